"""Every question that the self-check can ask: the rules' and the plan's own."""

from __future__ import annotations

from collections.abc import Mapping

from .engine import Question
from .plan.questions import QUESTIONS as OF_THE_PLAN
from .rules.questions import QUESTIONS as OF_THE_RULES

__all__ = ["OF_THE_PLAN", "OF_THE_RULES", "QUESTIONS"]

QUESTIONS: Mapping[str, Question] = {**OF_THE_RULES, **OF_THE_PLAN}
