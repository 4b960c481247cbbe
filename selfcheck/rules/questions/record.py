"""How the person, and the household, have kept the rules in Japan."""

from __future__ import annotations

from ...engine import Question
from .job import YES_NO

LIVED_IN_JAPAN = Question("lived_in_japan", "choice", YES_NO)
RECORD = Question(
    "record",
    "multi",
    (
        "over_hours",
        "low_attendance",
        "traffic_penalty",
        "fine",
        "sentence",
        "unpermitted_work",
        "false_statement",
    ),
    samples=(
        ("over_hours",),
        ("traffic_penalty",),
        ("fine",),
        ("sentence",),
        ("low_attendance", "unpermitted_work"),
    ),
)
OF_DUTIES = ("tax", "pension", "health_insurance")
PAID_LATE = Question(
    "paid_late",
    "multi",
    OF_DUTIES,
    samples=(("tax",), ("pension",)),
)
MISSED_NOTICES = Question(
    "missed_notices",
    "multi",
    ("address", "card_details", "contract"),
    samples=(("address",), ("contract",)),
)
UNPAID = Question(
    "unpaid",
    "multi",
    OF_DUTIES,
    samples=(("tax",), ("pension", "health_insurance")),
    together=(PAID_LATE, MISSED_NOTICES),
)
HOUSEHOLD_DUTIES = Question("household_duties", "choice", ("on_time", "late", "unpaid", "alone"))
