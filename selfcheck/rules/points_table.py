"""Which rows of the points table count for somebody (F-HSP-42, F-HSP-45, F-HSP-53, F-HSP-55)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from ..facts.points import Kind, PointsRow, points_rows

Have = Mapping[str, Hashable]
"""What a person has, under the names by which rows ask for it (`PointsRow.when`).

Numbers, ids and frozen sets of ids.
"""

OLDEST = 200
"""Years of age, or of work, that nobody reaches."""


def counted(kind: Kind, groups: Iterable[str], have: Have, on: date) -> tuple[PointsRow, ...]:
    """The rows that count for somebody, of some groups of the table.

    Of rows that stand in place of each other the best counts, with what is added on top of it
    (F-HSP-45); a row beside which another does not count shuts that out (F-HSP-42, F-HSP-55).

    Args:
        kind: the kind of the table.
        groups: which groups.
        have: what the person has.
        on: the day of filing.
    """
    return _counted(kind, tuple(groups), frozenset(have.items()), on)


@cache
def _counted(
    kind: Kind, groups: tuple[str, ...], held: frozenset[tuple[str, Hashable]], on: date
) -> tuple[PointsRow, ...]:
    """The same, found once: each of many days and ways to raise the sum asks for it again."""
    have: Mapping[str, Any] = dict(held)
    fitting = {row.id: row for row in _table(kind, groups, on) if _fits(row, have)}
    open_to = [row for row in fitting.values() if not _shut_out(row, fitting, have)]
    found: list[PointsRow] = []
    for group in dict.fromkeys(row.group for row in open_to):
        own = [row for row in open_to if row.group == group]
        best = [row for row in own if row.counts == "best"]
        ways = [_with_added(way, own) for way in ([[row] for row in best] or [[]])]
        found += max(ways, key=lambda rows: points_of(rows, kind))
    return tuple(found)


@cache
def _table(kind: Kind, groups: tuple[str, ...], on: date) -> tuple[PointsRow, ...]:
    """The rows of a kind, of some groups."""
    rows = points_rows(on=on).values()
    return tuple(row for row in rows if row.group in groups and kind in row.points)


def _with_added(way: Sequence[PointsRow], own: Sequence[PointsRow]) -> list[PointsRow]:
    """The best row with all that is added on top of it."""
    rows = [*way]
    for row in own:
        if row.counts == "added" and {*row.needs} <= {each.id for each in rows}:
            rows.append(row)
    return rows


def _fits(row: PointsRow, have: Mapping[str, Any]) -> bool:
    for key, asked in row.when.items():
        if key in ("degree", "holds"):
            if asked not in have.get(key, ()):
                return False
        elif isinstance(asked, str):
            if have.get(key) != asked:
                return False
        elif key == "age_under":
            if have.get("age", OLDEST) >= asked:
                return False
        elif key == "age_from":
            if have.get("age", OLDEST) < asked:
                return False
        elif key == "research_percent_over":
            if have.get("research_percent", 0) <= asked:
                return False
        elif have.get(key, 0) < asked:
            return False
    return True


def _shut_out(row: PointsRow, fitting: Mapping[str, PointsRow], have: Mapping[str, Any]) -> bool:
    if row.excluded_if is not None and row.excluded_if not in have.get("holds", ()):
        return False
    return any(other in fitting for other in row.excluded_by)


def points_of(rows: Iterable[PointsRow], kind: Kind) -> int:
    """What rows of a kind give together."""
    return sum(row.points[kind] for row in rows)
