"""Which other check fits a person, by what this one has found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from .engine import Answer, Assessment
from .rules.points_elsewhere import reachable_with_pay_and_age

TO_COUNT = frozenset(
    {"to_count", "points_unknown", "points_with_break", "shortcut_unknown", "too_few"}
)
"""Reasons of permanent residence for which the points decide, or may."""


def offers(
    route: str,
    assessment: Assessment,
    answers: Mapping[str, Answer],
    points: Mapping[str, Any] | None,
    on: date,
) -> list[dict[str, Any]]:
    """Other checks that fit these answers.

    Args:
        route: the route's id.
        assessment: what it found.
        answers: the answers that it used, by question id.
        points: the points, on the route that counts them.
        on: the day of asking.

    Returns:
        At most one of `id` (of its words), `route`, `answers` that the other check takes over,
        and `points` that are known already (or None).
    """
    if points is not None:
        shortcut = points["shortcut"]
        return [_offer("permanent", "permanent", shortcut=shortcut)] if shortcut else []
    if route == "permanent":
        reasons = {each.finding.reason for each in assessment.findings if each.requirement in ROADS}
        return [_offer("count", "points")] if reasons & TO_COUNT else []
    known = reachable_with_pay_and_age(answers, on)
    if known is None:
        return []
    years = answers.get("experience")
    given = {"years_of_experience": years} if isinstance(years, int) else {}
    return [_offer("perhaps", "points", known, **given)]


ROADS = frozenset({"residence_years", "work_years", "points_shortcut"})


def _offer(id_: str, route: str, points: int | None = None, **answers: object) -> dict[str, Any]:
    return {"id": id_, "route": route, "answers": answers, "points": points}
