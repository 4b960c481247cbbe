"""What to watch: warnings about this plan, and what holds for every paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from .. import facts
from .asking import WITH_PAPERS
from .situation import Situation


def warnings(case: Situation, steps: Sequence[dict[str, Any]], on: date) -> list[dict[str, Any]]:
    """What is tight, late or unknown.

    Args:
        case: the situation.
        steps: the plan's timeline.
        on: the date of filing.

    Returns:
        Rows with `id` and `parameters` (ISO dates and option ids by name).
    """
    return [
        *({"id": id_, "parameters": parameters} for id_, parameters in _of_days(steps)),
        *({"id": id_, "parameters": parameters} for id_, parameters in _of_papers(case, on)),
    ]


def _of_days(steps: Sequence[dict[str, Any]]) -> Iterator[tuple[str, dict[str, str]]]:
    for step in steps:
        if step["late"]:
            days = {name: step[name] for name in ("date", "from", "to") if step[name]}
            yield f"{step['id']}_{step['late']}", days


def _of_papers(case: Situation, on: date) -> Iterator[tuple[str, dict[str, str]]]:
    if case.procedure in WITH_PAPERS and case.category is None:
        yield "category_open", {}
    country = case.answers.get("lives_in_tb_country")
    if case.procedure == "coe" and isinstance(country, str):
        for period in facts.get("F-TB-1").values:
            if period.start is not None and period.start > on and country in period.value:
                yield "tuberculosis_planned", {"date": period.start.isoformat()}
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


def notes(case: Situation, on: date) -> list[dict[str, Any]]:
    """What holds for every paper.

    Args:
        case: the situation.
        on: the date of filing.

    Returns:
        Rows with `id` and `facts`.
    """
    if case.procedure not in WITH_PAPERS:
        return []
    without_proof = case.papers == "extension" and 4 in case.categories
    notes = {"no_category_proof": "F-DOC-53", **NOTES} if without_proof else NOTES
    return [
        {"id": id_, "facts": [fact_id]}
        for id_, fact_id in notes.items()
        if facts.value(fact_id, on=on) and (id_ != "stamps" or 4 in case.categories)
    ]
