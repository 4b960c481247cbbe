"""Answers on both sides of each threshold, worked out from the facts and the day of asking.

They stand for all other answers when the ways through a route are counted or drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from ..engine import months_after
from ..facts import value
from ..facts.changes import days_ahead, values_ever

DAY = timedelta(days=1)

MOST = 3
"""Of coming changes, the next: more would stand for the same."""


def around(*thresholds: tuple[str, str]) -> Callable[[date], Sequence[int]]:
    """Zero, and the number at and just below each threshold that ever holds.

    Args:
        thresholds: ids of facts, each with the key of the number in the fact's value.
    """

    def samples(_on: date) -> Sequence[int]:
        numbers = {number for fact_id, key in thresholds for number in _ever(fact_id, key)}
        return sorted({0, *numbers, *(number - 1 for number in numbers if number > 0)})

    return samples


def ends_of_stay(on: date) -> Sequence[date]:
    """A stay just over, one that ends today, and those whose extension opens at a threshold.

    Filing opens some months before the last day (F-RTE-20): today or tomorrow, or on one of
    the next days on which the law changes.
    """
    months = value("F-RTE-20", on=on)["months_before_expiry"]
    today = months_after(on, months)
    later = (months_after(day, months) for day in days_ahead(on)[:MOST])
    return sorted({on - DAY, on, today, today + DAY, *later})


def days_of_leaving(on: date) -> Sequence[date]:
    """At the limit without activity (F-REV-1) and at the end of the days for notice (F-NOT-1)."""
    limit = months_after(on, -value("F-REV-1", on=on)["months"])
    notice = on - timedelta(days=value("F-NOT-1", on=on)["days"])
    return [limit - DAY, notice - DAY, notice]


def days_of_joining(on: date) -> Sequence[date]:
    """At the end of the days for notice, at the limit of the longest gap sampled, and ahead.

    Of those ahead, one that makes a gap long which an earlier one would keep short.
    """
    longest, _, notice = days_of_leaving(on)
    months = value("F-REV-1", on=on)["months"]
    limits = [months_after(left, months) for left in (longest, notice)]
    return [notice - DAY, limits[0], on + DAY, limits[1]]


def _ever(fact_id: str, key: str) -> Iterator[int]:
    for held in values_ever(fact_id):
        if isinstance(held, dict) and isinstance(held.get(key), int):
            yield held[key]
