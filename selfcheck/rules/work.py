"""What kind of work it is: the reading of the occupation that several requirements share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..engine import Case
from ..facts.catalogue import Occupation, occupations
from . import questions

Area = Literal["engineering", "humanities", "international", "unknown", "outside"]


@dataclass(frozen=True)
class Work:
    """The kind of work.

    Attributes:
        area: the field of activity; `unknown` where the list has no fitting occupation and
            the work needs study; `outside` where the work does not belong to the status.
        occupation: the entry of the list, or None for "other" and "not sure".
    """

    area: Area
    occupation: Occupation | None

    def has(self, tag: str) -> bool:
        """Whether the occupation carries the tag (see `facts.catalogue.Occupation`)."""
        return self.occupation is not None and tag in self.occupation.tags


def kind_of_work(case: Case) -> Work:
    """Reads which of the three fields of activity the work belongs to (F-SCP-1, F-SCP-2, F-SCP-8).

    Where the list has no fitting entry, it asks what the work needs (F-SCP-7).
    """
    chosen = case.choice(questions.OCCUPATION)
    occupation = occupations().get(chosen)
    if occupation is not None:
        if occupation.area == "other_status" or occupation.area == "not_specialist":
            return Work("outside", occupation)
        return Work(occupation.area, occupation)
    nature = case.choice(questions.NATURE_OF_WORK)
    if nature == "quickly_learnt":
        return Work("outside", None)
    return Work("international" if nature == "foreign_culture" else "unknown", None)
