"""Each script of the site finds what it imports, and names it by its content."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest

from tests.site.conftest import Site

pytestmark = pytest.mark.site

IMPORT = re.compile(r'^(?:import|export|\})[^"\n]*"(\.[^"]+)"', re.MULTILINE)
OF_THE_THEME = re.compile(r"\.[0-9a-f]{8}\.min\.(css|js)$")
HASHED = re.compile(r"-([0-9a-f]{12})\.\w+$")


def test_scripts_import_what_is_there_under_hashed_addresses(site: Site) -> None:
    imports = [
        (script, address)
        for script in (site.folder / "assets").rglob("*.mjs")
        for address in IMPORT.findall(script.read_text("utf-8"))
    ]
    assert any(script.name.startswith("contact-") for script, _ in imports)
    for script, address in imports:
        assert (script.parent / address).is_file(), f"{script}: {address}"
        assert HASHED.search(address), f"{script}: {address}"


def test_nothing_is_in_the_site_that_nobody_loads(site: Site) -> None:
    assets = [path.name for path in (site.folder / "assets").rglob("*")]
    assert not [name for name in assets if name.endswith(".map")]
    # The theme's own search is not used.
    assert not [name for name in assets if "lunr" in name or name.startswith("search.")]


def test_each_style_and_script_of_ours_is_named_by_its_content(site: Site) -> None:
    files = [
        path
        for folder in (site.folder / "assets", *(site.folder / "assets").glob("selfcheck/**/"))
        for path in folder.iterdir()
        if path.suffix in (".css", ".mjs", ".wasm", ".zip")
    ]
    assert len(files) > 20
    for path in files:
        found = HASHED.search(path.name)
        assert found, path.name
        assert sha256(path.read_bytes()).hexdigest().startswith(found[1]), path.name


def test_pages_name_no_style_or_script_that_could_change_under_its_name(site: Site) -> None:
    for page in site.pages.values():
        for tag in page.select("link[rel=stylesheet], link[rel=modulepreload], script[src]"):
            address = str(tag.get("href") or tag.get("src"))
            assert HASHED.search(address) or OF_THE_THEME.search(address), address
