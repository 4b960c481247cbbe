"""What would change a finding: the smallest changes that turn it into `met`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from .case import Case, Unanswered
from .finding import Finding
from .question import NONE, NOT_SURE, Answer, Question

Rule = Callable[[Case], Finding]


@dataclass(frozen=True)
class Guarded:
    """A rule behind a condition, itself a rule.

    Attributes:
        rule: what looks at whoever the condition holds for.
        when: the condition.
        otherwise: what looks at all others.
    """

    rule: Rule
    when: Callable[[Case], bool]
    otherwise: Rule

    def __call__(self, case: Case) -> Finding:
        """What the one or the other finds."""
        return self.rule(case) if self.when(case) else self.otherwise(case)


MOST = 3
DEEPEST_FOLLOW_UP = 2


@dataclass(frozen=True)
class Change:
    """Answers that, set together, turn a finding into `met`.

    Attributes:
        answers: the new answers by question id.
        find_out: True if nothing has to change in the world: the person was not sure,
            and has only to learn that this is the answer.
    """

    answers: Mapping[str, Answer]
    find_out: bool


def changes(
    rule: Rule,
    asked: tuple[Question, ...],
    answers: Mapping[str, Answer],
    on: date,
    filed_on: date | None = None,
) -> tuple[Change, ...]:
    """Finds the smallest changes that turn the rule's finding into `met`.

    Args:
        rule: the rule whose finding is not `met`.
        asked: the questions that it read.
        answers: the answers on which it was run.
        on: the day on which the person asks.
        filed_on: the day on which the application will be filed, if something fixes it.

    Returns:
        At most three changes: single ones if there are any, otherwise pairs.
    """
    rule, asked = _of_this_person(rule, asked, Case(answers, on, filed_on))
    # Whoever is only unsure has something to find out; nobody has to be paid more for that.
    unsure = rule(Case(answers, on, filed_on)).status == "open"
    moves = [
        move
        for question in asked
        for move in moves_of(question, answers, on)
        if not (unsure and question.rises)
    ]
    found: list[Change] = []
    # Of numbers that would do, the smallest is enough.
    enough: set[frozenset[tuple[str, Answer | None]]] = set()
    for size in (1, 2):
        for chosen in combinations(moves, size):
            if len({question.id for question, _, _ in chosen}) < size:
                continue
            # Nobody is told to change one thing and to find that another is so.
            if len({find_out for _, _, find_out in chosen}) > 1:
                continue
            kind = frozenset(
                (question.id, None if question.type == "number" else value)
                for question, value, _ in chosen
            )
            if kind in enough:
                continue
            new = {question.id: value for question, value, _ in chosen}
            before = len(found)
            found += [
                Change(full, chosen[0][2])
                for full in _met_with(rule, Case(answers, on, filed_on), new, DEEPEST_FOLLOW_UP)
            ]
            if len(found) > before:
                enough.add(kind)
            if len(found) >= MOST:
                return tuple(found[:MOST])
        if found:
            break
    return tuple(found)


def _of_this_person(
    rule: Rule, asked: tuple[Question, ...], case: Case
) -> tuple[Rule, tuple[Question, ...]]:
    """The rule that looks at this person, and what it read: nobody is told to be another."""
    while isinstance(rule, Guarded):
        rule = rule.rule if rule.when(case) else rule.otherwise
        case = case.with_answers({})
        if not isinstance(rule, Guarded):
            rule(case)
            asked = case.asked
    return rule, asked


def moves_of(
    question: Question, answers: Mapping[str, Answer], on: date
) -> Iterator[tuple[Question, Answer, bool]]:
    """The other answers that this person could bring about, or could find to be true.

    Args:
        question: the question.
        answers: the answers, its own among them.
        on: the day on which the person asks.

    Yields:
        The question, the other answer, and whether it has only to be found out.
    """
    current = answers[question.id]
    if question.type == "multi":
        assert isinstance(current, frozenset)
        yield from _moves_of_several(question, current)
    elif question.type == "choice":
        unsure = current == NOT_SURE
        if (unsure and question.groups) or current in question.stuck:
            return
        for option in question.options:
            if option != current and (unsure or option in question.within_reach):
                yield question, option, unsure
    elif question.grows and isinstance(current, int):
        for value in question.values_to_try({}, on):
            if isinstance(value, int) and value > current:
                yield question, value, False
    elif question.rises is not None and isinstance(current, int):
        for value in question.rises(current, answers):
            yield question, value, False


def _moves_of_several(
    question: Question, current: frozenset[str]
) -> Iterator[tuple[Question, Answer, bool]]:
    if current == {NOT_SURE}:
        if question.offers_none:
            yield question, frozenset({NONE}), True
        if not question.groups:
            yield question, frozenset(question.options), True
        return
    chosen = current - {NONE}
    removable = (chosen & question.within_reach) - question.helpful
    addable = [o for o in question.options if o in question.within_reach and o not in chosen]
    for option in sorted(removable):
        yield question, (chosen - {option}) or frozenset({NONE}), False
    if len(removable) > 1:
        yield question, (chosen - removable) or frozenset({NONE}), False
    for option in addable:
        yield question, chosen | {option}, False
    if len(addable) > 1:
        yield question, chosen | frozenset(addable), False


def _met_with(
    rule: Rule,
    before: Case,
    new: Mapping[str, Answer],
    follow_ups: int,
) -> Iterator[Mapping[str, Answer]]:
    """The full changes, with follow-up answers where a change leads to new questions."""
    case = before.with_answers(new)
    try:
        if rule(case).status == "met":
            yield new
    except Unanswered as unanswered:
        question = unanswered.question
        if follow_ups == 0:
            return
        for value in _follow_up_values(question):
            found = [*_met_with(rule, before, {**new, question.id: value}, follow_ups - 1)]
            if found:
                yield found[0]
                return


def _follow_up_values(question: Question) -> Iterator[Answer]:
    """What a new question may be answered with: nothing special, or what is within reach."""
    reachable = [option for option in question.options if option in question.within_reach]
    if question.type == "multi":
        if question.offers_none:
            yield frozenset({NONE})
        yield from (frozenset({option}) for option in reachable)
    else:
        yield from reachable
