"""When the law changes, as far as the facts know it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from .dated import NotInForce, all_facts, get, value

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
    found = [
        LawChange(fact_id, day)
        for fact_id in dict.fromkeys(fact_ids)
        for day in _days_of(fact_id)
        if on < day <= filed_on
        if _value(fact_id, day) != _value(fact_id, day - timedelta(days=1))
    ]
    return tuple(sorted(found, key=lambda change: change.day))


def values_ever(fact_id: str) -> tuple[Any, ...]:
    """The values that a fact has on one day or another, the oldest first."""
    found: list[Any] = []
    for day in (BEFORE_ALL, *_days_of(fact_id)):
        held = _value(fact_id, day)
        if held is not None and held not in found:
            found.append(held)
    return tuple(found)


@cache
def _days() -> tuple[date, ...]:
    return tuple(sorted({day for fact in all_facts() for day in _days_of(fact.id)}))


@cache
def _days_of(fact_id: str) -> tuple[date, ...]:
    """The days on which a fact, or one to which it refers, may take another value, ascending."""
    days: set[date] = set()
    for period in get(fact_id).values:
        if period.start is not None:
            days.add(period.start)
        for other in _references(period.value):
            days.update(_days_of(other))
    return tuple(sorted(days))


def _references(held: Any) -> Iterator[str]:
    """The facts to which a value refers."""
    if isinstance(held, Mapping):
        if held.keys() == {"reference"}:
            yield held["reference"].partition(":")[0]
            return
        held = list(held.values())
    if isinstance(held, list):
        for each in held:
            yield from _references(each)


def _value(fact_id: str, on: date) -> Any:
    try:
        return value(fact_id, on=on)
    except NotInForce:
        return None
