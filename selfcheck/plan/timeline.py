"""The steps and how long each takes, or until when (F-TIM-1 to F-TIM-6, F-RTE-1, F-RTE-2, …)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from .. import facts
from ..engine import Answer, months_after
from .situation import Situation


def timeline(case: Situation, answers: Mapping[str, Answer], on: date) -> list[dict[str, Any]]:
    """The steps in order.

    Args:
        case: the situation.
        answers: the answers by question id, for the dates that the person gave.
        on: the date of filing.

    Returns:
        A row for each step: `id`, `span` (a length, or a minimum and a maximum, each with its
        unit; None for a moment), `date` (ISO, or None), `average` (published average in days
        with its month, or None) and `facts`.
    """
    if case.procedure == "job_change":
        return _moving(answers, on)
    if case.procedure == "permanent":
        return [_step("decision_permanent", None, "F-PR-12")]
    model = facts.value("F-TIM-6", on=on)
    standard = facts.value("F-TIM-1", on=on)[case.procedure]
    published = facts.value("F-TIM-3", on=on)["latest"]
    average = {"days": published[case.procedure], "month": published["month"]}
    preparation = _step("preparation", model["preparation"], "F-TIM-6")
    decision = _step(f"decision_{case.procedure}", standard, "F-TIM-1", "F-TIM-3", average=average)
    if case.procedure == "change":
        return [preparation, decision, _step("start_after_permission", None, "F-RTE-10")]
    if case.procedure == "extension":
        return [preparation, *_staying(answers, on), decision]
    route = facts.value("F-RTE-1", on=on)
    return [
        preparation,
        decision,
        _step("delivery", model["delivery"], "F-TIM-6"),
        _step("visa", facts.value("F-TIM-5", on=on), "F-TIM-5"),
        _step("landing", facts.value("F-RTE-2", on=on), "F-RTE-2"),
        _step("address", {"days": route["address_notification_days"]}, "F-RTE-1"),
        _step("service_estimate", model["service_estimate"], "F-TIM-6"),
    ]


def _staying(answers: Mapping[str, Answer], on: date) -> list[dict[str, Any]]:
    """The first day for filing, the last day, and the end of the special period."""
    ends = answers.get("stay_ends")
    if not isinstance(ends, date):
        return []
    before = facts.value("F-RTE-20", on=on)["months_before_expiry"]
    after = facts.value("F-RTE-21", on=on)["months_after_expiry"]
    return [
        _step("first_day", None, "F-RTE-20", day=months_after(ends, -before)),
        _step("last_day", None, "F-RTE-20", day=ends),
        _step("special_period", None, "F-RTE-21", day=months_after(ends, after)),
    ]


def _moving(answers: Mapping[str, Answer], on: date) -> list[dict[str, Any]]:
    """The notices of leaving and joining, the limit without activity, and the next extension."""
    days = timedelta(days=facts.value("F-NOT-1", on=on)["days"])
    left, joined = answers.get("left_on"), answers.get("joined_on")
    steps = []
    if isinstance(left, date):
        months = facts.value("F-REV-1", on=on)["months"]
        steps.append(_step("notice_leaving", None, "F-NOT-1", day=left + days))
        steps.append(_step("without_activity", None, "F-REV-1", day=months_after(left, months)))
    if isinstance(joined, date):
        steps.append(_step("notice_joining", None, "F-NOT-1", day=joined + days))
    return [*sorted(steps, key=lambda step: str(step["date"])), *_staying(answers, on)]


def _step(
    id_: str,
    span: dict[str, Any] | None,
    *cited: str,
    day: date | None = None,
    average: dict[str, Any] | None = None,
) -> dict[str, Any]:
    return {
        "id": id_,
        "span": span,
        "date": day.isoformat() if day else None,
        "average": average,
        "facts": list(cited),
    }
