"""People's own questions are answered: two clicks from the home page, and rightly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from tests.shared import read_yaml

from .conftest import Site, attribute

pytestmark = pytest.mark.site

ASKED: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("questions.yaml"))
HOME = {"en": "", "ja": "ja/"}
HEADINGS = ("h1", "h2", "h3", "h4")
LEFT_OUT = ".term__note, .source-spot, sup, rt, rp"


def under(heading: Tag) -> str:
    """The words under a heading, up to the next of its rank."""
    words = []
    for each in heading.find_next_siblings():
        if each.name in HEADINGS and each.name <= heading.name:
            break
        copy = deepcopy(each)
        for left_out in copy.select(LEFT_OUT):
            left_out.decompose()
        words.append(copy.get_text(" "))
    return re.sub(r"\s+", " ", " ".join(words))


def squeezed(text: str, language: str) -> str:
    """Japanese has no spaces between words; marks and links leave some."""
    if language == "en":
        return re.sub(r" (?=[.,;:])", "", text)
    return re.sub(r"(?<=[^!-~]) | (?=[^!-~])", "", text)


@cache
def links(site: Site, address: str) -> frozenset[str]:
    """What a page leads to, as addresses from the site's root with anchors."""
    found = set()
    for link in site.pages[address].select("a[href]"):
        target = site.file_at(address, attribute(link, "href"))
        if target is None or target[0].name != "index.html":
            continue
        folder = target[0].parent.relative_to(site.folder).as_posix()
        page = "" if folder == "." else f"{folder}/"
        found.add(f"{page}#{target[1]}" if target[1] else page)
    return frozenset(found)


def clicks(site: Site, language: str) -> Iterator[str]:
    """All that two clicks reach, the first on the home page of a language."""
    for first in links(site, HOME[language]):
        yield first
        page = first.partition("#")[0]
        if page in site.pages:
            yield from links(site, page)


@pytest.fixture(scope="module", params=HOME)
def reached(site: Site, request: pytest.FixtureRequest) -> tuple[str, frozenset[str]]:
    return request.param, frozenset(clicks(site, request.param))


def test_each_question_is_two_clicks_away(reached: tuple[str, frozenset[str]]) -> None:
    language, found = reached
    assert [each["asks"] for each in ASKED if HOME[language] + each["at"] not in found] == []


@pytest.mark.parametrize("language", HOME)
@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked["asks"])
def test_the_answer_stands_under_its_heading(
    site: Site, asked: dict[str, Any], language: str
) -> None:
    address, _, anchor = asked["at"].partition("#")
    heading = site.pages[HOME[language] + address].find(id=anchor)
    assert isinstance(heading, Tag)
    said = squeezed(under(heading), language)
    assert [each for each in asked["says"][language] if not re.search(each, said)] == [], said
