"""Writes what programs look for at fixed addresses: robots.txt, the manifest, security.txt."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime, time
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

from pages import MANIFEST, Edition, editions
from project import good_until, is_inner_build, languages, site_path
from selfcheck.browser import build

log = get_plugin_logger("fixed")

VARIABLE = "SECURITY_CONTACT"
SCHEMES = ("https", "mailto", "tel")
PAPER, BRAND = "#fbfaf6", "#23272e"
"""As in tokens.css: a manifest cannot refer to it."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Takes from the environment where faults in the site's safety are to be told.

    Raises:
        PluginError: if that is no address that security.txt may name.
    """
    contact = os.environ.get(VARIABLE, str(config.extra.get("security_contact") or "")).strip()
    if re.fullmatch(r"[^\s@:/]+@[^\s@:/]+", contact):
        contact = f"mailto:{contact}"
    if contact and urlsplit(contact).scheme not in SCHEMES:
        raise PluginError(f"{VARIABLE} must begin with one of {', '.join(SCHEMES)}: {contact!r}")
    config.extra["security_contact"] = contact
    return config


# After the builds of the other languages.
@event_priority(-150)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes them, once for all languages."""
    if is_inner_build(config):
        return
    site = Path(config.site_dir)
    for edition in editions():
        build.write_file(site, f"{edition.home}{MANIFEST}", manifest(edition, site_path(config)))
    build.write_file(site, "robots.txt", robots(config).encode())
    if config.extra["security_contact"]:
        build.write_file(site, ".well-known/security.txt", security(config).encode())
    else:
        log.info("No %s, so no security.txt", VARIABLE)


def manifest(edition: Edition, root: str) -> bytes:
    """How the site looks on a home screen, in one language.

    Args:
        edition: the site in that language.
        root: the path under which the site stands.
    """
    return json.dumps(
        {
            "name": edition.name,
            "short_name": edition.name,
            "description": edition.description,
            "lang": edition.language,
            "dir": "ltr",
            "id": f"{root}{edition.home}",
            "start_url": f"{root}{edition.home}",
            "scope": root,
            "display": "minimal-ui",
            "background_color": PAPER,
            "theme_color": BRAND,
            "icons": [
                {"src": f"{root}assets/favicon.svg", "sizes": "any", "type": "image/svg+xml"},
                *(
                    {"src": f"{root}assets/icon-{size}.png", "sizes": f"{size}x{size}"}
                    | {"type": "image/png"}
                    for size in (192, 512)
                ),
                {"src": f"{root}assets/icon-maskable-512.png", "sizes": "512x512"}
                | {"type": "image/png", "purpose": "maskable"},
            ],
        },
        ensure_ascii=False,
        indent=1,
    ).encode()


def robots(config: MkDocsConfig) -> str:
    """All may read all; where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {config.site_url}sitemap.xml\n"


def security(config: MkDocsConfig) -> str:
    """Whom to tell of a fault in the site's safety, by RFC 9116, as long as the build holds."""
    expires = datetime.combine(good_until(config), time(), UTC).isoformat()
    return "".join(
        f"{name}: {value}\n"
        for name, value in {
            "Contact": config.extra["security_contact"],
            "Expires": expires.replace("+00:00", "Z"),
            "Preferred-Languages": ", ".join(languages(config)),
            "Canonical": f"{config.site_url}.well-known/security.txt",
        }.items()
    )
