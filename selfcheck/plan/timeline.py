"""The steps and how long each takes (F-TIM-1, F-TIM-3, F-TIM-5, F-TIM-6, F-RTE-1, F-RTE-2)."""

from __future__ import annotations

from datetime import date
from typing import Any

from .. import facts
from .situation import Situation


def timeline(case: Situation, on: date) -> list[dict[str, Any]]:
    """The steps in order.

    Args:
        case: the situation.
        on: the date of filing.

    Returns:
        A row for each step: `id`, `span` (a length, or a minimum and a maximum, each with its
        unit; None for a moment), `average` (published average in days with its month, or
        None) and `facts`.
    """
    model = facts.value("F-TIM-6", on=on)
    standard = facts.value("F-TIM-1", on=on)[case.procedure]
    published = facts.value("F-TIM-3", on=on)["latest"]
    average = {"days": published[case.procedure], "month": published["month"]}
    preparation = _step("preparation", model["preparation"], "F-TIM-6")
    decision = _step(f"decision_{case.procedure}", standard, "F-TIM-1", "F-TIM-3", average=average)
    if case.procedure == "change":
        return [preparation, decision, _step("start_after_permission", None, "F-RTE-10")]
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


def _step(
    id_: str, span: dict[str, Any] | None, *cited: str, average: dict[str, Any] | None = None
) -> dict[str, Any]:
    return {"id": id_, "span": span, "average": average, "facts": list(cited)}
