"""What to do next: documents, timeline and fees, from the assessment and the facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..engine import Answer, Assessment
from .documents import documents
from .fees import fees
from .situation import situation
from .timeline import timeline


def plan(
    route: str, answers: Mapping[str, Answer], assessment: Assessment, on: date
) -> dict[str, Any]:
    """The plan for one person.

    Args:
        route: the route id.
        answers: the answers by question id; `category` counts even if no rule asked for it.
        assessment: what the route found.
        on: the date of filing.

    Returns:
        `documents`, `timeline` and `fees`, each a list of plain data without words.
    """
    case = situation(route, answers, assessment)
    return {
        "procedure": case.procedure,
        "category": case.category,
        "documents": documents(case, on),
        "timeline": timeline(case, answers, on),
        "fees": fees(case, on),
    }
