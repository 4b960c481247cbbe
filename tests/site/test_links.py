"""Links lead somewhere, and nothing is fetched from anyone else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import Tag

from tests.shared import read_yaml

from .conftest import Site, attribute, read

pytestmark = pytest.mark.site

FETCHED = {
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "img": "src",
    "link": "href",
    "object": "data",
    "script": "src",
    "source": "src",
    "track": "src",
    "video": "src",
}
NOT_FETCHED = {"canonical", "alternate", "prev", "next"}


def links(page: Tag) -> Iterator[str]:
    for tag in page.select("a[href]"):
        yield attribute(tag, "href")


def fetched(page: Tag) -> Iterator[str]:
    for tag in page.find_all(list(FETCHED)):
        rel = map(str, tag.get_attribute_list("rel"))
        if tag.has_attr(FETCHED[tag.name]) and NOT_FETCHED.isdisjoint(rel):
            yield attribute(tag, FETCHED[tag.name])


@pytest.mark.parametrize("which", ["site", "office_site"])
def test_links_and_anchors_lead_somewhere(which: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(which)
    broken = []
    for address, page in site.pages.items():
        for link in links(page):
            target = site.file_at(address, link)
            if target is None:
                continue
            file, anchor = target
            if not file.is_file():
                broken.append((address, link))
                continue
            if anchor and anchor not in site.ids_in(file):
                broken.append((address, link))
    assert broken == []


@pytest.mark.parametrize("home", ["", "ja/"])
def test_published_anchors_are_still_there(site: Site, home: str) -> None:
    kept = read_yaml(Path(__file__).with_name("anchors.yaml"))
    gone = [
        f"{home}{address}#{anchor}"
        for address, anchors in kept.items()
        for anchor in anchors.split()
        if site.pages[home + address].find(id=anchor) is None
    ]
    assert gone == []


@pytest.mark.parametrize("which", ["site", "office_site"])
def test_what_a_page_loads_is_on_this_site(which: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(which)
    missing = []
    for address, page in site.pages.items():
        for link in fetched(page):
            target = site.file_at(address, link)
            if target is None or not target[0].is_file():
                missing.append((address, link))
    assert missing == []


@pytest.mark.parametrize("name", ["404.html", "offline.html"])
def test_pages_shown_at_any_address_load_from_there(office_site: Site, name: str) -> None:
    page = read(office_site.folder / name)
    for link in [*fetched(page), *links(page)]:
        # An empty link leads to the address itself, to try it again.
        if link and not link.startswith(("#", "tel:", "mailto:")):
            assert urlsplit(link).path.startswith("/visa/guide/"), link


def test_what_only_the_build_reads_is_no_part_of_the_site(site: Site) -> None:
    kinds = {path.suffix for path in site.folder.rglob("*") if path.is_file()}
    assert {".html", ".css", ".mjs"} <= kinds
    assert not kinds & {".yml", ".jinja", ".py"}
    # Of Markdown, only what pages were turned into again.
    assert {path.name for path in site.folder.rglob("*.md")} == {"index.md"}


def test_styles_load_nothing_from_outside(site: Site) -> None:
    for style in site.folder.rglob("*.css"):
        assert "url(http" not in style.read_text("utf-8").replace("url(//", "url(http"), style
