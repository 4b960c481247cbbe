"""Habits with dates, and lengths of time."""

# Written in every way on purpose, also in those that no rule should be written in.
# ruff: noqa: SIM300, UP017
# mypy: disable-error-code="operator"

from __future__ import annotations

import calendar
import datetime

from .samples import DAY, tolerate


def days() -> None:
    """Dates, and lengths of time."""
    other = datetime.date(2028, 2, 29)
    for step in (datetime.timedelta(days=9), datetime.timedelta(weeks=-2), datetime.timedelta(0)):
        _ = DAY + step, DAY - step, step * 2, step / 2, -step, abs(step), step // 3, step < step * 2
        _ = (
            step.days,
            step.total_seconds(),
            repr(step),
            str(step),
            hash(step),
            bool(step),
            step == step,
        )
    _ = other - DAY, DAY < other, DAY == other, max(DAY, other), hash(DAY), repr(DAY), str(DAY)
    _ = DAY.isoformat(), DAY.weekday(), DAY.isoweekday(), DAY.isocalendar(), DAY.timetuple()
    _ = (
        DAY.replace(day=2),
        DAY.year,
        DAY.month,
        DAY.day,
        DAY.toordinal(),
        f"{DAY}",
        f"{DAY:%Y/%m/%d}",
    )
    tolerate(DAY.replace, day=99)
    tolerate(datetime.date, 2026, 2, 30)
    tolerate(datetime.date.fromisoformat, "2026-02-30")
    tolerate(lambda: DAY + datetime.timedelta(days=10**8))
    tolerate(lambda: DAY < 1)
    tolerate(DAY.strftime, "%d %B %Y")
    _ = datetime.date.fromordinal(738000), datetime.date.min, datetime.date.max
    _ = calendar.monthrange(2028, 2), calendar.isleap(2028), calendar.monthcalendar(2026, 10)
    moment = datetime.datetime(2026, 10, 1, 9, 30, tzinfo=datetime.timezone.utc)
    _ = moment.isoformat(), moment.date(), moment + datetime.timedelta(hours=1), moment.timestamp()
    _ = (
        datetime.datetime.fromisoformat("2026-10-01T09:00:00+09:00"),
        datetime.time(9, 30).isoformat(),
    )
