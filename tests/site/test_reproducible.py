"""Two builds of one day are equal, whoever makes them and however old the result becomes."""

from __future__ import annotations

import hashlib
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from .conftest import BUILD_DATE, DOMAIN, Site, attribute, build

pytestmark = pytest.mark.site


def told(folder: Path) -> dict[str, tuple[str, str]]:
    """By path, the mode and the digest of each file."""
    return {
        path.relative_to(folder).as_posix(): (
            oct(path.stat().st_mode),
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for path in folder.rglob("*")
    }


def test_a_second_builder_makes_the_same_site(site: Site, tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        other = build(tmp_path / "other", DOMAIN)
    finally:
        os.umask(before)
    assert told(other.folder) == told(site.folder)


def test_each_page_knows_until_when_it_may_stand(site: Site) -> None:
    until = (date.fromisoformat(BUILD_DATE) + timedelta(days=90)).isoformat()
    for page in site.pages.values():
        (banner,) = page.select("[data-good-until]")
        assert attribute(banner, "data-good-until") == until
        assert banner.has_attr("hidden")
