"""Facts: figures, lists and statements, each with its values by the day from which they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from .files import read

AREAS: tuple[str, ...] = (
    "SCP",
    "PER",
    "EDU",
    "LNG",
    "CAT",
    "DOC",
    "RTE",
    "TB",
    "FIL",
    "EMP",
    "TIM",
    "FEE",
    "AFT",
    "REF",
    "STU",
    "CRD",
    "REN",
    "LIF",
    "NOT",
    "REV",
    "SID",
    "DEP",
    "GDL",
    "PR",
    "HSP",
    "OTH",
    "NUM",
)
"""The areas of fact ids, in reading order."""


class UnknownFact(KeyError):
    """There is no fact of this id."""


class NotInForce(ValueError):
    """The fact has no value on this date."""


@dataclass(frozen=True)
class Period:
    """One value of a fact.

    Attributes:
        start: the first day on which the value holds; None if it held before all records.
        value: plain JSON data, references to other facts included.
    """

    start: date | None
    value: Any


@dataclass(frozen=True)
class Fact:
    """One fact, list or figure, with its values by date and where they come from.

    Attributes:
        id: for example `F-FEE-2`.
        unit: the unit of its figures (`yen`, `months`, `points` …), or what kind of value it is
            (`statement`: true or false; `list`; `duration`: a minimum and a maximum, each with
            its own unit).
        values: by the first day in force, ascending. What another fact holds is not repeated but
            referred to, as `{"reference": "F-FEE-2:1_year.online"}`; `value` fills it in.
        clause: key of the law clause on which it rests.
        sources: keys of its sources, the most official first; empty only for general knowledge
            (confidence G) and for the office's own or derived figures.
        checked: the day (`YYYY-MM-DD`) or month (`YYYY-MM`) of the copy that was read; None if
            that copy bears no date.
        compiled: the day on which an undated fact was written down; None if `checked` is known.
        confidence: O official text, T transcription of a named official page, S secondary
            source, G general knowledge. Of what the values say; the note names parts of the matter
            that rest on less.
        review_months: after how many months it is to be checked again.
        state: whether it may be applied. Only `in_force` may: `draft` is a plan, `unverified` a
            report, `outdated` a former figure that readers still meet.
        dated_by: which date decides: `application_received`, or None for the calendar day.
        origin: `source`, `office` (the office's own price or advice) or `derived`.
        note: for maintainers.
        history: earlier values whose dates are not known, for maintainers.
    """

    id: str
    unit: str
    values: tuple[Period, ...]
    clause: str | None
    sources: tuple[str, ...]
    checked: str | None
    compiled: str | None
    confidence: Literal["O", "T", "S", "G"]
    review_months: int
    state: Literal["in_force", "draft", "unverified", "outdated"]
    dated_by: Literal["application_received"] | None
    origin: Literal["source", "office", "derived"]
    note: str | None
    history: str | None

    @property
    def starts(self) -> tuple[date, ...]:
        """The days on which its dated values begin to hold, the oldest first."""
        return tuple(each.start for each in self.values if each.start)

    def is_due(self, on: date) -> bool:
        """Whether the fact's last check lies its review period or longer before a day."""
        year, month, *day = map(int, (self.checked or self.compiled or "").split("-"))
        review = (year * 12 + month + self.review_months, *(day or [1]))
        return (on.year * 12 + on.month, on.day) >= review


def get(fact_id: str) -> Fact:
    """The fact of this id.

    Raises:
        UnknownFact: if there is none.
    """
    area = fact_id.split("-")[1] if fact_id.count("-") == 2 else ""
    if area not in AREAS or fact_id not in _facts_of(area):
        raise UnknownFact(fact_id)
    return _facts_of(area)[fact_id]


def value(fact_id: str, *, on: date) -> Any:
    """The value of a fact that holds on a day, whatever the fact's state.

    Args:
        fact_id: its id.
        on: the day; for a fact dated by application, the day the application is received.

    Returns:
        Plain JSON data, in the fact's unit.

    Raises:
        UnknownFact: if there is no such fact.
        NotInForce: if it has no value on that day.
    """
    return _value(fact_id, on)


@cache
def _value(fact_id: str, on: date) -> Any:
    for period in reversed(get(fact_id).values):
        if period.start is None or period.start <= on:
            return _filled(period.value, on)
    raise NotInForce(f"{fact_id} has no value on {on}")


def _filled(held: Any, on: date) -> Any:
    """A value with what other facts hold on that day in place of its references."""
    if isinstance(held, list):
        return [_filled(each, on) for each in held]
    if not isinstance(held, Mapping):
        return held
    if held.keys() != {"reference"}:
        return {key: _filled(each, on) for key, each in held.items()}
    fact_id, _, key = held["reference"].partition(":")
    other = value(fact_id, on=on)
    for part in key.split(".") if key else ():
        other = other[part]
    return other


def all_facts() -> tuple[Fact, ...]:
    """Every fact, area by area."""
    return tuple(fact for area in AREAS for fact in _facts_of(area).values())


def due(on: date) -> list[str]:
    """The ids of the facts that are due for review on a day."""
    return [fact.id for fact in all_facts() if fact.is_due(on)]


@cache
def _facts_of(area: str) -> dict[str, Fact]:
    return {id_: _fact(id_, entry) for id_, entry in read(f"data/{area.lower()}.json").items()}


def _fact(id_: str, entry: Mapping[str, Any]) -> Fact:
    return Fact(
        id=id_,
        unit=entry["unit"],
        values=tuple(
            Period(date.fromisoformat(each["from"]) if each["from"] else None, each["value"])
            for each in entry["values"]
        ),
        clause=entry.get("clause"),
        sources=tuple(entry["sources"]),
        checked=entry["checked"],
        compiled=entry.get("compiled"),
        confidence=entry["confidence"],
        review_months=entry["review_months"],
        state=entry["state"],
        dated_by=entry.get("dated_by"),
        origin=entry.get("origin", "source"),
        note=entry.get("note"),
        history=entry.get("history"),
    )
