"""Questions, and how an answer that came in from outside is read."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from .errors import AnswerError

NOT_SURE = "not_sure"
NONE = "none"

EARLIEST_YEAR = 1950
LATEST_YEAR = 2100
"""A date outside is a slip of the finger, and no calendar reckons with it."""

RawAnswer = object
Answer = str | int | date | frozenset[str]
"""An answer as rules see it: an option id, a number, a date, or a set of option ids."""

Rises = Callable[[int, Mapping[str, "Answer"]], Sequence[int]]
Sample = int | str | date | tuple[str, ...]
Representatives = Callable[[Mapping[str, Answer]], Sequence[Sample]]
SamplesOn = Callable[[date], Sequence[Sample]]


@dataclass(frozen=True)
class Group:
    """Options that stand together under a heading; the heading's words go by `id`."""

    id: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One question; its words stand in the wording files under its id.

    Attributes:
        id: the name under which its answer is kept.
        type: `choice` (one option), `multi` (any number of options), `number` (a whole number)
            or `date`.
        options: the option ids, without "not sure" and "none", which the type adds.
        groups: the same options under headings, where a long list needs them.
        minimum: the smallest number taken.
        maximum: the largest number taken.
        unit: what a number counts: `years`, `months`, `days`, `yen`, `percent`.
        offers_none: of `multi`, whether none of the options is an answer too.
        samples: numbers or dates on both sides of each threshold that a rule knows, or sets
            of options that matter together; they stand for all others when paths are
            enumerated. Thresholds of facts or of the calendar: a function of the day asked.
        within_reach: the options that a person could truly bring about by their own doing
            or by agreement with the employer; for `multi`, the options that could be
            added or taken away.
        helpful: of `multi`, the options within reach that only help; none is taken away.
        stuck: the options from which a person cannot get to those within reach.
        grows: whether a number grows as time goes by, so that a larger one can be reached.
        rises: of a number that people can agree to raise, the larger ones within reach of it.
        together: questions that are kinder asked on the same screen, right after this one;
            wherever this one is asked, they are needed too.
        representatives: the same as samples where it depends on the answers so far. With
            neither, every option stands for itself.
        examples_of: the id of the question whose answer gives this one its examples, if any.
    """

    id: str
    type: str
    options: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    minimum: int = 0
    maximum: int = 0
    unit: str | None = None
    offers_none: bool = True
    samples: tuple[Sample, ...] | SamplesOn = ()
    within_reach: frozenset[str] = frozenset()
    helpful: frozenset[str] = frozenset()
    stuck: frozenset[str] = frozenset()
    grows: bool = False
    rises: Rises | None = None
    together: tuple[Question, ...] = ()
    representatives: Representatives | None = None
    examples_of: str | None = None

    @property
    def all_options(self) -> tuple[str, ...]:
        """The option ids as offered, with "none" (for `multi`) and "not sure" at the end."""
        if self.type == "multi" and self.offers_none:
            return (*self.options, NONE, NOT_SURE)
        return (*self.options, NOT_SURE)

    def read(self, raw: RawAnswer) -> Answer:
        """Turns an answer from outside into the form that rules see.

        Args:
            raw: an option id; a list of option ids; a number, or its text with full-width
                digits, commas or 万; an ISO date; or "not_sure".

        Returns:
            The option id, the number, the date, or the set of option ids; "not_sure" as it is.

        Raises:
            AnswerError: if this question does not take the answer.
        """
        if self.type == "multi":
            return self._read_several(raw)
        if raw == NOT_SURE:
            return NOT_SURE
        if self.type == "choice":
            if not isinstance(raw, str):
                raise AnswerError(self.id, raw, "wrong_type")
            if raw not in self.options:
                raise AnswerError(self.id, raw, "unknown_option")
            return raw
        if self.type == "number":
            return self._read_number(raw)
        return self._read_date(raw)

    def _read_several(self, raw: RawAnswer) -> frozenset[str]:
        if isinstance(raw, str):
            raw = [raw]
        if not isinstance(raw, list | tuple | set | frozenset) or not raw:
            raise AnswerError(self.id, raw, "wrong_type")
        for option in raw:
            if not isinstance(option, str):
                raise AnswerError(self.id, raw, "wrong_type")
            if option not in self.all_options:
                raise AnswerError(self.id, option, "unknown_option")
        chosen = frozenset(raw)
        if len(chosen) > 1 and (NONE in chosen or NOT_SURE in chosen):
            raise AnswerError(self.id, sorted(chosen), "contradiction")
        return chosen

    def _read_number(self, raw: RawAnswer) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int | str):
            raise AnswerError(self.id, raw, "wrong_type")
        number = raw if isinstance(raw, int) else _number_from(raw)
        if number is None:
            raise AnswerError(self.id, raw, "not_a_number")
        if number < self.minimum:
            raise AnswerError(self.id, raw, "too_small")
        if number > self.maximum:
            raise AnswerError(self.id, raw, "too_large")
        return number

    def _read_date(self, raw: RawAnswer) -> date:
        day = raw
        if isinstance(raw, str):
            try:
                day = date.fromisoformat(unicodedata.normalize("NFKC", raw).strip())
            except ValueError:
                raise AnswerError(self.id, raw, "not_a_date") from None
        if not isinstance(day, date):
            raise AnswerError(self.id, raw, "wrong_type")
        if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            raise AnswerError(self.id, raw, "not_a_date")
        return day

    def to_json(self) -> dict[str, Any]:
        """The question as plain data, without words."""
        plain: dict[str, Any] = {
            "kind": "question",
            "id": self.id,
            "type": self.type,
            "options": list(self.all_options),
        }
        if self.groups:
            plain["groups"] = [{"id": g.id, "options": list(g.options)} for g in self.groups]
        if self.type == "number":
            plain |= {"minimum": self.minimum, "maximum": self.maximum, "unit": self.unit}
        if self.examples_of:
            plain["examples_of"] = self.examples_of
        return plain

    def values_to_try(self, answers: Mapping[str, Answer], on: date) -> list[Answer]:
        """The answers that stand for all others when paths are enumerated.

        Args:
            answers: the answers so far.
            on: the day of asking, from which thresholds of the calendar are counted.
        """
        values: Sequence[object] = self.samples(on) if callable(self.samples) else self.samples
        if self.representatives is not None:
            values = self.representatives(answers)
        elif not values:
            values = _sets(self.options) if self.type == "multi" else self.options
        if self.type == "multi" and self.offers_none:
            values = (*values, (NONE,))
        return [*map(self.read, (*values, NOT_SURE))]


def _sets(options: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Every set of the options, without the empty one."""
    sizes = range(1, len(options) + 1)
    return tuple(chosen for size in sizes for chosen in combinations(options, size))


_THOUSANDS = str.maketrans("", "", ",、 _")


def _number_from(text: str) -> int | None:
    """Reads "３００，０００", "25万" or "1万5,000" as a whole number; None if it is none."""
    plain = unicodedata.normalize("NFKC", text).strip().translate(_THOUSANDS)
    plain = plain.removeprefix("¥").removesuffix("円")
    head, ten_thousand, tail = plain.partition("万")
    if not ten_thousand:
        return int(plain) if plain.isascii() and plain.isdigit() else None
    whole, _, fraction = head.partition(".")
    digits_only = whole.isdigit() and (not fraction or fraction.isdigit()) and len(fraction) <= 4
    if not (head.isascii() and digits_only) or (tail and not (tail.isascii() and tail.isdigit())):
        return None
    return int(whole) * 10_000 + int((fraction or "0").ljust(4, "0")) + int(tail or 0)
