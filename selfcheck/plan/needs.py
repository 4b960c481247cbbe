"""How a document's row stands to the reader: needed, only if something holds, or optional."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from .documents import OPTIONAL

AT_PICK_UP = frozenset({"F-STU-4-certificate", "F-STU-4-title"})
"""What whoever has not graduated yet shows when the card is collected (F-STU-4)."""


def with_needs(rows: Sequence[dict[str, Any]], *, graduates_later: bool) -> list[dict[str, Any]]:
    """The rows with what a page shows of them.

    Args:
        rows: the rows of `documents`.
        graduates_later: whether the school is finished only after filing.

    Returns:
        The rows, each with `need` (`must`, `if` or `optional`), `who` prepares it, `one_of`
        (the group of which one document is enough, or None), `alternatives` (how many rows
        that group has; 1 without one), `conditions` (what is still
        unknown: each with `only_if` or `unless`, `categories` or `waived_by`) and `stage`
        (`filing` or `pick_up`).
    """
    # Where one of a group is certain, what would only do in its place is left out.
    certain = {row["alternative_of"] for row in rows if _need(row) == "must"} - {None}
    rows = [row for row in rows if row["alternative_of"] not in certain or _need(row) == "must"]
    groups = Counter(row["alternative_of"] for row in rows)
    always = {group for group in groups if group and _is_always_asked_for(rows, group)}
    return [
        {
            **row,
            "need": "must" if row["alternative_of"] in always else _need(row),
            "who": list(row["prepared_by"]),
            "one_of": row["alternative_of"] if groups[row["alternative_of"]] > 1 else None,
            "alternatives": groups[row["alternative_of"]] if row["alternative_of"] else 1,
            "conditions": _conditions(row),
            "stage": "pick_up" if graduates_later and row["id"] in AT_PICK_UP else "filing",
        }
        for row in rows
    ]


def _is_always_asked_for(rows: Sequence[Mapping[str, Any]], group: str) -> bool:
    """Whether one of a group is needed whatever its open conditions turn out to be."""
    members = [row for row in rows if row["alternative_of"] == group]
    if any(row["categories"] or row["waived_by"] or row["level"] in OPTIONAL for row in members):
        return False
    open_ = sorted({each for row in members for each in (*row["only_if"], *row["unless"])})
    return all(
        any(
            holding.issuperset(row["only_if"]) and holding.isdisjoint(row["unless"])
            for row in members
        )
        for holds in product((True, False), repeat=len(open_))
        for holding in [{each for each, it in zip(open_, holds, strict=True) if it}]
    )


def count(rows: Sequence[Mapping[str, Any]]) -> int:
    """The number of papers shown that are not optional; of one group, one."""
    counted = [row for row in rows if row["need"] != "optional"]
    alone = sum(row["one_of"] is None for row in counted)
    return alone + len({row["one_of"] for row in counted} - {None})


def _need(row: Mapping[str, Any]) -> str:
    if row["level"] in OPTIONAL:
        return "optional"
    return "if" if _conditions(row) else "must"


def _conditions(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    categories = [{"categories": row["categories"]}] if row["categories"] else []
    return [
        *({"only_if": condition} for condition in row["only_if"]),
        *categories,
        *({"unless": condition} for condition in row["unless"]),
        *({"waived_by": condition} for condition in row["waived_by"]),
    ]
