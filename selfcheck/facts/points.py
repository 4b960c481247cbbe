"""The points table for Highly Skilled Professionals, row by row (F-HSP-1 to F-HSP-28, F-HSP-40).

Each of these facts holds rows of the official sheet. What a row asks for stands beside its
points, so that a rule only compares; which answers mean what is the rule's own matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from . import NotInForce, all_facts, value

Kind = Literal["a", "b", "c"]

KINDS: tuple[Kind, ...] = ("a", "b", "c")
"""Research and teaching (イ), specialist work (ロ), running a business (ハ)."""

GROUPS: tuple[str, ...] = (
    "degree",
    "experience",
    "pay",
    "age",
    "research",
    "licence",
    "position",
    "investment",
    "study_in_japan",
    "japanese",
    "university",
    "qualification",
    "employer",
    "work",
)
"""The groups of rows, in reading order."""


@dataclass(frozen=True)
class PointsRow:
    """One row of the table.

    Attributes:
        id: its id.
        fact: id of the fact that holds it.
        group: one of `GROUPS`. Of its rows with `counts` `best` only the best that fits counts.
        points: by kind; a kind that is not named has no such row.
        when: what has to be true, all of it: `degree` (`doctorate`, `master_or_professional`,
            `bachelor_or_equivalent`, `business_professional`); `japanese` (`n1`, `n2`);
            `position` (`representative`, `director`); `holds` (an id of what the person or the
            organisation has); at least so many `experience_years`, `pay_yen` a year,
            `research_kinds`, `licences`, `higher_degrees_in_different_fields`, `investment_yen`;
            at least `age_from` and less than `age_under` years old; more than
            `research_percent_over` percent.
        counts: `best` of its group, or `added` on top of it.
        needs: ids of rows that have to count as well.
        excluded_by: ids of rows beside which it does not count.
        excluded_if: the circumstance without which that exclusion does not hold; None for always.
        evidence: ids of the papers that prove it (F-HSP-58 to F-HSP-64).
    """

    id: str
    fact: str
    group: str
    points: Mapping[Kind, int]
    when: Mapping[str, Any]
    counts: Literal["best", "added"]
    needs: tuple[str, ...]
    excluded_by: tuple[str, ...]
    excluded_if: str | None
    evidence: tuple[str, ...]


def points_rows(*, on: date) -> Mapping[str, PointsRow]:
    """Every row of the table by id, group by group, the highest points first.

    Args:
        on: the day of filing.
    """
    return _in_order(on)


@cache
def _in_order(on: date) -> Mapping[str, PointsRow]:
    rows = [row for fact in all_facts() if fact.unit == "points" for row in _rows(fact.id, on)]
    rows.sort(key=lambda row: (GROUPS.index(row.group), -max(row.points.values())))
    return {row.id: row for row in rows}


def _rows(fact_id: str, on: date) -> list[PointsRow]:
    try:
        held = value(fact_id, on=on)
    except NotInForce:
        return []
    if not isinstance(held, Mapping) or "rows" not in held:
        return []
    return [
        PointsRow(
            id=id_,
            fact=fact_id,
            group=row["group"],
            points=row["points"],
            when=row["when"],
            counts=row["counts"],
            needs=tuple(row.get("needs", ())),
            excluded_by=tuple(row.get("excluded_by", ())),
            excluded_if=row.get("excluded_if"),
            evidence=tuple(row["evidence"]),
        )
        for id_, row in held["rows"].items()
    ]
