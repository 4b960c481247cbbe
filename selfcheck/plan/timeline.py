"""The steps, how long each takes, and the days (F-TIM-1 to F-TIM-6, F-RTE-1, F-RTE-2, …)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from .. import facts
from ..engine import months_after
from .days import extension_opens
from .lengths import after, before
from .situation import Situation
from .steps import Late, pressing, step
from .toward_start import Schedule, schedule

NEAR = timedelta(days=7)
"""A notice that is due so soon is tight."""

LIMIT_NEAR = timedelta(days=30)
"""So is a gap that reaches its limit so soon: work is not found in a week."""

OUT_OF_WORK = frozenset({"out_of_work_short", "out_of_work_searching", "out_of_work_other"})


def timeline(case: Situation, on: date) -> list[dict[str, Any]]:
    """The steps in order.

    From a wished start the steps are counted back, each at its longest. Where that would
    begin before today they are counted forward from today, each at its shortest and longest.

    Args:
        case: the situation.
        on: the date of filing.

    Returns:
        A row for each step: `id`, `span` (a length, or a minimum and a maximum, each with its
        unit; None for a moment), `date` (ISO: the one day that counts, or None), `from` and
        `to` (ISO: the days between which the step falls, or None), `late` (`tight`, `late` or
        None), `average` (published average in days with its month, or None), `facts` and
        `reminder` (whether `date` is one to be reminded of).
    """
    if case.procedure == "job_change":
        return [*_moving(case, on), *_certificate(case, on), *_staying(case, on)]
    if case.procedure == "permanent":
        return [step("decision_permanent", None, "F-PR-12")]
    if case.procedure == "extension":
        return _extension(case, on)
    return _to_a_start(case, on)


def _to_a_start(case: Situation, on: date) -> list[dict[str, Any]]:
    """From preparing the papers to the first day of work."""
    assert case.procedure == "coe" or case.procedure == "change"
    decision = f"decision_{case.procedure}"
    plan = schedule(case.procedure, case.answers, on)
    spans, start, days = plan.spans, plan.start, plan.days
    earliest, latest = plan.reached or (None, None)
    filing, filing_to = plan.filing or (None, None)

    rows = [
        step("preparation", spans["preparation"], "F-TIM-6", between=days.get("preparation")),
        step(
            f"filing_{case.procedure}",
            None,
            "F-RTE-7" if case.procedure == "coe" else "F-RTE-10",
            day=filing if filing == filing_to else None,
            between=plan.filing,
            reminder=filing is not None and filing == filing_to,
        ),
        _decision(case.procedure, on, days.get(decision)),
    ]
    late = _lateness(earliest, latest, start)
    reached = (earliest, latest) if late and earliest and latest else None
    arrival = None if late else start
    if case.procedure == "change":
        return [
            *_season(case, plan),
            *rows,
            *_end_of_stay(case, on),
            step("start_after_permission", None, "F-RTE-10", day=start, between=reached, late=late),
        ]
    route = facts.value("F-RTE-1", on=on)
    settling = {"days": route["address_notification_days"]}
    estimate = facts.value("F-TIM-6", on=on)["service_estimate"]
    longest = before(start, estimate["maximum"]) if start else None
    return [
        *rows,
        step("delivery", spans["delivery"], "F-TIM-6", between=days.get("delivery")),
        step("visa", facts.value("F-TIM-5", on=on), "F-TIM-5", between=days.get("visa")),
        step("landing", facts.value("F-RTE-2", on=on), "F-RTE-2", day=arrival, between=reached),
        step(
            "address",
            settling,
            "F-RTE-1",
            day=after(arrival, settling) if arrival else None,
            between=(after(reached[0], settling), after(reached[1], settling)) if reached else None,
        ),
        step("start", None, "F-RTE-1", day=start, between=reached, late=late),
        step(
            "service_estimate",
            estimate,
            "F-TIM-6",
            between=(longest, start) if longest and not late else None,
        ),
    ]


def _lateness(earliest: date | None, latest: date | None, start: date | None) -> Late | None:
    """Whether a wished start can be missed (`tight`), or will be even at the shortest (`late`)."""
    if earliest is None or latest is None or start is None or latest <= start:
        return None
    return "late" if earliest > start else "tight"


def _season(case: Situation, plan: Schedule) -> list[dict[str, Any]]:
    """When Students who start in April are asked to file (F-CAT-9)."""
    if case.answers.get("where") != "student" or (plan.start and not plan.season):
        return []
    return [step("student_season", None, "F-CAT-9", between=plan.season)]


def _extension(case: Situation, on: date) -> list[dict[str, Any]]:
    model = facts.value("F-TIM-6", on=on)
    stay = _staying(case, on)
    rows = {row["id"]: row for row in stay}
    preparing = deciding = None
    if "first_day" in rows and "last_day" in rows:
        first, last = (date.fromisoformat(rows[id_]["date"]) for id_ in ("first_day", "last_day"))
        if on <= last:
            shortest, longest = (model["preparation"][end] for end in ("minimum", "maximum"))
            if first > on:
                preparing, filed = (max(before(first, longest), on), first), first
            else:
                preparing = (on, min(after(on, longest), last))
                filed = min(after(on, shortest), last)
            decided = after(preparing[1], facts.value("F-TIM-1", on=on)["extension"]["maximum"])
            deciding = (filed, decided)
    work = case.answers.get("present_work")
    return [
        *(_moving(case, on) if work in OUT_OF_WORK else []),
        step("preparation", model["preparation"], "F-TIM-6", between=preparing),
        *stay,
        _decision("extension", on, deciding),
    ]


def _decision(procedure: str, on: date, between: tuple[date, date] | None = None) -> dict[str, Any]:
    """The official standard period, and the published average with its month."""
    published = facts.value("F-TIM-3", on=on)["latest"]
    return step(
        f"decision_{procedure}",
        facts.value("F-TIM-1", on=on)[procedure],
        "F-TIM-1",
        "F-TIM-3",
        average={"days": published[procedure], "month": published["month"]},
        between=between,
    )


def _staying(case: Situation, on: date) -> list[dict[str, Any]]:
    """The first day for filing, the last day, and the end of the special period."""
    ends = case.day("stay_ends", on)
    if ends is None:
        return []
    first = extension_opens(case.answers, ends, on)
    return [
        step("first_day", None, "F-RTE-20", day=first, reminder=first >= on),
        *_end_of_stay(case, on),
    ]


def _end_of_stay(case: Situation, on: date) -> list[dict[str, Any]]:
    """The last day of the stay, by which to file, and the end of the special period."""
    ends = case.day("stay_ends", on)
    if ends is None:
        return []
    longest = facts.value("F-TIM-6", on=on)["preparation"]["maximum"]
    near = ends < after(on, longest)
    late: Late | None = "late" if ends < on else "tight" if near else None
    months = facts.value("F-RTE-21", on=on)["months_after_expiry"]
    return [
        step("last_day", None, "F-RTE-20", day=ends, late=late, reminder=ends >= on),
        step("special_period", None, "F-RTE-21", day=months_after(ends, months)),
    ]


def _moving(case: Situation, on: date) -> list[dict[str, Any]]:
    """The notices of leaving and joining, and the limit without activity."""
    days = timedelta(days=facts.value("F-NOT-1", on=on)["days"])
    left, joined = case.day("left_on", on), case.day("joined_on", on)
    notified = case.answers.get("notified")
    steps = []
    for event, happened in (("leaving", left), ("joining", joined)):
        if happened is not None:
            done = isinstance(notified, frozenset) and event in notified
            last = happened + days
            late = pressing(last, on, NEAR)
            steps.append(_deadline(f"notice_{event}", last, late, "F-NOT-1", done=done))
    if left is not None:
        limit = months_after(left, facts.value("F-REV-1", on=on)["months"])
        done = joined is not None and joined < limit
        late = pressing(limit - timedelta(days=1), on, LIMIT_NEAR)
        steps.append(_deadline("without_activity", limit, late, "F-REV-1", done=done))
    return sorted(steps, key=lambda step: str(step["date"]))


def _deadline(id_: str, day: date, late: Late | None, *cited: str, done: bool) -> dict[str, Any]:
    if done:
        return step(id_, None, *cited, day=day)
    return step(id_, None, *cited, day=day, late=late, reminder=late != "late")


def _certificate(case: Situation, on: date) -> list[dict[str, Any]]:
    """The Certificate of Authorised Employment, which a mover may ask for (F-NOT-4)."""
    if case.answers.get("move") == "new_duties":
        return []
    span = facts.value("F-TIM-2", on=on)["work_certificate_new_employer"]
    return [step("work_certificate", span, "F-TIM-2", "F-NOT-4")]
