"""Every page is HTML as its standard has it: the Nu HTML checker finds nothing, in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.html import complaints, java

from .conftest import Site

pytestmark = pytest.mark.site


@pytest.mark.skipif(java() is None, reason="no Java here: pages are NOT checked")
def test_the_checker_finds_nothing(site: Site, office_site: Site, tmp_path: Path) -> None:
    """All pages, those that an office with a form changes too, and a fault that it must find."""
    faulty = tmp_path / "faulty.html"
    faulty.write_text("<!doctype html><title>A page</title><p align=right></div>", "utf-8")
    own = [office_site.folder / name for name in ("contact", "services", "404.html")]
    found = complaints(site.folder, *own, faulty)
    assert [each for each in found if str(faulty) not in each] == []
    assert len(found) >= 2
