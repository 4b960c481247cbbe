"""Pages and self-check tell each deadline, amount and condition alike (kept in one_fact.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from selfcheck import facts
from selfcheck.wording import raw_texts
from tests.shared import read_yaml

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
LANGUAGES = ("en", "ja")
KEPT: dict[str, Any] = read_yaml(Path(__file__).with_name("one_fact.yaml"))
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
HEADING = re.compile(r"^#{1,6} .+\{#([\w-]+)\}.*$", re.MULTILINE)
UNITS = {"days", "weeks", "months", "years"}


class Place(NamedTuple):
    """A text and where it stands: a page with its heading, or a key of kept texts."""

    name: str
    text: str


def sections(language: str) -> Iterator[Place]:
    for path in sorted((DOCS / language).rglob("*.md")):
        page = path.relative_to(DOCS / language).as_posix()
        _, *rest = HEADING.split(FRONT_MATTER.sub("", path.read_text("utf-8")))
        for anchor, text in zip(rest[::2], rest[1::2], strict=True):
            yield Place(f"{page}#{anchor}", text)


def blocks(section: Place) -> Iterator[Place]:
    """Its paragraphs, list items and table rows."""
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*|]|\d+\.)\s)", section.text):
        if block.strip():
            yield Place(section.name, block.strip())


def leaves(name: str, kept: object) -> Iterator[Place]:
    if isinstance(kept, str):
        yield Place(name, kept)
    elif isinstance(kept, dict):
        for key, value in kept.items():
            yield from leaves(f"{name}.{key}", value)
    elif isinstance(kept, list):
        for value in kept:
            yield from leaves(name, value)


@cache
def texts(language: str) -> tuple[Place, ...]:
    """What is told outside the pages' own Markdown."""
    wording = raw_texts(language)
    pictures = read_yaml(ROOT / "overrides/pictures" / f"{language}.yml")
    glossary = read_yaml(ROOT / "overrides/glossary.yml")
    terms = {term: entry["about"][language] for term, entry in glossary.items()}
    return (
        *leaves("wording", wording),
        *leaves("pictures", pictures),
        *leaves("glossary", terms),
    )


@cache
def places(language: str, unit: str) -> tuple[Place, ...]:
    pages = sections(language)
    if unit == "section":
        return (*pages, *texts(language))
    return (*(block for section in pages for block in blocks(section)), *texts(language))


def pattern(statement: dict[str, Any], part: str, language: str) -> re.Pattern[str] | None:
    kept = statement.get(part, {})
    written = kept.get("both", kept.get(language))
    return re.compile(written) if written else None


def contradicts(statement: dict[str, Any], language: str, place: Place) -> bool:
    where, says = pattern(statement, "where", language), pattern(statement, "says", language)
    never = pattern(statement, "never", language)
    if never and never.search(place.text):
        return True
    named = where and where.search(f"{place.name}\n{place.text}")
    return bool(named and says and not says.search(place.text))


each_statement = pytest.mark.parametrize(
    "statement", KEPT["statements"], ids=lambda statement: statement["tells"]
)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_statement
@each_language
def test_a_statement_is_the_same_wherever_it_stands(
    statement: dict[str, Any], language: str
) -> None:
    found = places(language, statement.get("unit", "block"))
    excepted = statement.get("except", [])
    assert [
        place
        for place in found
        if place.name not in excepted and contradicts(statement, language, place)
    ] == []
    if where := pattern(statement, "where", language):
        told = [place for place in found if where.search(f"{place.name}\n{place.text}")]
        assert len(told) >= statement.get("places", 2), "told nowhere any more"


@each_statement
@each_language
def test_the_opposite_would_be_caught(statement: dict[str, Any], language: str) -> None:
    assert contradicts(statement, language, Place("somewhere", statement["wrong"][language]))


def figure(path: str, on: date) -> object:
    """An entry of a fact, as a bare number where it carries its unit."""
    path, _, factor = path.partition("*")
    id_, *keys = path.split(".")
    found: Any = facts.value(id_, on=on)
    for key in keys:
        found = found[key]
    if isinstance(found, dict) and set(found) < UNITS and len(found) == 1:
        (found,) = found.values()
    return found * int(factor) if factor else found


DAYS = sorted(
    {
        start - timedelta(days=before)
        for fact in facts.all_facts()
        for start in fact.starts
        for before in (0, 1)
    }
)


@pytest.mark.parametrize("name", KEPT["figures"])
def test_entries_of_one_figure_are_equal(name: str) -> None:
    """On every day on which a value begins to hold; a later value may have further entries."""
    paths = KEPT["figures"][name]
    seen = set()
    for day in DAYS:
        held = {}
        for path in paths:
            with suppress(facts.NotInForce, KeyError):
                held[path] = figure(path, day)
        assert len({repr(value) for value in held.values()}) <= 1, (day, held)
        seen |= set(held)
    assert seen == set(paths)
