"""What a row or a finding rests on, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from .. import facts
from ..wording import Wording

Cited = Callable[[str], list[dict[str, Any]]]
"""A fact's sources in words."""


def present_source(
    source: Mapping[str, Any], key: str, words: Wording, language: str
) -> dict[str, Any]:
    """One source of a fact: its title, publisher, address, when and how surely it was read."""
    cited = facts.source(key)
    text = {
        "fact": source["fact"],
        "title": cited.title[language],
        "publisher": cited.publisher[language],
        "url": cited.url,
        "confidence": words.text(f"confidence.{cited.standing(source['confidence'])}"),
    }
    day = source["checked"]
    dated = "source.checked" if day and len(day) == len("YYYY-MM-DD") else "source.checked.month"
    text["checked"] = words.text(dated, day=words.day(day)) if day else words.text("source.undated")
    if source["clause"] is not None:
        text["clause"] = facts.clause(source["clause"]).name[language]
    return text


def cited(words: Wording, language: str) -> Cited:
    """Each fact's sources, put into words once: many rows rest on the same."""
    return cache(lambda fact_id: _sources(fact_id, words, language))


def _sources(fact_id: str, words: Wording, language: str) -> list[dict[str, Any]]:
    fact = facts.get(fact_id)
    source = {
        "fact": fact_id,
        "clause": fact.clause,
        "checked": fact.checked,
        "confidence": fact.confidence,
    }
    return [present_source(source, key, words, language) for key in fact.sources]
