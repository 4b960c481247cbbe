"""Whatever the site carries is listed with its licence, and the text is there."""

from __future__ import annotations

import json
import re
from hashlib import sha256

import pytest

from tests.shared import read_yaml

from .conftest import ROOT, Site

pytestmark = pytest.mark.site

CHECKED = {
    "0BSD": "1fc595850815e2afbaf6b3aa49edaa2fb51a99028bc3a78d0ebe834ead586914",
    "Apache-2.0": "0ffddef9e48f8a09aed5caf2d44f7ba1c1be2d9b8e0a6f693b1635b2d5566645",
    "BSD-2-Clause": "971850f7f84e5dc88bd6b52e0d0c1fbffdaec4eae2fd311b1511d42bf7855c51",
    "BSD-3-Clause": "70435d703f5e4bdca9a1fa6b9291501b0dd850d2ad5457b491ce936217b1e063",
    "MIT": "7c9b48b52decb9837c70f608678129e1ac79e056829c8d1e82e8cdd8aed562f8",
    "MPL-2.0": "a7fae6cb34ec631564f892e475d03e5d8781b78949caf5c54d404d384e30fffe",
    "Python-2.0.1": "0c51d5d4bc18f7e75d1e084ee4f0d781f60f1edd3183726c2c3c8452505e12c9",
    "Zlib": "c8e200c261a77d32a61c4e55388eae01260251a0c51c067f2639e62a20f510a6",
    "blessing": "e013aba031f1bc725615f99a72eb37aa16bb17a754b41328fe4e7dae3a21a15e",
    "bzip2-1.0.6": "9f35142c22595da61f76bda488785eec2257526aa2d0fd4b1946040dbc08cf72",
}
"""SHA-256 of the words of each text, as they were when it was held against its source: CPython's
against the file that its release 3.14 carries, the others against
the SPDX licence list."""

OF_CPYTHON = "3.14"
"""The release whose licence text is here: a newer one may have another."""


def components() -> list[dict[str, str]]:
    listed: list[dict[str, str]] = read_yaml(ROOT / "licences" / "components.yml")
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


@pytest.mark.parametrize("licence", sorted(CHECKED))
def test_each_text_is_the_one_that_was_checked(licence: str) -> None:
    words = (ROOT / "licences" / f"{licence}.txt").read_text("utf-8").split()
    assert sha256(" ".join(words).encode()).hexdigest() == CHECKED[licence]


def test_every_text_was_checked_and_is_of_the_python_that_is_carried() -> None:
    assert {path.stem for path in (ROOT / "licences").glob("*.txt")} == set(CHECKED)
    assert {component["licence"] for component in components()} == set(CHECKED)
    told = (ROOT / "node_modules" / "pyodide" / "pyodide-lock.json").read_text("utf-8")
    assert json.loads(told)["info"]["python"].startswith(f"{OF_CPYTHON}.")


LISTS = ("requirements.txt", "tools/*.txt", "package-lock.json", "sbom/*.json")
REGISTRY = re.compile(
    r'"resolved"|//(?:registry\.|pypi\.|files\.pythonhosted)|--(?:extra-)?index-url'
)


def test_no_list_of_packages_names_a_registry() -> None:
    files = [path for pattern in LISTS for path in ROOT.glob(pattern)]
    assert len(files) > len(LISTS)
    for path in files:
        assert not REGISTRY.search(path.read_text("utf-8")), path.name
