"""How the person has kept the rules in Japan so far."""

from __future__ import annotations

from ..engine import NONE, NOT_SURE, Case, Chosen, Finding, met, not_met, open_
from . import questions

GRAVE = ("offence", "unpermitted_work", "false_statement")
AS_STUDENT = ("over_hours", "low_attendance")
TO_PUT_RIGHT = ("missed_notification", "unpaid_tax", "unpaid_insurance")


def conduct(case: Case) -> Finding:
    """Conduct is weighed on a change of status (guideline, matters 4, 7 and 8: F-GDL-4, -7, -8).

    For a student: work beyond the permitted hours and poor attendance (F-RTE-12, F-REF-11).
    """
    record = case.several(questions.RECORD)
    if record == {NONE}:
        return met("no_record", "F-GDL-4", "F-GDL-7", "F-GDL-8")
    if record == {NOT_SURE}:
        return open_("record_unknown", "F-GDL-4", "F-GDL-7", "F-GDL-8")
    grave = tuple(item for item in GRAVE if item in record)
    if grave:
        return not_met("grave", "F-GDL-4", "F-REV-2", items=Chosen("record", grave))
    as_student = tuple(item for item in AS_STUDENT if item in record)
    if as_student:
        return not_met("student_record", "F-RTE-12", "F-REF-11", items=Chosen("record", as_student))
    to_put_right = tuple(item for item in TO_PUT_RIGHT if item in record)
    return open_(
        "to_put_right", "F-GDL-7", "F-GDL-8", "F-NOT-1", items=Chosen("record", to_put_right)
    )
