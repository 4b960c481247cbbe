"""The steps and their days: month ends, leap days, year ends, and what is tight or late."""

from datetime import date
from typing import Any

import pytest

from selfcheck.plan.start import MAY_GO_ON_LOOKING
from selfcheck.rules.questions import QUESTIONS
from tests.rules.people import CLEAR, MOVED, MOVING, STAYING
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


@pytest.mark.parametrize(
    ("ends", "first", "special"),
    [
        ("2027-05-31", "2027-02-28", "2027-07-31"),
        ("2028-05-31", "2028-02-29", "2028-07-31"),
        ("2027-12-31", "2027-09-30", "2028-02-29"),
        ("2026-12-31", "2026-09-30", "2027-02-28"),
        ("2027-01-31", "2026-10-31", "2027-03-31"),
        ("2028-02-29", "2027-11-29", "2028-04-29"),
    ],
)
def test_a_holders_days(ends: str, first: str, special: str) -> None:
    found = steps("extension", STAYING | {"stay_ends": ends})
    assert found["first_day"]["date"] == first
    assert found["last_day"]["date"] == ends
    assert found["special_period"]["date"] == special
    assert found["first_day"]["reminder"] is (first >= ON)


def test_a_short_stay_can_be_extended_from_half_way() -> None:
    answers = STAYING | {"stay_ends": "2027-03-01", "period_held": "three_months"}
    assert steps("extension", answers)["first_day"]["date"] == "2027-01-15"


@pytest.mark.parametrize(
    ("ends", "late"),
    [
        ("2026-11-21", "late"),
        ("2026-11-22", "tight"),
        ("2027-01-02", "tight"),
        ("2027-01-03", None),
    ],
)
def test_a_stay_that_ends_soon(ends: str, late: str | None) -> None:
    answers = STAYING | {"stay_ends": ends}
    last = steps("extension", answers)["last_day"]
    assert last["late"] == late
    assert last["reminder"] is (late != "late")
    assert {id_ for id_ in warned("extension", answers) if id_.startswith("last_day")} == (
        {f"last_day_{late}"} if late else set()
    )


def test_an_extension_is_prepared_for_its_first_day() -> None:
    found = steps("extension", STAYING | {"stay_ends": "2027-05-31"})
    assert between(found["preparation"]) == ("2027-01-17", "2027-02-28")
    assert between(found["decision_extension"]) == ("2027-02-28", "2027-03-28")
    now = steps("extension", STAYING | {"stay_ends": "2027-01-31"})
    assert between(now["preparation"]) == (ON, "2027-01-03")
    over = steps("extension", STAYING | {"stay_ends": "2026-11-21"})
    assert over.keys() == {"go_to_the_office", "last_day", "special_period"}


@pytest.mark.parametrize(
    ("on", "late"),
    [
        ("2026-11-21", None),
        ("2026-11-22", "tight"),
        ("2026-11-29", "tight"),
        ("2026-11-30", "late"),
    ],
)
def test_the_notices_of_a_mover(on: str, late: str | None) -> None:
    leaving = steps("job-change", MOVING | {"notified": ["none"]}, on)["notice_leaving"]
    assert (leaving["date"], leaving["late"]) == ("2026-11-29", late)
    assert leaving["reminder"] is (late != "late")


def test_what_is_notified_needs_no_reminder() -> None:
    answers = MOVING | {"joined_on": "2026-11-20", "notified": ["leaving", "joining"]}
    found = steps("job-change", answers, "2026-11-29")
    for notice in (found["notice_leaving"], found["notice_joining"]):
        assert (notice["late"], notice["reminder"]) == (None, False)
    assert (
        not {"notice_leaving", "notice_joining"} & steps("job-change", answers, "2027-01-10").keys()
    )


def test_a_contract_is_notified_after_it_is_signed() -> None:
    answers = MOVING | {"notified": ["leaving", "joining"]}
    found = steps("job-change", answers, "2026-11-29")
    assert [found[f"notice_{event}"]["reminder"] for event in ("leaving", "joining")] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("route", "answers"),
    [
        ("job-change", MOVING),
        # The new work belongs to another status: the notices are owed all the same.
        ("job-change", MOVING | {"occupation": ["school_teacher"]}),
        ("extension", MOVED),
        ("extension", MOVED | {"occupation": ["school_teacher"]}),
    ],
)
def test_whoever_left_an_employer_has_notices_to_make(
    route: str, answers: dict[str, object]
) -> None:
    moved = {"left_on": "2026-11-10", "joined_on": "2026-11-15", "notified": ["none"]}
    found = steps(route, answers | moved, "2026-11-22")
    assert found["notice_leaving"]["date"] == "2026-11-24"
    assert found["notice_joining"]["date"] == "2026-11-29"


@pytest.mark.parametrize(("route", "answers"), [("job-change", MOVING), ("extension", MOVED)])
@pytest.mark.parametrize("contract", ["none", "own_business"])
def test_without_a_post_nothing_is_asked_of_it_nor_certified(
    route: str, answers: dict[str, object], contract: str
) -> None:
    made = plan(route, answers | {"contract": contract}, "2026-11-25")
    asked = {ask["id"] for ask in made["asks"]}
    assert not asked & {"category", "engaged_as", "several_organisations", "new_business"}
    assert "work_certificate" not in {row["id"] for row in made["timeline"]}


@pytest.mark.parametrize(
    ("left", "notice", "limit"),
    [
        ("2026-11-30", "2026-12-14", "2027-02-28"),
        ("2027-11-30", "2027-12-14", "2028-02-29"),
        ("2026-12-31", "2027-01-14", "2027-03-31"),
        ("2028-02-29", "2028-03-14", "2028-05-29"),
    ],
)
def test_fourteen_days_and_three_months_on_the_calendar(left: str, notice: str, limit: str) -> None:
    found = steps("job-change", MOVING | {"left_on": left, "joined_on": "not_sure"}, left)
    assert found["notice_leaving"]["date"] == notice
    assert found["without_activity"]["date"] == limit


def test_a_gap_that_is_closed_in_time_is_no_longer_a_limit() -> None:
    waiting = MOVING | {"joined_on": "not_sure", "notified": ["leaving"]}
    waiting |= {"gap_reason": "searching"}

    def late(on: str, answers: dict[str, object]) -> str | None:
        found: str | None = steps("job-change", answers, on)["without_activity"]["late"]
        return found

    assert late("2027-01-14", waiting) is None
    assert late("2027-01-15", waiting) == "tight"
    assert late("2027-02-14", waiting) == "tight"
    assert late("2027-02-15", waiting) == "late"
    again = waiting | {"joined_on": "2027-02-14"}
    assert late("2027-02-10", again) is None
    assert "without_activity" not in steps("job-change", again, "2027-02-15")


@pytest.mark.parametrize(
    "post",
    [
        {"occupation": ["farm_worker"]},
        {"working_week": "too_little"},
        {"working_week": "mainly_simple"},
        {"organisation": ["barred"]},
        {"contract": "verbal"},
    ],
    ids=["other work", "too little", "simple work", "barred", "not in writing"],
)
def test_a_contract_that_will_not_do_leaves_the_limit_in_the_plan(post: dict[str, Any]) -> None:
    for joined in ("2026-12-01", "2026-11-20"):
        found = steps("job-change", MOVING | post | {"joined_on": joined, "notified": ["none"]})
        assert found["without_activity"]["date"] == "2027-02-15"


def test_who_works_again_is_not_told_of_revocation() -> None:
    back = MOVING | {"left_on": "2026-02-01", "joined_on": "2026-11-20", "notified": ["leaving"]}
    for reason in ("searching", "other_reason", "no_reason"):
        found = steps("job-change", back | {"gap_reason": reason}, "2026-11-25")
        assert "without_activity" not in found


def test_who_is_out_of_work_sees_the_notice_and_the_limit() -> None:
    answers = STAYING | {"present_work": "out_of_work", "contract": "none"}
    unsure = answers | {"left_on": "not_sure"}
    assert "left_on" in {ask["id"] for ask in plan("extension", unsure)["asks"]}
    found = steps("extension", answers | {"left_on": "2026-11-15"})
    assert found["notice_leaving"]["date"] == "2026-11-29"
    assert found["without_activity"]["date"] == "2027-02-15"


def test_without_a_contract_no_day_of_joining_counts() -> None:
    answers = MOVING | {"contract": "none", "notified": ["none"]}
    assert "notice_joining" not in steps("job-change", answers)


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


def test_a_mover_whose_stay_ends_soon_is_warned() -> None:
    answers = MOVING | {"stay_ends": "2026-11-27"}
    assert steps("job-change", answers)["last_day"]["late"] == "tight"
    assert "last_day_tight" in warned("job-change", answers)
