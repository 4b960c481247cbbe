"""When the law changes, as far as the facts know it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from .dated import NotInForce, all_facts, value

BEFORE_ALL = date.min


@dataclass(frozen=True)
class LawChange:
    """A day on which a fact takes another value.

    Attributes:
        fact: the fact's id.
        day: the first day of the new value.
    """

    fact: str
    day: date


def days_ahead(on: date) -> tuple[date, ...]:
    """The days after `on` on which any fact takes another value, ascending."""
    return tuple(day for day in _days() if day > on)


def between(fact_ids: Iterable[str], on: date, filed_on: date) -> tuple[LawChange, ...]:
    """The changes after `on`, up to and on `filed_on`, of some facts.

    Args:
        fact_ids: ids of facts; each counts once.
        on: the day of asking.
        filed_on: the day of filing.

    Returns:
        The changes by day, then in the order of the facts. A fact also changes where one does
        to which it refers.

    Raises:
        UnknownFact: if there is no fact of an id.
    """
    ids = tuple(dict.fromkeys(fact_ids))
    return tuple(
        LawChange(fact_id, day)
        for day in _days()
        if on < day <= filed_on
        for fact_id in ids
        if _value(fact_id, day) != _value(fact_id, day - timedelta(days=1))
    )


def values_ever(fact_id: str) -> tuple[Any, ...]:
    """The values that a fact has on one day or another, the oldest first."""
    found: list[Any] = []
    for day in (BEFORE_ALL, *_days()):
        held = _value(fact_id, day)
        if held is not None and held not in found:
            found.append(held)
    return tuple(found)


@cache
def _days() -> tuple[date, ...]:
    starts = {period.start for fact in all_facts() for period in fact.values}
    return tuple(sorted(start for start in starts if start is not None))


def _value(fact_id: str, on: date) -> Any:
    try:
        return value(fact_id, on=on)
    except NotInForce:
        return None
