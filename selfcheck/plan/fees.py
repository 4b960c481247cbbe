"""What it costs, whom it is paid to, and when (F-FEE-1, F-FEE-3, F-FEE-4, F-FEE-12, F-FEE-13)."""

from __future__ import annotations

from datetime import date
from typing import Any

from .. import facts
from .situation import Situation

PERIODS = ("3_months", "1_year", "3_years", "5_years")
"""The periods of stay of this status (F-PER-1)."""


def fees(case: Situation, on: date) -> list[dict[str, Any]]:
    """The fees by the date of filing.

    Args:
        case: the situation.
        on: the date on which the application is received.

    Returns:
        A row for each fee: `id`, `yen` (an amount, or a minimum and a maximum), `from` (True
        if the amount is only where the price starts) and `facts`.
    """
    service = facts.value("F-FEE-13", on=on)
    office = [
        _fee("service", service["service_from"], "F-FEE-13", starts=True),
        _fee("business_plan", service["business_plan"], "F-FEE-13"),
    ]
    if case.procedure == "coe":
        visa = facts.value("F-FEE-12", on=on)
        return [
            _fee("coe", facts.value("F-FEE-1", on=on)["coe"], "F-FEE-1"),
            _fee("visa", visa["single"], "F-FEE-12"),
            *office,
        ]
    by_period = facts.value("F-FEE-3", on=on)
    return [
        *(
            _fee(f"change_{channel}", _range(by_period, channel), "F-FEE-3", "F-FEE-2")
            for channel in ("counter", "online")
        ),
        *office,
    ]


def _range(by_period: dict[str, Any], channel: str) -> dict[str, int] | int:
    amounts = [by_period[period][channel] for period in PERIODS]
    low, high = min(amounts), max(amounts)
    return low if low == high else {"minimum": low, "maximum": high}


def _fee(id_: str, yen: dict[str, int] | int, *cited: str, starts: bool = False) -> dict[str, Any]:
    return {"id": id_, "yen": yen, "from": starts, "facts": list(cited)}
