"""What facts rest on: the pages they were read on, and the clauses of the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .files import read


@dataclass(frozen=True)
class Source:
    """A page that may be cited.

    Attributes:
        key: its key.
        title: by language (`en`, `ja`).
        publisher: by language.
        url: its address.
        kind: `official` (the state and municipalities), `transcription` (somebody’s copy of an
            official page), `specialist` or `press`.
    """

    key: str
    title: Mapping[str, str]
    publisher: Mapping[str, str]
    url: str
    kind: Literal["official", "transcription", "specialist", "press"]

    def standing(self, confidence: str) -> str:
        """How surely a fact was read on this page.

        An official page never passes for a specialist's word, nor that for the official text.

        Args:
            confidence: of the fact, `O`, `T`, `S` or `G`.

        Returns:
            The same, or `unread` for an official page of which we know only from others.
        """
        if self.kind == "official":
            return "unread" if confidence in "SG" else confidence
        if self.kind == "transcription":
            return "T" if confidence == "O" else confidence
        return "S" if confidence in "OT" else confidence


@dataclass(frozen=True)
class Clause:
    """A clause of a law, ordinance, notice or guideline.

    Attributes:
        key: its key.
        name: by language (`en`, `ja`).
        url: the official text, if its address is known.
    """

    key: str
    name: Mapping[str, str]
    url: str | None


def source(key: str) -> Source:
    """The source of this key.

    Raises:
        KeyError: if there is none.
    """
    return _sources()[key]


def clause(key: str) -> Clause:
    """The clause of this key.

    Raises:
        KeyError: if there is none.
    """
    return _clauses()[key]


def sources() -> dict[str, Source]:
    """Every source by key."""
    return dict(_sources())


def clauses() -> dict[str, Clause]:
    """Every clause by key."""
    return dict(_clauses())


@cache
def _sources() -> dict[str, Source]:
    return {key: Source(key=key, **entry) for key, entry in read("data/sources.json").items()}


@cache
def _clauses() -> dict[str, Clause]:
    return {key: Clause(key=key, **entry) for key, entry in read("data/clauses.json").items()}
