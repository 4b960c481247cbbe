"""The steps towards permanent residence (F-PR-12, F-PR-17, F-PR-40, F-PR-43, F-PR-67)."""

from __future__ import annotations

from datetime import date
from typing import Any

from .. import facts
from .days import extension_opens
from .lengths import after
from .situation import Situation
from .stay import end_of_stay, go_to_the_office
from .steps import step

SAME_EMPLOYER = frozenset({"same_job", "new_duties", "on_leave"})
"""Of the present work, what tells that the employer was not changed (F-PR-79)."""


def by_permission(case: Situation, on: date) -> list[dict[str, Any]]:
    """From filing to the card, with the extension that is filed meanwhile.

    An application for permanent residence does not lengthen the present stay (F-PR-43).
    """
    ends = case.day("stay_ends", on)
    if ends is not None and ends < on:
        return [go_to_the_office(on), *end_of_stay(case, on)]
    filed = case.day("apply_on", on)
    if filed is not None and filed < on:
        filed = None
    span = facts.value("F-PR-12", on=on)
    published = facts.value("F-NUM-8", on=on)
    decided = (after(filed, span["minimum"]), after(filed, span["maximum"])) if filed else None
    opens = max(on, extension_opens(case.answers, ends, on)) if ends else None
    stays = case.answers.get("present_work") in SAME_EMPLOYER
    return [
        step(
            "filing_permanent",
            None,
            "F-PR-40",
            "F-PR-79",
            day=filed,
            reminder=filed is not None,
            form="same_employer" if stays else None,
        ),
        step(
            "extension_meanwhile",
            None,
            "F-PR-43",
            "F-PR-44",
            day=ends,
            between=(opens, ends) if ends else None,
            reminder=ends is not None,
        ),
        step("notice_if_moving", None, "F-NOT-1", "F-PR-67"),
        step(
            "decision_permanent",
            span,
            "F-PR-12",
            "F-NUM-8",
            average={"days": published["until_notified"], "month": published["month"]},
            between=decided,
        ),
        step("receive_permanent", None, "F-PR-17"),
    ]
