"""What to do next: documents, timeline and fees, from the assessment and the facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from .. import facts
from ..engine import Answer, Assessment
from . import category
from .asking import asks, may_ask
from .cautions import notes, warnings
from .documents import documents
from .fees import fees
from .filing import filing_day
from .law_changes import law_changes
from .moving import certificate_fits
from .needs import count, with_needs
from .procedure import Procedure
from .situation import Situation, situation
from .timeline import timeline

__all__ = ["PROCEDURES", "Procedure", "filing_day", "may_ask", "plan", "table_of"]

PROCEDURES: tuple[Procedure, ...] = ("coe", "change", "extension", "job_change", "permanent")


def plan(
    route: str,
    answers: Mapping[str, Answer],
    assessment: Assessment,
    on: date,
    filed_on: date | None,
) -> dict[str, Any]:
    """The plan for one person.

    Args:
        route: the route id.
        answers: the answers by question id, those to the plan's own questions among them.
        assessment: what the route found.
        on: the day of asking, from which the days are counted.
        filed_on: the day of filing, whose law decides about papers and fees; None while
            nothing fixes it, which leaves the law of the day of asking.

    Returns:
        `procedure`; `papers_for` (which application the documents are for: `coe`, `change`,
        `extension`, `first_extension` after a move, `permanent`, `highly_skilled`); `category`
        (the organisation's, or None); `categories` (those it may be in); `category_because` (which
        answer led to it, where it was worked out: `id`; else None); `asks` (ids of questions that
        would change the plan); `target` (another status to which the work belongs, whose papers
        are not listed here; or None); `solve_first` (ids of the requirements that stand in the way
        of all of it); `documents`, `timeline`, `warnings` and `notes`, each a list of plain data
        without words; `count` (of the documents that are not optional); `fees` (`lines` and
        `total`); and `law_changes`: what of all this, and of the findings, changes between the two
        days (`fact`, `date`).
    """
    at_filing = filed_on or on
    case = situation(route, answers, assessment, on, at_filing)
    asked = {question.id for found in assessment.findings for question in found.because}
    because = category.because(answers)
    papers, conditions = documents(case, at_filing)
    listed = with_needs(papers, graduates_later="graduates_later" in case.holds)
    steps = timeline(case, on)
    # A mover asks for the certificate, if at all, before the extension is filed.
    paid_on = on if case.procedure == "job_change" else at_filing
    costs = fees(case, paid_on, certificate=certificate_fits(case, on))
    return {
        "procedure": case.procedure,
        "papers_for": _papers_for(case),
        "category": case.category,
        "categories": list(case.categories),
        "category_because": {"id": because} if because else None,
        "asks": asks(case, conditions, asked, at_filing),
        "target": case.target,
        "solve_first": _to_solve(assessment),
        "documents": listed,
        "count": count(listed),
        "timeline": steps,
        "fees": costs,
        "warnings": warnings(case, steps, on, at_filing),
        "notes": notes(case, at_filing),
        "law_changes": law_changes(
            assessment,
            papers,
            costs["lines"],
            answers.get("lives_in_tb_country"),
            on,
            at_filing,
        ),
    }


def _to_solve(assessment: Assessment) -> list[str]:
    return [each.requirement for each in assessment.findings if each.finding.status == "not_met"]


def _papers_for(case: Situation) -> str:
    if case.papers == "extension" and "first_extension_after_move" in case.holds:
        return "first_extension"
    return case.papers


def table_of(procedure: Procedure, on: date) -> dict[str, Any]:
    """The same rows for someone of whom nothing is known.

    Args:
        procedure: one of `PROCEDURES`.
        on: the date of filing.

    Returns:
        `documents`, `timeline`, `fees` and `notes` as `plan` gives them.
    """
    reduction = facts.value("F-CAT-8", on=on)
    case = Situation(procedure, given={} if reduction else {"student_reduction": False})
    return {
        "documents": with_needs(documents(case, on)[0], graduates_later=False),
        "timeline": timeline(case, on),
        "fees": fees(case, on, certificate=True),
        "notes": notes(case, on),
    }
