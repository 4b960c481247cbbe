"""What tabs, engines and previews are told of each page: titles, descriptions, addresses, dates."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from .conftest import BUILD_DATE, Site, attribute, read

pytestmark = pytest.mark.site

both_sites = pytest.mark.parametrize("which", ["site", "office_site"])

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
HIDDEN = ("contact/sent/", "ja/contact/sent/")
NAMES = {"en": " | Gijinkoku Guide", "ja": "｜技人国ガイド"}
DESCRIPTION = {"en": range(70, 161), "ja": range(35, 91)}
"""Characters: engines leave out what is too short to tell a thing, and cut what is longer."""

PREVIEW = {
    "og:type",
    "og:site_name",
    "og:title",
    "og:description",
    "og:url",
    "og:locale",
    "og:locale:alternate",
    "og:image",
    "og:image:type",
    "og:image:width",
    "og:image:height",
    "og:image:alt",
}


def language(address: str) -> str:
    return "ja" if address.startswith("ja/") else "en"


def listed(site: Site) -> dict[str, BeautifulSoup]:
    return {address: page for address, page in site.pages.items() if address not in HIDDEN}


def content(page: BeautifulSoup, selector: str) -> str:
    (tag,) = page.select(f"head {selector}")
    return attribute(tag, "content")


def title(page: BeautifulSoup) -> str:
    assert page.title is not None
    return page.title.get_text()


def test_each_title_names_page_and_site_and_no_two_are_alike(site: Site) -> None:
    titles = {address: title(page) for address, page in site.pages.items()}
    for address, text in titles.items():
        name = NAMES[language(address)]
        assert text.endswith(name), address
        assert text.removesuffix(name).strip(), address
    assert [text for text, count in Counter(titles.values()).items() if count > 1] == []
    assert titles["guide/fees/"] == "Fees | Gijinkoku Guide"
    for name in ("404.html", "offline.html"):
        page = read(site.folder / name)
        assert title(page) not in titles.values()
        assert content(page, "meta[name=robots]") == "noindex"


def test_each_description_is_its_own_and_fits(site: Site) -> None:
    told = {
        address: content(page, "meta[name=description]") for address, page in listed(site).items()
    }
    assert [text for text, count in Counter(told.values()).items() if count > 1] == []
    fits = {address: len(text) in DESCRIPTION[language(address)] for address, text in told.items()}
    assert [(address, len(told[address])) for address, fit in fits.items() if not fit] == []


@both_sites
def test_pages_that_nobody_looks_for_are_kept_from_engines(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(which)
    for address, page in site.pages.items():
        robots = [attribute(tag, "content") for tag in page.select("meta[name=robots]")]
        assert robots == (["noindex"] if address in HIDDEN else []), address
    for address in HIDDEN:
        assert (
            site.pages[address].select("link[rel=canonical], link[hreflang], meta[property]") == []
        )


@both_sites
def test_previews_are_whole(which: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(which)
    for address, page in listed(site).items():
        told = {attribute(tag, "property") for tag in page.select("meta[property^='og:']")}
        assert told == PREVIEW, address
        assert content(page, "meta[property='og:url']") == site.url + address
        picture = content(page, "meta[property='og:image']")
        assert picture == f"{site.url}assets/preview-{language(address)}.png"
        assert (site.folder / picture.removeprefix(site.url)).is_file()
        described = content(page, "meta[name=description]")
        assert content(page, "meta[property='og:description']") == described
        assert title(page).startswith(content(page, "meta[property='og:title']"))
        assert content(page, "meta[name='twitter:card']") == "summary_large_image"


@both_sites
def test_the_sitemap_lists_each_page_with_its_translations(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(which)
    urls = ET.parse(site.folder / "sitemap.xml").getroot().findall(f"{SITEMAP}url")
    found = {}
    for url in urls:
        links = {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall(f"{XHTML}link")
        }
        found[str(url.findtext(f"{SITEMAP}loc"))] = links
    expected = {
        site.url + address: {
            attribute(link, "hreflang"): attribute(link, "href")
            for link in page.select("link[rel=alternate][hreflang]")
        }
        for address, page in listed(site).items()
    }
    assert found == expected
    assert len(urls) == len(found)
    assert not (site.folder / "ja" / "sitemap.xml").exists()


def test_days_of_change_are_those_that_pages_tell(site: Site) -> None:
    """Both from one history; without one, neither names a day (see test_changed.py)."""
    in_sitemap = {
        str(url.findtext(f"{SITEMAP}loc")): url.findtext(f"{SITEMAP}lastmod")
        for url in ET.parse(site.folder / "sitemap.xml").getroot().findall(f"{SITEMAP}url")
    }
    for address, page in listed(site).items():
        (notes,) = page.select("script[type='application/ld+json']")
        told = json.loads(notes.get_text())["@graph"][0].get("dateModified")
        assert told == in_sitemap[site.url + address], address
        if told:
            assert date.fromisoformat(told) <= date.fromisoformat(BUILD_DATE), address


@both_sites
def test_the_error_page_knows_every_address(which: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(which)
    known = json.loads((site.folder / "assets" / "addresses.json").read_text("utf-8"))
    assert {address for address, _, _ in known} == set(listed(site))
    assert all(name and code == language(address) for address, name, code in known)
    page = read(site.folder / "404.html")
    (script,) = page.select("script[src*='/assets/not-found-']")
    target = site.file_at("no/such/page", attribute(script, "src"))
    assert target is not None
    assert target[0].is_file()
    assert len(page.select("main div[lang] [data-meant] ul")) == 2
