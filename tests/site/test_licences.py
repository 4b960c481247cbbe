"""Whatever the site carries is listed with its licence, and the text is there."""

from __future__ import annotations

import json

import pytest
import yaml

from .conftest import ROOT, Site

pytestmark = pytest.mark.site


def components() -> list[dict[str, str]]:
    listed: list[dict[str, str]] = yaml.safe_load(
        (ROOT / "licences" / "components.yml").read_text("utf-8")
    )
    return listed


def test_each_package_that_the_site_carries_is_listed() -> None:
    carried = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    listed = {component.get("package", "") for component in components()}
    for name in carried:
        # Workbox comes in parts.
        known = "workbox-core" if name.startswith("workbox-") else name
        assert f"npm:{known}" in listed, name
    assert "python:mkdocs-material" in listed


@pytest.mark.parametrize("prefix", ["", "ja/"])
def test_the_page_names_each_and_leads_to_its_licence(site: Site, prefix: str) -> None:
    page = site.pages[f"{prefix}licences/"]
    rows = page.select("tbody tr")
    assert len(rows) == len(components())
    for row, component in zip(rows, components(), strict=True):
        assert component["name"] in row.get_text()
        text = site.folder / "licences" / "texts" / f"{component['licence']}.txt"
        assert len(text.read_text("utf-8")) > 200
    assert (site.folder / "licences" / "texts" / "LICENSE.txt").is_file()
