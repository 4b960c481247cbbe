"""What would raise a route's sum: answers within reach, and days that come by themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from .case import Case, Unanswered
from .changes import moves_of
from .finding import Finding
from .question import Answer, Question
from .route import Route, added

MOST = 4


@dataclass(frozen=True)
class Raise:
    """Answers that, set together, raise the sum.

    Attributes:
        answers: the new answers by question id.
        find_out: True if nothing has to change in the world; the person was not sure.
        least: what the sum is then at least.
    """

    answers: Mapping[str, Answer]
    find_out: bool
    least: int


@dataclass(frozen=True)
class Turn:
    """A day on which the sum becomes another, by the calendar alone.

    Attributes:
        day: the first day of the new sum.
        requirements: ids of the requirements that add more or less from then on.
        before: what they added up to until then, at least and at most.
        after: what they add up to from then on.
    """

    day: date
    requirements: tuple[str, ...]
    before: tuple[int, int]
    after: tuple[int, int]


def raises(
    route: Route,
    answers: Mapping[str, Answer],
    on: date,
    filed_on: date | None,
    enough: int,
) -> tuple[Raise, ...]:
    """The ways to raise what the sum is at least: those that reach a mark, else the first steps.

    Args:
        route: a route with a sum, whose rules these answers satisfy.
        answers: the answers by question id.
        on: the day on which the person asks.
        filed_on: the day on which the application will be filed, if something fixes it.
        enough: the mark.

    Returns:
        At most four: single changes that reach the mark, or pairs of them; where neither does,
        the single changes that raise the sum most. Of the answers to one question that would
        do, the smallest is enough.
    """
    parts = _parts(route, answers, on, filed_on)
    before = added(finding for finding, _ in parts.values())[0]
    asked = {question.id: question for _, questions in parts.values() for question in questions}
    moves = [
        move
        for question in asked.values()
        for move in moves_of(question, answers, on)
        # That all of several things turn out to be so is not worth a hope.
        if not (question.type == "multi" and move[2])
    ]
    single: list[Raise] = []
    reaching: list[Raise] = []
    for size in (1, 2):
        for chosen in combinations(moves, size):
            find_outs = {find_out for _, _, find_out in chosen}
            if len({question.id for question, _, _ in chosen}) < size or len(find_outs) > 1:
                continue
            new = {question.id: value for question, value, _ in chosen}
            least = _least_with(route, parts, {**answers, **new}, new, on, filed_on)
            if least is not None and least > before:
                found = Raise(new, find_outs.pop(), least)
                if size == 1:
                    single.append(found)
                if least >= enough:
                    reaching.append(found)
        if reaching:
            return _smallest(sorted(reaching, key=lambda each: (each.least, not each.find_out)))
    return _smallest(sorted(single, key=lambda each: -each.least))


def _smallest(found: Iterable[Raise]) -> tuple[Raise, ...]:
    """The first by the questions that change."""
    first: dict[frozenset[str], Raise] = {}
    for each in found:
        first.setdefault(frozenset(each.answers), each)
    return tuple([*first.values()][:MOST])


Part = tuple[Finding, tuple[Question, ...]]
"""A finding, and the questions that its rule read."""


def _parts(
    route: Route, answers: Mapping[str, Answer], on: date, filed_on: date | None
) -> dict[str, Part]:
    found = {}
    for requirement in route.in_force(filed_on or on):
        case = Case(answers, on, filed_on)
        finding = requirement.rule(case)
        found[requirement.id] = (finding, case.asked)
    return found


def _least_with(
    route: Route,
    parts: Mapping[str, Part],
    answers: Mapping[str, Answer],
    new: Mapping[str, Answer],
    on: date,
    filed_on: date | None,
) -> int | None:
    """The least sum with some new answers; None where they lead to a question not answered.

    Only the rules that read one of them are run again.
    """
    least = 0
    for requirement in route.in_force(filed_on or on):
        finding, asked = parts[requirement.id]
        if any(question.id in new for question in asked):
            try:
                finding = requirement.rule(Case(answers, on, filed_on))
            except Unanswered:
                return None
        least += finding.adds[0]
    return least


def turns(
    route: Route,
    answers: Mapping[str, Answer],
    on: date,
    days: Sequence[date],
    by_calendar: Collection[str],
) -> Iterator[Turn]:
    """On which of some days the sum changes, if nothing but the calendar does.

    Args:
        route: a route with a sum, whose rules these answers satisfy.
        answers: the answers by question id.
        on: the day on which the person asks; the sum of that day comes first.
        days: days after it, ascending.
        by_calendar: ids of the questions whose answers come to more or less as time goes by;
            only the rules that read one of them are run again.
    """
    parts = _parts(route, answers, on, on)
    before = {id_: finding.adds for id_, (finding, _) in parts.items()}
    moving = [
        requirement
        for requirement in route.in_force(on)
        if any(question.id in by_calendar for question in parts[requirement.id][1])
    ]
    for day in days:
        case = Case(answers, on, day)
        after = {**before, **{each.id: each.rule(case).adds for each in moving}}
        moved = tuple(id_ for id_, adds in after.items() if adds != before[id_])
        if moved:
            yield Turn(day, moved, _sum(before.values()), _sum(after.values()))
        before = after


def _sum(adds: Iterable[tuple[int, int]]) -> tuple[int, int]:
    listed = [*adds]
    return sum(least for least, _ in listed), sum(most for _, most in listed)
