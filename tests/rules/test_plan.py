"""The plan: documents, timeline and fees, on both sides of each date."""

from typing import Any

import pytest

import selfcheck
from tests.rules.people import CLEAR, MOVED, STAYING

STUDENT = CLEAR | {"where": "student"}
INTERPRETER = CLEAR | {
    "occupation": ["interpreter"],
    "language_demand": "most",
    "work_languages": ["own", "japanese"],
    "japanese_proof": "jlpt",
}


def plan(route: str, answers: dict[str, object], on: str = "2026-11-22") -> dict[str, Any]:
    result = selfcheck.step(route, answers, on=on)
    assert result["kind"] == "assessment", result.get("id")
    made: dict[str, Any] = result["plan"]
    return made


def rows(made: dict[str, Any], part: str) -> dict[str, Any]:
    listed = made["fees"]["lines"] if part == "fees" else made[part]
    return {row["id"]: row for row in listed}


def documents(answers: dict[str, object], on: str = "2026-11-22") -> dict[str, Any]:
    return rows(plan("first", answers, on), "documents")


@pytest.mark.parametrize(
    ("category", "there", "absent"),
    [
        ("category_1", {"F-DOC-1", "F-DOC-4"}, {"F-DOC-12", "F-DOC-18", "F-DOC-24"}),
        ("category_2", {"F-DOC-1", "F-DOC-4"}, {"F-DOC-12", "F-DOC-18", "F-DOC-24"}),
        ("category_3", {"F-DOC-4", "F-DOC-12", "F-DOC-13", "F-DOC-20-statements"}, {"F-DOC-24"}),
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
    by_exam = documents(CLEAR | {"education": "secondary", "it_exam": "japan"})
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
    sent = documents(
        STUDENT | {"category": "category_3", "dispatch": "yes", "dispatch_settled": ["client"]}
    )
    assert sent["F-DOC-12"]["waived_by"] == []
    assert "F-DOC-32" not in sent


def test_a_first_extension_after_a_move_asks_for_more() -> None:
    stayed = rows(plan("extension", STAYING | {"category": "category_3"}), "documents")
    moved = rows(
        plan("extension", MOVED | {"category": "category_3"}),
        "documents",
    )
    assert "F-DOC-18" not in stayed
    assert "F-DOC-18" in moved
