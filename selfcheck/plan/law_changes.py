"""What changes in the law between the day of asking and the day of filing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from .. import facts
from ..engine import Assessment
from ..facts.changes import between


def law_changes(
    assessment: Assessment,
    papers: Sequence[dict[str, Any]],
    costs: Sequence[dict[str, Any]],
    country: object,
    on: date,
    at_filing: date,
) -> list[dict[str, Any]]:
    """The changes that bear on this person.

    Args:
        assessment: what the route found at the law of the filing.
        papers: the plan's documents.
        costs: the plan's fees.
        country: where the person lives, for the tuberculosis screening.
        on: the day of asking.
        at_filing: the day of filing, or the day of asking.

    Returns:
        Rows by day with `id` (the area of facts, under which its words stand:
        `law_change.<id>`), `date` (ISO: the first day of the new rule) and `facts`. Of the
        present's law nothing is told.
    """
    cited = [*_cited(assessment), *(row["fact"] for row in papers)]
    cited += [fact_id for row in costs for fact_id in row["facts"]]
    if _covered(country, on) != _covered(country, at_filing):
        cited.append(SCREENING)
    rows: dict[tuple[date, str], list[str]] = {}
    for change in between(_of_the_filing(cited), on, at_filing):
        _, area, _ = change.fact.split("-")
        rows.setdefault((change.day, area), []).append(change.fact)
    return [
        {"id": area, "date": day.isoformat(), "facts": changed}
        for (day, area), changed in rows.items()
    ]


SCREENING = "F-TB-1"
"""It grows country by country: a change concerns only those who live there."""


def _covered(country: object, on: date) -> bool:
    return country in facts.value(SCREENING, on=on)


def _cited(assessment: Assessment) -> Iterator[str]:
    for assessed in assessment.findings:
        yield from assessed.finding.facts


def _of_the_filing(fact_ids: Iterable[str]) -> Iterator[str]:
    for id_ in fact_ids:
        # An example of a refusal is no rule.
        if facts.get(id_).dated_by == "application_received" and not id_.startswith("F-REF-"):
            yield id_
