"""The document tables: which paper is asked for by which procedure, and of whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, get_args

from .dated import value
from .files import read

Level = Literal["required", "conditional", "shown", "may_be_asked", "recommended", "none"]
LEVELS: frozenset[str] = frozenset({"conditional", *get_args(Level)})

PROOF_OF_POINTS = "points_"
"""Begins the id of a condition: that a proof of points is needed."""

POINTS_AS_GROUND = "points_ground"
"""The condition that permanent residence is asked for by points; the proof of no single row."""


@dataclass(frozen=True)
class Asked:
    """How one procedure asks for a document.

    Attributes:
        fact: id of the fact with the sources and the dates from which it is asked for.
        cells: by category of the organisation (1 to 4): `required`; `conditional` (required if
            the conditions hold); `shown` (not filed); `may_be_asked`; `recommended` (practice);
            `none`.
        when: ids of conditions that must all hold.
        unless: ids of conditions of which none may hold.
        differs: whether sources differ about it.
    """

    fact: str
    cells: Mapping[int, Level]
    when: frozenset[str]
    unless: frozenset[str]
    differs: bool


@dataclass(frozen=True)
class Document:
    """One row of the document tables.

    Attributes:
        id: its id; words for it are kept under `document.<id>`, and those for its conditions
            under `plan.need`.
        official_name: its Japanese name.
        prepared_by: of `applicant`, `organisation`, `client` (of a dispatching company) and
            `filer`.
        official_list: whether the official lists name it.
        alternative_of: id of a group of which one document that fits is enough.
        recency_months: how old it may be when filed; None if no limit is stated for it.
        recent_since: from what that age counts: `issued`, or `taken` for a photo.
        recent_if_japanese: whether a certificate of Japan has to be recent (F-DOC-70).
        years_of: of which proof for permanent residence it covers some years (F-PR-71): `tax`,
            `pension` or `health`; None for any other document.
        translation: into Japanese (F-DOC-71): `needed`, `not_needed`, or `if_foreign` where the
            paper may be in another language.
        specialist_prepares: whether a licensed specialist who is engaged writes it.
        contains: ids of the documents that a set stands for; these are rows of their own.
        procedures: by procedure: `coe`, `change`, `extension`, `permanent`, `highly_skilled`.
    """

    id: str
    official_name: str
    prepared_by: tuple[str, ...]
    official_list: bool
    alternative_of: str | None
    recency_months: int | None
    recent_since: Literal["issued", "taken"]
    recent_if_japanese: bool
    years_of: Literal["tax", "pension", "health"] | None
    translation: Literal["needed", "not_needed", "if_foreign"]
    specialist_prepares: bool
    contains: tuple[str, ...]
    procedures: Mapping[str, Asked]

    def asked(self, procedure: str) -> Asked | None:
        """How a procedure asks for this document; None if it does not.

        A change to Highly Skilled Professional asks for what any change asks for, by category,
        unless a row of its own says otherwise (F-HSP-66).
        """
        found = self.procedures.get(procedure)
        if found is None and procedure == "highly_skilled":
            return self.procedures.get("change")
        return found

    def level(
        self, procedure: str, category: int, conditions: Collection[str], *, on: date
    ) -> Level | None:
        """Whether this document is asked for, and how.

        Args:
            procedure: `coe`, `change`, `extension`, `permanent` or `highly_skilled`.
            category: of the organisation, 1 to 4.
            conditions: ids of the conditions that hold. To find what an open condition may
                bring, ask once with it and once without.
            on: the day on which the application is received.

        Returns:
            `required`, `shown`, `may_be_asked` or `recommended`; None if it is not
            asked for, or if it is a set, whose parts answer for themselves.
        """
        asked = self.asked(procedure)
        if asked is None or self.contains or not value(asked.fact, on=on):
            return None
        if not asked.when.issubset(conditions) or not asked.unless.isdisjoint(conditions):
            return None
        level = asked.cells[category]
        if level == "none":
            return None
        return "required" if level == "conditional" else level


def documents() -> dict[str, Document]:
    """The document tables: every row by id, in the order in which papers are listed.

    To find what an application needs, ask each row for its `level`; rows that share
    `alternative_of` are alternatives of each other.
    """
    return dict(_documents())


def proves_points(condition: str) -> bool:
    """Whether a document's condition is that the points which it proves are counted."""
    return condition.startswith(PROOF_OF_POINTS) and condition != POINTS_AS_GROUND


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
        recent_since=entry.get("recent_since", "issued"),
        recent_if_japanese=entry.get("recent_if_japanese", False),
        years_of=entry.get("years_of"),
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
            )
            for procedure, asked in entry["procedures"].items()
        },
    )
