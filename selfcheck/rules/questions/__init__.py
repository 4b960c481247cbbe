"""Every question that a rule can ask, by subject.

What a question says stands in the wording files under its id. A question asks for a fact; the
rules judge it. `within_reach` names what a person can truly bring about; only that is ever
proposed as a change.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...engine import Question
from .holder import (
    ABSENCE,
    ABSENCE_REASON,
    GAP_REASON,
    JOINED_ON,
    LABOUR_CONDITIONS,
    LEFT_ON,
    LIVELIHOOD,
    MOVE,
    NOTIFIED,
    PERIOD_HELD,
    PRESENT_WORK,
    STAY_ENDS,
)
from .job import (
    CATEGORY,
    CONTRACT,
    DISPATCH,
    DISPATCH_SETTLED,
    JAPANESE_PROOF,
    LANGUAGE_DEMAND,
    NATURE_OF_WORK,
    OCCUPATION,
    ORGANISATION,
    OTHER,
    OTHER_LANGUAGE_PROOF,
    OWN_CREATION,
    PAY,
    PERSON_FACING,
    TRAINING,
    TRAINING_ENDS,
    TRAINING_FOR,
    WHERE,
    WORK_LANGUAGES,
    WORKING_HOLIDAY_PASSPORT,
    WORKING_WEEK,
    occupations_of,
)
from .permanent import (
    ABSENCES,
    FIRST_FILING,
    HELD_THREE_YEARS,
    POINTS_KEPT,
    SHORTCUT,
    YEARS_BY_SHORTCUT,
    YEARS_IN_JAPAN,
    YEARS_MARRIED,
    YEARS_OF_WORK_STATUS,
)
from .record import (
    HOUSEHOLD_DUTIES,
    LIVED_IN_JAPAN,
    MISSED_NOTICES,
    OF_DUTIES,
    PAID_LATE,
    RECORD,
    UNPAID,
)
from .study import (
    COURSES,
    EDUCATION,
    EXPECTED,
    EXPERIENCE,
    FIELD,
    IT_EXAM,
    RELATED_WORK,
    SUBJECT_YEARS,
)

__all__ = [
    "ABSENCE",
    "ABSENCES",
    "ABSENCE_REASON",
    "CATEGORY",
    "CONTRACT",
    "COURSES",
    "DISPATCH",
    "DISPATCH_SETTLED",
    "EDUCATION",
    "EXPECTED",
    "EXPERIENCE",
    "FIELD",
    "FIRST_FILING",
    "GAP_REASON",
    "HELD_THREE_YEARS",
    "HOUSEHOLD_DUTIES",
    "IT_EXAM",
    "JAPANESE_PROOF",
    "JOINED_ON",
    "LABOUR_CONDITIONS",
    "LANGUAGE_DEMAND",
    "LEFT_ON",
    "LIVED_IN_JAPAN",
    "LIVELIHOOD",
    "MISSED_NOTICES",
    "MOVE",
    "NATURE_OF_WORK",
    "NOTIFIED",
    "OCCUPATION",
    "OF_DUTIES",
    "ORGANISATION",
    "OTHER",
    "OTHER_LANGUAGE_PROOF",
    "OWN_CREATION",
    "PAID_LATE",
    "PAY",
    "PERIOD_HELD",
    "PERSON_FACING",
    "POINTS_KEPT",
    "PRESENT_WORK",
    "QUESTIONS",
    "RECORD",
    "RELATED_WORK",
    "SHORTCUT",
    "STAY_ENDS",
    "SUBJECT_YEARS",
    "TRAINING",
    "TRAINING_ENDS",
    "TRAINING_FOR",
    "UNPAID",
    "WHERE",
    "WORKING_HOLIDAY_PASSPORT",
    "WORKING_WEEK",
    "WORK_LANGUAGES",
    "YEARS_BY_SHORTCUT",
    "YEARS_IN_JAPAN",
    "YEARS_MARRIED",
    "YEARS_OF_WORK_STATUS",
    "occupations_of",
]

QUESTIONS: Mapping[str, Question] = {
    question.id: question for question in list(globals().values()) if isinstance(question, Question)
}
