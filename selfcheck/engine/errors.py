"""What can be wrong with what comes in."""

from __future__ import annotations


class AnswerError(ValueError):
    """An answer that no question takes.

    Attributes:
        question: the question's id, as it came in.
        value: the answer, as it came in.
        reason: `unknown_question`, `unknown_option`, `wrong_type`, `not_a_number`,
            `not_a_date`, `too_small`, `too_large` or `contradiction`.
    """

    def __init__(self, question: str, value: object, reason: str) -> None:
        super().__init__(f"{question}: {reason}: {value!r}")
        self.question = question
        self.value = value
        self.reason = reason


class UnknownRoute(KeyError):
    """A route id that does not exist."""

    def __str__(self) -> str:
        return f"unknown route: {self.args[0]}"
