"""What it costs (F-FEE-1, F-FEE-3, F-FEE-7, F-FEE-10, F-FEE-12, F-FEE-13)."""

from __future__ import annotations

from datetime import date
from typing import Any

from .. import facts
from .situation import Situation

PERIODS = ("3_months", "1_year", "3_years", "5_years")
"""The periods of stay of this status (F-PER-1)."""

CHANNELS = ("counter", "online")


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
    if case.procedure == "permanent":
        return [_fee("permanent", facts.value("F-FEE-7", on=on), "F-FEE-7")]
    if case.procedure == "job_change":
        certificate = facts.value("F-FEE-10", on=on)
        return [
            _fee(f"certificate_{channel}", certificate[channel], "F-FEE-10") for channel in CHANNELS
        ]
    by_period = facts.value("F-FEE-3", on=on)
    return [
        *(
            _fee(f"{case.procedure}_{channel}", _range(by_period, channel), "F-FEE-3")
            for channel in CHANNELS
        ),
        *_settlement(on),
        *office,
    ]


def _settlement(on: date) -> list[dict[str, Any]]:
    """The settlement charge of online filings, for the days on which it is known."""
    try:
        charge = facts.value("F-FEE-4", on=on)
    except facts.NotInForce:
        return []
    return [
        _fee(
            "settlement",
            {"minimum": min(charge.values()), "maximum": max(charge.values())},
            "F-FEE-4",
        )
    ]


def _range(by_period: dict[str, Any], channel: str) -> dict[str, int] | int:
    amounts = [by_period[period][channel] for period in PERIODS]
    low, high = min(amounts), max(amounts)
    return low if low == high else {"minimum": low, "maximum": high}


def _fee(id_: str, yen: dict[str, int] | int, *cited: str, starts: bool = False) -> dict[str, Any]:
    return {"id": id_, "yen": yen, "from": starts, "facts": list(cited)}
