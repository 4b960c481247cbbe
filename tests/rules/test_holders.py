"""The routes of those who hold the status: extension, job change, permanent residence."""

from datetime import date
from typing import Any

import pytest

import selfcheck
from tests.rules.people import MOVED, MOVING, SETTLING, STAYING

TODAY = date(2026, 11, 22)

BASE = {"extension": STAYING, "job-change": MOVING, "permanent": SETTLING}

UNRELATED: dict[str, object] = {
    "field": "music_stage",
    "courses": "none",
    "it_exam": "no",
    "experience": 2,
    "subject_years": 0,
}
DESK: dict[str, object] = {
    "occupation": ["hotel_front"],
    "language_demand": "most",
    "work_languages": ["own", "japanese"],
    "category": "category_4",
}

POINTS_70: dict[str, object] = {"shortcut": "points_70", "points_kept": "without_break"}
POINTS_80: dict[str, object] = {"shortcut": "points_80", "points_kept": "without_break"}
MARRIED: dict[str, object] = {"shortcut": "spouse", "years_married": 3}


def finding(
    route: str, requirement: str, answers: dict[str, object], on: date = TODAY
) -> dict[str, Any]:
    result = selfcheck.step(route, BASE[route] | answers, on=on)
    assert result["kind"] == "assessment", result.get("id")
    found: dict[str, Any] = next(f for f in result["findings"] if f["requirement"] == requirement)
    return found


@pytest.mark.parametrize("route", BASE)
def test_a_holder_in_good_order_meets_everything(route: str) -> None:
    findings = selfcheck.step(route, BASE[route], on=TODAY)["findings"]
    # What the new rules on income ask is published without figures to judge by.
    left = ["livelihood"] if route == "permanent" else []
    assert [each["requirement"] for each in findings if each["status"] != "met"] == left


@pytest.mark.parametrize(
    ("requirement", "answers", "status"),
    [
        ("activity", {"present_work": "on_leave"}, "met"),
        ("activity", MOVED, "met"),
        ("activity", MOVED | {"present_work": "out_of_work"}, "met"),
        ("activity", MOVED | {"present_work": "out_of_work", "contract": "none"}, "open"),
        ("activity", {"present_work": "other_activity"}, "not_met"),
        ("duties", {"occupation": ["hotel_service"]}, "not_met"),
        ("pay", {"pay": "lower"}, "not_met"),
        ("absence", {"absence": "long", "absence_reason": "sent_by_employer"}, "met"),
        ("absence", {"absence": "long", "absence_reason": "birth_or_illness"}, "met"),
        ("absence", {"absence": "long", "absence_reason": "no_reason"}, "open"),
        ("conduct", {"record": ["sentence"]}, "not_met"),
        ("conduct", {"record": ["fine"]}, "open"),
        ("conduct", {"record": ["traffic_penalty"]}, "met"),
        ("conduct", {"record": ["over_hours"]}, "open"),
        ("conduct", {"unpaid": ["tax"]}, "met"),
        ("public_duties", {"unpaid": ["tax"]}, "open"),
        ("earlier_notices", {"missed_notices": ["address"]}, "open"),
        ("livelihood", {"livelihood": "public_assistance"}, "open"),
        ("labour_conditions", {"labour_conditions": "broken"}, "open"),
        ("contract", MOVED | {"organisation": ["barred"]}, "not_met"),
        ("background", MOVED | UNRELATED, "not_met"),
        ("background", UNRELATED, "met"),
        ("language", MOVED | DESK | {"japanese_proof": "no_proof"}, "not_met"),
        ("language", DESK | {"japanese_proof": "no_proof"}, "met"),
    ],
)
def test_what_decides_an_extension(
    requirement: str, answers: dict[str, object], status: str
) -> None:
    assert finding("extension", requirement, answers)["status"] == status


@pytest.mark.parametrize(
    ("ends", "status", "reason", "first", "special"),
    [
        ("2027-02-22", "met", "now", "2026-11-22", "2027-04-22"),
        ("2027-02-23", "met", "later", "2026-11-23", "2027-04-23"),
        ("2026-11-22", "met", "now", "2026-08-22", "2027-01-22"),
        ("2027-05-31", "met", "later", "2027-02-28", "2027-07-31"),
        ("2026-12-31", "met", "now", "2026-09-30", "2027-02-28"),
        ("2027-12-31", "met", "later", "2027-09-30", "2028-02-29"),
    ],
)
def test_when_to_file_and_how_long_the_special_period_lasts(
    ends: str, status: str, reason: str, first: str, special: str
) -> None:
    found = finding("extension", "window", {"stay_ends": ends})
    assert (found["status"], found["reason"]) == (status, reason)
    assert found["parameters"] == {
        "first": {"date": first},
        "last": {"date": ends},
        "special": {"date": special},
    }


@pytest.mark.parametrize(("period", "reason"), [("three_months", "later"), ("one_year", "now")])
def test_a_stay_of_three_months_can_be_extended_from_half_way(period: str, reason: str) -> None:
    answers: dict[str, object] = {"stay_ends": "2027-02-10", "period_held": period}
    assert finding("extension", "window", answers)["reason"] == reason


def test_after_the_last_day_an_extension_is_too_late() -> None:
    found = finding("extension", "window", {"stay_ends": "2026-11-21"})
    assert (found["status"], found["reason"]) == ("not_met", "over")


@pytest.mark.parametrize(
    ("left", "joined", "notified", "reason"),
    [
        ("2026-11-15", "2026-12-01", None, "due_both"),
        ("2026-11-08", "not_sure", None, "due_leaving"),
        ("2026-11-07", "2026-11-20", ["leaving"], "due_joining"),
        ("2026-11-07", "2026-11-20", ["none"], "late_leaving"),
        ("2026-11-01", "2026-11-02", ["leaving", "joining"], "made"),
        ("2026-11-01", "2026-11-02", ["joining"], "late_leaving"),
        ("not_sure", "not_sure", None, "dates_unknown"),
    ],
)
def test_leaving_and_joining_are_two_notices_with_fourteen_days_each(
    left: str, joined: str, notified: list[str] | None, reason: str
) -> None:
    answers: dict[str, object] = {"left_on": left, "joined_on": joined}
    if notified:
        answers["notified"] = notified
    assert finding("job-change", "notifications", answers)["reason"] == reason


@pytest.mark.parametrize(
    ("left", "joined", "why", "status"),
    [
        ("2026-08-22", "2026-11-21", None, "met"),
        ("2026-08-22", "2026-11-22", "searching", "open"),
        ("2026-08-22", "2026-11-22", "no_reason", "open"),
        ("2026-08-22", "2026-11-23", "no_reason", "not_met"),
        ("2026-08-22", "2026-11-22", "illness", "open"),
        ("2026-08-22", "not_sure", "no_reason", "not_met"),
        ("2026-08-23", "not_sure", None, "met"),
        ("2026-11-30", "2027-02-28", "other_reason", "open"),
    ],
)
def test_three_months_without_the_activity_need_a_reason(
    left: str, joined: str, why: str | None, status: str
) -> None:
    answers: dict[str, object] = {
        "left_on": left,
        "joined_on": joined,
        "notified": ["leaving", "joining"],
    }
    if why:
        answers["gap_reason"] = why
    assert finding("job-change", "gap", answers)["status"] == status


def test_new_duties_with_the_same_employer_need_no_notice_and_leave_no_gap() -> None:
    assert finding("job-change", "notifications", {"move": "new_duties"})["status"] == "met"
    assert finding("job-change", "gap", {"move": "new_duties"})["status"] == "met"


@pytest.mark.parametrize(("related", "status"), [("yes", "met"), ("no", "not_met")])
def test_three_years_of_related_work_loosen_the_link_for_a_training_college(
    related: str, status: str
) -> None:
    answers: dict[str, object] = {
        "education": "training_college",
        "field": "economics",
        "related_work": related,
        "courses": "none",
        "it_exam": "no",
        "experience": 5,
        "subject_years": 0,
    }
    assert finding("job-change", "background", answers)["status"] == status


@pytest.mark.parametrize(
    ("requirement", "answers", "status"),
    [
        ("residence_years", {"years_in_japan": 9, "shortcut": "none"}, "not_met"),
        ("residence_years", {"years_in_japan": 3, **POINTS_70}, "met"),
        ("residence_years", {"years_in_japan": 2, **POINTS_70}, "not_met"),
        (
            "residence_years",
            {"years_in_japan": 3, **POINTS_70, "points_kept": "only_now"},
            "not_met",
        ),
        (
            "residence_years",
            {"years_in_japan": 3, **POINTS_70, "points_kept": "with_break"},
            "not_met",
        ),
        ("residence_years", {"years_in_japan": 1, **POINTS_80}, "met"),
        ("residence_years", {"years_in_japan": 1, "shortcut": "j_skip"}, "met"),
        ("residence_years", {"years_in_japan": 0, **POINTS_80}, "not_met"),
        ("residence_years", {"years_in_japan": 1, **MARRIED}, "met"),
        ("residence_years", {"years_in_japan": 1, **MARRIED, "years_married": 2}, "not_met"),
        ("residence_years", {"years_in_japan": 1, "shortcut": "child"}, "met"),
        ("residence_years", {"years_in_japan": 0, "shortcut": "child"}, "not_met"),
        ("work_years", {"years_of_work_status": 4, "shortcut": "none"}, "not_met"),
        ("work_years", {"years_of_work_status": 4, "shortcut": "not_sure"}, "open"),
        ("work_years", {"years_of_work_status": 4, **POINTS_80}, "met"),
        ("work_years", {"years_of_work_status": 3, **MARRIED}, "met"),
        ("work_years", {"years_in_japan": 3, **POINTS_70}, "met"),
        ("continuity", {"absences": ["without_reentry"]}, "not_met"),
        ("continuity", {"absences": ["ninety_days"], "absence_reason": "no_reason"}, "open"),
        ("longest_period", {"period_held": "one_year"}, "not_met"),
        ("public_duties", {"unpaid": ["pension"]}, "not_met"),
        ("public_duties", {"paid_late": ["tax"]}, "not_met"),
        ("household_duties", {"household_duties": "late"}, "not_met"),
        ("household_duties", {"household_duties": "alone"}, "met"),
        ("earlier_notices", {"missed_notices": ["contract"]}, "not_met"),
        ("conduct", {"record": ["fine"], "shortcut": "none"}, "not_met"),
        ("conduct", {"record": ["traffic_penalty"]}, "met"),
        ("conduct", {"record": ["over_hours"], "shortcut": "none"}, "open"),
        ("conduct", {"record": ["over_hours"], "shortcut": "spouse"}, "met"),
        ("conduct", {"record": ["fine"], "shortcut": "child"}, "open"),
        ("livelihood", {"livelihood": "public_assistance", "shortcut": "none"}, "not_met"),
        ("livelihood", {"livelihood": "too_little", "shortcut": "spouse"}, "met"),
        ("livelihood", {"livelihood": "too_little", "shortcut": "child"}, "met"),
        ("livelihood", {"livelihood": "too_little", "shortcut": "refugee"}, "met"),
        ("criteria_kept", {"present_work": "out_of_work"}, "not_met"),
        ("criteria_kept", {"present_work": "new_employer"}, "open"),
    ],
)
def test_what_decides_permanent_residence(
    requirement: str, answers: dict[str, object], status: str
) -> None:
    assert finding("permanent", requirement, answers)["status"] == status


@pytest.mark.parametrize(
    ("on", "held_then", "reason"),
    [
        ("2027-03-31", None, "three_years_still"),
        ("2027-04-01", "yes", "three_years_then"),
        ("2027-04-01", "no", "three_years_no_longer"),
    ],
)
def test_three_years_count_as_the_longest_period_until_a_date(
    on: str, held_then: str | None, reason: str
) -> None:
    answers: dict[str, object] = {"period_held": "three_years"}
    if held_then:
        answers |= {"held_three_years": held_then, "first_filing": "yes"}
    found = finding("permanent", "longest_period", answers, date.fromisoformat(on))
    assert found["reason"] == reason


@pytest.mark.parametrize(
    ("on", "reason"), [("2027-03-31", "on_time"), ("2027-04-01", "on_time_and_later")]
)
def test_revocation_of_permanent_residence_is_told_from_its_date(on: str, reason: str) -> None:
    assert finding("permanent", "public_duties", {}, date.fromisoformat(on))["reason"] == reason


def test_an_obstacle_names_what_else_may_fit() -> None:
    hands_on = finding("extension", "duties", {"occupation": ["factory_line"]})
    assert "specified_skilled_worker" in hands_on["alternatives"]
    teacher = finding("extension", "duties", {"occupation": ["school_teacher"]})
    assert teacher["alternatives"] == ["instructor"]
    early = finding("permanent", "residence_years", {"years_in_japan": 4, "shortcut": "none"})
    assert early["alternatives"] == ["highly_skilled_professional"]


@pytest.mark.parametrize(
    ("requirement", "answers", "status", "reason"),
    [
        ("workload", {"working_week": "too_little"}, "not_met", "too_little"),
        ("contract", {"contract": "single_jobs"}, "not_met", "not_continuing"),
        ("contract", {"contract": "own_business"}, "not_met", "own_business"),
        ("contract", {"contract": "none"}, "open", "no_offer_yet"),
        ("contract", {"move": "new_duties"}, "met", "same_contract"),
        (
            "notifications",
            {"left_on": "not_sure", "joined_on": "2026-11-01", "notified": ["joining"]},
            "open",
            "leaving_unknown",
        ),
    ],
)
def test_what_decides_a_change_of_jobs(
    requirement: str, answers: dict[str, object], status: str, reason: str
) -> None:
    found = finding("job-change", requirement, answers)
    assert (found["status"], found["reason"]) == (status, reason)
