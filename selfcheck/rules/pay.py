"""The pay."""

from __future__ import annotations

from ..engine import NOT_SURE, Case, Finding, met, not_met, open_
from . import questions


def pay(case: Case) -> Finding:
    """The pay is no less than a Japanese person would get for the same work (F-EDU-11).

    Criteria ordinance, row of this status, item 3. No fixed sum; reimbursed costs such as
    commuting or housing do not count.
    """
    comparison = case.choice(questions.PAY)
    if comparison == "same_or_more":
        return met("same_or_more", "F-EDU-11")
    if comparison == "usual_rate":
        return met("usual_rate", "F-EDU-11")
    if comparison == NOT_SURE:
        return open_("unknown", "F-EDU-11")
    return not_met("lower", "F-EDU-11", "F-REF-3")
