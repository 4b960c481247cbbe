"""How many ways there are through a route, with one answer standing for all that are alike.

A route's rules share only answers, so each rule is walked by itself, and the ways through
the whole route are counted by joining the rules on the questions that they share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

from .changes import Guarded, Rule
from .paths import Answers, Leaf, leaves, walk
from .question import Answer, Question
from .route import Route

RANK = {"met": 0, "open": 1, "not_met": 2}
OUTCOME = ("clear", "settle", "obstacle")


@dataclass(frozen=True)
class Count:
    """What there is on a route.

    Attributes:
        paths: the number of ways through, with one answer standing for all that are alike.
        outcomes: how many of them end in each outcome.
        longest: the most screens of questions that any way shows.
        median: the number of screens that the way in the middle shows.
        questions: every question that some way asks, in the order first met.
    """

    paths: int
    outcomes: Mapping[str, int]
    longest: int
    median: int
    questions: tuple[Question, ...]


@cache
def count(route: Route, on: date) -> Count:
    """Counts the ways through a route; once for each day, as it takes a moment.

    Args:
        route: the route.
        on: the date that decides which dated facts hold.

    Returns:
        The counts, exact for the representative answers.
    """
    tables = {r.id: _Table.of(r.rule, on) for r in route.in_force(on)}
    times = Counter(q for table in tables.values() for q in table.asked)
    shared = {q for q, n in times.items() if n > 1} | {
        q for table in tables.values() for q in table.asked_twice
    }
    asked = {id_: q for table in tables.values() for id_, q in table.asked.items()}
    on_a_screen_before = {other.id for question in asked.values() for other in question.together}

    def screens(ids: Iterable[str]) -> int:
        return sum(id_ not in on_a_screen_before for id_ in ids)

    tabled = [table.ways(shared, screens) for table in tables.values()]
    enough = route.sum.enough if route.sum else 0
    begin = (0, 0, 0, 0)
    states: dict[Shared, Counter[tuple[int, int, int, int]]] = {frozenset(): Counter({begin: 1})}
    for ways, alike in zip(tabled, _alike(tabled), strict=True):
        joined = _Joined(ways)
        following: dict[Shared, Counter[tuple[int, int, int, int]]] = defaultdict(Counter)
        for state, so_far in states.items():
            known = dict(state)
            for common, own, (rank, less, more), number in joined.compatible(known):
                new = own + screens(q for q, _ in common if q not in known)
                kept = frozenset((q, alike[q, a]) for q, a in {*state, *common} if (q, a) in alike)
                bucket = following[kept]
                for (length, worst, least, most), ways_so_far in so_far.items():
                    bucket[
                        length + new,
                        max(worst, rank),
                        min(least + less, enough),
                        min(most + more, enough),
                    ] += ways_so_far * number
        states = following

    total: Counter[tuple[int, int]] = Counter()
    for bucket in states.values():
        for (length, worst, least, most), number in bucket.items():
            if route.sum:
                worst = max(worst, RANK[route.sum.judge(least, most, {}).status])
            total[length, worst] += number
    paths = total.total()
    return Count(
        paths,
        {
            outcome: sum(n for (_, worst), n in total.items() if worst == rank)
            for rank, outcome in enumerate(OUTCOME)
        },
        max(length for length, _ in total),
        _median(total, paths),
        tuple(asked.values()),
    )


Shared = frozenset[tuple[str, Answer]]
"""Answers to questions that several rules ask."""

Weight = tuple[int, int, int]
"""A finding's rank, and what it adds to the route's sum at least and at most."""

Way = tuple[Shared, int, Weight, int]
"""Shared answers, screens of its own, the finding's weight, and how many such ways there are."""


@dataclass(frozen=True)
class _Table:
    """One rule's ways; of a rule behind a condition, those of its parts.

    Attributes:
        leaves: the ways through a rule that stands by itself.
        gates: the ways through a condition: the questions, the answers, and whether it holds.
        behind: what looks at those for whom it holds, and at all others.
    """

    leaves: tuple[Leaf, ...] = ()
    gates: tuple[tuple[tuple[Question, ...], Answers, bool], ...] = ()
    behind: Mapping[bool, _Table] = field(default_factory=dict)

    @staticmethod
    def of(rule: Rule, on: date) -> _Table:
        """Walks the rule, each part of it once."""
        if not isinstance(rule, Guarded):
            return _Table(tuple(leaves(rule, on)))
        gates = tuple(
            (case.asked, known, holds) for case, known, holds in walk(rule.when, on, None)
        )
        parts = {True: rule.rule, False: rule.otherwise}
        return _Table((), gates, {holds: _Table.of(part, on) for holds, part in parts.items()})

    @cached_property
    def asked(self) -> Mapping[str, Question]:
        """The questions by id, in the order first met."""
        first = [q for asked, _, _ in self.gates for q in asked]
        first += [q for leaf in self.leaves for q in leaf.asked]
        then = [q for table in self.behind.values() for q in table.asked.values()]
        return {question.id: question for question in (*first, *then)}

    @cached_property
    def asked_twice(self) -> frozenset[str]:
        """Ids of questions that both a condition and what is behind it read."""
        before = {question.id for asked, _, _ in self.gates for question in asked}
        return frozenset(
            id_
            for table in self.behind.values()
            for id_ in (*before.intersection(table.asked), *table.asked_twice)
        )

    def ways(
        self, shared: Collection[str], screens: Callable[[Iterable[str]], int]
    ) -> Counter[tuple[Shared, int, Weight]]:
        """How many ways there are, by shared answers, screens of their own and weight."""
        found: Counter[tuple[Shared, int, Weight]] = Counter()
        for leaf in self.leaves:
            common, own = _parted(leaf.answers, shared, screens)
            found[common, own, (RANK[leaf.finding.status], *leaf.finding.adds)] += 1
        behind = {holds: table.ways(shared, screens) for holds, table in self.behind.items()}
        for _, known, holds in self.gates:
            common, own = _parted(known, shared, screens)
            for (more, further, weight), times in behind[holds].items():
                if all(known.get(q, a) == a for q, a in more):
                    found[common | more, own + further, weight] += times
        return found


def _parted(
    answers: Answers, shared: Collection[str], screens: Callable[[Iterable[str]], int]
) -> tuple[Shared, int]:
    """The shared answers, and the screens that the others take."""
    common = frozenset((q, a) for q, a in answers.items() if q in shared)
    return common, screens(q for q in answers if q not in shared)


def _alike(
    tabled: Sequence[Counter[tuple[Shared, int, Weight]]],
) -> list[dict[tuple[str, Answer], Answer]]:
    """By shared question and answer, the first answer that no later rule tells from it.

    Args:
        tabled: the rules' ways, in the order of the rules.

    Returns:
        For each rule, what holds of the rules after it.
    """
    later: dict[tuple[str, Answer], Answer] = {}
    found = [later]
    for ways in reversed(tabled[1:]):
        places: dict[tuple[str, Answer], set[tuple[Shared, int, Weight, int]]] = defaultdict(set)
        for (common, own, weight), times in ways.items():
            for each in common:
                places[each].add((common - {each}, own, weight, times))
        first: dict[tuple[str, Answer | None, frozenset[object]], Answer] = {}
        later = {
            (q, a): first.setdefault((q, later.get((q, a)), frozenset(places[q, a])), a)
            for q, a in {**later, **places}
        }
        found.append(later)
    return found[::-1]


class _Joined:
    """One rule's ways, found by the answers that are already known."""

    def __init__(self, ways: Counter[tuple[Shared, int, Weight]]) -> None:
        self._by_questions: dict[frozenset[str], list[Way]] = {}
        self._found: dict[tuple[frozenset[str], frozenset[str]], dict[Shared, list[Way]]] = {}
        for (common, own, weight), number in ways.items():
            asked = frozenset(q for q, _ in common)
            self._by_questions.setdefault(asked, []).append((common, own, weight, number))

    def compatible(self, known: Mapping[str, Answer]) -> Iterator[Way]:
        """The ways on which no shared answer differs from a known one."""
        for asked, ways in self._by_questions.items():
            both = asked.intersection(known)
            found = self._found.get((asked, both))
            if found is None:
                found = self._found[asked, both] = {}
                for way in ways:
                    key = frozenset((q, a) for q, a in way[0] if q in both)
                    found.setdefault(key, []).append(way)
            yield from found.get(frozenset((q, known[q]) for q in both), ())


def _median(total: Counter[tuple[int, int]], paths: int) -> int:
    by_length: Counter[int] = Counter()
    for (length, _), number in total.items():
        by_length[length] += number
    seen = 0
    for length in sorted(by_length):
        seen += by_length[length]
        if seen * 2 >= paths:
            return length
    raise ValueError("a route without a way through")
