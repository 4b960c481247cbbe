"""Each language has its own index, cut into words where that language has borders."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from selfcheck.browser.build import find_node

from .conftest import Site

pytestmark = pytest.mark.site


def index(site: Site, home: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        (site.folder / home / "search" / "search_index.json").read_text("utf-8")
    )
    return loaded


NOT_TO_BE_FOUND = {"contact/sent/", "licences/"}
"""Pages that make sense only where something else leads to them."""


@pytest.mark.parametrize(("home", "language"), [("", "en"), ("ja", "ja")])
def test_an_index_holds_its_own_language(site: Site, home: str, language: str) -> None:
    of_language = index(site, home)
    assert of_language["config"]["lang"] == [language]
    addresses = {entry["location"].partition("#")[0] for entry in of_language["docs"]}
    assert addresses == set(site.english) - NOT_TO_BE_FOUND


@pytest.mark.parametrize("address", ["", "guide/fees/", "ja/", "ja/guide/fees/"])
def test_a_page_searches_its_own_index(site: Site, address: str) -> None:
    config = site.pages[address].select_one("#__config")
    assert config is not None
    base = json.loads(config.get_text())["base"].rstrip("/") + "/"
    target = site.file_at(address, f"{base}search/search_index.json")
    assert target is not None
    home = "ja" if address.startswith("ja/") else "."
    assert target[0] == site.folder / home / "search" / "search_index.json"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("「技術・人文知識・国際業務」", ["技術", "人文知識", "国際業務"]),
        ("在留資格の変更、更新。", ["在留資格", "変更", "更新"]),
        ("手続きとオンライン申請（無料）", ["手続", "オンライン", "申請", "無料"]),
        ("Fees, “forms”/papers: 4.5 (net)", ["Fees", "forms", "papers", "4.5", "net"]),
        ("カテゴリー3・4", ["カテゴリー", "3", "4"]),
    ],
)
def test_words_are_cut_at_punctuation(site: Site, text: str, words: list[str]) -> None:
    separator = index(site, "ja")["config"]["separator"]
    assert [word for word in re.split(separator, text) if word] == words


FIRST_FOUND = {
    "en": {
        "renewal": "guide/extension/",
        "refused": "guide/obstacles/",
        "rejected": "guide/after-refusal/",
        "freelance": "guide/side-work/#freelance",
        "freelancer": "guide/side-work/#freelance",
        "pay": "guide/who-qualifies/#pay",
        "wage": "guide/who-qualifies/#pay",
        "salary": "guide/who-qualifies/#pay",
        "change jobs": "guide/changing-jobs/",
        "14 days": "guide/changing-jobs/#notify",
        "permanent residence": "guide/permanent-residence/",
    },
    "ja": {
        "カテゴリー3": "guide/documents/#category",
        "カテゴリー4": "guide/documents/#category-4",
        "給料": "guide/who-qualifies/#pay",
        "転職": "guide/changing-jobs/",
        "更新": "guide/extension/",
    },
}
"""What readers type, and where it is answered."""
AMONG_THREE = {
    "en": {
        "COE": "guide/arriving/",
        "HSP": "guide/highly-skilled/",
        "fired": "guide/losing-a-job/",
        "contractor": "guide/side-work/#freelance",
        "denied": "guide/after-refusal/",
        "guarantor": "guide/permanent-residence/#documents",
        "remote work": "guide/work-life/#home",
    },
    "ja": {
        # Who arrives has fourteen days too.
        "14日以内": "guide/changing-jobs/#notify",
        "リモートワーク": "guide/work-life/#home",
        "不交付": "guide/after-refusal/",
        "身元保証人": "guide/permanent-residence/#documents",
    },
}
"""The same, where several sections answer."""


def found(site: Site, home: str, *queries: str) -> dict[str, list[str]]:
    (worker,) = site.folder.glob("assets/javascripts/workers/search.*.min.js")
    at = site.folder / home / "search" / "search_index.json"
    asked: list[str | Path] = [
        find_node(),
        Path(__file__).with_name("search.mjs"),
        worker,
        at,
        *queries,
    ]
    result = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True)
    hits: dict[str, list[str]] = json.loads(result.stdout)
    return hits


@pytest.mark.parametrize(("home", "language"), [("", "en"), ("ja", "ja")])
def test_what_readers_type_leads_to_the_answer(site: Site, home: str, language: str) -> None:
    wanted = FIRST_FOUND[language]
    hits = found(site, home, *wanted)
    assert {query: (found_ or [""])[0] for query, found_ in hits.items()} == wanted


@pytest.mark.parametrize(("home", "language"), [("", "en"), ("ja", "ja")])
def test_everyday_words_lead_to_the_answer_among_the_first(
    site: Site, home: str, language: str
) -> None:
    wanted = AMONG_THREE[language]
    hits = found(site, home, *wanted)
    assert {
        query: hits[query][:3]
        for query, address in wanted.items()
        if address not in hits[query][:3]
    } == {}


@pytest.mark.parametrize("home", ["", "ja"])
def test_explanations_of_terms_are_not_found_where_they_pop_up(site: Site, home: str) -> None:
    notes = {
        note.get_text()
        for address, page in site.pages.items()
        if address.startswith("ja/") is (home == "ja")
        for note in page.select(".term__about")
    }
    assert notes
    texts = [
        entry["text"]
        for entry in index(site, home)["docs"]
        if not entry["location"].startswith("glossary/")
    ]
    assert not [note for note in notes if any(note in text for text in texts)]
