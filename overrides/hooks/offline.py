"""Puts into the site what lets opened pages be opened again without a connection."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from project import ROOT, is_inner_build, languages, site_path

PAGE = "offline.html"
LIBRARY = ("core", "routing", "strategies", "cacheable-response", "expiration", "precaching")
"""The parts of Workbox that the service worker loads."""

SEARCH = "assets/javascripts/lunr"
"""Where the theme keeps what its search worker loads for languages other than English.

A worker that began before the service worker did loads them unseen.
"""


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


def on_post_build(config: MkDocsConfig) -> None:
    """Copies the library to where the service worker looks for it, and lists what to keep.

    Raises:
        PluginError: if it is not installed.
    """
    if is_inner_build(config):
        return
    target = Path(config.site_dir) / "assets" / "offline"
    target.mkdir(parents=True, exist_ok=True)
    for part in LIBRARY:
        source = ROOT / "node_modules" / f"workbox-{part}" / "build" / f"workbox-{part}.prod.js"
        if not source.is_file():
            raise PluginError(f"no {source}: install the npm packages")
        shutil.copy(source, target)
    site = Path(config.site_dir)
    others = [f"min/lunr.{code}.min.js" for code in languages(config) if code != "en"]
    scripts = ["tinyseg.js", "min/lunr.stemmer.support.min.js", *others]
    precached = [
        {"url": url, "revision": hashlib.sha256((site / url).read_bytes()).hexdigest()[:12]}
        for url in (PAGE, *(f"{SEARCH}/{script}" for script in scripts))
    ]
    (target / "precached.js").write_text(f"self.precached = {json.dumps(precached)};\n", "utf-8")
