"""Who makes the journeys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import selfcheck
from tests.browser.conftest import TODAY


@dataclass(frozen=True)
class Person:
    """Somebody with a case.

    Attributes:
        route: what is checked.
        answers: by question; whatever else is asked, the person is not sure of.
    """

    route: str
    answers: dict[str, Any]


MOVER = Person(
    "job-change",
    {
        "occupation": "interpreter",
        "move": "new_employer",
        "left_on": (TODAY - timedelta(days=20)).isoformat(),
        "joined_on": (TODAY - timedelta(days=3)).isoformat(),
        "education": "university",
        "category": "category_4",
        "language": "jlpt",
        "stay_ends": (TODAY + timedelta(days=200)).isoformat(),
    },
)


def asked_of(person: Person) -> list[tuple[str, str, list[str]]]:
    """The questions in their order, their types, and what to choose or type."""
    asked: list[tuple[str, str, list[str]]] = []
    for step, answer in _walked(person):
        asked.append((step["id"], step["type"], answer if isinstance(answer, list) else [answer]))
    return asked


def assessed(person: Person, language: str) -> dict[str, Any]:
    """What CPython says of the case, in words."""
    given = {step["id"]: answer for step, answer in _walked(person)}
    step = selfcheck.step(person.route, given, on=TODAY)
    presented: dict[str, Any] = selfcheck.present(step, language)
    return presented


def _walked(person: Person) -> Iterator[tuple[dict[str, Any], Any]]:
    given: dict[str, Any] = {}
    while (step := selfcheck.step(person.route, given, on=TODAY))["kind"] == "question":
        not_sure = ["not_sure"] if step["type"] == "multi" else "not_sure"
        given[step["id"]] = person.answers.get(step["id"], not_sure)
        yield step, given[step["id"]]
