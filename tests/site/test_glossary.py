"""The glossary: whole in both languages, and its terms explained at their first use in a page."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag
from bs4.element import NavigableString

from tests.shared import read_yaml

from .conftest import ROOT, Site, attribute

GLOSSARY: dict[str, dict[str, Any]] = read_yaml(
    Path(__file__).parents[2] / "overrides" / "glossary.yml"
)
HOME = {"en": "", "ja": "ja/"}
NOT_MARKED = "a, button, code, h1, h2, h3, h4, h5, h6, pre, summary, th, .admonition-title, .easy"
# What the page says itself: not what build steps draw, list or append as HTML of their own.
DRAWN = (
    "svg, figure, .contact, .fact-changes, .jobs, .plan-tables, .source-group, "
    ".source-publisher, .sources, .term__note, .official-help, .office-card, .sample, .crumbs, "
    ".page-sources, .source-spot"
)

each_language = pytest.mark.parametrize("language", HOME)


@pytest.mark.parametrize("term", GLOSSARY)
def test_a_term_has_a_reading_and_a_sentence_in_both_languages(term: str) -> None:
    entry = GLOSSARY[term]
    assert re.fullmatch(r"[ぁ-ゖァ-ヺー・]+", entry["kana"])
    assert re.fullmatch(r"[a-zāīūēō', ]+", entry["romaji"])
    assert set(entry["about"]) == {"en", "ja"}
    assert len(re.findall(r"[.;]", entry["about"]["en"])) in (1, 2)
    assert entry["about"]["en"].endswith(".")
    assert len(entry["about"]["en"].split()) <= 25
    assert entry["about"]["ja"].endswith("。")
    assert len(entry["about"]["ja"]) <= 70


def test_terms_and_forms_are_distinct() -> None:
    assert len(GLOSSARY) >= 60
    for language in HOME:
        names = [entry[language] for entry in GLOSSARY.values()]
        assert len(set(names)) == len(names)
        forms = [
            form
            for entry in GLOSSARY.values()
            for form in entry.get("forms", {}).get(language, [entry[language]])
        ]
        assert len(set(forms)) == len(forms)


@pytest.mark.site
@each_language
def test_every_term_can_be_looked_up_from_either_language(site: Site, language: str) -> None:
    page = site.pages[f"{HOME[language]}glossary/"]
    entries = {attribute(entry, "id"): entry for entry in page.select(".glossary__group > details")}
    looked_up = [attribute(link, "href")[1:] for link in page.select(".glossary-index a")]
    assert set(entries) == {f"term-{term}" for term in GLOSSARY}
    assert sorted(looked_up) == sorted(entries)
    for term, entry in GLOSSARY.items():
        text = entries[f"term-{term}"].get_text()
        assert entry["ja"] in text
        assert entry["en"].casefold() in text.casefold()
        assert entry["kana"] in text
        assert entry["about"][language] in text


def texts(article: Tag) -> Iterator[NavigableString]:
    # To ask each text for its nearest such tag takes five times as long.
    drawn = {id(tag) for tag in article.select(DRAWN)}
    not_marked = {id(tag) for tag in article.select(NOT_MARKED)}
    for text in article.find_all(string=True):
        parent = text.parent
        assert parent is not None
        is_mark = "term__name" in parent.get_attribute_list("class")
        around = {id(tag) for tag in text.parents}
        if not around & drawn and (is_mark or not around & not_marked):
            yield text


def uses(text: str, language: str) -> Iterator[str]:
    """The terms in a text, the longest reading of each place."""
    forms, pattern = written_forms(language)
    for found in pattern.finditer(text):
        form = found.group()
        yield forms.get(form) or forms[form[0].lower() + form[1:]]


@cache
def written_forms(language: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """The terms by the forms in which pages write them, and a pattern for any of these."""
    forms = {
        form: term
        for term, entry in GLOSSARY.items()
        for form in entry.get("forms", {}).get(language, [entry[language]])
    }
    longest_first = sorted(forms, key=len, reverse=True)
    if language == "ja":
        return forms, re.compile("|".join(map(re.escape, longest_first)))
    # A form that begins small may begin a sentence.
    begun = (
        f"(?i:{re.escape(f[0])})" if f[0].islower() else re.escape(f[0]) for f in longest_first
    )
    whole = (
        f"{first}{re.escape(form[1:])}" for first, form in zip(begun, longest_first, strict=True)
    )
    return forms, re.compile(rf"(?<![\w-])(?:{'|'.join(whole)})(?=s?(?!\w))")


@pytest.mark.site
@each_language
def test_the_first_use_in_a_page_is_marked(site: Site, language: str) -> None:
    marked_somewhere = set()
    for address, page in site.pages.items():
        if address.startswith("ja/") != (language == "ja") or address.endswith("glossary/"):
            continue
        article = page.select_one("article")
        assert article is not None
        seen: set[str] = set()
        for text in texts(article):
            mark = text.find_parent(class_="term__name")
            if text.find_parent(class_="term__note"):
                continue
            for term in uses(text, language):
                assert (mark is not None) == (term not in seen), (address, term)
                seen.add(term)
        marked_somewhere |= seen
    assert len(marked_somewhere) >= 60


@pytest.mark.site
def test_an_explanation_belongs_to_its_link(site: Site) -> None:
    for address, page in site.pages.items():
        ids = Counter(attribute(tag, "id") for tag in page.select("[id]"))
        for mark in page.select(".term"):
            link, note = mark.select_one("a"), mark.select_one("[role=tooltip]")
            assert link is not None
            assert note is not None
            assert attribute(link, "aria-describedby") == attribute(note, "id")
            assert ids[attribute(note, "id")] == 1, address
            assert attribute(link, "href").endswith(
                "#" + attribute(note, "id").removeprefix("about-")
            )


@pytest.mark.site
def test_japanese_terms_stand_as_in_a_dictionary(site: Site) -> None:
    """Clear sounds first: a voiced sound stands where its clear one does (がい before かつ)."""
    entries = site.pages["ja/glossary/"].select(".glossary__group > details")
    kana = [GLOSSARY[attribute(each, "id").removeprefix("term-")]["kana"] for each in entries]
    neighbours = ["がいこくじん", "かぞく", "かつどう", "カテゴリー", "きぎょう"]
    places = [next(i for i, each in enumerate(kana) if each.startswith(n)) for n in neighbours]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "order",
    [
        ["かい", "がい", "かいご", "かぞく"],
        ["カタカナ", "カテゴリー", "かてごりい", "がてごりい"],
        ["きやく", "きゃく・あ"],
        ["はん", "ばん", "ぱん"],
    ],
)
def test_the_order_of_the_syllabary(order: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "overrides" / "hooks")
    lookup = importlib.import_module("lookup")
    assert [lookup.kana_order(each) for each in order] == sorted(map(lookup.kana_order, order))
