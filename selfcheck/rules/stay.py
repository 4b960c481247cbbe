"""Staying on: what a holder has done so far, and when to file."""

from __future__ import annotations

from ..engine import (
    NOT_SURE,
    Case,
    Finding,
    Quantity,
    filing_opens,
    met,
    months_after,
    not_met,
    open_,
)
from ..facts import value
from . import questions


def activity(case: Case) -> Finding:
    """The permitted activity is carried on (guideline, matters 1 and 3: F-GDL-1, F-GDL-3).

    Three months without it, and without good reason, are a ground to revoke the status
    (F-REV-1); job-hunting after a dismissal is commonly a good reason if shown (F-REV-3).
    """
    work = case.choice(questions.PRESENT_WORK)
    if work == "other_activity":
        return not_met("other_activity", "F-REV-2", "F-GDL-1", "F-SID-1")
    limit = Quantity(value("F-REV-1", on=case.on)["months"], "months")
    if work == "out_of_work_other":
        return not_met("out_of_work_other", "F-REV-1", "F-GDL-3", limit=limit)
    if work == "out_of_work_searching":
        return open_("out_of_work_searching", "F-REV-1", "F-REV-3", limit=limit)
    if work == "out_of_work_short":
        return open_("out_of_work_short", "F-GDL-1", "F-REV-1", limit=limit)
    if work == NOT_SURE:
        return open_("unknown", "F-GDL-1")
    if work == "new_duties":
        return open_("new_duties", "F-GDL-1", "F-NOT-5")
    return met(work, "F-GDL-1", "F-GDL-3")


def absence(case: Case) -> Finding:
    """A long absence abroad without good reason counts against (guideline, matter 3: F-GDL-3)."""
    away = case.choice(questions.ABSENCE)
    if away == "long_without_reason":
        return open_("long_without_reason", "F-GDL-3")
    if away == NOT_SURE:
        return open_("unknown", "F-GDL-3")
    return met(away, "F-GDL-3")


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
