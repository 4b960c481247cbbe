"""What a rule finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Status = Literal["met", "open", "not_met"]


@dataclass(frozen=True)
class Chosen:
    """A parameter that names options of a question, to be shown by their labels."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Quantity:
    """A parameter that is a number of something.

    Attributes:
        amount: the number.
        unit: what it counts: `years`, `months`, `days`, `yen`, `percent` or `points`.
    """

    amount: int
    unit: str


Parameter = str | date | Chosen | Quantity | tuple[str, ...]
"""What an explanation names: an id that has words of its own, or several; a date, options, a
number."""


@dataclass(frozen=True)
class Finding:
    """What one rule says of one requirement.

    Attributes:
        status: `met`, `open` (to clear up) or `not_met` (an obstacle).
        reason: the id under which the wording files explain it.
        facts: ids of the facts on which it rests, the most important first.
        parameters: what the explanation has to name, as ids and numbers.
        alternatives: ids of what else may fit the person better, for what is not met.
        adds: what it adds to the route's sum at least and at most, where the route has one.
        either: whether it adds the one or the other, and nothing between.
    """

    status: Status
    reason: str
    facts: tuple[str, ...]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    alternatives: tuple[str, ...] = ()
    adds: tuple[int, int] = (0, 0)
    either: bool = False

    def or_else(self, *alternatives: str) -> Finding:
        """The same finding, naming what else may fit."""
        return replace(self, alternatives=alternatives)

    def adding(self, least: int, most: int, *, either: bool = False) -> Finding:
        """The same finding, with what it adds to the route's sum."""
        return replace(self, adds=(least, most), either=either)


def met(reason: str, *facts: str, **parameters: Parameter) -> Finding:
    """The requirement is met, for this reason."""
    return Finding("met", reason, facts, parameters)


def open_(reason: str, *facts: str, **parameters: Parameter) -> Finding:
    """Something is still to be cleared up, for this reason."""
    return Finding("open", reason, facts, parameters)


def not_met(reason: str, *facts: str, **parameters: Parameter) -> Finding:
    """The requirement is not met, for this reason."""
    return Finding("not_met", reason, facts, parameters)
