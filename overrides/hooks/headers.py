"""Security headers: a Content-Security-Policy in each page, and `_headers` for hosts that read it.

Scripts inside a page run only if their hash is in the policy, so the hashes are taken from the
page as it was written.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from project import is_inner_build, site_path

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)([^>]*)>(.*?)</script>", re.DOTALL)
DATA_TYPE = re.compile(r'\stype="application/(?:ld\+)?json"')
THEME_HASHED = (
    "assets/stylesheets/*",
    "assets/javascripts/bundle.*",
    "assets/javascripts/workers/*",
)
BUNDLE = "assets/selfcheck/*"
SHARED = "assets/parts/*"
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
    """Writes `_headers`, with the hashes of all pages."""
    if is_inner_build(config):
        return
    site = Path(config.site_dir)
    hashes = {
        each for page in site.rglob("*.html") for each in script_hashes(page.read_text("utf-8"))
    }
    root = site_path(config)
    forever = "Cache-Control: public, max-age=31536000, immutable"
    rules = {
        "*": [
            f"Content-Security-Policy: {policy(hashes, config)}; frame-ancestors 'none'",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: strict-origin-when-cross-origin",
            "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy: same-origin",
        ],
    }
    own = [*config.extra_css, *map(str, config.extra_javascript)]
    hashed = [path.partition("?")[0] for path in own]
    rules |= {path: [forever] for path in (*THEME_HASHED, BUNDLE, SHARED, *hashed)}
    lines = [line for path, of in rules.items() for line in (root + path, *(f"  {h}" for h in of))]
    (site / "_headers").write_text("\n".join(lines) + "\n", "utf-8")


def script_hashes(html: str) -> list[str]:
    """The hashes of the scripts inside a page, as a policy names them."""
    return [
        f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"
        for attributes, body in INLINE_SCRIPT.findall(html)
        if not DATA_TYPE.search(attributes)
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
