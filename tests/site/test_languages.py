"""Both languages have the same pages, parts and ways between them."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from .conftest import ROOT, Site, attribute, read

pytestmark = pytest.mark.site


def outline(page: BeautifulSoup) -> list[tuple[str, str]]:
    return [
        (heading.name, attribute(heading, "id"))
        for heading in page.select("article :is(h1, h2, h3, h4)[id]")
    ]


def test_the_same_pages() -> None:
    pages = {
        language: {
            path.relative_to(ROOT / "docs" / language)
            for path in (ROOT / "docs" / language).rglob("*.md")
        }
        for language in ("en", "ja")
    }
    assert pages["en"] == pages["ja"]


def test_the_same_headings_with_the_same_anchors(site: Site) -> None:
    for address in site.english:
        japanese = site.pages[f"ja/{address}"]
        assert outline(site.pages[address]) == outline(japanese), address


def test_anchors_are_given_by_hand(site: Site) -> None:
    """An anchor made from a heading's words would differ between the languages."""
    for address, page in site.pages.items():
        assert not [
            id_ for _, id_ in outline(page) if re.fullmatch(r"_\d+|.*[^\x00-\x7f].*", id_)
        ], address


def test_each_page_says_its_language(site: Site) -> None:
    for address, page in site.pages.items():
        expected = "ja" if address.startswith("ja/") else "en"
        assert page.html is not None
        assert page.html["lang"] == expected, address


@pytest.mark.parametrize("which", ["site", "office_site"])
def test_each_page_names_its_translations(which: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(which)
    for address in set(site.english) - {"contact/sent/"}:
        expected = {
            "en": site.url + address,
            "ja": site.url + "ja/" + address,
            "x-default": site.url + address,
        }
        for each in (address, f"ja/{address}"):
            found = {
                attribute(link, "hreflang"): attribute(link, "href")
                for link in site.pages[each].select("link[rel=alternate][hreflang]")
            }
            assert found == expected, each
            canonical = site.pages[each].select_one("link[rel=canonical]")
            assert canonical is not None
            assert canonical["href"] == site.url + each


@pytest.mark.parametrize("which", ["site", "office_site"])
def test_the_switch_keeps_the_page(which: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(which)
    for address in site.english:
        japanese = f"ja/{address}"
        for here, there, name in ((address, japanese, "日本語"), (japanese, address, "English")):
            (switch,) = site.pages[here].select("header a[data-language-switch]")
            assert switch.get_text(strip=True) == name
            target = site.file_at(here, attribute(switch, "href"))
            assert target is not None
            assert target[0] == site.folder / there / "index.html"


@pytest.mark.parametrize("name", ["404.html", "offline.html"])
def test_pages_shown_at_any_address_speak_both(site: Site, name: str) -> None:
    page = read(site.folder / name)
    assert page.html is not None
    assert page.html["lang"] == "en"
    sections = {attribute(section, "lang"): section for section in page.select("main div[lang]")}
    assert list(sections) == ["en", "ja"]
    homes = [attribute(section.select("a[href^='/']")[0], "href") for section in sections.values()]
    assert homes == ["/", "/ja/"]


ONE_END = re.compile(r"(?<![\d.])\d+から\d+(?:か月|週間|日)|\d～\d")


def test_a_length_in_a_japanese_sentence_has_its_unit_at_both_ends(site: Site) -> None:
    for address, page in site.pages.items():
        if address.startswith("ja/"):
            texts = [each.get_text() for each in page.select("article :is(p, li)")]
            assert not [text for text in texts if "。" in text and ONE_END.search(text)], address
