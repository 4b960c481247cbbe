"""The day on which the application will be filed, as far as the answers fix it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .. import facts
from ..engine import Answer
from .days import extension_opens, told_day
from .lengths import after
from .procedure import procedure_of, stay_is_over
from .toward_start import schedule

WISHED: Mapping[str, str] = {"permanent": "apply_on", "highly_skilled": "file_on"}
"""Procedures that are filed when the person wishes, and the question for the day."""


def filing_day(route: str, answers: Mapping[str, Answer], on: date) -> date | None:
    """The day of filing that follows from the answers.

    From abroad and by change of status: the day that leaves each later step its longest time
    before the wished start; where that is past, the earliest that preparing the papers allows
    (F-TIM-6). By extension, also the one after a move: the day on which it is first accepted
    (F-RTE-20), or the earliest that preparing allows. Permanent residence, and Highly Skilled
    Professional: the day wished.

    Args:
        route: the route id.
        answers: the answers by question id, the plan's own among them.
        on: the day of asking.

    Returns:
        The day, not before `on`; None while nothing fixes it, or where nothing can be filed
        any more.
    """
    procedure = procedure_of(route, answers, on)
    if procedure in ("coe", "change"):
        if stay_is_over(answers):
            return None
        filing = schedule(procedure, answers, on).filing
        return max(filing[0], on) if filing else None
    if procedure in WISHED:
        wished = told_day(answers, WISHED[procedure], on)
        return wished if wished and wished >= on else None
    return extension_filing_day(answers, on)


def extension_filing_day(answers: Mapping[str, Answer], on: date) -> date | None:
    """The day on which the extension will be filed; None if the last day is unknown or past."""
    ends = told_day(answers, "stay_ends", on)
    if ends is None or ends < on:
        return None
    first = extension_opens(answers, ends, on)
    if first > on:
        return first
    return min(after(on, facts.value("F-TIM-6", on=on)["preparation"]["minimum"]), ends)
