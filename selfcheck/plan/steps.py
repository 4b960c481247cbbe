"""The rows of the timeline, and how pressing a day is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Literal

Late = Literal["tight", "late"]
Kind = Literal["deadline", "plan"]
Who = Literal["applicant", "organisation", "both", "agency", "mission", "office"]

DEADLINES = frozenset(
    {
        "address",
        "last_day",
        "special_period",
        "notice_leaving",
        "notice_joining",
        "notice_if_moving",
        "without_activity",
        "extend_student",
        "change_to_designated_activities",
        "change_to_job_hunting",
        "extend_job_hunting",
        "extend_present_status",
        "go_to_the_office",
    }
)
"""Steps whose last day is set by law or by the Agency; of all others the days are a plan."""

BY_THEIR_END = frozenset({"extension_meanwhile", "service_estimate"})
"""Steps that are told where they end: what comes before them is more pressing."""

OTHERS: Mapping[str, Who] = {
    "preparation": "both",
    "solve_first": "both",
    "filing_coe": "organisation",
    "delivery": "organisation",
    "visa": "mission",
    "work_certificate": "agency",
    "service_estimate": "office",
}
"""Who does a step, if it is not the applicant."""


def step(
    id_: str,
    span: Mapping[str, Any] | None,
    *cited: str,
    day: date | None = None,
    between: tuple[date | None, date | None] | None = None,
    late: Late | None = None,
    average: Mapping[str, Any] | None = None,
    reminder: bool = False,
    form: str | None = None,
) -> dict[str, Any]:
    """One row of the timeline; see `timeline.timeline`.

    Args:
        id_: its id.
        span: how long it takes, if it takes time.
        cited: ids of facts.
        day: the one day that counts.
        between: the first and last day of it; by default the one day.
        late: how pressing it is.
        average: the published average.
        reminder: whether `day` is one to be reminded of.
        form: the case in which it is told in words of its own; None for the ordinary one.
    """
    first, last = between or (day, day)
    return {
        "id": id_,
        "kind": "deadline" if id_ in DEADLINES else "plan",
        "who": "agency" if id_.startswith("decision_") else OTHERS.get(id_, "applicant"),
        "span": span,
        "date": day.isoformat() if day else None,
        "earliest": first.isoformat() if first else None,
        "latest": last.isoformat() if last else None,
        "late": late,
        "average": average,
        "facts": list(cited),
        "reminder": reminder,
        "form": form,
    }


def in_order(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows by the day on which they begin, deadlines by their day.

    One without a day stays behind the one before it.
    """
    keyed: list[tuple[str, dict[str, Any]]] = []
    behind = ""
    for row in rows:
        by_end = row["id"] in BY_THEIR_END
        behind = row["latest" if by_end else "earliest"] or behind
        keyed.append((behind, row))
    return [row for _, row in sorted(keyed, key=lambda each: each[0])]


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
