"""Highly Skilled Professional: what the points of all groups come to (F-HSP-30, F-HSP-36)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..engine import Finding, Quantity, met, not_met, open_
from ..facts import value


def _marks() -> tuple[int, int]:
    marks = value("F-HSP-30", on=date.max)
    return marks["pass_mark"], marks["one_year_permanent_residence"]


MARKS = _marks()
"""The marks, the lower one first."""


def total(least: int, most: int, found: Mapping[str, Finding]) -> Finding:
    """Both marks: that of the status, and that of the shortest road to staying (F-HSP-30).

    Args:
        least: the points that are certain.
        most: the points with all that is not sure.
        found: what the groups gave, by requirement.
    """
    low, high = MARKS
    known = {"points": Quantity(least, "points"), "most": Quantity(most, "points")}
    work = found["points_activity"].reason if "points_activity" in found else ""
    if work == "foreign_culture" and least >= low:
        return open_("foreign_culture", "F-HSP-30", "F-HSP-33", **known)
    if least >= high:
        return met("reaches_high", "F-HSP-30", "F-HSP-36", **known)
    if least >= low:
        more = "perhaps_more" if most < high else "perhaps_high"
        reason = "reaches_low" if least == most else f"reaches_low_{more}"
        return met(reason, "F-HSP-30", "F-HSP-36", **known)
    missing = Quantity(low - least, "points")
    if most >= low:
        reason = "perhaps" if least else "nothing_known"
        return open_(reason, "F-HSP-30", "F-HSP-36", missing=missing, **known)
    if "j_skip" in found and found["j_skip"].reason == "fits":
        cited = ("F-HSP-30", "F-HSP-36", "F-HSP-84")
        return not_met("below_j_skip", *cited, missing=missing, **known).or_else("j_skip")
    reason = "below" if least == most else "below_perhaps_more"
    return not_met(reason, "F-HSP-30", "F-HSP-36", missing=missing, **known)
