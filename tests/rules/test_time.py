"""Two days: the one on which a reader asks, and the one on which the application is filed."""

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

import selfcheck
from selfcheck import facts
from selfcheck.facts.changes import days_ahead, values_ever
from selfcheck.wording import EMPLOYER, LANGUAGES, load, raw_texts
from tests.rules.people import CLEAR, COUNTED, MOVING, SETTLING, STAYING

BUILT = date(2026, 11, 25)
AHEAD = days_ahead(BUILT)
LATER = BUILT.replace(year=BUILT.year + 2)
DAYS = sorted({BUILT, LATER, *AHEAD, *(day - timedelta(days=1) for day in AHEAD)})
"""The day of a page, the days around each coming change, and two years on."""

PERMANENT_CHANGES = date(2027, 4, 1)

routes = pytest.mark.parametrize("route", selfcheck.ROUTES)
languages = pytest.mark.parametrize("language", LANGUAGES)


class Anything(dict[str, str]):
    """A value for whatever a text wants filled in."""

    def __init__(self) -> None:
        super().__init__(
            (name, "x")
            for language in LANGUAGES
            for text in raw_texts(language).values()
            for name in re.findall(r"\{(\w+)\}", text)
        )


def asked(route: str, answers: dict[str, object], on: date | str = BUILT) -> dict[str, Any]:
    return selfcheck.step(route, answers, on=on)


def finding(result: dict[str, Any], requirement: str) -> dict[str, Any]:
    (found,) = (each for each in result["findings"] if each["requirement"] == requirement)
    return dict(found)


def test_the_facts_know_of_coming_changes() -> None:
    assert PERMANENT_CHANGES in AHEAD
    assert all(day > BUILT for day in AHEAD)
    assert all(before < after for before, after in pairwise(AHEAD))


@pytest.mark.parametrize(
    ("route", "answers", "filed_on"),
    [
        # Nothing fixes the day.
        ("first", CLEAR, None),
        ("extension", STAYING | {"stay_ends": "not_sure"}, None),
        ("permanent", SETTLING, None),
        # Counted back from the start, each later step at its longest.
        ("first", CLEAR | {"start_on": "2027-10-01"}, "2027-06-03"),
        # Counted forward where that is past: two weeks to prepare.
        ("first", CLEAR | {"start_on": "2027-01-10"}, "2026-12-09"),
        # The first day on which an extension is accepted.
        ("extension", STAYING | {"stay_ends": "2027-07-15"}, "2027-04-15"),
        ("extension", STAYING | {"stay_ends": "2027-01-31"}, "2026-12-09"),
        ("extension", STAYING | {"stay_ends": "2026-11-27"}, "2026-11-27"),
        ("extension", STAYING | {"stay_ends": "2026-11-24"}, None),
        ("job-change", MOVING, "2028-02-29"),
        ("permanent", SETTLING | {"apply_on": "2027-05-01"}, "2027-05-01"),
        ("permanent", SETTLING | {"apply_on": "2026-05-01"}, None),
        ("points", COUNTED | {"file_on": "2027-05-01"}, "2027-05-01"),
        ("points", COUNTED | {"file_on": "2026-05-01"}, None),
    ],
)
def test_the_day_of_filing_follows_from_the_answers(
    route: str, answers: dict[str, object], filed_on: str | None
) -> None:
    result = asked(route, answers)
    assert (result["on"], result["filed_on"]) == (BUILT.isoformat(), filed_on)


def test_a_question_carries_both_days_too() -> None:
    question = asked("extension", {"stay_ends": "2027-07-15"})
    assert (question["kind"], question["filed_on"]) == ("question", "2027-04-15")


def test_law_of_the_filing_is_taken_on_the_day_of_filing() -> None:
    """F-PR-5: three years count as the longest period for applications up to a day."""
    three_years = SETTLING | {"period_held": "three_years"}
    before = asked("permanent", three_years | {"apply_on": "2027-03-31"})
    assert finding(before, "longest_period")["reason"] == "three_years_still"
    # On the day of filing another question is needed.
    assert asked("permanent", three_years | {"apply_on": "2027-04-01"})["id"] == "held_three_years"


def test_fees_are_those_of_the_day_of_filing() -> None:
    """F-FEE-3, F-FEE-5: the day on which the application is received decides."""

    def yen(stay_ends: str) -> set[int]:
        result = asked("extension", STAYING | {"stay_ends": stay_ends}, "2026-09-20")
        lines = result["plan"]["fees"]["lines"]
        return {row["yen"] for row in lines if row["id"].startswith("extension_counter")}

    assert yen("2026-12-30") == {6_000}
    assert yen("2027-01-01") == {10_000, 33_000, 64_000, 75_000}


def test_a_change_between_the_two_days_is_told_with_its_day() -> None:
    result = asked("extension", STAYING | {"stay_ends": "2027-01-01"}, "2026-09-20")
    (told,) = result["plan"]["law_changes"]
    assert (told["id"], told["date"]) == ("FEE", "2026-10-01")
    assert "F-FEE-3" in told["facts"]
    for language in LANGUAGES:
        texts = selfcheck.present(result, language)["plan"]["law_changes"]
        assert all(row["text"] for row in texts)
    same = asked("extension", STAYING | {"stay_ends": "2027-01-01"}, "2026-10-02")
    assert same["plan"]["law_changes"] == []


@languages
def test_every_change_that_hangs_on_the_filing_can_be_told(language: str) -> None:
    words = load(language, on=BUILT)
    for fact in facts.all_facts():
        _, area, _ = fact.id.split("-")
        changing = fact.dated_by == "application_received" and len(values_ever(fact.id)) > 1
        # An example of a refusal is no rule.
        if changing and area != "REF":
            assert words.has(f"law_change.{area}"), fact.id


@routes
def test_a_page_holds_every_question_that_any_later_day_can_need(route: str) -> None:
    held = {question["id"] for question in selfcheck.questions(route, on=BUILT, ahead=True)}
    for day in DAYS:
        for answers in selfcheck.sample(route, on=day, number=40, seed=day.toordinal()):
            assert answers.keys() <= held
            result = asked(route, answers, day)
            assert {ask["id"] for ask in result["plan"]["asks"]} <= held


@languages
@pytest.mark.parametrize("variant", [None, EMPLOYER])
def test_what_a_page_says_of_a_question_stays_true_on_later_days(
    language: str, variant: str | None
) -> None:
    """A page keeps the words of the day on which it was built."""
    for route in selfcheck.ROUTES:
        for question in selfcheck.questions(route, on=BUILT, ahead=True):
            first = selfcheck.present(question, language, variant)["text"]
            for day in DAYS:
                later = question | {"filed_on": max(day.isoformat(), question["filed_on"] or "")}
                assert selfcheck.present(later, language, variant)["text"] == first


@languages
def test_what_a_page_says_of_itself_stays_true_on_later_days(language: str) -> None:
    shipped = ("page.", "requirement.", "route.", "option.", "status.")
    days = [load(language, on=day) for day in DAYS]
    anything = Anything()
    for key in sorted(days[0].keys):
        if key.startswith(shipped):
            assert len({words.text(key, **anything) for words in days}) == 1, key


def test_a_page_knows_the_first_questions_of_every_day() -> None:
    openings = selfcheck.openings(on=BUILT)
    for day in DAYS:
        begun = [each for each in openings if each <= day.isoformat()]
        of_the_day = openings[max(begun)]
        for route, node in of_the_day.items():
            assert node is not None
            assert node["question"] == asked(route, {}, day)["id"]


@routes
def test_thresholds_move_with_the_day(route: str) -> None:
    """The same reasons can be found on any day: no sample is typed for one."""
    now, later = (selfcheck.reasons(route, on=day) for day in (LATER, LATER + timedelta(366)))
    assert now == later
