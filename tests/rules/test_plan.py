"""The plan: documents, timeline and fees, on both sides of each date."""

from typing import Any

import pytest

import selfcheck
from tests.rules.people import CLEAR, MOVING, SETTLING, STAYING

STUDENT = CLEAR | {"where": "student"}
INTERPRETER = CLEAR | {"occupation": "interpreter", "language_demand": "most", "language": "own"}


def plan(route: str, answers: dict[str, object], on: str = "2026-11-22") -> dict[str, Any]:
    result = selfcheck.step(route, answers, on=on)
    assert result["kind"] == "assessment", result.get("id")
    made: dict[str, Any] = result["plan"]
    return made


def rows(made: dict[str, Any], part: str) -> dict[str, Any]:
    return {row["id"]: row for row in made[part]}


def documents(answers: dict[str, object], on: str = "2026-11-22") -> dict[str, Any]:
    return rows(plan("first", answers, on), "documents")


@pytest.mark.parametrize(
    ("category", "there", "absent"),
    [
        ("category_1", {"F-DOC-1", "F-DOC-4"}, {"F-DOC-12", "F-DOC-18", "F-DOC-24"}),
        ("category_2", {"F-DOC-1", "F-DOC-4"}, {"F-DOC-12", "F-DOC-18", "F-DOC-24"}),
        ("category_3", {"F-DOC-4", "F-DOC-12", "F-DOC-13", "F-DOC-20"}, {"F-DOC-24"}),
        ("category_4", {"F-DOC-12", "F-DOC-24", "F-DOC-25", "F-DOC-26"}, {"F-DOC-4"}),
    ],
)
def test_the_category_decides_which_papers_are_asked_for(
    category: str, there: set[str], absent: set[str]
) -> None:
    asked = set(documents(CLEAR | {"category": category}))
    assert there <= asked
    assert not absent & asked


def test_without_a_category_the_fuller_list_is_shown_and_marked() -> None:
    listed = documents(CLEAR)
    assert listed["F-DOC-1"]["categories"] == []
    assert listed["F-DOC-12"]["categories"] == [3, 4]
    assert listed["F-DOC-24"]["categories"] == [4]


def test_only_the_proof_of_ones_own_way_is_listed() -> None:
    by_degree = documents(CLEAR)
    assert {"F-DOC-13"} == {
        id_ for id_, row in by_degree.items() if row["alternative_of"] == "background"
    }
    by_exam = documents(CLEAR | {"education": "secondary", "it_exam": "yes"})
    assert "F-DOC-16" in by_exam
    assert "F-DOC-13" not in by_exam


@pytest.mark.parametrize(
    ("on", "document", "answers", "asked"),
    [
        ("2026-04-14", "F-DOC-21", CLEAR, False),
        ("2026-04-15", "F-DOC-21", CLEAR, True),
        ("2026-04-14", "F-DOC-22", INTERPRETER, False),
        ("2026-04-15", "F-DOC-22", INTERPRETER, True),
        ("2025-11-30", "F-DOC-32", STUDENT, False),
        ("2025-12-01", "F-DOC-32", STUDENT, True),
    ],
)
def test_a_document_is_asked_for_from_its_date(
    on: str, document: str, answers: dict[str, object], asked: bool
) -> None:
    assert (document in documents(answers, on)) is asked


@pytest.mark.parametrize(("on", "spared"), [("2025-11-30", False), ("2025-12-01", True)])
def test_the_student_reduction_spares_papers_from_its_date(on: str, spared: bool) -> None:
    resume = documents(STUDENT | {"category": "category_3"}, on)["F-DOC-12"]
    assert bool(resume["waived_by"]) is spared


def test_the_student_reduction_is_not_for_dispatch() -> None:
    sent = documents(STUDENT | {"category": "category_3", "dispatch": "settled"})
    assert sent["F-DOC-12"]["waived_by"] == []
    assert "F-DOC-32" not in sent


@pytest.mark.parametrize(("on", "yen"), [("2026-06-30", 3000), ("2026-07-01", 15000)])
def test_the_visa_fee_follows_its_date(on: str, yen: int) -> None:
    assert rows(plan("first", CLEAR, on), "fees")["visa"]["yen"] == yen


@pytest.mark.parametrize(
    ("on", "counter", "online"),
    [
        ("2025-03-31", 4000, 4000),
        ("2025-04-01", 6000, 5500),
        ("2026-09-30", 6000, 5500),
        (
            "2026-10-01",
            {"minimum": 10000, "maximum": 75000},
            {"minimum": 10000, "maximum": 65000},
        ),
    ],
)
def test_government_fees_follow_the_day_of_receipt(
    on: str, counter: object, online: object
) -> None:
    changed = rows(plan("first", STUDENT, on), "fees")
    extended = rows(plan("extension", STAYING | {"stay_ends": "2026-12-31"}, on), "fees")
    assert (changed["change_counter"]["yen"], changed["change_online"]["yen"]) == (counter, online)
    assert extended["extension_counter"]["yen"] == counter
    assert ("settlement" in changed) is (on >= "2026-10-01")


@pytest.mark.parametrize(("on", "yen"), [("2026-09-30", 10000), ("2026-10-01", 200000)])
def test_the_fee_for_permanent_residence_follows_its_date(on: str, yen: int) -> None:
    assert rows(plan("permanent", SETTLING, on), "fees")["permanent"]["yen"] == yen


def test_the_steps_from_abroad_and_in_japan() -> None:
    abroad = [row["id"] for row in plan("first", CLEAR)["timeline"]]
    assert abroad == [
        "preparation",
        "decision_coe",
        "delivery",
        "visa",
        "landing",
        "address",
        "service_estimate",
    ]
    inside = [row["id"] for row in plan("first", STUDENT)["timeline"]]
    assert inside == ["preparation", "decision_change", "start_after_permission"]


def test_a_holders_dates_stand_in_the_timeline() -> None:
    staying = rows(plan("extension", STAYING | {"stay_ends": "2027-05-31"}), "timeline")
    assert staying["first_day"]["date"] == "2027-02-28"
    assert staying["special_period"]["date"] == "2027-07-31"
    moving = rows(plan("job-change", MOVING), "timeline")
    assert moving["notice_leaving"]["date"] == "2026-11-29"
    assert moving["notice_joining"]["date"] == "2026-12-15"
    assert moving["without_activity"]["date"] == "2027-02-15"


def test_a_first_extension_after_a_move_asks_for_more() -> None:
    stayed = rows(plan("extension", STAYING | {"category": "category_3"}), "documents")
    moved = rows(
        plan("extension", STAYING | {"category": "category_3", "present_work": "new_employer"}),
        "documents",
    )
    assert "F-DOC-18" not in stayed
    assert "F-DOC-18" in moved
