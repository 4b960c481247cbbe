"""The rows of the timeline, and how pressing a day is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal

Late = Literal["tight", "late"]


def step(
    id_: str,
    span: Mapping[str, Any] | None,
    *cited: str,
    day: date | None = None,
    between: tuple[date | None, date | None] | None = None,
    late: Late | None = None,
    average: Mapping[str, Any] | None = None,
    reminder: bool = False,
) -> dict[str, Any]:
    """One row of the timeline; see `timeline.timeline`."""
    first, last = between or (None, None)
    return {
        "id": id_,
        "span": span,
        "date": day.isoformat() if day else None,
        "from": first.isoformat() if first else None,
        "to": last.isoformat() if last else None,
        "late": late,
        "average": average,
        "facts": list(cited),
        "reminder": reminder,
    }


def pressing(last: date, on: date, near: timedelta) -> Late | None:
    """How pressing the last day for something is.

    Args:
        last: the last day.
        on: today.
        near: how long before the last day it begins to be tight.
    """
    if last < on:
        return "late"
    return "tight" if last <= on + near else None
