"""All the ways through a route: walked, sampled, and the first steps exported.

Each rule is walked by itself. What is enumerated are statuses and reasons, never pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any, TypeVar

from .case import Case, Unanswered
from .changes import Guarded, Rule
from .finding import Finding
from .question import Answer, Question
from .route import Route, Sum

Answers = Mapping[str, Answer]
T = TypeVar("T")

Filing = Callable[[Answers], date | None]


def _never(_answers: Answers) -> date | None:
    """Nothing fixes a day of filing."""
    return None


@dataclass(frozen=True)
class Leaf:
    """One way through one rule: the questions and answers read, in order, and what was found."""

    asked: tuple[Question, ...]
    answers: Answers
    finding: Finding


def leaves(rule: Rule, on: date, filed_on: date | None = None) -> Iterator[Leaf]:
    """Every way through one rule, starting from no answers, for these two days."""
    if isinstance(rule, Guarded):
        yield from _leaves_behind(rule, on, filed_on)
        return
    for case, answers, finding in walk(rule, on, filed_on):
        yield Leaf(case.asked, answers, finding)


def _leaves_behind(guarded: Guarded, on: date, filed_on: date | None) -> Iterator[Leaf]:
    """The ways through a rule that stands behind a condition: each part is walked once."""
    behind = {True: guarded.rule, False: guarded.otherwise}
    through = {passed: list(leaves(rule, on, filed_on)) for passed, rule in behind.items()}
    for case, known, passed in walk(guarded.when, on, filed_on):
        for leaf in through[passed]:
            if all(leaf.answers.get(q, a) == a for q, a in known.items()):
                asked = {question.id: question for question in (*case.asked, *leaf.asked)}
                yield Leaf(tuple(asked.values()), {**known, **leaf.answers}, leaf.finding)


def walk(
    read: Callable[[Case], T], on: date, filed_on: date | None, looked_at: set[str] | None = None
) -> Iterator[tuple[Case, dict[str, Answer], T]]:
    """Every way through something that reads answers, and what it comes to.

    In `looked_at` it notes which of the two days that hangs on.
    """
    waiting: list[dict[str, Answer]] = [{}]
    while waiting:
        answers = waiting.pop()
        case = (
            Case(answers, on, filed_on)
            if looked_at is None
            else _Watched(answers, on, filed_on, looked_at)
        )
        try:
            found = read(case)
        except Unanswered as unanswered:
            question = unanswered.question
            if looked_at is not None and callable(question.samples):
                looked_at.add("on")
            waiting += [
                {**answers, question.id: value}
                for value in reversed(question.values_to_try(answers, on))
            ]
        else:
            yield case, answers, found


def questions_of(route: Route, on: date, filed_on: date | None = None) -> tuple[Question, ...]:
    """Every question that some way through the route asks on these days, in the order first met."""
    found = {
        question.id: question
        for requirement in route.in_force(filed_on or on)
        for part in _parts(requirement.rule)
        for question in _met_in(part, on, filed_on).questions
    }
    return tuple(found.values())


def reasons(route: Route, on: date) -> dict[str, frozenset[tuple[str, str]]]:
    """By requirement, the reason and the status of everything that can be found on a day."""
    met_with = {
        requirement.id: [
            finding
            for part in _parts(requirement.rule)
            for finding in _met_in(part, on, None).findings
        ]
        for requirement in route.in_force(on)
    }
    found: dict[str, frozenset[tuple[str, str]]] = {
        id_: frozenset((finding.reason, finding.status) for finding in findings)
        for id_, findings in met_with.items()
    }
    if route.sum:
        found[route.sum.id] = _of_the_sum(route.sum, met_with)
    return found


def _of_the_sum(
    total: Sum, met_with: Mapping[str, Iterable[Finding]]
) -> frozenset[tuple[str, str]]:
    """What is said of every sum, certain or not; and of certain ones, beside each finding."""
    ends = range(total.enough + 1)
    of_each_reason = [
        {id_: finding}
        for id_, findings in met_with.items()
        for finding in {each.reason: each for each in findings}.values()
    ]
    judged = [
        *(total.judge(least, most, {}) for most in ends for least in range(most + 1)),
        *(total.judge(sure, sure, beside) for sure in ends for beside in of_each_reason),
    ]
    return frozenset((finding.reason, finding.status) for finding in judged)


def _parts(rule: Callable[[Case], object]) -> Iterator[Callable[[Case], object]]:
    """A rule that stands by itself; of one behind a condition, the condition and what follows."""
    if isinstance(rule, Guarded):
        for part in (rule.when, rule.rule, rule.otherwise):
            yield from _parts(part)
    else:
        yield rule


@dataclass(frozen=True)
class _Met:
    """What all ways through something that reads answers come across."""

    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]


Days = dict[str, date | None]

_walked: dict[Callable[[Case], object], list[tuple[Days, _Met]]] = {}
"""What was met before, with the days that it hung on: routes share rules, and most hang on none."""


def _met_in(read: Callable[[Case], object], on: date, filed_on: date | None) -> _Met:
    days: Days = {"on": on, "filed_on": filed_on}
    before = _walked.setdefault(read, [])
    for hung_on, met in before:
        if hung_on.items() <= days.items():
            return met
    questions: dict[str, Question] = {}
    findings: dict[tuple[str, str], Finding] = {}
    looked_at: set[str] = set()
    for case, _, found in walk(read, on, filed_on, looked_at):
        for question in case.asked:
            questions.setdefault(question.id, question)
        if isinstance(found, Finding):
            findings.setdefault((found.status, found.reason), found)
    met = _Met(tuple(questions.values()), tuple(findings.values()))
    before.append(({name: days[name] for name in looked_at}, met))
    return met


class _Watched(Case):
    """A case that notes which of its days are looked at."""

    __slots__ = ("_looked_at",)

    def __init__(
        self, answers: Answers, on: date, filed_on: date | None, looked_at: set[str]
    ) -> None:
        self._looked_at = looked_at
        super().__init__(answers, on, filed_on)

    @property
    def on(self) -> date:
        self._looked_at.add("on")
        return self._on

    @property
    def filed_on(self) -> date | None:
        self._looked_at.add("filed_on")
        return self._filed_on


def sample(
    route: Route, on: date, number: int, seed: int, filing: Filing = _never
) -> Iterator[dict[str, Answer]]:
    """Draws complete sets of answers by walking the route at random.

    Args:
        route: the route.
        on: the day of asking.
        number: how many sets to draw.
        seed: makes the draw repeatable.
        filing: the day of filing that answers fix, if any.

    Yields:
        The answers of one walk.
    """
    random = Random(seed)
    for _ in range(number):
        answers: dict[str, Answer] = {}
        while (following := route.next_question(answers, on, filing(answers))) is not None:
            question = following.question
            answers[question.id] = random.choice(question.values_to_try(answers, on))
        yield answers


def remaining(route: Route, on: date, number: int, seed: int) -> dict[str, int]:
    """How many questions there usually are from a question on, that one among them.

    Args:
        route: the route.
        on: the date of the run.
        number: how many random walks to look at.
        seed: makes the walks repeatable.

    Returns:
        By question id the middle of what the walks had left; only questions that some walk met.
    """
    left: dict[str, list[int]] = {}
    for answers in sample(route, on, number, seed):
        for place, question in enumerate(answers):
            left.setdefault(question, []).append(len(answers) - place)
    return {question: sorted(lengths)[len(lengths) // 2] for question, lengths in left.items()}


def opening(route: Route, on: date, depth: int) -> dict[str, Any] | None:
    """The order of the first questions, for a page that shows them before any rule can run.

    Args:
        route: the route.
        on: the date of the run.
        depth: how many questions deep.

    Returns:
        A tree of plain data: `question`, `together` (more questions of the same screen),
        `requirement`, `position` and `total` of the first question, and `next`: for each
        option the tree that follows, with "*" standing for all options not named; None where
        only the rules know.
    """
    return _opening(route, on, depth, {})


def _opening(
    route: Route, on: date, depth: int, answers: dict[str, Answer]
) -> dict[str, Any] | None:
    result = route.next_question(answers, on) if depth else None
    if result is None:
        return None
    question = result.question
    node: dict[str, Any] = {
        "question": question.id,
        "together": [other.id for other in result.together],
        "requirement": result.requirement,
        "position": result.position,
        "total": result.total,
        "next": {},
    }
    if question.type in ("choice", "multi"):
        following = {
            option: _opening(
                route,
                on,
                depth - 1,
                {
                    **answers,
                    question.id: question.read([option] if question.type == "multi" else option),
                },
            )
            for option in question.all_options
        }
        if question.type == "multi":
            first = next(iter(following.values()))
            same = all(tree == first for tree in following.values())
            node["next"] = {"*": first if same else None}
        else:
            usual = max(following.values(), key=list(following.values()).count)
            node["next"] = {
                "*": usual,
                **{option: tree for option, tree in following.items() if tree != usual},
            }
    return node
