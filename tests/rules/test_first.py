"""The route `first`: what decides, and how it is told."""

import json
from datetime import date
from typing import Any

import pytest

import selfcheck
from tests.rules.people import CLEAR, SETTLING

TODAY = date(2026, 11, 22)

SECONDARY: dict[str, object] = {"education": "secondary"}
INTERPRETER: dict[str, object] = {
    "occupation": ["interpreter"],
    "language_demand": "most",
    "work_languages": ["own", "japanese"],
    "japanese_proof": "jlpt",
    "experience": 0,
}

TRAINED: dict[str, object] = {
    "training": "given",
    "training_ends": "within_a_year",
    "training_for": "japanese_too",
}
DISPATCHED: dict[str, object] = {
    "dispatch": "yes",
    "dispatch_settled": ["client", "pledges", "employment"],
}
LIVED: dict[str, object] = {"lived_in_japan": "yes"}


def assess(answers: dict[str, object] | None = None, on: date = TODAY) -> dict[str, Any]:
    result = selfcheck.step("first", CLEAR | (answers or {}), on=on)
    assert result["kind"] == "assessment", result.get("id")
    return result


def finding(requirement: str, answers: dict[str, object], on: date = TODAY) -> dict[str, Any]:
    found: dict[str, Any] = next(
        f for f in assess(answers, on)["findings"] if f["requirement"] == requirement
    )
    return found


def test_a_graduate_with_a_fitting_job_meets_everything() -> None:
    assessment = assess()
    assert assessment["outcome"] == "clear"
    assert [f["requirement"] for f in assessment["findings"]] == [
        "entry",
        "contract",
        "duties",
        "workload",
        "background",
        "pay",
        "language",
        "dispatch",
        "conduct",
        "public_duties",
        "earlier_notices",
    ]


@pytest.mark.parametrize(
    ("requirement", "answers", "status"),
    [
        ("entry", {"where": "temporary_visitor"}, "not_met"),
        ("contract", {"contract": "none"}, "open"),
        ("contract", {"contract": "own_business"}, "not_met"),
        ("contract", {"contract": "services"}, "met"),
        ("contract", {"contract": "single_jobs"}, "not_met"),
        ("contract", {"organisation": ["barred"]}, "not_met"),
        ("duties", {"occupation": ["school_teacher"]}, "not_met"),
        ("duties", {"occupation": ["cook"]}, "not_met"),
        ("duties", {"working_week": "mainly_simple"}, "not_met"),
        ("duties", TRAINED, "met"),
        ("duties", TRAINED | {"training_for": "foreigners_japanese_lessons"}, "met"),
        ("duties", TRAINED | {"training_for": "foreigners_other"}, "open"),
        ("duties", TRAINED | {"training_ends": "after_a_year"}, "open"),
        ("duties", TRAINED | {"training_ends": "half_of_stay"}, "not_met"),
        ("duties", TRAINED | {"training_ends": "only_chosen_move_on"}, "not_met"),
        ("workload", {"working_week": "too_little"}, "not_met"),
        ("workload", {**INTERPRETER, "language_demand": "few"}, "not_met"),
        ("pay", {"pay": "lower"}, "not_met"),
        ("pay", {"pay": "usual_rate"}, "met"),
        ("dispatch", DISPATCHED, "met"),
        ("dispatch", DISPATCHED | {"dispatch_settled": ["pledges", "employment"]}, "not_met"),
        ("dispatch", DISPATCHED | TRAINED | {"dispatch_settled": ["pledges"]}, "open"),
        ("dispatch", DISPATCHED | {"dispatch_settled": ["client", "pledges"]}, "open"),
        ("public_duties", LIVED | {"unpaid": ["tax"]}, "open"),
        ("public_duties", LIVED | {"paid_late": ["pension"]}, "open"),
        ("conduct", LIVED | {"record": ["unpermitted_work"]}, "not_met"),
        ("conduct", LIVED | {"record": ["traffic_penalty"]}, "met"),
        ("conduct", LIVED | {"record": ["fine"]}, "open"),
        ("earlier_notices", LIVED | {"missed_notices": ["address"]}, "open"),
    ],
)
def test_what_decides_a_requirement(
    requirement: str, answers: dict[str, object], status: str
) -> None:
    assert finding(requirement, answers)["status"] == status


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        # Ten years, study included, without a degree: F-EDU-1, F-EDU-4.
        ({**SECONDARY, "it_exam": "no", "experience": 10}, "met"),
        ({**SECONDARY, "it_exam": "no", "experience": 9, "subject_years": 0}, "not_met"),
        # A listed exam replaces both, for information processing only: F-EDU-5.
        ({**SECONDARY, "it_exam": "japan"}, "met"),
        (
            {
                **SECONDARY,
                "occupation": ["mechanical_engineer"],
                "experience": 0,
                "subject_years": 3,
            },
            "not_met",
        ),
        # Three years for international services: F-EDU-9; waived for graduates: F-EDU-10.
        ({**INTERPRETER, **SECONDARY, "experience": 3}, "met"),
        ({**INTERPRETER, **SECONDARY, "experience": 2}, "not_met"),
        ({**INTERPRETER, "education": "university", "field": "chemistry"}, "met"),
        (
            {
                "occupation": ["public_relations"],
                "field": "chemistry",
                "courses": "none",
                "experience": 2,
            },
            "not_met",
        ),
        # Loose for universities, strict for training colleges, unless certified: F-EDU-12, -13.
        ({"field": "economics"}, "met"),
        (
            {
                "education": "training_college",
                "field": "economics",
                "courses": "few",
                "it_exam": "no",
                "experience": 2,
                "subject_years": 0,
            },
            "not_met",
        ),
        ({"education": "training_college_certified", "field": "economics"}, "met"),
        ({"field": "music_stage", "courses": "part"}, "met"),
        (
            {
                "field": "music_stage",
                "courses": "few",
                "it_exam": "no",
                "experience": 2,
                "subject_years": 0,
            },
            "open",
        ),
        ({"education": "training_college", "field": "economics", "courses": "main"}, "met"),
        # Only colleges in Japan, with the title: F-EDU-3.
        (
            {
                "education": "vocational_abroad",
                "it_exam": "no",
                "experience": 2,
                "subject_years": 0,
            },
            "not_met",
        ),
    ],
)
def test_study_field_and_job_hold_together_on_one_path(
    answers: dict[str, object], status: str
) -> None:
    assert finding("background", answers)["status"] == status


@pytest.mark.parametrize(
    ("on", "category", "status"),
    [
        ("2026-04-14", "category_3", "met"),
        ("2026-04-15", "category_3", "not_met"),
        ("2026-04-15", "category_1", "open"),
        ("2026-04-15", "not_sure", "open"),
    ],
)
def test_level_b2_is_asked_for_from_its_date(on: str, category: str, status: str) -> None:
    answers = {**INTERPRETER, "japanese_proof": "no_proof"}
    day = date.fromisoformat(on)
    assert finding("language", {**answers, "category": category}, day)["status"] == status


@pytest.mark.parametrize(("on", "status"), [("2026-03-08", "met"), ("2026-03-09", "not_met")])
def test_dispatch_pledges_are_asked_for_from_their_date(on: str, status: str) -> None:
    settled = DISPATCHED | {"dispatch_settled": ["client", "employment"]}
    assert finding("dispatch", settled, date.fromisoformat(on))["status"] == status


def test_a_finding_says_because_of_which_answers_and_what_would_change_it() -> None:
    found = finding("pay", {"pay": "lower"})
    assert found["because"] == ["contract", "pay"]
    assert found["changes"] == [{"answers": {"pay": "same_or_more"}, "find_out": False}]
    assert found["sources"][0]["fact"] == "F-EDU-11"
    assert found["sources"][0]["clause"] == "criteria-3"


def test_all_points_of_a_record_are_named() -> None:
    found = finding("conduct", LIVED | {"record": ["fine", "sentence"]})
    assert found["parameters"]["items"]["options"] == ["sentence", "fine"]


def test_step_is_pure() -> None:
    answers = dict(CLEAR)
    first = json.dumps(selfcheck.step("first", answers, on=TODAY))
    assert first == json.dumps(selfcheck.step("first", answers, on="2026-11-22"))
    assert answers == CLEAR


def test_unknown_questions_and_routes_are_told() -> None:
    with pytest.raises(selfcheck.AnswerError) as caught:
        selfcheck.step("first", {"shoe_size": "42"}, on=TODAY)
    assert (caught.value.question, caught.value.reason) == ("shoe_size", "unknown_question")
    with pytest.raises(selfcheck.UnknownRoute):
        selfcheck.step("second", {}, on=TODAY)


def test_the_first_questions_are_known_before_any_rule_runs() -> None:
    tree = selfcheck.openings(on=TODAY)[TODAY.isoformat()]["first"]
    assert tree is not None
    answers: dict[str, object] = {}
    node: dict[str, Any] | None = tree
    for answer in ("student", "employment", ["none"]):
        assert node is not None
        asked = selfcheck.step("first", answers, on=TODAY)
        assert node["question"] == asked["id"]
        answers[asked["id"]] = answer
        node = node["next"].get(str(answer), node["next"]["*"])


def changes(route: str, requirement: str, answers: dict[str, object]) -> list[dict[str, object]]:
    found = selfcheck.step(route, answers, on=TODAY)["findings"]
    proposed = next(each["changes"] for each in found if each["requirement"] == requirement)
    return [change["answers"] for change in proposed]


def test_no_proposed_change_takes_away_what_helps() -> None:
    dispatched = CLEAR | DISPATCHED | {"dispatch_settled": ["pledges", "employment"]}
    assert changes("first", "dispatch", dispatched) == [
        {"dispatch_settled": ["client", "employment", "pledges"]}
    ]


def test_who_holds_the_status_is_not_told_to_be_elsewhere() -> None:
    assert changes("first", "entry", CLEAR | {"where": "this_status"}) == []


def test_of_years_that_would_do_only_the_fewest_are_named() -> None:
    answers = SETTLING | {
        "years_in_japan": 0,
        "shortcut": "points_80",
        "points_kept": "without_break",
    }
    assert changes("permanent", "residence_years", answers) == [{"years_in_japan": 1}]


def test_who_told_the_plan_that_the_stay_has_ended_is_not_told_that_all_is_well() -> None:
    """F-RTE-10: a change is filed before the stay ends."""
    student: dict[str, object] = {"where": "student", "stay_ends": "2026-11-21"}
    assert finding("entry", student)["reason"] == "expired"
    assert finding("entry", {**student, "stay_ends": "2026-11-22"})["reason"] == "student"
