"""When each step towards a wished start falls (F-TIM-1, F-TIM-6, F-CAT-9, F-RTE-10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from .. import facts
from ..engine import Answer, months_after
from .bridge import Bridge, bridge
from .days import told_day
from .lengths import Span, after, before

Between = tuple[date, date]


@dataclass(frozen=True)
class Schedule:
    """The steps towards a start.

    Attributes:
        spans: how long each step takes, in order.
        start: the wished start, if it is known.
        days: by step, the first and last day; empty without a wished start, or where no
            application can be filed any more.
        filing: the first and last day for filing; None likewise.
        reached: the first and last day on which work can begin; None likewise.
        season: when Students who start in April are asked to file, for them.
        bridge: what has to be applied for before the change, if anything.
    """

    spans: Mapping[str, Span]
    start: date | None
    days: Mapping[str, Between] = field(default_factory=dict)
    filing: Between | None = None
    reached: Between | None = None
    season: Between | None = None
    bridge: Bridge | None = None


def schedule(
    procedure: Literal["coe", "change"], answers: Mapping[str, Answer], on: date
) -> Schedule:
    """Counts back from the wished start, each step at its longest.

    Where that would begin before today it counts forward from today, each step at its
    shortest and longest. In Japan the application has to be filed before the present stay
    ends (F-RTE-10).

    Args:
        procedure: `coe` or `change`.
        answers: the answers by question id.
        on: today.
    """
    spans = _spans(procedure, on)
    start = told_day(answers, "start_on", on)
    season = _season(answers, start, on)
    last = told_day(answers, "stay_ends", on) if procedure == "change" else None
    if last is not None and last < on:
        return Schedule(spans, start, season=season)
    first = bridge(answers, season[1] if season else None, on) if procedure == "change" else None
    if start is None:
        return Schedule(spans, start, season=season, bridge=first)
    # What is applied for first is to be decided before the change is filed.
    begin = first.decided[0] if first else on
    limits = [None if first else last, season[1] if season else None]
    file_by = min((day for day in limits if day is not None and day >= begin), default=None)
    days = _back(spans, start, file_by)
    filing = days["preparation"][1]
    if filing >= begin and days["preparation"][0] >= on:
        return Schedule(spans, start, days, (filing, filing), (start, start), season, first)
    return replace(_forward(spans, start, file_by, season, on, begin), bridge=first)


def _spans(procedure: str, on: date) -> dict[str, Span]:
    model = facts.value("F-TIM-6", on=on)
    spans = {
        "preparation": model["preparation"],
        f"decision_{procedure}": facts.value("F-TIM-1", on=on)[procedure],
    }
    if procedure == "coe":
        spans |= {"delivery": model["delivery"], "visa": model["visa"]}
    return spans


def _back(spans: Mapping[str, Span], start: date, file_by: date | None) -> dict[str, Between]:
    """Counted back from the start; filing falls on `file_by` at the latest."""
    days: dict[str, Between] = {}
    end = start
    for id_, span in reversed([*spans.items()]):
        if id_ == "preparation" and file_by is not None and file_by < end:
            end = file_by
            _, decision, *_ = spans
            days[decision] = (end, after(end, spans[decision]["maximum"]))
        begin = before(end, span["maximum"])
        days[id_] = (begin, end)
        end = begin
    return {id_: days[id_] for id_ in spans}


def _forward(
    spans: Mapping[str, Span],
    start: date,
    file_by: date | None,
    season: Between | None,
    on: date,
    begin: date,
) -> Schedule:
    """Counted forward from today; filing falls not before `begin`, and on `file_by` at the latest.

    What can be filed at once is: nobody waits longer than the present stay.
    """
    days: dict[str, Between] = {}
    soonest = latest = filed = filed_to = on
    for id_, span in spans.items():
        started = soonest
        soonest, latest = after(soonest, span["minimum"]), after(latest, span["maximum"])
        if id_ == "preparation":
            if file_by is not None:
                soonest, latest = min(soonest, file_by), min(latest, file_by)
            filed, filed_to = soonest, latest = max(soonest, begin), max(latest, begin)
        days[id_] = (started, latest)
    return Schedule(spans, start, days, (filed, filed_to), (soonest, latest), season)


def _season(answers: Mapping[str, Answer], start: date | None, on: date) -> Between | None:
    """When Students who start in April are asked to file (F-CAT-9)."""
    advised = facts.value("F-CAT-9", on=on)
    if answers.get("where") != "student" or start is None or start.month != advised["start_month"]:
        return None
    first = date(start.year - 1, advised["from_month"], 1)
    last = months_after(date(start.year, advised["to_month"], 1), 1) - timedelta(days=1)
    return first, last
