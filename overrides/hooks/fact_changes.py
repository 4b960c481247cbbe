"""What the dated values of facts changed, for the page that lists them and for the feed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinja2 import Environment, StrictUndefined

from project import build_day, change_titles, frame_texts
from selfcheck import facts, wording

environment = Environment(undefined=StrictUndefined, autoescape=False)


@dataclass(frozen=True)
class Change:
    """One dated value.

    Attributes:
        fact: whose value it is.
        day: the first day on which it holds.
        title: what it changed, in words.
        caution: how far that is sure, in words; empty if it is.
    """

    fact: facts.Fact
    day: date
    title: str
    caution: str

    @property
    def is_ahead(self) -> bool:
        """Whether it begins to hold after the day of the build."""
        return self.day > build_day()


def dated_changes(language: str, added: Callable[[str, str], str]) -> list[Change]:
    """Every dated value of every fact, newest first.

    Args:
        language: the language of the words.
        added: by the id of a fact that is a list and the first day (ISO) of a value, the names
            that this added, in words.
    """
    changes = [
        Change(fact, start, _title(fact, start, language, added), _caution(fact, language))
        for fact in facts.all_facts()
        for start in fact.starts
        if fact.state != "outdated"
    ]
    return sorted(changes, key=lambda change: change.day, reverse=True)


def _title(fact: facts.Fact, start: date, language: str, added: Callable[[str, str], str]) -> str:
    """What a dated value changed; its text may name the value, or what that added."""
    words = wording.load(language, on=start)
    return environment.from_string(change_titles()[fact.id][language]).render(
        value=lambda key=None, unit=None: words.fact(fact.id, key, unit),
        added=lambda: added(fact.id, start.isoformat()),
    )


def _caution(fact: facts.Fact, language: str) -> str:
    texts: dict[str, Any] = frame_texts(language)["changes"]
    if fact.state in texts["states"]:
        return str(texts["states"][fact.state])
    return "" if fact.confidence in "OT" else str(texts["reported"])
