"""Staying on: what a holder has done so far, and when to file."""

from __future__ import annotations

from datetime import date

from ..engine import (
    NOT_SURE,
    Case,
    Finding,
    filing_opens,
    met,
    months_after,
    not_met,
    open_,
)
from ..facts import value
from . import questions
from .post import holder_moves, mover_leaves, offered


def activity(case: Case) -> Finding:
    """The permitted activity is carried on (guideline, matters 1 and 3: F-GDL-1, F-GDL-3).

    Other activity instead of it, without good reason, is a ground to revoke (F-REV-2). Leave
    from a job that goes on is told by specialists to be a good reason (F-LIF-13).
    """
    work = case.choice(questions.PRESENT_WORK)
    if work == "other_activity":
        return not_met("other_activity", "F-REV-2", "F-GDL-1", "F-SID-1")
    if work == NOT_SURE:
        return open_("unknown", "F-GDL-1")
    if work == "out_of_work":
        if offered(case):
            return met("new_post", "F-GDL-1", "F-GDL-3")
        ends = case.glance(questions.STAY_ENDS)
        ahead = {"last": ends} if isinstance(ends, date) and ends >= case.on else {}
        return open_("out_of_work", "F-GDL-1", "F-REV-1", **ahead)
    cites = ("F-GDL-1", "F-LIF-13") if work == "on_leave" else ("F-GDL-1", "F-GDL-3")
    return met(work, *cites)


def absence(case: Case) -> Finding:
    """A long absence abroad without good reason counts against (guideline, matter 3: F-GDL-3)."""
    away = case.choice(questions.ABSENCE)
    if away == "short":
        return met("short", "F-GDL-3")
    if away == NOT_SURE:
        return open_("unknown", "F-GDL-3")
    return by_reason_for_absence(case)


def by_reason_for_absence(case: Case) -> Finding:
    """A long absence, by its reason: the same in every route (F-GDL-3)."""
    why = case.choice(questions.ABSENCE_REASON)
    if why == "no_reason":
        return open_("long_without_reason", "F-GDL-3")
    if why == NOT_SURE:
        return open_("reason_unknown", "F-GDL-3")
    return met("long_with_reason", "F-GDL-3")


def livelihood(case: Case) -> Finding:
    """The household lives on its own income (guideline, matter 5: F-GDL-5)."""
    living = case.choice(questions.LIVELIHOOD)
    if living == "own_income":
        return met("own_income", "F-GDL-5")
    if living == NOT_SURE:
        return open_("unknown", "F-GDL-5")
    return open_(living, "F-GDL-5")


def labour_conditions(case: Case) -> Finding:
    """The employer keeps the labour laws; a victim is not blamed for it (matter 6: F-GDL-6)."""
    conditions = case.choice(questions.LABOUR_CONDITIONS)
    if conditions == "kept":
        return met("kept", "F-GDL-6")
    return open_("unknown" if conditions == NOT_SURE else "broken", "F-GDL-6")


def window(case: Case) -> Finding:
    """When to file: from about three months before the last day (F-RTE-20, F-RTE-21).

    Of a period of three months, from about half-way; whoever tells of such a period tells the
    plan, and no answer decides whether this is met.
    If the decision is not made by then, the stay goes on until the decision, or until two
    months after the last day, whichever is earlier.
    """
    ends = case.day(questions.STAY_ENDS)
    if ends is None:
        return open_("unknown", "F-RTE-20", "F-RTE-21")
    if case.on > ends:
        return not_met("over", "F-RTE-20", "F-RTE-21", last=ends)
    rule = value("F-RTE-20", on=case.on)
    after = value("F-RTE-21", on=case.on)["months_after_expiry"]
    short = case.glance(questions.PERIOD_HELD) == "three_months"
    first = filing_opens(ends, rule["months_before_expiry"], short=short)
    return met(
        "now" if case.on >= first else "later",
        "F-RTE-20",
        "F-RTE-21",
        first=first,
        last=ends,
        special=months_after(ends, after),
    )


def window_of_holder(case: Case) -> Finding:
    """The same, and a new contract has to be there by the last day (F-GDL-1, F-SCP-1)."""
    return _with_contract(case) if holder_moves(case) and offered(case) else window(case)


def window_of_mover(case: Case) -> Finding:
    """The same for who plans to move."""
    return _with_contract(case) if mover_leaves(case) and offered(case) else window(case)


def _with_contract(case: Case) -> Finding:
    joined, ends = case.day(questions.JOINED_ON), case.day(questions.STAY_ENDS)
    if joined is not None and ends is not None and joined > ends >= case.on:
        return open_("contract_after_stay", "F-GDL-1", "F-SCP-1", joined=joined, last=ends)
    return window(case)
