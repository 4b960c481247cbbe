"""Where the person is now, and which way in that leaves."""

from __future__ import annotations

from datetime import date

from ..engine import NOT_SURE, Case, Finding, met, not_met, open_
from . import questions

WORK_STATUSES = frozenset({"instructor", "other_work_status"})
BY_CHANGE = frozenset({"job_hunting", "dependent"})
TOLD_OF = {
    "specified_skilled_worker": ("F-RTE-41",),
    "highly_skilled_professional": ("F-HSP-69", "F-NOT-15"),
}
ENDS = frozenset({"abroad", "temporary_visitor", "this_status", NOT_SURE})
"""Those for whom the end of the present stay does not close the way."""


def entry(case: Case) -> Finding:
    """From abroad by Certificate of Eligibility (F-RTE-1), in Japan by change of status (F-RTE-10).

    A Temporary Visitor cannot change unless there are special, unavoidable reasons
    (Immigration Control Act, Article 20 (3), proviso: F-RTE-11). A change has to be filed
    before the period of stay ends (F-RTE-10). Whoever holds another status of work changes
    like anybody else; what specialists tell of some of them is told as such.
    """
    where = case.choice(questions.WHERE)
    ends = case.glance(questions.STAY_ENDS)
    if where not in ENDS and isinstance(ends, date) and ends < case.on:
        where = "expired"
    if where == "abroad":
        return met("from_abroad", "F-RTE-1", "F-RTE-2")
    if where == "temporary_visitor":
        return not_met("temporary_visitor", "F-RTE-11", "F-RTE-1")
    if where == "expired":
        return not_met("expired", "F-RTE-10")
    if where == NOT_SURE:
        return open_("where_unknown", "F-RTE-1", "F-RTE-10")
    if where == "this_status":
        return open_("already_held", "F-NOT-1", "F-NOT-4")
    if where == "student":
        return met("student", "F-RTE-12", "F-RTE-10", "F-CAT-9")
    if where == "working_holiday":
        return _from_working_holiday(case)
    if where == "technical_intern":
        return not_met("technical_intern", "F-RTE-10", "F-RTE-42", "F-RTE-1")
    if where == "no_limit_on_work":
        return open_("no_limit_on_work", "F-OTH-23", "F-RTE-10")
    if where == "other_status":
        return open_("other_status", "F-RTE-10")
    if where in BY_CHANGE:
        return met("change_of_status", "F-RTE-10")
    if where in WORK_STATUSES:
        return met("from_work_status", "F-RTE-10")
    return met(f"from_{where}", "F-RTE-10", *TOLD_OF.get(where, ()))


def _from_working_holiday(case: Case) -> Finding:
    """By the passport, as specialists tell; others are expected to leave and come back.

    No official text read says so: what they tell is to be confirmed (F-RTE-44).
    """
    passport = case.choice(questions.WORKING_HOLIDAY_PASSPORT)
    if passport == "yes":
        return open_("working_holiday_by_change", "F-RTE-10", "F-RTE-44")
    return open_("working_holiday_by_certificate", "F-RTE-1", "F-RTE-44")
