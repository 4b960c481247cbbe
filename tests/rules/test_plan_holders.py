"""The days of a holder in the plan: the stay's end, notices, and time without work."""

from typing import Any

import pytest

from tests.rules.people import MOVED, MOVING, STAYING
from tests.rules.test_plan import plan
from tests.rules.test_plan_timeline import ON, steps, warned


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


def test_a_mover_whose_stay_ends_soon_is_warned() -> None:
    answers = MOVING | {"stay_ends": "2026-11-27"}
    assert steps("job-change", answers)["last_day"]["late"] == "tight"
    assert "last_day_tight" in warned("job-change", answers)


@pytest.mark.parametrize(("joined", "form"), [("2027-02-14", "ends_before"), ("2027-02-15", None)])
def test_a_contract_too_late_for_the_limit_leaves_no_condition(
    joined: str, form: str | None
) -> None:
    """Three months from 15 November 2026 end on 15 February 2027 (F-REV-1)."""
    person = MOVING | {"left_on": "2026-11-15", "joined_on": joined, "gap_reason": "illness"}
    assert steps("job-change", person)["without_activity"]["form"] == form
