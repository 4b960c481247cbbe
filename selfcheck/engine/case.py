"""The one object through which a rule reads answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .question import NOT_SURE, Answer, Question


class Unanswered(Exception):
    """Suspends a run: a rule has asked a question that has no answer yet."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.id)
        self.question = question


class Case:
    """The answers of one person, with the two days that the law may hang on.

    Reading an answer that is not there suspends the run, and that question is the next
    one to ask. What was read is remembered: it is the "because" of the finding.

    Args:
        answers: the answers by question id, already read by their questions.
        on: the day on which the person asks: the law of the present is taken there (notices,
            revocation, what is over).
        filed_on: the day on which the application will be filed, or None while nothing fixes it.
    """

    __slots__ = ("_answers", "_asked", "_filed_on", "_on")

    def __init__(
        self, answers: Mapping[str, Answer], on: date, filed_on: date | None = None
    ) -> None:
        self._answers = answers
        self._asked: dict[str, Question] = {}
        self._on = on
        self._filed_on = filed_on

    @property
    def on(self) -> date:
        """The day on which the person asks."""
        return self._on

    @property
    def filed_on(self) -> date | None:
        """The day on which the application will be filed; None while nothing fixes it."""
        return self._filed_on

    @property
    def at_filing(self) -> date:
        """The day for law that hangs on the filing (criteria, fees, papers, periods).

        The day of filing; while that is not known, the day of asking.
        """
        return self.filed_on or self.on

    def with_answers(self, new: Mapping[str, Answer]) -> Case:
        """The same person on the same days, having answered otherwise; nothing is read yet."""
        return Case({**self._answers, **new}, self.on, self.filed_on)

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions read so far, in the order in which they were first read."""
        return tuple(self._asked.values())

    def _answer(self, question: Question) -> Answer:
        self._asked[question.id] = question
        if question.id not in self._answers:
            raise Unanswered(question)
        return self._answers[question.id]

    def glance(self, question: Question) -> Answer | None:
        """An answer if it is there, without asking and without making it part of the because.

        For what decides nothing, such as which alternatives to name; and for dates and periods
        that the plan alone asks for, beside the result.
        """
        return self._answers.get(question.id)

    def choice(self, question: Question) -> str:
        """The option id chosen, or "not_sure"."""
        answer = self._answer(question)
        assert isinstance(answer, str)
        return answer

    def several(self, question: Question) -> frozenset[str]:
        """The option ids chosen: possibly only "none", or only "not_sure"."""
        answer = self._answer(question)
        assert isinstance(answer, frozenset)
        return answer

    def number(self, question: Question) -> int | None:
        """The number in the question's unit, or None for "not sure"."""
        answer = self._answer(question)
        if answer == NOT_SURE:
            return None
        assert isinstance(answer, int)
        return answer

    def day(self, question: Question) -> date | None:
        """The date, or None for "not sure"."""
        answer = self._answer(question)
        if answer == NOT_SURE:
            return None
        assert isinstance(answer, date)
        return answer
