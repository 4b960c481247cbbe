"""A rule drawn as a graph, from the rule itself: what it asks, and where each answer leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .case import Case, Unanswered
from .changes import Rule
from .finding import Finding
from .question import Answer, Question


@dataclass(frozen=True)
class End:
    """Where a way through a rule ends."""

    reason: str
    status: str


@dataclass(frozen=True)
class Fork:
    """A question, and what follows each answer; answers that lead to the same stand together.

    Attributes:
        question: the question asked here.
        branches: groups of answers, each with what follows them.
    """

    question: Question
    branches: tuple[tuple[tuple[Answer, ...], Fork | End], ...]


def graph(rule: Rule, on: date) -> Fork | End:
    """What a rule asks and finds, with equal continuations merged.

    Args:
        rule: the rule.
        on: the date that decides which dated facts hold.

    Returns:
        The first question, or the only finding of a rule that asks nothing.
    """
    return _from(rule, on, {}, {})


def _from(
    rule: Rule, on: date, answers: dict[str, Answer], seen: dict[Fork | End, Fork | End]
) -> Fork | End:
    node: Fork | End
    try:
        finding: Finding = rule(Case(answers, on))
    except Unanswered as unanswered:
        question = unanswered.question
        leading: dict[Fork | End, list[Answer]] = {}
        for value in question.values_to_try(answers, on):
            after = _from(rule, on, {**answers, question.id: value}, seen)
            leading.setdefault(after, []).append(value)
        if len(leading) == 1:
            return next(iter(leading))
        node = Fork(question, tuple((tuple(values), after) for after, values in leading.items()))
    else:
        node = End(finding.reason, finding.status)
    return seen.setdefault(node, node)
