"""Each script of the site finds what it imports, and names it by its content."""

from __future__ import annotations

import re

from tests.site.conftest import Site

IMPORT = re.compile(r'^(?:import|export|\})[^"\n]*"(\.[^"]+)"', re.MULTILINE)
HASHED_FOLDER = re.compile(r"-[0-9a-f]{12}$")


def test_scripts_import_what_is_there_under_hashed_addresses(site: Site) -> None:
    imports = [
        (script, address)
        for script in (site.folder / "assets").rglob("*.mjs")
        for address in IMPORT.findall(script.read_text("utf-8"))
    ]
    assert any(script.name == "contact.mjs" for script, _ in imports)
    for script, address in imports:
        path, _, version = address.partition("?v=")
        target = (script.parent / path).resolve()
        assert target.is_file(), f"{script}: {address}"
        inside = target.relative_to(site.folder.resolve()).parts
        assert version or any(HASHED_FOLDER.search(part) for part in inside), f"{script}: {address}"
