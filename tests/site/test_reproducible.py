"""Two builds of one day are equal, whoever makes them and however old the result becomes.

Compared are the two builds that other tests need anyway. They were made by different processes
(so with different seeds for the order of sets), at different times, in different folders and with
different rights for new files. Only the site's address and the office were meant to differ.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from .conftest import BUILD_DATE, ROOT, Site, attribute

pytestmark = pytest.mark.site

NAMES_THE_OFFICE = re.compile(r"\{[{%][^}]*\boffice(\.|_card)")
OF_THE_OFFICE = re.compile(
    r"(ja/)?index\.html|_headers|assets/search/(en|ja)(-more)?-#\.json|assets/style-#\.css"
)
"""Files beside such pages that tell of the office too, or hold those pages' words and styles.

A digest in a name is written as "#".
"""

ONLY_WITH_AN_OFFICE = {".well-known", ".well-known/security.txt"}
FOOT = re.compile(r'\s*<address class="site-footer__office">.*?</address>', re.DOTALL)
ENDPOINT = " https://forms.example.net"
DIGEST = re.compile(r"(?<=-)[0-9a-f]{12}(?=\.\w)|(?<=\")[0-9a-f]{12}(?=\")")
PIECE = re.compile(r"[>}\],;\n]")


def paths(site: Site) -> dict[str, Path]:
    return {path.relative_to(site.folder).as_posix(): path for path in site.folder.rglob("*")}


def text_of(path: Path, site: Site) -> str:
    """What a file says, as if at the root and without an office."""
    text = path.read_text("utf-8").replace(site.url, "/").replace(urlsplit(site.url).path, "/")
    return re.sub(r"\s*\n\s*", "\n", FOOT.sub("", text.replace(ENDPOINT, "")))


def without_what_moves(html: str) -> str:
    """A page without what explains terms, where each is used first, and without the form's text."""
    page = BeautifulSoup(html, "html.parser")
    for part in page.select(".term__note, article:has(form[data-contact])"):
        part.decompose()
    for wrapped in page.select("a.term__name, span.term"):
        wrapped.unwrap()
    return str(page)


def pieces(text: str) -> dict[str, str]:
    """The pieces of a text that stand in it once: with "#" for each digest, and as they are."""
    found = [(DIGEST.sub("#", piece), piece) for piece in PIECE.split(text)]
    times = Counter(plain for plain, _ in found)
    return {plain: piece for plain, piece in found if times[plain] == 1}


@cache
def of_the_office() -> frozenset[str]:
    """The pages that tell more of the office than the foot of every page does, and their twins."""
    found = set()
    for source in (ROOT / "docs").rglob("*.md"):
        if NAMES_THE_OFFICE.search(source.read_text("utf-8")):
            page = source.relative_to(ROOT / "docs").with_suffix("").as_posix()
            page = page.removeprefix("en/").removesuffix("index").rstrip("/")
            found |= {f"{page}/index.html", f"{page}/index.md"}
    return frozenset(found)


def in_common(path: str, one: str, other: str) -> list[tuple[str, str]]:
    """What two files of one name both say, which may differ in digests alone."""
    if path not in of_the_office() and not OF_THE_OFFICE.fullmatch(DIGEST.sub("#", path)):
        assert DIGEST.sub("#", one) == DIGEST.sub("#", other), path
        return [(one, other)]
    if path.endswith(".html"):
        one, other = without_what_moves(one), without_what_moves(other)
    mine, others = pieces(one), pieces(other)
    common = [plain for plain in mine if plain in others]
    assert common
    assert common == [plain for plain in others if plain in mine], path
    return [(mine[plain], others[plain]) for plain in common]


def test_another_builder_elsewhere_makes_the_same_site(site: Site, office_site: Site) -> None:
    here, there = paths(site), paths(office_site)
    renamed: dict[str, str] = {}
    """By digest the one that stands in its place."""

    def twin(path: str) -> str:
        return DIGEST.sub(lambda digest: renamed.get(digest[0], digest[0]), path)

    twins: dict[str, str] = {}
    # What names a file with another digest is read before that file.
    while new := {path: twin(path) for path in here if path not in twins and twin(path) in there}:
        twins |= new
        for path, theirs in new.items():
            one, other = here[path], there[theirs]
            assert one.stat().st_mode == other.stat().st_mode, path
            if one.is_dir() or one.read_bytes() == other.read_bytes():
                continue
            for mine, others in in_common(path, text_of(one, site), text_of(other, office_site)):
                for digest, its in zip(DIGEST.findall(mine), DIGEST.findall(others), strict=True):
                    assert renamed.setdefault(digest, its) == its, path
    assert here.keys() - twins.keys() == set()
    assert there.keys() - set(twins.values()) == ONLY_WITH_AN_OFFICE


def test_each_page_knows_until_when_it_may_stand(site: Site) -> None:
    until = (date.fromisoformat(BUILD_DATE) + timedelta(days=90)).isoformat()
    for page in site.pages.values():
        (banner,) = page.select("[data-good-until]")
        assert attribute(banner, "data-good-until") == until
        assert banner.has_attr("hidden")
