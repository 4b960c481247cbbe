"""Dated facts about the status of residence, with their sources, and the document tables.

The data lie beside this module: one file an area (`data/fee.json` holds every F-FEE fact),
`sources.json`, `clauses.json` and `documents.json`. A file is read when something in it is
first asked for. All functions are pure; what they return is shared, so nobody may change it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from .files import read

__all__ = [
    "AREAS",
    "Asked",
    "Clause",
    "Document",
    "Fact",
    "Level",
    "NotInForce",
    "Period",
    "Source",
    "UnknownFact",
    "all_facts",
    "clause",
    "clauses",
    "documents",
    "due",
    "get",
    "source",
    "sources",
    "value",
]

AREAS: tuple[str, ...] = (
    "SCP",
    "PER",
    "EDU",
    "LNG",
    "CAT",
    "DOC",
    "RTE",
    "NOT",
    "REV",
    "SID",
    "TB",
    "DEP",
    "PR",
    "FEE",
    "TIM",
    "GDL",
    "FIL",
    "REF",
    "HSP",
)
"""The areas of fact ids, in reading order."""

Level = Literal[
    "required", "conditional", "prepare", "shown", "may_be_asked", "recommended", "none"
]


class UnknownFact(KeyError):
    """There is no fact of this id."""


class NotInForce(ValueError):
    """The fact has no value on this date."""


@dataclass(frozen=True)
class Period:
    """One value of a fact.

    Attributes:
        start: the first day on which the value holds; None if it held before all records.
        value: plain JSON data.
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
            its own unit; `reference`: the id of another fact).
        values: by the first day in force, ascending.
        clause: key of the law clause on which it rests.
        sources: keys of its sources, the most official first; empty only for general knowledge
            (confidence G) and for the office's own or derived figures.
        checked: the day (`YYYY-MM-DD`) or month (`YYYY-MM`) of the copy that was read; None if
            that copy bears no date.
        compiled: the day on which an undated fact was written down; None if `checked` is known.
        confidence: O official text, T transcription of a named official page, S secondary
            source, G general knowledge. Where parts differ, the weakest.
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

    def is_due(self, on: date) -> bool:
        """Whether the fact's last check lies its review period or longer before a day."""
        year, month, *day = map(int, (self.checked or self.compiled or "").split("-"))
        review = (year * 12 + month + self.review_months, *(day or [1]))
        return (on.year * 12 + on.month, on.day) >= review


@dataclass(frozen=True)
class Source:
    """A page that may be cited.

    Attributes:
        key: its key.
        title: by language (`en`, `ja`).
        publisher: by language.
        url: its address.
        kind: `official` or `secondary` (law firms, news).
    """

    key: str
    title: Mapping[str, str]
    publisher: Mapping[str, str]
    url: str
    kind: Literal["official", "secondary"]


@dataclass(frozen=True)
class Clause:
    """A clause of a law, ordinance, notice or guideline.

    Attributes:
        key: its key.
        name: by language (`en`, `ja`).
        url: the official text, if its address is known.
    """

    key: str
    name: Mapping[str, str]
    url: str | None


@dataclass(frozen=True)
class Asked:
    """How one procedure asks for a document.

    Attributes:
        fact: id of the fact with the sources and the dates from which it is asked for.
        cells: by category of the organisation (1 to 4): `required`; `conditional` (required if
            the conditions hold); `prepare` (sources differ: better have it); `shown` (not
            filed); `may_be_asked`; `recommended` (practice); `none`.
        when: ids of conditions that must all hold.
        unless: ids of conditions of which none may hold.
        differs: whether sources differ about it.
        agreed_if: ids of conditions under any of which they agree that it is required.
    """

    fact: str
    cells: Mapping[int, Level]
    when: frozenset[str]
    unless: frozenset[str]
    differs: bool
    agreed_if: frozenset[str]


@dataclass(frozen=True)
class Document:
    """One row of the document tables.

    Attributes:
        id: its id; words for it are kept under `document.<id>` and `condition.<condition>`.
        official_name: its Japanese name.
        prepared_by: of `applicant`, `organisation`, `client` (of a dispatching company) and
            `filer`.
        official_list: whether the official lists name it.
        alternative_of: id of a group of which one document that fits is enough.
        recency_months: how old it may be when filed; None if no limit is stated for it.
        recent_if_japanese: whether a certificate of Japan has to be recent (F-DOC-70).
        translation: into Japanese (F-DOC-71): `needed`, `not_needed`, or `if_foreign` where the
            paper may be in another language.
        specialist_prepares: whether a licensed specialist who is engaged writes it.
        contains: ids of the documents that a set stands for; these are rows of their own.
        procedures: by procedure: `coe`, `change`, `extension`.
    """

    id: str
    official_name: str
    prepared_by: tuple[str, ...]
    official_list: bool
    alternative_of: str | None
    recency_months: int | None
    recent_if_japanese: bool
    translation: Literal["needed", "not_needed", "if_foreign"]
    specialist_prepares: bool
    contains: tuple[str, ...]
    procedures: Mapping[str, Asked]

    def level(
        self, procedure: str, category: int, conditions: Collection[str], *, on: date
    ) -> Level | None:
        """Whether this document is asked for, and how.

        Args:
            procedure: `coe`, `change` or `extension`.
            category: of the organisation, 1 to 4.
            conditions: ids of the conditions that hold. To find what an open condition may
                bring, ask once with it and once without.
            on: the day on which the application is received.

        Returns:
            `required`, `prepare`, `shown`, `may_be_asked` or `recommended`; None if it is not
            asked for, or if it is a set, whose parts answer for themselves.
        """
        asked = self.procedures.get(procedure)
        if asked is None or self.contains or not value(asked.fact, on=on):
            return None
        if not asked.when.issubset(conditions) or not asked.unless.isdisjoint(conditions):
            return None
        level = asked.cells[category]
        if level == "none":
            return None
        return "required" if level == "conditional" else level


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
    for period in reversed(get(fact_id).values):
        if period.start is None or period.start <= on:
            return period.value
    raise NotInForce(f"{fact_id} has no value on {on}")


def all_facts() -> tuple[Fact, ...]:
    """Every fact, area by area."""
    return tuple(fact for area in AREAS for fact in _facts_of(area).values())


def due(on: date) -> list[str]:
    """The ids of the facts that are due for review on a day."""
    return [fact.id for fact in all_facts() if fact.is_due(on)]


def source(key: str) -> Source:
    """The source of this key.

    Raises:
        KeyError: if there is none.
    """
    return sources()[key]


def clause(key: str) -> Clause:
    """The clause of this key.

    Raises:
        KeyError: if there is none.
    """
    return clauses()[key]


def sources() -> dict[str, Source]:
    """Every source by key."""
    return dict(_sources())


def clauses() -> dict[str, Clause]:
    """Every clause by key."""
    return dict(_clauses())


def documents() -> dict[str, Document]:
    """The document tables: every row by id, in the order in which papers are listed.

    To find what an application needs, ask each row for its `level`; rows that share
    `alternative_of` are alternatives of each other.
    """
    return dict(_documents())


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


@cache
def _sources() -> dict[str, Source]:
    return {key: Source(key=key, **entry) for key, entry in read("data/sources.json").items()}


@cache
def _clauses() -> dict[str, Clause]:
    return {key: Clause(key=key, **entry) for key, entry in read("data/clauses.json").items()}


@cache
def _documents() -> dict[str, Document]:
    return {id_: _document(id_, entry) for id_, entry in read("data/documents.json").items()}


def _document(id_: str, entry: Mapping[str, Any]) -> Document:
    return Document(
        id=id_,
        official_name=entry["official_name"],
        prepared_by=tuple(entry["prepared_by"]),
        official_list=entry["official_list"],
        alternative_of=entry["alternative_of"],
        recency_months=entry["recency_months"],
        recent_if_japanese=entry.get("recent_if_japanese", False),
        translation=entry["translation"],
        specialist_prepares=entry.get("specialist_prepares", False),
        contains=tuple(entry.get("contains", ())),
        procedures={
            procedure: Asked(
                fact=asked.get("fact", entry.get("fact", id_)),
                cells={int(category): level for category, level in asked["cells"].items()},
                when=frozenset(asked["when"]),
                unless=frozenset(asked["unless"]),
                differs=asked["differs"],
                agreed_if=frozenset(asked.get("agreed_if", ())),
            )
            for procedure, asked in entry["procedures"].items()
        },
    )
