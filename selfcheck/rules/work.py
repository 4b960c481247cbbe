"""What kind of work it is: the reading of the occupations that several requirements share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..engine import Case
from ..facts.catalogue import Occupation
from . import questions

Area = Literal["engineering", "humanities", "international", "unknown", "outside"]

OUTSIDE = frozenset({"other_status", "not_specialist"})


@dataclass(frozen=True)
class Work:
    """The kind of work.

    Attributes:
        area: the field of activity of the work that belongs to the status; `unknown` where the
            list has no fitting occupation and the work needs study; `outside` where no part of
            the work belongs to the status.
        inside: the occupations chosen that belong to the status.
        beside: the occupations chosen that belong to another status or need no specialist.
    """

    area: Area
    inside: tuple[Occupation, ...] = ()
    beside: tuple[Occupation, ...] = ()

    @property
    def other_status(self) -> str | None:
        """The status of residence to which a part of the work belongs."""
        return next((each.other_status for each in self.beside if each.other_status), None)

    def any_has(self, *tags: str) -> bool:
        """Whether one of the occupations of the status carries one of the tags."""
        return any(not each.tags.isdisjoint(tags) for each in self.inside)

    def all_have(self, *tags: str) -> bool:
        """Whether every occupation of the status carries one of the tags."""
        return bool(self.inside) and all(not each.tags.isdisjoint(tags) for each in self.inside)


def kind_of_work(case: Case) -> Work:
    """Reads which of the three fields of activity the work belongs to (F-SCP-1, F-SCP-2, F-SCP-8).

    A job may be seen as several occupations. What belongs to the status is judged first; the
    rest is beside it. Where the list has no fitting entry, it asks what the work needs (F-SCP-7).
    """
    work = _listed(case.several(questions.OCCUPATION))
    if work is not None:
        return work
    nature = case.choice(questions.NATURE_OF_WORK)
    if nature == "quickly_learnt":
        return Work("outside")
    return Work("international" if nature == "foreign_culture" else "unknown")


# Nearly every rule asks what the work is.
@cache
def _listed(answer: frozenset[str]) -> Work | None:
    """The kind of work that the occupations chosen are; None if none of them is on the list."""
    chosen = questions.occupations_of(answer)
    beside = tuple(each for each in chosen if each.area in OUTSIDE)
    inside = tuple(each for each in chosen if each not in beside)
    for area in ("engineering", "humanities", "international"):
        if any(each.area == area for each in inside):
            return Work(area, inside, beside)
    return Work("outside", (), beside) if beside else None
