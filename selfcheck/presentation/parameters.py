"""What a sentence has to name: dates with their weekday, how far off they are, numbers, nouns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..facts.office_days import closed_for, last_open
from ..wording import Wording
from .questions import option_short

TODAY = "today"
PAST = "past"


def parameters(values: Mapping[str, Any], on: str, words: Wording) -> dict[str, str]:
    """The parameters of a finding as a sentence takes them.

    Args:
        values: by name: a date (`{"date": ISO}`), a number with its unit, options of a question,
            or an id, or several, that have words of their own.
        on: the ISO day on which the reader asks.
        words: the language.

    Returns:
        By name the words; for a date `X` also `X_days` (how many days it is away), `X_open`
        (the last day until then on which the counters are open), and `X_closed` (the day with why
        they are closed, where its weekday does not say so).
    """
    filled: dict[str, str] = {}
    for name, value in values.items():
        if isinstance(value, Mapping) and "date" in value:
            filled |= of_day(name, value["date"], on, words)
        else:
            filled[name] = _words_of(name, value, words)
    return filled


def of_day(name: str, day: str, on: str, words: Wording) -> dict[str, str]:
    """A date as a sentence takes it; see `parameters`."""
    away = abs((date.fromisoformat(day) - date.fromisoformat(on)).days)
    advised = last_open(date.fromisoformat(day)).isoformat()
    return {
        name: words.weekday(day),
        f"{name}_days": words.figure(away, "days"),
        f"{name}_closed": words.weekday(day, closed_for(date.fromisoformat(day))),
        # Once the open day before is over, the day itself is all that is left.
        f"{name}_open": words.weekday(day if advised < on <= day else advised),
    }


def deadline(name: str, day: str, on: str, words: Wording) -> tuple[dict[str, str], str]:
    """A last day as a sentence takes it, and the form of the sentence.

    Where the counters are closed on the last day, the open day before it is told, as long as
    that is not over.

    Returns:
        The parameters (see `parameters`), and `past`, `today` or `ahead`.
    """
    if day < on:
        return of_day(name, day, on, words), PAST
    advised = last_open(date.fromisoformat(day)).isoformat()
    told = advised if advised >= on else day
    return of_day(name, told, on, words), TODAY if told == on else "ahead"


def _words_of(name: str, value: Any, words: Wording) -> str:
    if isinstance(value, Mapping) and "question" in value:
        return words.listed(
            [option_short(value["question"], option, words) for option in value["options"]]
        )
    if isinstance(value, Mapping):
        return words.figure(value["amount"], value["unit"])
    if isinstance(value, list):
        kind = "points_row" if name == "points_row" else "list"
        return words.listed([words.text(f"{name}.{each}") for each in value], kind)
    return words.text(f"{name}.{value}")
