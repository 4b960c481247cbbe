"""What a row or a finding rests on, in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from .. import facts
from ..wording import load

Cited = Callable[[str], list[dict[str, Any]]]
"""A fact's sources in words."""


def cited(language: str) -> Cited:
    """Gives each fact's sources in words: many rows, findings and results rest on the same."""
    return lambda fact_id: _sources(fact_id, language)


@cache
def _sources(fact_id: str, language: str) -> list[dict[str, Any]]:
    """Each source's title, publisher, address, and when and how surely it was read."""
    fact = facts.get(fact_id)
    # No figure stands in these words: they are the same on any day.
    words = load(language, on=date.max)
    day = fact.checked
    dated = "source.checked" if day and len(day) == len("YYYY-MM-DD") else "source.checked.month"
    read = words.text(dated, day=words.day(day)) if day else words.text("source.undated")
    named = {} if fact.clause is None else {"clause": facts.clause(fact.clause).name[language]}
    return [
        {
            "fact": fact_id,
            "title": source.title[language],
            "publisher": source.publisher[language],
            "url": source.url,
            "confidence": words.text(f"confidence.{source.standing(fact.confidence)}"),
            "checked": read,
            **named,
        }
        for source in map(facts.source, fact.sources)
    ]
