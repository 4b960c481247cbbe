"""What the plan has to know of a person, read from the answers and the findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..engine import Answer, Assessment

Procedure = Literal["coe", "change"]

CATEGORIES = {f"category_{number}": number for number in (1, 2, 3, 4)}

OUTSIDE_JAPAN = frozenset({"abroad", "temporary_visitor", "expired", "not_sure"})

BY_BACKGROUND = {
    "university_related": "degree_route",
    "university_courses": "degree_route",
    "graduate_language_work": "degree_route",
    "training_college_related": "training_college_route",
    "training_college_courses": "training_college_route",
    "training_college_certified_related": "training_college_route",
    "training_college_certified_courses": "training_college_route",
    "it_exam": "listed_exam_route",
    "experience": "three_year_route",
    "experience_and_study": "ten_year_route",
}
ROUTES = frozenset(BY_BACKGROUND.values())

LANGUAGE_WORK = frozenset({"own_language", "level_shown", "no_proof", "level_presupposed"})
NO_LANGUAGE_WORK = frozenset({"own_language", "level_shown", "no_proof", "level_presupposed"})


@dataclass(frozen=True)
class Situation:
    """What the plan has to know.

    Attributes:
        procedure: `coe` (Certificate of Eligibility) or `change` (change of status).
        category: the organisation's category, or None if it is not known.
        holds: the conditions of documents that hold (see `facts.documents`).
        excluded: the conditions that do not hold; any other may hold.
    """

    procedure: Procedure
    category: int | None
    holds: frozenset[str]
    excluded: frozenset[str]


def situation(answers: Mapping[str, Answer], assessment: Assessment) -> Situation:
    """Reads the situation from the answers and the findings of the route `first`.

    Args:
        answers: the answers by question id.
        assessment: what the route found.

    Returns:
        The situation; what was not asked or not sure stays open.
    """
    reasons = {each.requirement: each.finding.reason for each in assessment.findings}
    known: dict[str, bool] = {}

    if (route := _route(assessment)) is not None:
        known |= {other: other == route for other in ROUTES}
    if answers.get("contract") in ("employment", "services"):
        known["labour_contract"] = answers["contract"] == "employment"
    if answers.get("dispatch", "not_sure") != "not_sure":
        known["dispatch"] = answers["dispatch"] != "no"
    if reasons["language"] in LANGUAGE_WORK | NO_LANGUAGE_WORK:
        known["person_facing_language_work"] = reasons["language"] in LANGUAGE_WORK
    if answers.get("where") != "student":
        known["student_reduction"] = False
    if reasons["background"] != "it_exam":
        known.setdefault("doeacc_route", False)

    return Situation(
        "coe" if answers.get("where") in OUTSIDE_JAPAN else "change",
        CATEGORIES.get(str(answers.get("category"))),
        frozenset(condition for condition, holds in known.items() if holds),
        frozenset(condition for condition, holds in known.items() if not holds),
    )


def _route(assessment: Assessment) -> str | None:
    """The way in which study or experience qualifies; None while that is open."""
    finding = next(a.finding for a in assessment.findings if a.requirement == "background")
    return BY_BACKGROUND.get(finding.reason)
