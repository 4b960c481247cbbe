"""The steps and their days: month ends, leap days, year ends, and what is tight or late."""

from datetime import date
from typing import Any

import pytest

from selfcheck.plan.start import MAY_GO_ON_LOOKING
from selfcheck.rules.questions import QUESTIONS
from tests.rules.people import CLEAR, STAYING
from tests.rules.test_plan import STUDENT, plan, rows

ON = "2026-11-22"
DEPENDENT = STUDENT | {"where": "dependent"}


def steps(route: str, answers: dict[str, object], on: str = ON) -> dict[str, Any]:
    return rows(plan(route, answers, on), "timeline")


def warned(route: str, answers: dict[str, object], on: str = ON) -> dict[str, Any]:
    return {row["id"]: row["parameters"] for row in plan(route, answers, on)["warnings"]}


def between(step: dict[str, Any]) -> tuple[str | None, str | None]:
    days = step["earliest"], step["latest"]
    return days if days != (step["date"], step["date"]) else (None, None)


def test_schools_after_which_one_may_go_on_looking_are_among_the_answers() -> None:
    assert set(QUESTIONS["education"].options) >= MAY_GO_ON_LOOKING


def test_the_steps_in_order() -> None:
    assert list(steps("first", CLEAR)) == [
        "preparation",
        "filing_coe",
        "decision_coe",
        "delivery",
        "visa",
        "landing",
        "address",
        "start",
        "service_estimate",
    ]
    assert list(steps("first", STUDENT | {"where": "dependent"})) == [
        "preparation",
        "filing_change",
        "decision_change",
        "start_after_permission",
    ]
    assert list(steps("extension", STAYING)) == [
        "first_day",
        "preparation",
        "decision_extension",
        "last_day",
        "special_period",
    ]


def test_without_a_date_nothing_has_days() -> None:
    for step in steps("first", CLEAR).values():
        assert not any(step[name] for name in ("date", "earliest", "latest", "late"))
        assert not step["reminder"]


def test_the_official_period_stands_beside_the_average_and_the_estimate() -> None:
    found = steps("first", CLEAR)
    assert found["decision_coe"]["span"] == {"minimum": {"months": 1}, "maximum": {"months": 3}}
    assert found["decision_coe"]["average"] == {"days": 62.9, "month": "2026-05"}
    estimate = {"minimum": {"months": 4}, "maximum": {"months": 6}}
    assert found["service_estimate"]["span"] == estimate


def test_steps_are_counted_back_from_the_wished_start() -> None:
    found = steps("first", CLEAR | {"start_on": "2027-07-01"})
    assert between(found["visa"]) == ("2027-06-17", "2027-07-01")
    assert between(found["delivery"]) == ("2027-06-03", "2027-06-17")
    assert between(found["decision_coe"]) == ("2027-03-03", "2027-06-03")
    assert found["filing_coe"]["date"] == "2027-03-03"
    assert found["filing_coe"]["reminder"]
    assert between(found["preparation"]) == ("2027-01-20", "2027-03-03")
    assert found["start"]["date"] == "2027-07-01"
    assert between(found["service_estimate"]) == ("2027-01-01", "2027-07-01")


@pytest.mark.parametrize(
    ("start", "filing"),
    [
        ("2027-04-30", "2027-02-28"),  # no 30 February
        ("2028-04-30", "2028-02-29"),  # a leap year
        ("2027-05-31", "2027-03-31"),
        ("2027-08-31", "2027-06-30"),  # no 31 June
        ("2027-02-28", "2026-12-28"),  # over the year's end
    ],
)
def test_months_are_counted_back_on_the_calendar(start: str, filing: str) -> None:
    found = steps("first", DEPENDENT | {"start_on": start}, "2026-11-01")
    assert found["filing_change"]["date"] == filing
    assert between(found["decision_change"]) == (filing, start)


@pytest.mark.parametrize(
    ("on", "late"),
    [
        ("2027-01-20", None),  # the longest: 6 weeks, 3 months, 2 and 2 weeks
        ("2027-01-21", "tight"),
        ("2027-05-10", "tight"),  # the shortest: 2 weeks, 1 month, 1 week
        ("2027-05-11", "late"),
    ],
)
def test_a_start_is_tight_or_late_by_the_longest_and_the_shortest(
    on: str, late: str | None
) -> None:
    answers = CLEAR | {"start_on": "2027-07-01"}
    found = steps("first", answers, on)["start"]
    assert found["late"] == late
    warnings = warned("first", answers, on)
    assert (f"start_{late}" in warnings) is bool(late)
    if late == "late":
        assert found["earliest"] > "2027-07-01"
        assert warnings["start_late"]["date"] == "2027-07-01"


def test_where_time_is_short_the_steps_are_counted_forward() -> None:
    found = steps("first", CLEAR | {"start_on": "2027-02-01"})
    assert between(found["preparation"]) == (ON, "2027-01-03")
    assert between(found["filing_coe"]) == ("2026-12-06", "2027-01-03")
    assert found["filing_coe"]["date"] is None
    assert not found["filing_coe"]["reminder"]
    assert between(found["decision_coe"]) == ("2026-12-06", "2027-04-03")
    assert between(found["start"]) == ("2027-01-13", "2027-05-01")
    assert found["start"]["late"] == "tight"


def test_a_change_is_filed_before_the_stay_ends() -> None:
    answers = DEPENDENT | {"start_on": "2027-05-31", "stay_ends": "2027-03-31"}
    found = steps("first", answers)
    assert found["filing_change"]["date"] == "2027-03-31"
    assert found["last_day"]["date"] == "2027-03-31"
    assert found["special_period"]["date"] == "2027-05-31"
    assert between(found["decision_change"]) == ("2027-03-31", "2027-05-31")


def test_counted_forward_too_a_change_is_filed_before_the_stay_ends() -> None:
    """F-RTE-10."""
    found = steps("first", DEPENDENT | {"start_on": "2026-12-20", "stay_ends": "2026-12-10"})
    assert between(found["preparation"]) == (ON, "2026-12-10")
    assert between(found["filing_change"]) == ("2026-12-06", "2026-12-10")
    assert between(found["decision_change"]) == ("2026-12-06", "2027-02-10")


def test_after_the_stay_has_ended_no_day_for_filing_is_given() -> None:
    answers = DEPENDENT | {"start_on": "2027-06-01", "stay_ends": "2026-11-10"}
    found = steps("first", answers)
    assert found["last_day"]["late"] == "late"
    assert found.keys() == {"go_to_the_office", "last_day", "special_period"}


def test_students_who_start_in_april_file_by_the_end_of_the_season() -> None:
    """F-CAT-9: by the end of January."""
    found = steps("first", STUDENT | {"start_on": "2027-04-20"})
    assert found["filing_change"]["date"] == "2027-01-31"
    assert between(found["decision_change"]) == ("2027-01-31", "2027-03-31")
    after_it = steps("first", STUDENT | {"start_on": "2027-04-20"}, "2027-02-01")
    assert after_it["filing_change"]["earliest"] >= "2027-02-01"


def test_an_extension_is_examined_after_it_is_filed() -> None:
    found = steps("extension", STAYING | {"stay_ends": "2027-01-31"})
    assert between(found["preparation"]) == (ON, "2027-01-03")
    assert between(found["decision_extension"]) == ("2026-12-06", "2027-02-03")


@pytest.mark.parametrize(
    ("start", "season"),
    [
        ("2028-04-01", ("2027-12-01", "2028-01-31")),
        ("2028-03-31", None),
        ("2028-05-01", None),
    ],
)
def test_students_who_start_in_april(start: str, season: tuple[str, str] | None) -> None:
    found = steps("first", STUDENT | {"start_on": start})
    assert (between(found["student_season"]) if "student_season" in found else None) == season
    assert "student_season" not in steps("first", CLEAR | {"start_on": start})


def test_an_extension_is_prepared_for_its_first_day() -> None:
    found = steps("extension", STAYING | {"stay_ends": "2027-05-31"})
    assert between(found["preparation"]) == ("2027-01-17", "2027-02-28")
    assert between(found["decision_extension"]) == ("2027-02-28", "2027-03-28")
    now = steps("extension", STAYING | {"stay_ends": "2027-01-31"})
    assert between(now["preparation"]) == (ON, "2027-01-03")
    over = steps("extension", STAYING | {"stay_ends": "2026-11-21"})
    assert over.keys() == {"go_to_the_office", "last_day", "special_period"}


def test_a_date_that_cannot_be_meant_is_not_counted_from() -> None:
    for far in ("1950-01-01", "2100-12-31"):
        assert steps("first", CLEAR | {"start_on": far})["start"]["date"] is None


@pytest.mark.parametrize("month", range(1, 13))
def test_reminders_lie_on_or_after_today(month: int) -> None:
    on = date(2027, month, 28).isoformat()
    answers = STAYING | {"stay_ends": "2027-06-30"}
    for step in steps("extension", answers, on).values():
        assert not step["reminder"] or step["date"] >= on


def test_landing_and_the_notice_of_address_follow_the_start() -> None:
    """F-RTE-1: fourteen days from settling in."""
    found = steps("first", CLEAR | {"start_on": "2027-07-01"})
    assert found["landing"]["date"] == "2027-07-01"
    assert found["address"]["date"] == "2027-07-15"
    short = steps("first", CLEAR | {"start_on": "2027-02-01"})
    assert between(short["landing"]) == between(short["start"])
    assert between(short["address"]) == ("2027-01-27", "2027-05-15")
