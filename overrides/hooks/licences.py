"""Puts the licences of all that the site carries into it, with a page that lists them."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from project import ROOT, is_inner_build, read_yaml
from selfcheck.browser import build

TEMPLATE = "licences.html"
TEXTS = ROOT / "licences"
OWN = ROOT / "LICENSE"
FOLDER = "licences/texts"
"""Where the texts are in the site."""


@cache
def components() -> list[dict[str, str]]:
    """What others wrote, with its version as far as it is installed by itself.

    Raises:
        PluginError: if a licence's text is missing.
    """
    listed: list[dict[str, str]] = read_yaml(TEXTS / "components.yml")
    for component in listed:
        if not (TEXTS / f"{component['licence']}.txt").is_file():
            raise PluginError(f"{component['name']}: no text of {component['licence']}")
        component["version"] = _version(component.get("package", ""))
    return listed


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Adds `components` to the page of licences."""
    if page.meta.get("template") == TEMPLATE:
        context["components"] = components()
        context["licence_texts"] = FOLDER
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the texts."""
    if is_inner_build(config):
        return
    site = Path(config.site_dir)
    for path in TEXTS.glob("*.txt"):
        build.write_file(site, f"{FOLDER}/{path.name}", path.read_bytes())
    build.write_file(site, f"{FOLDER}/{OWN.name}.txt", OWN.read_bytes())


def _version(package: str) -> str:
    registry, _, name = package.partition(":")
    if registry == "pyodide":
        told = (ROOT / "node_modules" / "pyodide" / "pyodide-lock.json").read_text("utf-8")
        return str(json.loads(told)["info"][name])
    if registry == "npm":
        described = (ROOT / "node_modules" / name / "package.json").read_text("utf-8")
        return str(json.loads(described)["version"])
    return version(name) if registry == "python" else ""
