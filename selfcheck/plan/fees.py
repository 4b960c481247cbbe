"""What it costs (F-FEE-1, F-FEE-3, F-FEE-4, F-FEE-6, F-FEE-7, F-FEE-10, F-FEE-12 to -14)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from .. import facts
from .situation import Situation

PERIODS = ("3_months", "1_year", "3_years", "5_years")
"""The periods of stay of this status (F-PER-1)."""

CHANNELS = ("counter", "online")


def fees(case: Situation, on: date, *, certificate: bool) -> dict[str, Any]:
    """The fees by the date of filing.

    Args:
        case: the situation.
        on: the date on which the application is received.
        certificate: whether a mover may ask for the Certificate of Authorised Employment.

    Returns:
        `lines`, a row for each fee: `id`, `yen`, `from` (True if the amount is only where the
        price starts), `payer` (`applicant` or `client`, who engages the office), `payee`
        (`immigration`, `mission`, `payment_service` or `office`), `when` (`never`,
        `on_permission`, `on_issue` or `by_agreement`), `tax` (consumption tax to be added:
        `percent` and `yen`; or None), `group` (`government` or `office`), `channel` and
        `period` (where the amount depends on them, else None) and `facts`. And `total`: what
        the applicant pays to public offices at least and at most (`minimum`, `maximum`, in
        yen), and whether only if permitted (`only_if_permitted`).
    """
    asked = case.answers.get("channel")
    channels = (str(asked),) if asked in CHANNELS else CHANNELS
    lines = (
        []
        if case.needs_nothing or case.over
        else list(_government(case, channels, on, certificate=certificate))
    )
    total = _total(lines)
    # The office publishes a price for this procedure alone.
    if case.procedure == "coe" and case.answers.get("filed_by") not in ("applicant", "employer"):
        lines += office(on)
    return {"lines": lines, "total": total}


def _total(lines: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The least and the most that can be due; what replaces another fee is left out."""
    due = [line for line in lines if line["id"] != "hardship"]
    everywhere = sum(line["yen"] for line in due if line["channel"] is None)
    ways = [
        sum(line["yen"] for line in due if line["channel"] == channel and _part_of(line, period))
        for channel in {line["channel"] for line in due} - {None}
        for period in {line["period"] for line in due if line["channel"] == channel} & _GRANTED
        or {None}
    ] or [0]
    optional = any(line["id"].startswith("certificate_") for line in due)
    return {
        "minimum": 0 if optional else everywhere + min(ways),
        "maximum": everywhere + max(ways),
        "only_if_permitted": all(line["when"] == "on_permission" for line in due),
    }


_GRANTED = frozenset(PERIODS)

SETTLEMENT = {
    "3_months": "under_3_years",
    "1_year": "under_3_years",
    "3_years": "3_years_or_more",
    "5_years": "3_years_or_more",
}
"""By period of stay, the class of the settlement charge (F-FEE-4)."""


def _part_of(line: Mapping[str, Any], period: str | None) -> bool:
    """Whether the line is due where this period is granted."""
    if line["period"] is None:
        return True
    return period is not None and line["period"] in (period, SETTLEMENT[period])


def office(on: date) -> list[dict[str, Any]]:
    """The office's own price for a Certificate of Eligibility: net with its tax, then the total.

    Args:
        on: the date on which the application is received.
    """
    price = facts.value("F-FEE-13", on=on)
    total = facts.value("F-FEE-14", on=on)
    rows = [
        ("service", price["service_from"], True, True),
        ("business_plan", price["business_plan"], False, True),
        ("office_total_with_plan", total["service_and_business_plan_with_tax"], True, False),
    ]
    return [
        _fee(
            id_,
            yen,
            "F-FEE-13",
            payee="office",
            when="by_agreement",
            starts=starts,
            percent=total["tax_percent"] if net else None,
        )
        for id_, yen, starts, net in rows
    ]


def _government(
    case: Situation, channels: tuple[str, ...], on: date, *, certificate: bool
) -> Iterator[dict[str, Any]]:
    procedure = case.procedure
    if procedure == "coe":
        free = facts.value("F-FEE-1", on=on)["coe"]
        yield _fee("coe", free, "F-FEE-1", when="never")
        visa = facts.value("F-FEE-12", on=on)["single"]
        yield _fee("visa", visa, "F-FEE-12", payee="mission", when="on_issue")
    elif procedure == "permanent":
        yield _fee("permanent", facts.value("F-FEE-7", on=on), "F-FEE-7", channel="counter")
        yield from _hardship("permanent_residence", on)
    elif procedure == "highly_skilled":
        yield from _of_five_years(channels, on)
    elif procedure == "job_change":
        if certificate:
            yield from _certificate(channels, on)
    else:
        yield from _by_period(procedure, channels, on)
        if "counter" in channels:
            yield from _hardship("change_or_extension", on)


def _by_period(procedure: str, channels: tuple[str, ...], on: date) -> Iterator[dict[str, Any]]:
    """A row for each period that may be granted; one, where all of them cost the same."""
    amounts = facts.value("F-FEE-3", on=on)
    for channel in channels:
        prices = {period: amounts[period][channel] for period in PERIODS}
        id_ = f"{procedure}_{channel}"
        if len(set(prices.values())) == 1:
            yield _fee(id_, prices[PERIODS[0]], "F-FEE-3", channel=channel)
            continue
        for period, yen in prices.items():
            yield _fee(f"{id_}_{period}", yen, "F-FEE-3", channel=channel, period=period)
    if "online" in channels:
        for period, yen in _in_force("F-FEE-4", on).items():
            yield _fee(
                f"settlement_{period}",
                yen,
                "F-FEE-4",
                payee="payment_service",
                channel="online",
                period=period,
            )


def _of_five_years(channels: tuple[str, ...], on: date) -> Iterator[dict[str, Any]]:
    """A change to Highly Skilled Professional: the period is always five years (F-HSP-68)."""
    amounts = facts.value("F-FEE-3", on=on)["5_years"]
    for channel in channels:
        yield _fee(
            f"highly_skilled_{channel}", amounts[channel], "F-FEE-3", "F-HSP-67", channel=channel
        )
    if "online" in channels and (settlement := _in_force("F-FEE-4", on)):
        yield _fee(
            "highly_skilled_settlement",
            settlement[SETTLEMENT["5_years"]],
            "F-FEE-4",
            payee="payment_service",
            channel="online",
        )


def _certificate(channels: tuple[str, ...], on: date) -> Iterator[dict[str, Any]]:
    amounts = facts.value("F-FEE-10", on=on)
    for channel in channels:
        yield _fee(
            f"certificate_{channel}", amounts[channel], "F-FEE-10", when="on_issue", channel=channel
        )
    if "online" in channels and amounts["online_settlement"]:
        yield _fee(
            "certificate_settlement",
            amounts["online_settlement"],
            "F-FEE-10",
            payee="payment_service",
            when="on_issue",
            channel="online",
        )


def _hardship(kind: str, on: date) -> Iterator[dict[str, Any]]:
    reduced = _in_force("F-FEE-6", on)
    if reduced:
        yield _fee("hardship", reduced[kind], "F-FEE-6", channel="counter")


def _in_force(fact_id: str, on: date) -> dict[str, Any]:
    """A fee that is known only from some day on; empty before."""
    try:
        found: dict[str, Any] = facts.value(fact_id, on=on)
    except facts.NotInForce:
        return {}
    return found


def _fee(
    id_: str,
    yen: int,
    *cited: str,
    payee: str = "immigration",
    when: str = "on_permission",
    starts: bool = False,
    percent: int | None = None,
    channel: str | None = None,
    period: str | None = None,
) -> dict[str, Any]:
    return {
        "id": id_,
        "yen": yen,
        "from": starts,
        "payer": "client" if payee == "office" else "applicant",
        "payee": payee,
        "when": when,
        "tax": {"percent": percent, "yen": yen * percent // 100} if percent else None,
        "group": "office" if payee == "office" else "government",
        "channel": channel,
        "period": period,
        "facts": list(cited),
    }
