"""Where the person is now, and which way in that leaves."""

from __future__ import annotations

from datetime import date

from ..engine import NOT_SURE, Case, Finding, met, not_met, open_
from . import questions

IN_JAPAN = frozenset({"student", "job_hunting", "dependent", "other_status"})


def entry(case: Case) -> Finding:
    """From abroad by Certificate of Eligibility (F-RTE-1), in Japan by change of status (F-RTE-10).

    A Temporary Visitor cannot change unless there are special, unavoidable reasons
    (Immigration Control Act, Article 20 (3), proviso: F-RTE-11). A change has to be filed
    before the period of stay ends (F-RTE-10).
    """
    where = case.choice(questions.WHERE)
    ends = case.glance(questions.STAY_ENDS)
    if where in IN_JAPAN and isinstance(ends, date) and ends < case.on:
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
    if where == "other_status":
        return open_("other_status", "F-RTE-10")
    return met("change_of_status", "F-RTE-10")
