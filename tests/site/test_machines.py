"""What programs look for: robots.txt, the manifest, security.txt, llms.txt, Markdown, the feed."""

from __future__ import annotations

import json
import re
import struct
from copy import copy
from datetime import date, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest

from .conftest import BUILD_DATE, Site, attribute
from .test_addresses import language, listed

pytestmark = pytest.mark.site

ATOM = "{http://www.w3.org/2005/Atom}"
FIGURE = re.compile(r"¥[\d,]{5,}|[\d,]{5,}円")

both_sites = pytest.mark.parametrize("which", ["site", "office_site"])


@both_sites
def test_robots_are_led_to_the_sitemap(which: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(which)
    lines = (site.folder / "robots.txt").read_text("utf-8").splitlines()
    assert f"Sitemap: {site.url}sitemap.xml" in lines
    assert not [line for line in lines if line.startswith("Disallow")]


@both_sites
def test_each_page_names_the_manifest_of_its_language(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(which)
    root = "/" + site.url.split("/", 3)[3]
    for address, page in site.pages.items():
        (link,) = page.select("link[rel=manifest]")
        target = site.file_at(address, attribute(link, "href"))
        home = "ja/" if language(address) == "ja" else ""
        assert target is not None
        assert target[0] == site.folder / home / "manifest.webmanifest"
    for home, name in (("", "Gijinkoku Guide"), ("ja/", "技人国ガイド")):
        told = json.loads((site.folder / home / "manifest.webmanifest").read_text("utf-8"))
        assert told["name"] == name
        assert told["description"]
        assert told["start_url"] == root + home
        assert told["scope"] == root
        for icon in told["icons"]:
            path = site.folder / icon["src"].removeprefix(root)
            if icon["type"] == "image/png":
                width, height = struct.unpack(">II", path.read_bytes()[16:24])
                assert icon["sizes"] == f"{width}x{height}"
            else:
                assert path.is_file()


def test_faults_in_safety_have_an_address_only_if_it_is_set(site: Site, office_site: Site) -> None:
    assert not (site.folder / ".well-known").exists()
    text = (office_site.folder / ".well-known" / "security.txt").read_text("utf-8")
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:safety@example.org"
    assert fields["Canonical"] == f"{office_site.url}.well-known/security.txt"
    expires = datetime.fromisoformat(fields["Expires"].replace("Z", "+00:00")).date()
    assert date.fromisoformat(BUILD_DATE) < expires
    assert expires < date.fromisoformat(BUILD_DATE) + timedelta(days=365)


@both_sites
def test_assistants_find_every_page(which: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(which)
    text = (site.folder / "llms.txt").read_text("utf-8")
    lines = text.splitlines()
    assert lines[0].startswith("# ")
    assert re.match(r"> \w", lines[2])
    found = re.findall(r"^- \[[^\]]+\]\(([^)]+)\): \S", text, re.MULTILINE)
    assert {address.removesuffix("index.md") for address in found} == {
        site.url + address for address in listed(site)
    }
    for address in found:
        if address.endswith(".md"):
            assert (site.folder / address.removeprefix(site.url)).is_file()


@both_sites
def test_each_guide_is_there_as_markdown(which: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(which)
    for address, page in site.pages.items():
        links = page.select("link[rel=alternate][type='text/markdown']")
        if "guide/" not in address:
            continue
        (link,) = links
        target = site.file_at(address, attribute(link, "href"))
        assert target is not None
        text = target[0].read_text("utf-8")
        article = copy(page.select_one("article"))
        assert article is not None
        headings = [
            heading.get_text(" ", strip=True)
            for heading in article.select("h1, h2:not(.page-sources h2), h3")
        ]
        for heading in headings:
            # A term in a heading carries its explanation on the page.
            assert any(line.startswith("#") and heading[:12] in line for line in text.splitlines())
        for note in article.select(".term__note, .page-sources"):
            note.extract()
        assert set(FIGURE.findall(article.get_text())) <= set(FIGURE.findall(text)), address
        assert not re.search(r"<[a-z]+[ >]", text), address
        assert re.findall(r"\]\((?!https?:|mailto:|tel:)", text) == [], address
        marks = set(re.findall(r"\[\^(\d+)\](?!:)", text))
        assert marks <= set(re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)), address


@both_sites
def test_feeds_tell_what_changed_in_the_rules(which: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(which)
    feeds = {}
    for home in ("", "ja/"):
        root = ET.parse(site.folder / home / "changes.xml").getroot()
        entries = root.findall(f"{ATOM}entry")
        feeds[home] = [str(entry.findtext(f"{ATOM}id")) for entry in entries]
        moments = [str(entry.findtext(f"{ATOM}updated")) for entry in entries]
        assert moments == sorted(moments, reverse=True)
        assert root.findtext(f"{ATOM}updated") == moments[0]
        assert all(
            datetime.fromisoformat(each).date() <= date.fromisoformat(BUILD_DATE)
            for each in moments
        )
        for entry in entries:
            assert str(entry.findtext(f"{ATOM}title")).strip()
            assert str(entry.findtext(f"{ATOM}summary")).strip()
        links = {each.attrib["rel"]: each.attrib["href"] for each in root.findall(f"{ATOM}link")}
        assert links["self"] == f"{site.url}{home}changes.xml"
        page = links["alternate"].removeprefix(site.url)
        assert page in site.pages
        for address in (page, home):
            (link,) = site.pages[address].select("link[type='application/atom+xml']")
            target = site.file_at(address, attribute(link, "href"))
            assert target is not None
            assert target[0] == site.folder / home / "changes.xml"
    everywhere = [*feeds[""], *feeds["ja/"]]
    assert len(set(everywhere)) == len(everywhere) > 60


def test_entries_keep_their_ids_wherever_the_site_stands(site: Site, office_site: Site) -> None:
    for home in ("", "ja/"):
        ids = [
            ET.parse(each.folder / home / "changes.xml").getroot().findall(f".//{ATOM}id")
            for each in (site, office_site)
        ]
        assert [each.text for each in ids[0]] == [each.text for each in ids[1]]
