"""Checks the rows of the points table, as a fact holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..points import GROUPS, KINDS

ROW = {"group", "points", "when", "counts", "evidence"}
ROW_ALSO = {"needs", "excluded_by", "excluded_if"}
AMOUNTS = frozenset(
    {
        "experience_years",
        "pay_yen",
        "age_from",
        "age_under",
        "research_kinds",
        "licences",
        "higher_degrees_in_different_fields",
        "investment_yen",
        "research_percent_over",
    }
)
CHOICES: Mapping[str, frozenset[str]] = {
    "degree": frozenset(
        {"doctorate", "master_or_professional", "bachelor_or_equivalent", "business_professional"}
    ),
    "japanese": frozenset({"n1", "n2"}),
    "position": frozenset({"representative", "director"}),
}


def faults(entries: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with the rows that facts hold: the fact's id, and what it is.

    Args:
        entries: the facts of the area, by id, as the file has them.
    """
    held = [
        (fact_id, row_id, row)
        for fact_id, entry in entries.items()
        for each in entry.get("values", ())
        if isinstance(each.get("value"), Mapping)
        for row_id, row in each["value"].get("rows", {}).items()
    ]
    known = {row_id for _, row_id, _ in held}
    for fact_id, row_id, row in held:
        yield from ((fact_id, f"row {row_id}: {what}") for what in _row(row, known))


def _row(row: Mapping[str, Any], known: set[str]) -> Iterator[str]:
    if wrong := [*(ROW - row.keys()), *(row.keys() - ROW - ROW_ALSO)]:
        yield f"lacks or should not have {', '.join(sorted(wrong))}"
        return
    if row["group"] not in GROUPS:
        yield f"unknown group {row['group']!r}"
    if not row["points"]:
        yield "has no points"
    for kind, points in row["points"].items():
        if kind not in KINDS or not isinstance(points, int) or points <= 0:
            yield f"bad points {points!r} for kind {kind!r}"
    if row["counts"] not in ("best", "added"):
        yield f"unknown counts {row['counts']!r}"
    if not row["when"] or not row["evidence"]:
        yield "asks for nothing, or names no proof"
    for key, asked in row["when"].items():
        fits = (
            isinstance(asked, int)
            if key in AMOUNTS
            else key == "holds" or asked in CHOICES.get(key, ())
        )
        if not fits:
            yield f"unknown condition {key!r}: {asked!r}"
    for other in (*row.get("needs", ()), *row.get("excluded_by", ())):
        if other not in known:
            yield f"unknown row {other!r}"
