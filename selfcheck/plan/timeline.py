"""The steps, how long each takes, and the days (F-TIM-1 to F-TIM-6, F-RTE-1, F-RTE-2, …)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal

from .. import facts
from ..engine import filing_opens, months_after
from .situation import Situation

Length = Mapping[str, int]
"""A length of time: one unit (`days`, `weeks`, `months`) and how many."""

Late = Literal["tight", "late"]

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
        return [_step("decision_permanent", None, "F-PR-12")]
    if case.procedure == "extension":
        return _extension(case, on)
    return _to_a_start(case, on)


def _to_a_start(case: Situation, on: date) -> list[dict[str, Any]]:
    """From preparing the papers to the first day of work."""
    model = facts.value("F-TIM-6", on=on)
    decision = f"decision_{case.procedure}"
    spans = {
        "preparation": model["preparation"],
        decision: facts.value("F-TIM-1", on=on)[case.procedure],
    }
    if case.procedure == "coe":
        spans |= {"delivery": model["delivery"], "visa": model["visa"]}
    start = case.day("start_on", on)
    season = _season(case, start, on)
    # In Japan the application has to be filed before the present stay ends (F-RTE-10).
    last = case.day("stay_ends", on) if case.procedure == "change" else None
    advised = [date.fromisoformat(step["to"]) for step in season if step["to"]]
    file_by = [day for day in (last, *advised) if day is not None and day >= on]
    days = _days(spans, start, min(file_by, default=None), on) if _in_time(last, on) else {}
    earliest, latest = days.pop("start", (None, None))
    filing, filing_to = days.get("filing", (None, None))

    rows = [
        _step("preparation", spans["preparation"], "F-TIM-6", between=days.get("preparation")),
        _step(
            f"filing_{case.procedure}",
            None,
            "F-RTE-7" if case.procedure == "coe" else "F-RTE-10",
            day=filing if filing == filing_to else None,
            between=days.get("filing"),
            reminder=filing is not None and filing == filing_to,
        ),
        _decision(case.procedure, on, days.get(decision)),
    ]
    late = _lateness(earliest, latest, start)
    reached = (earliest, latest) if late and earliest and latest else None
    arrival = None if late else start
    if case.procedure == "change":
        return [
            *season,
            *rows,
            *_end_of_stay(case, on),
            _step(
                "start_after_permission", None, "F-RTE-10", day=start, between=reached, late=late
            ),
        ]
    route = facts.value("F-RTE-1", on=on)
    settling = {"days": route["address_notification_days"]}
    estimate = model["service_estimate"]
    longest = _back(start, estimate["maximum"]) if start else None
    return [
        *rows,
        _step("delivery", spans["delivery"], "F-TIM-6", between=days.get("delivery")),
        _step("visa", facts.value("F-TIM-5", on=on), "F-TIM-5", between=days.get("visa")),
        _step("landing", facts.value("F-RTE-2", on=on), "F-RTE-2", day=arrival, between=reached),
        _step(
            "address",
            settling,
            "F-RTE-1",
            day=_on(arrival, settling) if arrival else None,
            between=(_on(reached[0], settling), _on(reached[1], settling)) if reached else None,
        ),
        _step("start", None, "F-RTE-1", day=start, between=reached, late=late),
        _step(
            "service_estimate",
            estimate,
            "F-TIM-6",
            between=(longest, start) if longest and not late else None,
        ),
    ]


def _in_time(last: date | None, on: date) -> bool:
    """Whether an application can still be filed, as far as the end of the stay is known."""
    return last is None or last >= on


def _days(
    spans: Mapping[str, Mapping[str, Length]], start: date | None, file_by: date | None, on: date
) -> dict[str, tuple[date, date]]:
    """The first and last day of each step, of filing and of the start; nothing without a start.

    Filing falls on `file_by` at the latest: the end of the stay, or what the Agency advises.
    """
    if start is None:
        return {}
    days: dict[str, tuple[date, date]] = {}
    end = start
    for id_, span in reversed([*spans.items()]):
        if id_ == "preparation" and file_by is not None and file_by < end:
            end = file_by
            _, decision, *_ = spans
            days[decision] = (end, _on(end, spans[decision]["maximum"]))
        begin = _back(end, span["maximum"])
        days[id_] = (begin, end)
        end = begin
    if end >= on:
        filing = days["preparation"][1]
        return {**days, "filing": (filing, filing), "start": (start, start)}
    soonest = latest = on
    for id_, span in spans.items():
        begin = soonest
        soonest, latest = _on(soonest, span["minimum"]), _on(latest, span["maximum"])
        if id_ == "preparation" and file_by is not None:
            soonest, latest = min(soonest, file_by), min(latest, file_by)
        days[id_] = (begin, latest)
        if id_ == "preparation":
            days["filing"] = (soonest, latest)
    return {**days, "start": (soonest, latest)}


def _lateness(earliest: date | None, latest: date | None, start: date | None) -> Late | None:
    """Whether a wished start can be missed (`tight`), or will be even at the shortest (`late`)."""
    if earliest is None or latest is None or start is None or latest <= start:
        return None
    return "late" if earliest > start else "tight"


def _season(case: Situation, start: date | None, on: date) -> list[dict[str, Any]]:
    """When Students who start in April are asked to file (F-CAT-9)."""
    advised = facts.value("F-CAT-9", on=on)
    if case.answers.get("where") != "student":
        return []
    if start is None:
        return [_step("student_season", None, "F-CAT-9")]
    if start.month != advised["start_month"]:
        return []
    first = date(start.year - 1, advised["from_month"], 1)
    last = months_after(date(start.year, advised["to_month"], 1), 1) - timedelta(days=1)
    return [_step("student_season", None, "F-CAT-9", between=(first, last))]


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
                preparing, filed = (max(_back(first, longest), on), first), first
            else:
                preparing = (on, min(_on(on, longest), last))
                filed = min(_on(on, shortest), last)
            decided = _on(preparing[1], facts.value("F-TIM-1", on=on)["extension"]["maximum"])
            deciding = (filed, decided)
    work = case.answers.get("present_work")
    return [
        *(_moving(case, on) if work in OUT_OF_WORK else []),
        _step("preparation", model["preparation"], "F-TIM-6", between=preparing),
        *stay,
        _decision("extension", on, deciding),
    ]


def _decision(procedure: str, on: date, between: tuple[date, date] | None = None) -> dict[str, Any]:
    """The official standard period, and the published average with its month."""
    published = facts.value("F-TIM-3", on=on)["latest"]
    return _step(
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
    months = facts.value("F-RTE-20", on=on)["months_before_expiry"]
    first = filing_opens(ends, months, short=case.answers.get("period_held") == "three_months")
    return [
        _step("first_day", None, "F-RTE-20", day=first, reminder=first >= on),
        *_end_of_stay(case, on),
    ]


def _end_of_stay(case: Situation, on: date) -> list[dict[str, Any]]:
    """The last day of the stay, by which to file, and the end of the special period."""
    ends = case.day("stay_ends", on)
    if ends is None:
        return []
    longest = facts.value("F-TIM-6", on=on)["preparation"]["maximum"]
    near = ends < _on(on, longest)
    late: Late | None = "late" if ends < on else "tight" if near else None
    after = facts.value("F-RTE-21", on=on)["months_after_expiry"]
    return [
        _step("last_day", None, "F-RTE-20", day=ends, late=late, reminder=ends >= on),
        _step("special_period", None, "F-RTE-21", day=months_after(ends, after)),
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
            late = _due(last, on, NEAR)
            steps.append(_deadline(f"notice_{event}", last, late, "F-NOT-1", done=done))
    if left is not None:
        limit = months_after(left, facts.value("F-REV-1", on=on)["months"])
        done = joined is not None and joined < limit
        late = _due(limit - timedelta(days=1), on, LIMIT_NEAR)
        steps.append(_deadline("without_activity", limit, late, "F-REV-1", done=done))
    return sorted(steps, key=lambda step: str(step["date"]))


def _due(last: date, on: date, near: timedelta) -> Late | None:
    """How pressing the last day for something is."""
    if last < on:
        return "late"
    return "tight" if last <= on + near else None


def _deadline(id_: str, day: date, late: Late | None, *cited: str, done: bool) -> dict[str, Any]:
    if done:
        return _step(id_, None, *cited, day=day)
    return _step(id_, None, *cited, day=day, late=late, reminder=late != "late")


def _certificate(case: Situation, on: date) -> list[dict[str, Any]]:
    """The Certificate of Authorised Employment, which a mover may ask for (F-NOT-4)."""
    if case.answers.get("move") == "new_duties":
        return []
    span = facts.value("F-TIM-2", on=on)["work_certificate_new_employer"]
    return [_step("work_certificate", span, "F-TIM-2", "F-NOT-4")]


def _on(day: date, length: Length) -> date:
    return _shifted(day, length, 1)


def _back(day: date, length: Length) -> date:
    return _shifted(day, length, -1)


def _shifted(day: date, length: Length, direction: Literal[1, -1]) -> date:
    ((unit, amount),) = length.items()
    if unit == "months":
        return months_after(day, direction * amount)
    return day + direction * timedelta(**{unit: amount})


def _step(
    id_: str,
    span: Mapping[str, Any] | None,
    *cited: str,
    day: date | None = None,
    between: tuple[date | None, date | None] | None = None,
    late: Late | None = None,
    average: Mapping[str, Any] | None = None,
    reminder: bool = False,
) -> dict[str, Any]:
    first, last = between or (None, None)
    return {
        "id": id_,
        "span": span,
        "date": day.isoformat() if day else None,
        "from": first.isoformat() if first else None,
        "to": last.isoformat() if last else None,
        "late": late,
        "average": average,
        "facts": list(cited),
        "reminder": reminder,
    }
