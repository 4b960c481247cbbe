"""Security headers: a Content-Security-Policy in each page, and rules for several hosts.

Scripts inside a page run only if their hash is in the policy, so the hashes are taken from the
page as it was written.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

import hosts
from hosts import Rules
from project import is_inner_build, site_path
from selfcheck.browser import build

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)([^>]*)>(.*?)</script>", re.DOTALL)
DATA_TYPE = re.compile(r'\stype="application/(?:ld\+)?json"')
NAMED_BY_CONTENT = re.compile(r"-[0-9a-f]{12}\.\w+$|\.[0-9a-f]{8}\.min\.\w+$")
"""Ours with twelve digits of their SHA-256, and the theme's with eight of a hash of its own."""

NOT_BY_NAME = ("", ".html", ".br", ".gz")
"""Pages, for which there are too many addresses, and what stands beside a file compressed."""

TWO_YEARS_IN_SECONDS = 63_072_000
CHARSET = '<meta charset="utf-8">'

serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Notes whether pages are only served for editing: live reload adds a script of its own."""
    global serving
    serving = command == "serve"


@event_priority(-200)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Puts the policy at the head of a page."""
    return _with_policy(output, page.file.src_uri, config)


@event_priority(-200)
def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Puts the policy at the head of the error page."""
    if not template_name.endswith(".html") or not output:
        return output
    return _with_policy(output, template_name, config)


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes the rules, with the hashes of all pages."""
    if is_inner_build(config):
        return
    site = Path(config.site_dir)
    pages = sorted(site.rglob("*.html"))
    hashes = {each for page in pages for each in script_hashes(page.read_text("utf-8"))}
    rules = Rules(
        root=site_path(config),
        headers=headers_for_all(hashes, config),
        forever=_forever(site),
        fresh=_fresh(site),
    )
    for name, content in hosts.written(rules).items():
        build.write_file(site, name, content.encode())


def headers_for_all(hashes: set[str], config: MkDocsConfig) -> dict[str, str]:
    """The headers of each answer, by name, where these scripts stand inside pages."""
    headers = {
        "Content-Security-Policy": f"{policy(hashes, config)}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    if urlsplit(config.site_url or "").scheme == "https":
        headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS_IN_SECONDS}"
    return headers


def _forever(site: Path) -> list[str]:
    """What may be kept for good."""
    return _folded(site, lambda path: bool(NAMED_BY_CONTENT.search(path.name)))


def _fresh(site: Path) -> list[str]:
    """What must be asked for anew each time, pages apart: files whose names stay."""
    return _folded(
        site,
        lambda path: path.suffix not in NOT_BY_NAME and not NAMED_BY_CONTENT.search(path.name),
    )


def _folded(site: Path, fits: Callable[[Path], bool]) -> list[str]:
    """The files that fit, or their folder where all in it do."""
    files = [path for path in site.rglob("*") if path.is_file()]
    found = [path for path in files if fits(path)]
    others = {folder for path in files if not fits(path) for folder in path.parents}
    whole = {folder for path in found for folder in path.parents if folder not in others}
    outer = {folder for folder in whole if folder.parent not in whole and folder != site}
    alone = [path for path in found if not outer.intersection(path.parents)]
    folders = [f"{folder.relative_to(site).as_posix()}/*" for folder in outer]
    return sorted([*folders, *(path.relative_to(site).as_posix() for path in alone)])


def inline_scripts(html: str) -> list[str]:
    """The scripts inside a page."""
    return [
        body for attributes, body in INLINE_SCRIPT.findall(html) if not DATA_TYPE.search(attributes)
    ]


def script_hashes(html: str) -> list[str]:
    """The hashes of the scripts inside a page, as a policy names them."""
    return [
        f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"
        for body in inline_scripts(html)
    ]


def policy(hashes: set[str], config: MkDocsConfig) -> str:
    """The policy for pages with these scripts."""
    endpoint = urlsplit(config.extra["office"]["form_endpoint"])
    form = f" {endpoint.scheme}://{endpoint.netloc}" if endpoint.netloc else ""
    directives = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", "'wasm-unsafe-eval'", *sorted(hashes)]),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": f"'self'{form}",
        "form-action": f"'self'{form}",
        "worker-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _with_policy(html: str, name: str, config: MkDocsConfig) -> str:
    if serving:
        return html
    if html.count(CHARSET) != 1:
        raise PluginError(f"{name}: no single {CHARSET} to put the policy behind")
    content = escape(policy(set(script_hashes(html)), config), quote=False)
    tag = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return html.replace(CHARSET, f"{CHARSET}{tag}")
