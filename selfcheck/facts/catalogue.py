"""The lists to choose from: occupations and fields of study, and how they relate.

Which duties fall under the status: F-SCP-1 to F-SCP-4, F-SCP-8, F-SCP-10, F-SCP-11. That
study and duties must relate: F-EDU-1, F-EDU-12. The lists themselves are this project's own
reading of those facts; where none fits, the rules ask directly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from .files import read

Area = Literal["engineering", "humanities", "international", "other_status", "not_specialist"]
AREAS_OF_WORK: frozenset[str] = frozenset(get_args(Area))
Relation = Literal["close", "loose", "unrelated"]

TAGS = frozenset(
    {
        "information_processing",
        "graduate_language_work",
        "language_skill",
        "maybe_language",
        "serves_in_language",
        "own_creation",
        "two_languages",
        "interprets",
        "practised_skill",
    }
)
"""What rules have to know of an occupation besides; `Occupation.tags` tells what each means."""


@dataclass(frozen=True)
class Occupation:
    """One occupation of the list.

    Attributes:
        id: the option id.
        group: the heading under which it is offered.
        area: the field of activity, or why it lies outside the status.
        tags: what the rules have to know besides: `information_processing` (F-EDU-5),
            `graduate_language_work` (F-EDU-10), `language_skill` (F-LNG-2), `maybe_language`
            (may be mainly person-facing language work), `serves_in_language` (depends on what
            the customers speak), `interprets` (counts as interpreting where customers speak it),
            `two_languages` (works between two), `own_creation` (depends on who creates),
            `practised_skill` (rests on practice or a licence, not on study: F-SCP-7).
        close: fields of study whose main subjects are the occupation's own.
        loose: fields of study whose subjects are useful in it.
        other_status: the status of residence to which it belongs, for `other_status`.
    """

    id: str
    group: str
    area: Area
    tags: frozenset[str]
    close: frozenset[str]
    loose: frozenset[str]
    other_status: str | None

    def relation_to(self, field: str) -> Relation:
        """How a field of study relates to this occupation."""
        if field in self.close:
            return "close"
        return "loose" if field in self.loose else "unrelated"

    @property
    def profile(self) -> tuple[Area, frozenset[str], str | None]:
        """What the rules can tell apart: occupations of one profile are treated alike."""
        return self.area, self.tags, self.other_status


@cache
def occupations() -> Mapping[str, Occupation]:
    """All occupations by id, in the order in which they are offered."""
    return {
        id_: Occupation(
            id_,
            entry["group"],
            entry["area"],
            frozenset(entry.get("tags", ())),
            frozenset(entry.get("close", ())),
            frozenset(entry.get("loose", ())),
            entry.get("status"),
        )
        for id_, entry in read("lists/occupations.json")["occupations"].items()
    }


@cache
def everyday_words(language: str) -> Mapping[str, tuple[str, ...]]:
    """What people call the occupations in everyday speech, for whoever looks one up in the list.

    Args:
        language: `en` or `ja`.

    Returns:
        By occupation id: five to ten words or short names.

    Raises:
        KeyError: if the language is not known.
    """
    entries = read("lists/occupations.json")["occupations"]
    return {id_: tuple(entry["words"][language]) for id_, entry in entries.items()}


@cache
def broad_fields() -> frozenset[str]:
    """The fields of study whose names say little of the courses taken."""
    return frozenset(read("lists/fields.json")["broad"])


@cache
def fields() -> Mapping[str, tuple[str, ...]]:
    """The fields of study by heading, in the order in which they are offered."""
    return {group: tuple(ids) for group, ids in read("lists/fields.json")["groups"].items()}
