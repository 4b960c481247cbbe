"""Under which key the phrase stands that says when a document is needed."""

from __future__ import annotations

from collections.abc import Collection

from ..facts import proves_points

POINTS_PROOF = "points_proof"
"""Stands in a key for every proof of points: it is needed if those points are counted."""


def need_key(
    level: str, only_if: Collection[str], unless: Collection[str], *, grouped: bool
) -> str:
    """The key of the phrase that says whether, or when, a document is asked for.

    Each set of open conditions has a phrase of its own, so that none is put together from parts.

    Args:
        level: how it is asked for (see `facts.Document.level`).
        only_if: ids of the conditions that bring it.
        unless: ids of the conditions that spare it.
        grouped: whether it stands among several of which one is enough.
    """
    named = [POINTS_PROOF if proves_points(each) else each for each in only_if]
    asked = f".if.{'+'.join(sorted(named))}" if named else ""
    spared = f".unless.{'+'.join(sorted(unless))}" if unless else ""
    return f"plan.need.{'one_of' if grouped else level}{asked}{spared}"
