"""A question in words, and an answer as a reader would say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..engine import NONE, NOT_SURE
from ..questions import QUESTIONS
from ..wording import Wording


def present_question(question: Mapping[str, Any], words: Wording) -> dict[str, Any]:
    """The words of a question: `title`, `why`, `options` by id, and `hint` where there is one.

    `examples` are sentences that explain it to whoever chose something before, where there are any.
    The title names what was chosen before where there is one that does.
    """
    key = f"question.{question['id']}"
    text: dict[str, Any] = {
        "title": words.text(_title(key, question, words)),
        "why": words.text(f"{key}.why"),
        "options": {
            option: option_label(question["id"], option, words) for option in question["options"]
        },
    }
    if words.has(f"{key}.hint"):
        text["hint"] = words.text(f"{key}.hint")
    examples = [
        sentence
        for chosen in question.get("examples", ())
        if (sentence := _explained(key, chosen, words))
    ]
    if examples:
        text["examples"] = examples
    return text


def _title(key: str, question: Mapping[str, Any], words: Wording) -> str:
    own = (f"{key}.title.{chosen}" for chosen in question.get("examples", ()))
    return next(filter(words.has, own), f"{key}.title")


def _explained(key: str, chosen: str, words: Wording) -> str | None:
    """What explains a question to who chose an option of an earlier one, if anything does."""
    own = f"{key}.examples.{chosen}"
    if words.has(own):
        return words.text(own)
    if not words.has(f"occupation.{chosen}.specialist"):
        return None
    return words.text(
        f"{key}.examples",
        specialist=words.text(f"occupation.{chosen}.specialist"),
        simple=words.text(f"occupation.{chosen}.simple"),
    )


def option_label(question: str, option: str, words: Wording) -> str:
    """The words of one option of a question, as it is offered."""
    own = f"question.{question}.option.{option}"
    if option in (NONE, NOT_SURE) and not words.has(own):
        return words.text(f"option.{option}")
    return words.text(own)


def option_short(question: str, option: str, words: Wording) -> str:
    """One option as a noun phrase, for an answer that is told again or named in a sentence."""
    short = f"question.{question}.option.{option}.short"
    return words.text(short) if words.has(short) else option_label(question, option, words)


def answer_label(question: str, answer: object, words: Wording) -> str:
    """An answer as a reader would say it."""
    if isinstance(answer, list):
        return words.listed([option_short(question, option, words) for option in answer])
    if isinstance(answer, int):
        return words.figure(answer, QUESTIONS[question].unit)
    if QUESTIONS[question].type == "date" and answer != NOT_SURE:
        return words.figure(answer, "date")
    return option_short(question, str(answer), words)
