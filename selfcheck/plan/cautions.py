"""What to watch: warnings about this plan, and what holds for every paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from .. import facts
from ..engine import NOT_SURE
from .asking import BY_CATEGORY_OF
from .situation import Situation
from .toward_start import schedule


def warnings(
    case: Situation, steps: Sequence[dict[str, Any]], on: date, at_filing: date
) -> list[dict[str, Any]]:
    """What is tight, late or unknown.

    Args:
        case: the situation.
        steps: the plan's timeline.
        on: today.
        at_filing: the day whose law decides about the papers.

    Returns:
        Rows with `id`, `about` (beside what it stands: `part` is `documents`, `timeline` or
        `fees`, and `id` a row of it, or None for all of it) and `parameters` (ISO dates by
        name).
    """
    if case.needs_nothing:
        return []
    if case.over:
        return [*_of_days(case, steps)]
    return [*_of_days(case, steps), *_of_the_way(case, on), *_of_papers(case, at_filing)]


def _warning(id_: str, part: str, row: str | None, **days: str) -> dict[str, Any]:
    return {"id": id_, "about": {"part": part, "id": row}, "parameters": days}


def _of_days(case: Situation, steps: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for step in steps:
        if step["late"]:
            names = {"date": "date", "from": "earliest", "to": "latest"}
            days = {name: step[key] for name, key in names.items() if step[key]}
            kind = step["late"]
            if kind == "late" and step["id"].startswith("notice_") and _told_of_notices(case):
                kind = "missed"
            yield _warning(f"{step['id']}_{kind}", "timeline", step["id"], **days)


def _told_of_notices(case: Situation) -> bool:
    """Whether the person has told which notices were made: then a late one was not."""
    notified = case.answers.get("notified")
    return isinstance(notified, frozenset) and NOT_SURE not in notified


def _of_the_way(case: Situation, on: date) -> Iterator[dict[str, Any]]:
    """Why something else comes before the change: what the special period would not reach."""
    if case.procedure != "change":
        return
    first = schedule("change", case.answers, on).bridge
    if first is None:
        return
    special = first.special_period_ends.isoformat()
    if first.needed_until is None:
        yield _warning(f"{first.kind}_first", "timeline", first.kind, special=special)
    else:
        until = first.needed_until.isoformat()
        yield _warning(f"{first.kind}_gap", "timeline", first.kind, special=special, until=until)


def _of_papers(case: Situation, at_filing: date) -> Iterator[dict[str, Any]]:
    country = case.answers.get("lives_in_tb_country")
    if case.procedure == "coe" and isinstance(country, str):
        for period in facts.get("F-TB-1").values:
            if period.start is not None and period.start > at_filing and country in period.value:
                yield _warning(
                    "tuberculosis_planned", "documents", "F-DOC-8", date=period.start.isoformat()
                )
                break


NOTES = {
    "translation": "F-DOC-71",
    "recent": "F-DOC-70",
    "not_returned": "F-DOC-72",
    "more_papers": "F-DOC-73",
    "stamps": "F-DOC-74",
    "confidential": "F-DOC-75",
}
"""What holds for every paper, and the facts that say so."""


OF_POINTS = {
    "enough_proof": "F-HSP-57",
    "ordinary_criteria": "F-HSP-34",
    "ordinary_criteria_of_research": "F-HSP-34",
    "ordinary_criteria_of_management": "F-HSP-34",
    "form_n": "F-HSP-65",
    "priority": "F-HSP-77",
    "from_abroad": "F-HSP-72",
}
"""What holds for a change to Highly Skilled Professional besides."""


def notes(case: Situation, on: date) -> list[dict[str, Any]]:
    """What holds for every paper.

    Args:
        case: the situation.
        on: the date of filing.

    Returns:
        Rows with `id` and `facts`.
    """
    if case.needs_nothing:
        return [{"id": "nothing_to_apply_for", "facts": ["F-OTH-23"]}]
    if case.over:
        return []
    if case.target is not None:
        return [{"id": "other_status_papers", "facts": ["F-NOT-5"]}]
    notes = NOTES
    if case.procedure == "highly_skilled":
        work = case.answers.get("points_activity")
        left_out = {
            "ordinary_criteria": work in ("research", "management"),
            "ordinary_criteria_of_research": work != "research",
            "ordinary_criteria_of_management": work != "management",
            "form_n": work in ("research", "management"),
            "from_abroad": "stay_ends" in case.answers,
        }
        notes = {id_: fact for id_, fact in OF_POINTS.items() if not left_out.get(id_)} | NOTES
    return [
        {"id": id_, "facts": [fact_id]}
        for id_, fact_id in notes.items()
        if facts.value(fact_id, on=on) and (id_ != "stamps" or _payroll_papers(case))
    ]


def _payroll_papers(case: Situation) -> bool:
    return case.procedure in BY_CATEGORY_OF and 4 in case.categories
