"""The steps of a change to Highly Skilled Professional (F-HSP-65 to F-HSP-69, F-HSP-77)."""

from __future__ import annotations

from datetime import date
from typing import Any

from .. import facts
from .lengths import after
from .situation import Situation
from .stay import decision, end_of_stay, go_to_the_office
from .steps import step


def by_points(case: Situation, on: date) -> list[dict[str, Any]]:
    """From preparing the papers to the new card, and what an employer named in it means.

    The decision is told at the standard length of any change; the priority that the Agency
    aims at is no promise (F-HSP-77).
    """
    ends = case.day("stay_ends", on)
    if ends is not None and ends < on:
        return [go_to_the_office(on), *end_of_stay(case, on)]
    filed = case.day("file_on", on)
    if filed is not None and filed < on:
        filed = None
    length = facts.value("F-TIM-1", on=on)["change"]
    between = (after(filed, length["minimum"]), after(filed, length["maximum"])) if filed else None
    return [
        step("preparation", facts.value("F-TIM-6", on=on)["preparation"], "F-TIM-6"),
        step(
            "filing_highly_skilled",
            None,
            "F-HSP-65",
            "F-HSP-66",
            day=filed,
            reminder=filed is not None,
        ),
        *end_of_stay(case, on),
        # The average is that of all changes; these are handled first.
        {**decision("change", on, between), "average": None},
        step("tied_to_employer", None, "F-HSP-69", "F-HSP-70", "F-NOT-1"),
    ]
