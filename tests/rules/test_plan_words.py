"""The plan in words: nothing missing in either language, for anyone, nor in the guide's tables."""

from datetime import date
from typing import Any

import pytest

import selfcheck
from selfcheck.plan import PROCEDURES, Procedure
from selfcheck.wording import LANGUAGES
from tests.rules.people import CLEAR, STAYING
from tests.rules.test_plan import STUDENT

DATES = (date(2025, 6, 1), date(2026, 9, 30), date(2026, 11, 22), date(2027, 4, 2))
languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
@pytest.mark.parametrize("procedure", ["coe", "change", "extension"])
def test_the_guide_shows_the_documents_of_the_plan(procedure: Any, language: str) -> None:
    route, answers = {
        "coe": ("first", CLEAR),
        "change": ("first", STUDENT),
        "extension": ("extension", STAYING),
    }[procedure]
    table = {
        row["id"]: row for row in selfcheck.document_table(procedure, date(2026, 11, 22), language)
    }
    made = selfcheck.present(selfcheck.step(route, answers, on="2026-11-22"), language)["plan"]
    for row in made["documents"]:
        assert row["text"]["title"] == table[row["id"]]["text"]["title"]
        assert (row["categories"] or [1, 2, 3, 4]) == table[row["id"]]["categories"]
    assert set(table) > {row["id"] for row in made["documents"]}


@languages
@pytest.mark.parametrize("on", DATES, ids=str)
def test_the_guides_tables_hold_on_every_day(on: date, language: str) -> None:
    fees = selfcheck.fee_table(on, language)
    assert set(fees) == {*PROCEDURES, "office"}
    assert all(row["text"]["amount"] for each in fees.values() for row in each)
    assert [row["id"] for row in fees["office"]][-1] == "office_total_with_plan"
    for procedure in PROCEDURES:
        steps = selfcheck.timeline_table(procedure, on, language)
        assert all(step["text"]["title"] for step in steps)
        assert not any(step["earliest"] for step in steps)


def test_days_and_money_are_written_as_each_language_does() -> None:
    result = selfcheck.step("first", CLEAR | {"start_on": "2027-07-01"}, on="2026-11-22")
    english, japanese = (selfcheck.present(result, language)["plan"] for language in LANGUAGES)
    days = [
        next(step["text"]["dates"] for step in made["timeline"] if step["id"] == "start")
        for made in (english, japanese)
    ]
    assert days == ["Thursday 1 July 2027", "2027年7月1日（木）"]
    totals = [
        next(row["text"]["total"] for row in made["fees"]["lines"] if row["id"] == "service")
        for made in (english, japanese)
    ]
    assert "¥165,000" in totals[0]
    assert "165,000円" in totals[1]
    assert english["asks"][0]["text"]["answer"] == "1 July 2027"


@languages
@pytest.mark.parametrize(("ends", "apply_by"), [("2027-03-20", 19), ("2027-03-19", None)])
def test_a_last_day_on_which_the_counters_are_closed_says_by_when_to_apply(
    ends: str, apply_by: int | None, language: str
) -> None:
    result = selfcheck.step("extension", STAYING | {"stay_ends": ends}, on="2026-11-22")
    steps = selfcheck.present(result, language)["plan"]["timeline"]
    detail = next(step["text"]["detail"] for step in steps if step["id"] == "last_day")
    assert (str(apply_by) in detail) is (apply_by is not None)


@languages
def test_a_category_that_was_worked_out_says_why(language: str) -> None:
    known = {"category": "not_sure", "listed_or_certified": "no", "report_filed": "no"}
    worked_out = selfcheck.step("first", CLEAR | known, on="2026-11-22")
    given = selfcheck.step("first", CLEAR | {"category": "category_4"}, on="2026-11-22")
    said = {
        selfcheck.present(each, language)["plan"]["text"]["category"]
        for each in (worked_out, given)
    }
    assert len(said) == 2
    assert all("4" in text for text in said)


@languages
def test_that_sources_differ_is_said_only_where_they_do(language: str) -> None:
    def note(procedure: Procedure, document: str) -> str | None:
        rows = selfcheck.document_table(procedure, date(2026, 11, 22), language)
        text: dict[str, str] = next(row["text"] for row in rows if row["id"] == document)
        return text.get("note")

    assert note("permanent", "F-PR-53-photo")
    assert note("change", "F-DOC-35-ledger") is None
