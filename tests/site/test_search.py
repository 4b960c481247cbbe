"""Each language has its own index, cut into words where that language has borders."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from .conftest import Site

pytestmark = pytest.mark.site


def index(site: Site, home: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        (site.folder / home / "search" / "search_index.json").read_text("utf-8")
    )
    return loaded


NOT_TO_BE_FOUND = {"contact/sent/"}
"""Pages that make sense only where the form leads to them."""


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
    ],
)
def test_words_are_cut_at_punctuation(site: Site, text: str, words: list[str]) -> None:
    separator = index(site, "ja")["config"]["separator"]
    assert [word for word in re.split(separator, text) if word] == words
