"""What habits are tried on: plain classes of every kind, a day, and how to fail."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import functools
from typing import Any, NamedTuple

DAY = datetime.date(2026, 10, 1)


class Kind(enum.Enum):
    """A plain enumeration."""

    ONE = "one"
    TWO = "two"


class Flag(enum.IntFlag):
    """Flags."""

    ONE = 1
    TWO = 2


class Pair(NamedTuple):
    """A named tuple."""

    first: int
    second: str = "x"


@dataclasses.dataclass(frozen=True, order=True)
class Record:
    """A frozen dataclass."""

    name: str
    number: int = 0
    tags: frozenset[str] = frozenset()
    more: dict[str, Any] = dataclasses.field(default_factory=dict, compare=False)

    @property
    def label(self) -> str:
        """A property."""
        return f"{self.name}-{self.number:03}"

    @functools.cached_property
    def kept(self) -> list[str]:
        """A property that is kept."""
        return sorted(self.tags, key=len, reverse=True)


def tolerate(function: Any, *arguments: Any, **named: Any) -> Any:
    """Call, and turn an error into its text: errors are a habit too."""
    try:
        return function(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error!s} {error!r} {error.args}"
