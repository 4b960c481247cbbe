"""How the person has kept the rules in Japan so far."""

from __future__ import annotations

from ..engine import NONE, NOT_SURE, Case, Chosen, Finding, met, not_met, open_
from ..facts import value
from . import questions

GRAVE = ("offence", "unpermitted_work", "false_statement")
AS_STUDENT = ("over_hours", "low_attendance")
PUBLIC_DUTIES = ("unpaid_tax", "unpaid_insurance")
NOTIFICATION = "missed_notification"


def conduct(case: Case) -> Finding:
    """Conduct is weighed on a change of status (guideline, matters 4, 7 and 8: F-GDL-4, -7, -8).

    For a student: work beyond the permitted hours and poor attendance (F-RTE-12, F-REF-11).
    """
    record = case.several(questions.RECORD)
    if record == {NONE}:
        return met("no_record", "F-GDL-4", "F-GDL-7", "F-GDL-8")
    if record == {NOT_SURE}:
        return open_("record_unknown", "F-GDL-4", "F-GDL-7", "F-GDL-8")
    against = _among((*GRAVE, *AS_STUDENT), record)
    if against:
        return not_met(
            "against", "F-GDL-4", "F-RTE-12", "F-REF-11", items=Chosen("record", against)
        )
    to_put_right = _among((NOTIFICATION, *PUBLIC_DUTIES), record)
    return open_(
        "to_put_right", "F-GDL-7", "F-GDL-8", "F-NOT-1", items=Chosen("record", to_put_right)
    )


def conduct_of_holder(case: Case) -> Finding:
    """Convictions, illegal work and false statements are weighed (guideline, matter 4: F-GDL-4)."""
    record = case.several(questions.RECORD)
    against = _among((*GRAVE, "over_hours"), record)
    if against:
        return not_met("against", "F-GDL-4", "F-REV-2", items=Chosen("record", against))
    if record == {NOT_SURE}:
        return open_("record_unknown", "F-GDL-4")
    return met("no_record", "F-GDL-4")


def conduct_for_permanent(case: Case) -> Finding:
    """No fine or imprisonment, no other illegal conduct (F-PR-1, F-PR-3)."""
    record = case.several(questions.RECORD)
    against = _among((*GRAVE, "over_hours"), record)
    if against:
        return not_met("against", "F-PR-1", "F-PR-3", items=Chosen("record", against))
    if record == {NOT_SURE}:
        return open_("record_unknown", "F-PR-1", "F-PR-3")
    return met("no_record", "F-PR-1", "F-PR-3")


def public_duties(case: Case) -> Finding:
    """Tax, pension and health insurance (guideline, matter 7: F-GDL-7, F-GDL-10)."""
    record = case.several(questions.RECORD)
    owed = _among(PUBLIC_DUTIES, record)
    if owed:
        return open_("to_put_right", "F-GDL-7", "F-GDL-10", items=Chosen("record", owed))
    if record == {NOT_SURE}:
        return open_("record_unknown", "F-GDL-7", "F-GDL-10")
    return met("kept", "F-GDL-7", "F-GDL-10", "F-DOC-62")


def public_duties_for_permanent(case: Case) -> Finding:
    """Tax, pension, insurance and notifications on time; late counts too (F-PR-3).

    From the date in F-PR-11, a permission can be revoked over deliberate non-payment.
    """
    record = case.several(questions.RECORD)
    owed = _among((NOTIFICATION, *PUBLIC_DUTIES), record)
    if owed:
        return not_met("late", "F-PR-3", items=Chosen("record", owed))
    if record == {NOT_SURE}:
        return open_("record_unknown", "F-PR-3")
    if value("F-PR-11", on=case.on):
        return met("on_time_and_later", "F-PR-3", "F-PR-11")
    return met("on_time", "F-PR-3", "F-PR-11")


def notifications_of_holder(case: Case) -> Finding:
    """The notices of a holder (guideline, matter 8: F-GDL-8, F-NOT-1, F-NOT-7)."""
    record = case.several(questions.RECORD)
    if NOTIFICATION in record:
        return open_("missed", "F-NOT-1", "F-GDL-8", "F-NOT-7")
    if record == {NOT_SURE}:
        return open_("unknown", "F-NOT-1", "F-GDL-8")
    return met("made", "F-NOT-1", "F-GDL-8")


def _among(items: tuple[str, ...], record: frozenset[str]) -> tuple[str, ...]:
    return tuple(item for item in items if item in record)
