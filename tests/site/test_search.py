"""Each language has an index of its own, small enough to wait for, whose tables are sentences."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import brotli
import pytest

from tests.shared import read_yaml

from .conftest import ROOT, Site, attribute

pytestmark = pytest.mark.site

NOT_TO_BE_FOUND = {"contact/sent/", "licences/"}
"""Pages that make sense only where something else leads to them."""
BUDGET = 90_000
"""Bytes before the first result, compressed."""
# A syntax error before Safari 16.4, and missing from browsers of 2022.
TOO_NEW = re.compile(r"\(\?<[=!]|\(\?[a-z]+[:-]|Intl\.Segmenter|\.(?:findLast|toSorted|hasOwn)\(")
both_languages = pytest.mark.parametrize("language", ["en", "ja"])


def index_at(site: Site, address: str) -> Path:
    """The index that a page of this address looks through first."""
    dialog = site.pages[address].select_one("[data-search]")
    assert dialog is not None
    own = json.loads(attribute(dialog, "data-search"))[0]
    target = site.file_at(address, own["index"])
    assert target is not None
    return target[0]


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def texts(site: Site, language: str) -> dict[str, str]:
    """By address, what the index holds of each section."""
    path = index_at(site, "" if language == "en" else "ja/")
    index = read(path)
    rest = read(path.with_name(index["more"]))
    return {
        f"{index['pages'][page][0]}#{anchor}": text + more
        for (page, anchor, _, text, *_), more in zip(index["entries"], rest, strict=True)
    }


@pytest.mark.parametrize("address", ["", "guide/fees/", "ja/", "ja/guide/fees/"])
def test_a_page_looks_through_its_own_language(site: Site, address: str) -> None:
    own = "ja" if address.startswith("ja/") else "en"
    assert re.fullmatch(rf"{own}-[0-9a-f]{{12}}\.json", index_at(site, address).name)


@both_languages
def test_an_index_holds_each_page_of_its_language(site: Site, language: str) -> None:
    found = {address.partition("#")[0] for address in texts(site, language)}
    assert found == set(site.english) - NOT_TO_BE_FOUND


@both_languages
def test_what_is_found_is_there(site: Site, language: str) -> None:
    prefix = "" if language == "en" else "ja/"
    for address in texts(site, language):
        page, _, anchor = address.partition("#")
        assert not anchor or site.pages[prefix + page].find(id=anchor), address


@both_languages
def test_rows_of_tables_are_sentences(site: Site, language: str) -> None:
    row = {
        "en": "Period granted: 3 months; At the counter: ¥10,000; Online: ¥10,000. ",
        "ja": "許可された在留期間：3か月、窓口：10,000円、オンライン：10,000円。",
    }
    assert row[language] in texts(site, language)["guide/fees/#now"]
    glued = re.compile(r"[a-z][A-Z][a-z]|：：|；；|、、|。。|;;|::")
    names = re.compile(r"GitHub|JavaScript|eGov|YouTube|MyNumber|LinkedIn|[Mm]cA|DeX")
    for address, text in texts(site, language).items():
        assert not glued.search(names.sub("", text)), address


@both_languages
def test_explanations_of_terms_are_not_found_where_they_pop_up(site: Site, language: str) -> None:
    notes = {
        note.get_text()
        for address, page in site.pages.items()
        if address.startswith("ja/") is (language == "ja")
        for note in page.select(".term__about")
    }
    assert notes
    elsewhere = [
        text for at, text in texts(site, language).items() if not at.startswith("glossary/")
    ]
    assert not [note for note in notes if any(note in text for text in elsewhere)]


@both_languages
def test_the_first_result_costs_little(site: Site, language: str) -> None:
    index = index_at(site, "" if language == "en" else "ja/")
    files = [index, *index.parent.glob("*.mjs"), *index.parent.parent.glob("search-*.mjs")]
    assert len(files) >= 7
    assert sum(len(brotli.compress(path.read_bytes())) for path in files) < BUDGET
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in files) < BUDGET


def test_old_browsers_understand_the_scripts_of_pages(site: Site) -> None:
    for path in (site.folder / "assets").rglob("*.mjs"):
        if "selfcheck" not in path.parts:
            found = TOO_NEW.search(path.read_text("utf-8"))
            assert found is None, (path.name, found)


def test_both_languages_share_one_list_of_words() -> None:
    concepts = read_yaml(ROOT / "overrides" / "search-words.yml")
    for concept in concepts:
        assert set(concept) == {"leads", "en", "ja"}, concept
        for language in ("en", "ja"):
            assert concept[language], concept["leads"]
