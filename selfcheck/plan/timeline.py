"""The steps in order, whatever comes next."""

from __future__ import annotations

from datetime import date
from typing import Any

from .highly_skilled import by_points
from .moving import by_move, notices
from .permanent import by_permission
from .procedure import stay_is_over
from .situation import Situation
from .start import by_certificate, by_change
from .stay import by_extension, go_to_the_office
from .steps import in_order, step

MOVED = frozenset({"new_employer", "out_of_work"})
"""Of a holder's present work, what tells that an employer was left."""


def timeline(case: Situation, on: date) -> list[dict[str, Any]]:
    """The steps in order of their last days.

    From a wished start the steps are counted back, each at its longest. Where that would
    begin before today they are counted forward from today, each at its shortest and longest.

    Args:
        case: the situation.
        on: today.

    Returns:
        A row for each step: `id`, `kind` (`deadline`: the law or the Agency sets its last day;
        `plan`: the days follow from the rest), `who` does it (`applicant`, `organisation`,
        `both`, `agency`, `mission` or `office`), `span` (a length, or a minimum and a maximum,
        each with its unit; None for a moment), `earliest` and `latest` (ISO: the days between
        which it falls, or None), `date` (ISO: the one day that counts, or None), `late`
        (`tight`, `late` or None), `average` (published average in days with its month, or
        None), `facts`, `reminder` (whether `date` is one to be reminded of) and `form` (the case
        in which it is told in words of its own, or None).
    """
    if case.needs_nothing:
        ends = case.day("stay_ends", on)
        return [go_to_the_office(on)] if ends is not None and ends < on else []
    rows = _rows(case, on)
    if case.blocked and not any(row["id"] == "go_to_the_office" for row in rows):
        first = _first(case, rows)
        rows = [{**first, "who": "applicant"} if case.alone else first, *rows]
    return in_order(rows)


def _first(case: Situation, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """What comes before all else; deadlines that are known do not wait for it."""
    if case.goes_home:
        return step("go_home_first", None)
    fixed = any(row["kind"] == "deadline" and row["date"] for row in rows)
    return step("solve_first", None, form="fixed" if fixed else None)


def _rows(case: Situation, on: date) -> list[dict[str, Any]]:
    if case.procedure == "coe":
        if stay_is_over(case.answers):
            return [go_to_the_office(on), step("certificate_after_leaving", None, "F-RTE-1")]
        return by_certificate(case, on)
    if case.procedure == "change":
        ends = case.day("stay_ends", on)
        moved = notices(case, on) if _has_moved(case) else []
        if ends is not None and ends < on:
            return [*moved, *by_extension(case, on)]
        return [*moved, *by_change(case, on)]
    if case.procedure == "highly_skilled":
        return by_points(case, on)
    if case.procedure == "permanent":
        return by_permission(case, on)
    if case.procedure == "extension":
        return [*(notices(case, on) if _has_moved(case) else []), *by_extension(case, on)]
    return by_move(case, on)


def _has_moved(case: Situation) -> bool:
    answers = case.answers
    moves = answers.get("move", "new_duties") != "new_duties"
    holds_it = answers.get("where") == "this_status"
    return moves or holds_it or answers.get("present_work") in MOVED
