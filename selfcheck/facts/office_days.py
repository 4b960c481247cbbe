"""On which days the counters of government offices are open.

Closed are Saturdays, Sundays, national holidays and 29 December to 3 January (Act on Holidays of
Administrative Organs, Article 1). The holidays follow the Act on National Holidays, Articles 2
and 3, as in force since 2022; a holiday that a law moves for one year alone is not known here.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

FIXED = (
    (1, 1),
    (2, 11),
    (2, 23),
    (4, 29),
    (5, 3),
    (5, 4),
    (5, 5),
    (8, 11),
    (11, 3),
    (11, 23),
)
"""Holidays on the same day each year."""

MONDAYS = ((1, 2), (7, 3), (9, 3), (10, 2))
"""Holidays on a Monday: the month, and which of its Mondays."""

SUNDAY = 6
ONE_DAY = timedelta(days=1)


NEW_YEAR = "new_year"
HOLIDAY = "holiday"
WEEKEND = "weekend"


def closed_for(day: date) -> str | None:
    """Why the counters are closed on a day; None where they are open."""
    if day.weekday() >= 5:
        return WEEKEND
    if (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3):
        return NEW_YEAR
    return HOLIDAY if day in _holidays(day.year) else None


def is_open(day: date) -> bool:
    """Whether the counters are open on a day."""
    return closed_for(day) is None


def last_open(day: date) -> date:
    """The day itself where the counters are open, else the last open day before it."""
    while not is_open(day):
        day -= ONE_DAY
    return day


@cache
def _holidays(year: int) -> frozenset[date]:
    days = {date(year, month, day) for month, day in FIXED}
    days |= {_monday(year, month, number) for month, number in MONDAYS}
    days |= {_equinox(year, 3, 20.8431), _equinox(year, 9, 23.2488)}
    # A holiday on a Sunday is made up for on the next day that is none (Article 3 (2)).
    substitutes = set()
    for day in days:
        if day.weekday() == SUNDAY:
            while day in days:
                day += ONE_DAY
            substitutes.add(day)
    # A day between two holidays is one too (Article 3 (3)).
    between = {day + ONE_DAY for day in days if day + 2 * ONE_DAY in days}
    return frozenset(days | substitutes | between)


def _monday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7 + 7 * (number - 1))


def _equinox(year: int, month: int, in_1980: float) -> date:
    """The day of the equinox in Japan, by the usual approximation for 1980 to 2099."""
    years = year - 1980
    return date(year, month, int(in_1980 + 0.242194 * years - years // 4))
