"""What a holder of the status has done since the last permission, and what comes next."""

from __future__ import annotations

from ...engine import Question
from ..samples import days_of_joining, days_of_leaving, ends_of_stay

PRESENT_WORK = Question(
    "present_work",
    "choice",
    (
        "same_job",
        "new_employer",
        "new_duties",
        "on_leave",
        "out_of_work",
        "other_activity",
    ),
    stuck=frozenset({"new_duties", "other_activity", "out_of_work"}),
)
ABSENCE = Question("absence", "choice", ("short", "long"))
ABSENCE_REASON = Question(
    "absence_reason",
    "choice",
    ("sent_by_employer", "birth_or_illness", "family_care", "another", "no_reason"),
)
LIVELIHOOD = Question("livelihood", "choice", ("own_income", "too_little", "public_assistance"))
LABOUR_CONDITIONS = Question(
    "labour_conditions", "choice", ("kept", "broken"), together=(ABSENCE, LIVELIHOOD)
)
PERIOD_HELD = Question(
    "period_held", "choice", ("five_years", "three_years", "one_year", "three_months")
)


STAY_ENDS = Question("stay_ends", "date", samples=ends_of_stay)

MOVE = Question("move", "choice", ("new_employer", "new_duties"))
JOINED_ON = Question("joined_on", "date", samples=days_of_joining)
LEFT_ON = Question("left_on", "date", samples=days_of_leaving, together=(STAY_ENDS,))
NOTIFIED = Question(
    "notified",
    "multi",
    ("leaving", "joining"),
    within_reach=frozenset({"leaving", "joining"}),
)
GAP_REASON = Question(
    "gap_reason",
    "choice",
    ("searching", "illness", "child_care", "employer_closed", "other_reason", "no_reason"),
)
