"""The engine: it asks, records and explains, and knows nothing of visas."""

from .calendar import filing_opens, months_after
from .case import Case
from .changes import Change, Guarded
from .errors import AnswerError, UnknownRoute
from .finding import Chosen, Finding, Parameter, Quantity, Status, met, not_met, open_
from .question import NONE, NOT_SURE, Answer, Group, Question, RawAnswer
from .route import Assessed, Assessment, NextQuestion, Requirement, Route, Sum, added

__all__ = [
    "NONE",
    "NOT_SURE",
    "Answer",
    "AnswerError",
    "Assessed",
    "Assessment",
    "Case",
    "Change",
    "Chosen",
    "Finding",
    "Group",
    "Guarded",
    "NextQuestion",
    "Parameter",
    "Quantity",
    "Question",
    "RawAnswer",
    "Requirement",
    "Route",
    "Status",
    "Sum",
    "UnknownRoute",
    "added",
    "filing_opens",
    "met",
    "months_after",
    "not_met",
    "open_",
]
