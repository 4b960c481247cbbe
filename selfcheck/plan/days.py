"""The days that a person told, as far as something can be counted from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .. import facts
from ..engine import Answer, filing_opens
from ..facts.contracts import WITHOUT_POST

FARTHEST_YEARS = 50
"""Dates farther from today than this are slips of the hand: nothing is counted from them."""


def told_day(answers: Mapping[str, Answer], question: str, on: date) -> date | None:
    """The answer to a question for a date, if it is one to count from.

    Without a contract, a day of joining told before is of no use any more.
    """
    if question == "joined_on" and answers.get("contract") in WITHOUT_POST:
        return None
    answer = answers.get(question)
    if isinstance(answer, date) and abs(answer.year - on.year) <= FARTHEST_YEARS:
        return answer
    return None


def extension_opens(answers: Mapping[str, Answer], ends: date, on: date) -> date:
    """The first day on which an extension is usually accepted (F-RTE-20).

    Args:
        answers: whether the period held is a short one (`period_held`).
        ends: the last day of the stay.
        on: today.
    """
    months = facts.value("F-RTE-20", on=on)["months_before_expiry"]
    return filing_opens(ends, months, short=answers.get("period_held") == "three_months")
