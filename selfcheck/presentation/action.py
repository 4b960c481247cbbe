"""One thing to do next: how pressing it is, and the sentences that tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..wording import Wording
from .parameters import of_day

OVER, OVERDUE, URGENT, FORBIDS, DUE, DECISIVE, PROOF, UNCERTAIN, NEXT, MORE = range(10)
"""How pressing something is, the most pressing first."""

SOON = 60
"""Days within which a bridge is as pressing as what is due."""


@dataclass(frozen=True)
class Action:
    """What to do next; `dated` if its last day is known, `lead` if it has a short form.

    `day` is the ISO day by which it is to be done, where that is known.
    """

    urgency: int
    id: str
    text: str
    dated: bool = False
    lead: str | None = None
    day: str | None = None


def by_counter(
    key: str, day: str, filled: Mapping[str, str], result: Mapping[str, Any], words: Wording
) -> str:
    """The sentence for a last day; one that names it too where the counters are closed on it."""
    ends = of_day("ends", day, result["on"], words)
    closed = f"{key}.closed"
    if words.has(closed) and ends["ends"] != ends["ends_open"]:
        return words.text(closed, **filled, **ends | {"ends": ends["ends_closed"]})
    return words.text(key, **filled)


def lead_of(id_: str, form: str, filled: Mapping[str, str], words: Wording) -> str | None:
    """The short sentence that says of an action who does it, and by when."""
    key = f"lead.{id_}.{form}"
    return words.text(key, **filled) if words.has(key) else None
