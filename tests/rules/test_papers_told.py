"""When a document is needed is told in one plain phrase, whatever of it is open."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from itertools import chain, combinations
from typing import Any

import pytest

import selfcheck
from selfcheck import facts
from selfcheck.plan import Procedure
from selfcheck.wording import EMPLOYER, LANGUAGES, load
from selfcheck.wording.needs import need_key
from tests.rules.test_plan import STUDENT
from tools.renderings import people

ON = date(2026, 11, 25)
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
REFUSALS = {
    "en": re.compile(r"\b(?:not|unless|except|without|neither|no)\b", re.IGNORECASE),
    "ja": re.compile(r"不要|除[きく]|(?<!か)ない|なし"),
}
CONDITIONS = {
    "en": re.compile(r"\b(?:if|where|unless|except)\b", re.IGNORECASE),
    "ja": re.compile(r"とき|場合"),
}
JOINED = {
    "en": ("at the first extension after", " or are an officer ", " or is an officer "),
    "ja": (
        "転職後最初の更新で、",
        "、または会社以外の団体の役員になるとき",
        "、または会社以外の団体の役員であるとき",
    ),
}
"""What may stand beside a condition: the extension that is meant, and the other half of an `or`."""


def some_of(conditions: Collection[str]) -> Iterator[tuple[str, ...]]:
    ordered = sorted(conditions)
    return chain.from_iterable(combinations(ordered, n) for n in range(len(ordered) + 1))


def needs() -> Iterator[tuple[str, bool]]:
    """The keys of everything that may be open of a document, and whether something is."""
    for document in facts.documents().values():
        for asked in document.procedures.values():
            levels = {
                "required" if each == "conditional" else each for each in asked.cells.values()
            }
            for level in levels - {"none"} if not document.contains else ():
                for when in some_of(asked.when):
                    for unless in some_of(asked.unless):
                        yield need_key(level, when, unless, grouped=False), bool(when or unless)
                        if document.alternative_of and (when or unless):
                            yield need_key(level, when, unless, grouped=True), True


@IN_EACH_LANGUAGE
@pytest.mark.parametrize("variant", [None, EMPLOYER])
def test_whatever_is_open_is_told_as_one_condition(language: str, variant: str | None) -> None:
    words = load(language, on=ON, variant=variant)
    wanted = dict(needs())
    assert {key for key in words.keys if key.startswith("plan.need.") and "@" not in key} == set(
        wanted
    )
    for key, is_open in wanted.items():
        text = words.text(key)
        for joined in JOINED[language]:
            text = text.replace(joined, "")
        found = CONDITIONS[language].findall(text)
        assert len(found) <= is_open, text
        assert len(REFUSALS[language].findall(text)) <= 1, text


@cache
def plans(language: str) -> list[list[dict[str, Any]]]:
    """The documents of plans of people who answered everything, something or nothing."""
    return [
        selfcheck.present(result, language, variant)["plan"]["documents"]
        for result, variant in people()
    ]


@IN_EACH_LANGUAGE
def test_no_row_of_a_plan_stacks_what_spares_it(language: str) -> None:
    for row in chain.from_iterable(plans(language)):
        for text in (row["text"].get("need", ""), row["text"].get("scope", "")):
            assert len(REFUSALS[language].findall(text)) <= 1, text
            assert not re.search(r"[;；]|\(.*[;(]|（.*（", text), text


@IN_EACH_LANGUAGE
def test_a_choice_tells_how_many_there_are(language: str) -> None:
    needed = load(language, on=ON).text("plan.need.required")
    seen = 0
    for rows in plans(language):
        for group in {row["one_of"] for row in rows} - {None}:
            members = [row for row in rows if row["one_of"] == group]
            seen += 1
            for row in members:
                assert str(len(members)) in row["text"]["one_of"]
                # Of what is one of several, none is needed as such.
                assert row["text"].get("need") != needed
        for row in rows:
            assert ("one_of" in row["text"]) is (row["one_of"] is not None)
    assert seen


@IN_EACH_LANGUAGE
def test_a_photo_is_taken_and_a_certificate_issued(language: str) -> None:
    words = load(language, on=ON)
    for procedure in ("coe", "change", "extension", "permanent"):
        for row in selfcheck.document_table(procedure, ON, language):
            if row["recency_months"] is not None:
                since = "taken" if "写真" in row["official_name"] else "issued"
                span = words.figure(row["recency_months"], "months")
                assert row["text"]["recency"] == words.text(f"plan.recency.{since}", span=span)


AT_PICK_UP = {"en": re.compile("collect"), "ja": re.compile("受け取る")}


@IN_EACH_LANGUAGE
@pytest.mark.parametrize("variant", [None, EMPLOYER])
def test_what_a_student_has_so_far_goes_in_and_the_rest_follows(
    language: str, variant: str | None
) -> None:
    """F-STU-4, F-STU-12: of the same two papers, the table and the plan say the same."""
    words = load(language, on=ON, variant=variant)
    expected = words.text("plan.need.required.if.graduates_later")
    graduated = words.text("plan.need.shown.if.graduates_later")
    assert not AT_PICK_UP[language].search(expected)
    assert AT_PICK_UP[language].search(graduated)
    table = {row["id"]: row["text"] for row in selfcheck.document_table("change", ON, language)}
    assert "recency" in table["F-STU-4-expected"]
    assert "recency" not in table["F-STU-4-certificate"]

    days = {"graduates_on": "2027-03-25", "stay_ends": "2027-05-20", "start_on": "2027-04-01"}
    for school in ({}, {"education": "training_college_expected"}):
        result = selfcheck.step("first", STUDENT | school | days, on="2026-11-26")
        papers = selfcheck.present(result, language, variant)["plan"]["documents"]
        own = {row["id"]: row for row in papers}
        assert own["F-STU-4-expected"]["stage"] == "filing"
        later = [row for row in papers if row["stage"] == "pick_up"]
        assert "F-STU-4-certificate" in {row["id"] for row in later}
        for row in later:
            assert AT_PICK_UP[language].search(row["text"]["stage"])
            assert "recency" not in row["text"]


@IN_EACH_LANGUAGE
def test_only_what_a_list_has_is_said_to_be_on_it(language: str) -> None:
    """F-DOC-35: the list of a change has no ledgers and no report; that of an extension has."""
    words = load(language, on=ON)
    lists: tuple[tuple[Procedure, str], ...] = (("change", "practice"), ("extension", "official"))
    for procedure, kind in lists:
        rows = selfcheck.document_table(procedure, ON, language)
        ledgers = [row for row in rows if row["id"].startswith("F-DOC-35-")]
        assert len(ledgers) == 3
        assert {row["text"]["kind"] for row in ledgers} == {words.text(f"plan.kind.{kind}")}
