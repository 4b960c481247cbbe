"""Lengths of time, added to days and taken from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from ..engine import months_after

Length = Mapping[str, int]
"""A length of time: one unit (`days`, `weeks`, `months`) and how many."""

Span = Mapping[str, Length]
"""Between two lengths: `minimum` and `maximum`."""


def after(day: date, length: Length) -> date:
    """The day so much later."""
    return _shifted(day, length, 1)


def before(day: date, length: Length) -> date:
    """The day so much earlier."""
    return _shifted(day, length, -1)


def _shifted(day: date, length: Length, direction: Literal[1, -1]) -> date:
    ((unit, amount),) = length.items()
    if unit == "months":
        return months_after(day, direction * amount)
    return day + direction * timedelta(**{unit: amount})
