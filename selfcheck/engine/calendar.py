"""Counting months on the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day.

    Args:
        day: where to count from.
        months: how many; negative to count back.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def filing_opens(ends: date, months: int, *, short: bool) -> date:
    """The first day on which an extension is usually accepted.

    Args:
        ends: the last day of the stay.
        months: how many months before it filing opens.
        short: whether the period held is so short that filing opens about half-way.
    """
    first = months_after(ends, -months)
    return first + (ends - first) // 2 if short else first
