"""What a reader who only reads transfers, by a host that compresses."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import brotli
import pytest

from tests.site.conftest import Site

pytestmark = pytest.mark.site

FIRST_VISIT, NEXT_PAGE = 90_000, 25_000
SMALL_STYLE = 20_000
"""Bytes, compressed: limits of a reading page on a first visit and after it, and of a style."""

REQUESTS = 30
LOADED = "link[rel=stylesheet], link[rel=modulepreload], link[rel=icon], script[src], img[src]"
IMPORT = re.compile(r'^(?:import|export|\})[^"\n]*"(\.[^"]+)"', re.MULTILINE)
OFFLINE = ("service-worker.js", "assets/offline/*.js")
PRECACHED = re.compile(r'"url": "([^"]+)"')


def size(path: Path) -> int:
    """As the build compresses pages, so at most what hosts send."""
    return len(brotli.compress(path.read_bytes(), quality=9))


def loaded(site: Site, address: str) -> set[Path]:
    """The files of ours that a page loads by itself, with those that they import."""
    tags = site.pages[address].select(LOADED)
    links = [str(tag.get("href") or tag.get("src")) for tag in tags]
    root = urlsplit(site.url).path
    left = [
        site.folder / urlsplit(urljoin(site.url + address, link)).path.removeprefix(root)
        for link in links
    ]
    found: set[Path] = set()
    while left:
        path = left.pop().resolve()
        if path not in found:
            found.add(path)
            if path.suffix == ".mjs":
                left += [path.parent / other for other in IMPORT.findall(path.read_text("utf-8"))]
    return found


def kept(site: Site) -> set[Path]:
    """What the service worker brings once a page has loaded."""
    files = {path for pattern in OFFLINE for path in site.folder.glob(pattern)}
    (listed,) = site.folder.glob("assets/offline/listed-*.js")
    return files | {site.folder / url for url in PRECACHED.findall(listed.read_text("utf-8"))}


def reading(site: Site) -> list[str]:
    return [address for address in site.pages if not address.endswith("self-check/")]


def test_a_reading_page_weighs_little_and_brings_nothing_of_the_runtime(site: Site) -> None:
    offline = kept(site)
    sizes: dict[Path, int] = {}
    for address in reading(site):
        files = loaded(site, address) | offline
        for path in files - sizes.keys():
            sizes[path] = size(path)
        page = size(site.folder / address / "index.html")
        assert page <= NEXT_PAGE, (address, page)
        assert page + sum(sizes[path] for path in files) <= FIRST_VISIT, address
        assert len(files) < REQUESTS, address
        runtime = site.folder.resolve() / "assets" / "selfcheck"
        others = [path for path in files if path.is_relative_to(runtime)]
        assert all(path.parent.name == "parts" for path in others), (address, others)


def test_one_small_style_is_all_that_keeps_a_page_from_showing(site: Site) -> None:
    for address, page in site.pages.items():
        styles = page.select("link[rel=stylesheet]")
        assert len(styles) == 1, address
        (style,) = {path for path in loaded(site, address) if path.suffix == ".css"}
        assert size(style) <= SMALL_STYLE, address
        blocking = page.select("head script[src]:not([type=module], [defer], [async])")
        assert not blocking, address
