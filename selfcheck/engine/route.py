"""A route: requirements in the order in which they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .case import Case, Unanswered
from .changes import Change, Rule, changes
from .finding import Finding
from .question import Answer, Question

Outcome = Literal["clear", "settle", "obstacle"]


@dataclass(frozen=True)
class Requirement:
    """One thing that has to hold, and the rule that looks at it.

    Attributes:
        id: its id.
        rule: what looks at it.
        since: the first day on which it has to hold; None if it always has.
    """

    id: str
    rule: Rule
    since: date | None = None


@dataclass(frozen=True)
class Sum:
    """What the findings of a route add up to, judged after all of them.

    Attributes:
        id: the id under which it stands among the findings, before all others.
        judge: what it comes to, from the least and the most, and the findings by requirement.
        enough: from here on no more makes a difference to the judgement.
    """

    id: str
    judge: Callable[[int, int, Mapping[str, Finding]], Finding]
    enough: int


def added(findings: Iterable[Finding]) -> tuple[int, int]:
    """What findings add up to, at least and at most."""
    least = most = 0
    for finding in findings:
        least += finding.adds[0]
        most += finding.adds[1]
    return least, most


@dataclass(frozen=True)
class NextQuestion:
    """The run stopped here: this question has no answer yet.

    Attributes:
        question: the question to ask.
        together: the questions to ask on the same screen, as far as they are unanswered.
        requirement: the id of the requirement that needs it.
        position: which part of the route this is, from 1.
        total: how many parts the route has.
        so_far: what was found before, by requirement.
    """

    question: Question
    together: tuple[Question, ...]
    requirement: str
    position: int
    total: int
    so_far: Mapping[str, Finding]


@dataclass(frozen=True)
class Assessed:
    """One finding with what the engine noted while the rule ran."""

    requirement: str
    finding: Finding
    because: tuple[Question, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Assessment:
    """All findings of a route, and what they come to."""

    findings: tuple[Assessed, ...]

    @property
    def outcome(self) -> Outcome:
        """`obstacle` if anything is not met, else `settle` if anything is open, else `clear`."""
        statuses = {assessed.finding.status for assessed in self.findings}
        if "not_met" in statuses:
            return "obstacle"
        return "settle" if "open" in statuses else "clear"


@dataclass(frozen=True)
class Route:
    """Requirements in the order in which they are looked at.

    Attributes:
        id: its id.
        requirements: the requirements.
        sum: what the findings add up to, on a route that counts.
    """

    id: str
    requirements: tuple[Requirement, ...]
    sum: Sum | None = None

    def in_force(self, on: date) -> tuple[Requirement, ...]:
        """The requirements that have to hold on a day."""
        return tuple(each for each in self.requirements if each.since is None or each.since <= on)

    def run(
        self, answers: Mapping[str, Answer], on: date, filed_on: date | None = None
    ) -> NextQuestion | Assessment:
        """Runs the rules until one asks something unanswered, or to the end.

        Args:
            answers: the answers by question id, already read by their questions.
            on: the day on which the person asks.
            filed_on: the day on which the application will be filed, if something fixes it.

        Returns:
            The next question, or the assessment.
        """
        looked_at = self._look(answers, on, filed_on)
        if isinstance(looked_at, NextQuestion):
            return looked_at
        return Assessment(
            (
                *self._summed({each.id: found for each, found, _ in looked_at}),
                *(
                    Assessed(
                        requirement.id,
                        finding,
                        asked,
                        ()
                        if finding.status == "met"
                        else changes(requirement.rule, asked, answers, on, filed_on),
                    )
                    for requirement, finding, asked in looked_at
                ),
            )
        )

    def sum_of(
        self, answers: Mapping[str, Answer], on: date, filed_on: date | None = None
    ) -> tuple[int, int]:
        """What the findings add up to, at least and at most, without what would change them.

        Args:
            answers: answers that the route's rules need no more than, read by their questions.
            on: the day on which the person asks.
            filed_on: the day on which the application will be filed, if something fixes it.
        """
        looked_at = self._look(answers, on, filed_on)
        assert not isinstance(looked_at, NextQuestion)
        return added(found for _, found, _ in looked_at)

    def next_question(
        self, answers: Mapping[str, Answer], on: date, filed_on: date | None = None
    ) -> NextQuestion | None:
        """What `run` would ask next; None where it would come to its end."""
        looked_at = self._look(answers, on, filed_on)
        return looked_at if isinstance(looked_at, NextQuestion) else None

    def _look(
        self, answers: Mapping[str, Answer], on: date, filed_on: date | None
    ) -> NextQuestion | list[tuple[Requirement, Finding, tuple[Question, ...]]]:
        """The next question, or what each rule found and read."""
        results: list[tuple[Requirement, Finding, tuple[Question, ...]]] = []
        requirements = self.in_force(filed_on or on)
        for position, requirement in enumerate(requirements, start=1):
            case = Case(answers, on, filed_on)
            try:
                finding = requirement.rule(case)
            except Unanswered as unanswered:
                question = unanswered.question
                return NextQuestion(
                    question,
                    tuple(other for other in question.together if other.id not in answers),
                    requirement.id,
                    position,
                    len(requirements),
                    {each.id: found for each, found, _ in results},
                )
            results.append((requirement, finding, case.asked))
        return results

    def _summed(self, findings: Mapping[str, Finding]) -> tuple[Assessed, ...]:
        """What the findings add up to, on a route that counts."""
        if self.sum is None:
            return ()
        return (Assessed(self.sum.id, self.sum.judge(*added(findings.values()), findings), (), ()),)
