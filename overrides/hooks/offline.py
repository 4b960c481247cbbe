"""Puts into the site what lets opened pages be opened again without a connection."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from project import ROOT, is_inner_build, site_path
from selfcheck.browser import build, names

PAGE = "offline.html"
LIBRARY = ("core", "routing", "strategies", "expiration", "precaching")
"""The parts of Workbox that the service worker loads."""

WORKER = "service-worker.js"
FOLDER = "assets/offline"
PLACE = '["parts"]'
"""Where the service worker names what it loads."""

MAP = re.compile(rb"\n//# sourceMappingURL=.*")


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Has the page for those who are offline name everything from the site's root.

    It is shown at whatever address could not be reached.
    """
    if template_name == PAGE:
        context["base_url"] = site_path(config)
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Writes the page for those who are offline once, as it holds all languages."""
    return "" if template_name == PAGE and is_inner_build(config) else output_content


# After all that writes files of the theme.
@event_priority(-150)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes what the service worker loads, under names that carry a hash.

    Raises:
        PluginError: if the library is not installed, or the service worker has no place for it.
    """
    if is_inner_build(config):
        return
    site = Path(config.site_dir)
    addresses = []
    for name, content in {**_library(), "listed.js": _listed(site)}.items():
        address = names.hashed(f"{FOLDER}/{name}", content)
        build.write_file(site, address, content)
        addresses.append(address)
    source = (site / WORKER).read_text("utf-8")
    if source.count(PLACE) != 1:
        raise PluginError(f"{WORKER} has no single {PLACE}")
    build.write_file(site, WORKER, source.replace(PLACE, json.dumps(addresses)).encode())


def _library() -> dict[str, bytes]:
    contents = {}
    for part in LIBRARY:
        source = ROOT / "node_modules" / f"workbox-{part}" / "build" / f"workbox-{part}.prod.js"
        if not source.is_file():
            raise PluginError(f"no {source}: install the npm packages")
        contents[f"workbox-{part}.js"] = MAP.sub(b"", source.read_bytes())
    return contents


def _listed(site: Path) -> bytes:
    """What to keep from the start."""
    revision = hashlib.sha256((site / PAGE).read_bytes()).hexdigest()[:12]
    precached = [{"url": PAGE, "revision": revision}]
    listed = json.dumps({"precached": precached})
    return f"self.listed = {listed};\n".encode()
