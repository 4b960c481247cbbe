"""Which other check fits a person, by what this one has found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from .counting import ROAD_BY_MARK
from .engine import Answer, Assessment
from .rules.points_elsewhere import suggest_the_mark

TO_COUNT = frozenset(
    {
        "to_count",
        "points_unknown",
        "points_with_break",
        "points_only_now",
        "shortcut_unknown",
        "too_few",
    }
)
"""Reasons of permanent residence for which the points decide, or may."""

MARK_KNOWN = frozenset({"points_with_break", "points_only_now"})
"""Reasons of those who have named their mark, and whether it was held."""

ROADS = frozenset({"residence_years", "work_years", "points_shortcut"})
"""Requirements of permanent residence that points can shorten."""


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
        At most one of `id` (of its words; `perhaps` is a possibility beside what was asked for),
        `route`, and `answers` that the other check takes over.
    """
    if points is not None:
        if points["shortcut"] is None:
            return []
        # The shortest road that was held, as far as age and experience tell.
        held = [each["mark"] for each in points["earlier"] if each["kept"]]
        if not held:
            # What is not confirmed may have kept the mark: the time is open then, not too short.
            open_ = any(each["may"] for each in points["earlier"])
            id_ = "permanent_open" if open_ else "permanent_later"
            return [_offer(id_, "permanent", shortcut=points["shortcut"])]
        return [_offer("permanent", "permanent", shortcut=ROAD_BY_MARK[max(held)])]
    if route == "permanent":
        reasons = {each.finding.reason for each in assessment.findings if each.requirement in ROADS}
        if not reasons & TO_COUNT:
            return []
        # Whose mark is known is told of the days to count, not of both marks.
        return [_offer("count_on" if reasons & MARK_KNOWN else "count", "points")]
    # Whoever has something to solve first reads of that (F-HSP-34 asks for it as well).
    if assessment.outcome == "obstacle" or not suggest_the_mark(answers, on):
        return []
    years = answers.get("experience")
    given = {"years_of_experience": years} if isinstance(years, int) else {}
    return [_offer("perhaps", "points", **given)]


def _offer(id_: str, route: str, **answers: object) -> dict[str, Any]:
    return {"id": id_, "route": route, "answers": answers}
