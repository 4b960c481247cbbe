"""What the plan has to know of a person, read from the answers and the findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..engine import Answer, Assessment, Finding

Procedure = Literal["coe", "change", "extension", "job_change", "permanent"]

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
WAYS = frozenset(BY_BACKGROUND.values())

LANGUAGE_WORK = frozenset({"own_language", "level_shown", "no_proof", "level_presupposed"})
NO_LANGUAGE_WORK = frozenset({"not_language_work", "not_yet_required"})


@dataclass(frozen=True)
class Situation:
    """What the plan has to know.

    Attributes:
        procedure: `coe` (Certificate of Eligibility), `change` (of status), `extension` (of
            the period of stay), `job_change` or `permanent`.
        category: the organisation's category, or None if it is not known.
        holds: the conditions of documents that hold (see `facts.documents`).
        excluded: the conditions that do not hold; any other may hold.
    """

    procedure: Procedure
    category: int | None
    holds: frozenset[str]
    excluded: frozenset[str]


def situation(route: str, answers: Mapping[str, Answer], assessment: Assessment) -> Situation:
    """Reads the situation from the answers and the findings.

    Args:
        route: the route id.
        answers: the answers by question id.
        assessment: what the route found.

    Returns:
        The situation; what was not asked or not sure stays open.
    """
    findings = {each.requirement: each.finding for each in assessment.findings}
    known = _conditions(answers, findings)
    return Situation(
        _procedure(route, answers),
        CATEGORIES.get(str(answers.get("category"))),
        frozenset(condition for condition, holds in known.items() if holds),
        frozenset(condition for condition, holds in known.items() if not holds),
    )


def _procedure(route: str, answers: Mapping[str, Answer]) -> Procedure:
    if route == "first":
        return "coe" if answers.get("where") in OUTSIDE_JAPAN else "change"
    by_route: dict[str, Procedure] = {
        "extension": "extension",
        "job-change": "job_change",
        "permanent": "permanent",
    }
    return by_route[route]


def _conditions(answers: Mapping[str, Answer], findings: Mapping[str, Finding]) -> dict[str, bool]:
    known: dict[str, bool] = {}
    background = findings.get("background")
    if background is not None:
        if (way := BY_BACKGROUND.get(background.reason)) is not None:
            known |= {other: other == way for other in WAYS}
        known["doeacc_route"] = False
    if answers.get("contract") in ("employment", "services"):
        known["labour_contract"] = answers["contract"] == "employment"
    if answers.get("dispatch", "not_sure") != "not_sure":
        known["dispatch"] = answers["dispatch"] != "no"
    language = findings.get("language")
    if language is not None and language.reason in LANGUAGE_WORK | NO_LANGUAGE_WORK:
        known["person_facing_language_work"] = language.reason in LANGUAGE_WORK
    if answers.get("where", "student") != "student" or known.get("dispatch"):
        known["student_reduction"] = False
    work = answers.get("present_work")
    if work in ("same_job", "new_employer"):
        known["first_extension_after_move"] = work == "new_employer"
        known["moving_into_language_work"] = False
    return known
