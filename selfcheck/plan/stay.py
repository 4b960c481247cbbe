"""The steps of a stay that goes on: the extension, and the end of the present stay."""

from __future__ import annotations

from datetime import date
from typing import Any

from .. import facts
from ..engine import months_after
from .days import extension_opens
from .lengths import after, before
from .situation import Situation
from .steps import Late, step


def by_extension(case: Situation, on: date) -> list[dict[str, Any]]:
    """From preparing the papers to the decision; none of it after the stay has ended."""
    model = facts.value("F-TIM-6", on=on)["preparation"]
    ends = case.day("stay_ends", on)
    if ends is not None and ends < on:
        return [go_to_the_office(on), *end_of_stay(case, on)]
    preparing = deciding = None
    if ends is not None:
        first = extension_opens(case.answers, ends, on)
        if first > on:
            preparing, filed = (max(before(first, model["maximum"]), on), first), first
        else:
            preparing = (on, min(after(on, model["maximum"]), ends))
            filed = min(after(on, model["minimum"]), ends)
        decided = after(preparing[1], facts.value("F-TIM-1", on=on)["extension"]["maximum"])
        deciding = (filed, decided)
    return [
        step("preparation", model, "F-TIM-6", between=preparing),
        *(staying(case, on) if ends else [step("filing_extension", None, "F-RTE-20")]),
        decision("extension", on, deciding),
    ]


def staying(case: Situation, on: date) -> list[dict[str, Any]]:
    """The first day for the extension, the last day, and the end of the special period."""
    ends = case.day("stay_ends", on)
    if ends is None:
        return []
    first = extension_opens(case.answers, ends, on)
    opening = step("first_day", None, "F-RTE-20", day=first, reminder=first >= on)
    return [*([opening] if ends >= on else []), *end_of_stay(case, on)]


def end_of_stay(case: Situation, on: date) -> list[dict[str, Any]]:
    """The last day of the stay, by which to file, and the end of the special period."""
    ends = case.day("stay_ends", on)
    if ends is None:
        return []
    near = ends < after(on, facts.value("F-TIM-6", on=on)["preparation"]["maximum"])
    late: Late | None = "late" if ends < on else "tight" if near else None
    months = facts.value("F-RTE-21", on=on)["months_after_expiry"]
    return [
        step("last_day", None, "F-RTE-20", day=ends, late=late, reminder=ends >= on),
        step("special_period", None, "F-RTE-21", day=months_after(ends, months)),
    ]


def go_to_the_office(on: date) -> dict[str, Any]:
    """All that is left once the stay has ended (F-REF-39)."""
    return step("go_to_the_office", None, "F-REF-39", day=on)


def decision(procedure: str, on: date, between: tuple[date, date] | None = None) -> dict[str, Any]:
    """The official standard period, and the newest published average with its month."""
    source = "F-NUM-5" if procedure == "coe" else "F-TIM-3"
    average = _newest_average(procedure, source, on)
    return step(
        f"decision_{procedure}",
        facts.value("F-TIM-1", on=on)[procedure],
        "F-TIM-1",
        source,
        average=average,
        between=between,
    )


def _newest_average(procedure: str, source: str, on: date) -> dict[str, Any]:
    """The average in days and its month: that of the certificate is published apart, and later."""
    published = facts.value(source, on=on)
    if source == "F-NUM-5":
        return {"days": published["days"], "month": published["month"]}
    latest = published["latest"]
    return {"days": latest[procedure], "month": latest["month"]}
