"""From answers to an assessment and a plan: the face of the self-check.

Everything outside the package uses this module, `selfcheck.facts` and `selfcheck.wording`.
All functions are pure: same input, same output, no clock, no input or output.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations_with_replacement
from typing import Any

from . import counting, facts, offering
from .drawing import draw as _draw
from .engine import (
    Answer,
    AnswerError,
    Assessed,
    Assessment,
    Chosen,
    NextQuestion,
    Parameter,
    Quantity,
    Question,
    Route,
    UnknownRoute,
)
from .engine import paths as _paths
from .engine import ways as _ways
from .facts.changes import days_ahead as _days_ahead
from .plan import Procedure, plan
from .plan import filing_day as _filing_day
from .plan import may_ask as _may_ask
from .presentation import document_table, fee_table, present, timeline_table
from .questions import QUESTIONS as _QUESTIONS
from .routes import ROUTES as _ROUTES
from .wording import load as _load

__all__ = [
    "ROUTES",
    "AnswerError",
    "Procedure",
    "UnknownRoute",
    "count",
    "document_table",
    "fee_table",
    "graph",
    "openings",
    "present",
    "questions",
    "reasons",
    "remaining",
    "sample",
    "step",
    "timeline_table",
]

ROUTES: tuple[str, ...] = tuple(_ROUTES)
"""The ids of the routes."""


def step(route: str, answers: Mapping[str, object], *, on: date | str) -> dict[str, Any]:
    """Runs a route's rules on the answers so far.

    Args:
        route: a route id.
        answers: by question id: an option id; a list of option ids (`["none"]` for none of
            them); a number or its text; an ISO date; or "not_sure". Answers that the route
            does not come to are ignored, except for the plan's own questions.
        on: the day of asking, or its ISO text. Law of the present is taken on it; law that
            hangs on the filing, on the day of filing that follows from the answers.

    Returns:
        The next question (`kind` is `question`) or the assessment (`kind` is `assessment`),
        as plain data without words. A question that is explained by examples of earlier answers
        names those in `examples`; on a route that counts, both come with `points` (see
        `counting`). Both days stand in it: `on`, and `filed_on`, which is
        None while nothing fixes it.

    Raises:
        UnknownRoute: if there is no such route.
        AnswerError: if a question id, an option or a value is not known.
        ValueError: if `on` is not an ISO date.
    """
    day = date.fromisoformat(on) if isinstance(on, str) else on
    read = _read(answers)
    asked = _route(route)
    filed_on = _filing_day(route, read, day)
    result = asked.run(read, day, filed_on)
    if isinstance(result, NextQuestion):
        return {
            **result.question.to_json(),
            **_examples(result.question, read),
            "together": [question.to_json() for question in result.together],
            "route": route,
            **_days(day, filed_on),
            "requirement": result.requirement,
            "position": result.position,
            "total": result.total,
            **({"points": counting.so_far(result.so_far)} if asked.sum else {}),
        }
    return _assessment(asked, result, read, day, filed_on)


def questions(route: str, *, on: date, ahead: bool = False) -> list[dict[str, Any]]:
    """Every question that a route or its plan can ask, as plain data without words.

    Args:
        route: a route id.
        on: the day of asking.
        ahead: whether to add those that any later day can need, for a page that stays as it is.

    Returns:
        The questions in the order in which they are first met; the plan's at the end.
        `filed_on` is the day of filing that first needs the question, if it is not `on`.

    Raises:
        UnknownRoute: if there is no such route.
    """
    asked = _route(route)
    days = (on, *_days_ahead(on)) if ahead else (on,)
    needed: dict[str, date] = {}
    for day, filed_on in combinations_with_replacement(days, 2):
        for question in _paths.questions_of(asked, day, filed_on):
            needed.setdefault(question.id, filed_on)
    for day in days:
        for id_ in _may_ask(route, day):
            needed.setdefault(id_, day)
    return [
        {**_QUESTIONS[id_].to_json(), "route": route, **_days(on, day if day > on else None)}
        for id_, day in needed.items()
    ]


def openings(*, on: date, depth: int = 3) -> dict[str, dict[str, dict[str, Any] | None]]:
    """The order of every route's first questions, for a page that cannot run rules yet.

    Args:
        on: the day from which the page is used.
        depth: how many questions deep.

    Returns:
        By ISO day from which it holds, and route: see `engine.paths.opening`. The first day is
        `on`; each later one is a day on which the law changes and with it an opening.
    """
    found: dict[str, dict[str, dict[str, Any] | None]] = {}
    for day in (on, *_days_ahead(on)):
        now = {id_: _paths.opening(route, day, depth) for id_, route in _ROUTES.items()}
        if not found or now != [*found.values()][-1]:
            found[day.isoformat()] = now
    return found


def remaining(route: str, *, on: date) -> dict[str, int]:
    """How many questions there usually are from each question on, for a page to say so.

    Args:
        route: a route id.
        on: the date that decides which dated facts hold.

    Returns:
        By question id, that question among those counted.

    Raises:
        UnknownRoute: if there is no such route.
    """
    return _paths.remaining(_route(route), on, number=200, seed=0)


def count(route: str, *, on: date) -> dict[str, Any]:
    """Counts a route's ways through, with one answer standing for all that are alike.

    Args:
        route: a route id.
        on: the date that decides which dated facts hold.

    Returns:
        `paths`, `outcomes`, `longest`, `median` and `questions` (ids).

    Raises:
        UnknownRoute: if there is no such route.
    """
    counted = _ways.count(_route(route), on)
    return {
        "route": route,
        "on": on.isoformat(),
        "paths": counted.paths,
        "outcomes": dict(counted.outcomes),
        "longest": counted.longest,
        "median": counted.median,
        "questions": [question.id for question in counted.questions],
    }


def reasons(route: str, *, on: date) -> dict[str, list[tuple[str, str]]]:
    """What the rules of a route can find on a day.

    Args:
        route: a route id.
        on: the date that decides which dated facts hold.

    Returns:
        By requirement, the pairs of reason id and status, sorted.

    Raises:
        UnknownRoute: if there is no such route.
    """
    return {id_: sorted(found) for id_, found in _paths.reasons(_route(route), on).items()}


def sample(route: str, *, on: date, number: int, seed: int = 0) -> Iterator[dict[str, Any]]:
    """Draws complete sets of answers by walking a route at random.

    Args:
        route: a route id.
        on: the date that decides which dated facts hold.
        number: how many sets.
        seed: makes the draw repeatable.

    Yields:
        Answers as `step` takes them.

    Raises:
        UnknownRoute: if there is no such route.
    """
    drawn = _paths.sample(
        _route(route), on, number, seed, lambda answers: _filing_day(route, answers, on)
    )
    for answers in drawn:
        yield {id_: _plain(answer) for id_, answer in answers.items()}


def graph(route: str, language: str, *, on: date) -> str:
    """Draws a route from its rules.

    Args:
        route: a route id.
        language: `en` or `ja`.
        on: the date that decides which dated facts hold.

    Returns:
        A Mermaid flowchart.

    Raises:
        UnknownRoute: if there is no such route.
        KeyError: if the language is not known.
    """
    return _draw(_route(route), _load(language, on=on), on)


def _route(id_: str) -> Route:
    if id_ not in _ROUTES:
        raise UnknownRoute(id_)
    return _ROUTES[id_]


def _read(answers: Mapping[str, object]) -> dict[str, Answer]:
    read: dict[str, Answer] = {}
    for id_, raw in answers.items():
        if id_ not in _QUESTIONS:
            raise AnswerError(id_, raw, "unknown_question")
        read[id_] = _QUESTIONS[id_].read(raw)
    return read


def _plain(answer: Answer) -> object:
    if isinstance(answer, frozenset):
        return sorted(answer)
    return answer.isoformat() if isinstance(answer, date) else answer


def _examples(question: Question, answers: Mapping[str, Answer]) -> dict[str, list[str]]:
    """`examples`: the options chosen before that give this question its examples, if any do."""
    answer = answers.get(question.examples_of) if question.examples_of else None
    if not isinstance(answer, frozenset | str):
        return {}
    chosen = {answer} if isinstance(answer, str) else answer
    options = _QUESTIONS[str(question.examples_of)].options
    return {"examples": [option for option in options if option in chosen]}


def _days(on: date, filed_on: date | None) -> dict[str, str | None]:
    return {"on": on.isoformat(), "filed_on": filed_on.isoformat() if filed_on else None}


def _assessment(
    asked: Route,
    assessment: Assessment,
    answers: Mapping[str, Answer],
    on: date,
    filed_on: date | None,
) -> dict[str, Any]:
    used = {question.id: question for a in assessment.findings for question in a.because}
    made = plan(asked.id, answers, assessment, on, filed_on)
    summed = counting.counted(asked, assessment, answers, on, filed_on) if asked.sum else None
    return {
        "kind": "assessment",
        "route": asked.id,
        **_days(on, filed_on),
        "outcome": assessment.outcome,
        "answers": {id_: _plain(answers[id_]) for id_ in used},
        "findings": [_finding(assessed) for assessed in assessment.findings],
        "plan": {**made, "asks": [_asked(id_, answers) for id_ in made["asks"]]},
        **({"points": summed} if summed else {}),
        "offers": offering.offers(
            asked.id, assessment, {id_: answers[id_] for id_ in used}, summed, on
        ),
    }


def _asked(id_: str, answers: Mapping[str, Answer]) -> dict[str, Any]:
    value = _plain(answers[id_]) if id_ in answers else None
    question = _QUESTIONS[id_]
    return {**question.to_json(), **_examples(question, answers), "value": value}


def _finding(assessed: Assessed) -> dict[str, Any]:
    finding = assessed.finding
    return {
        "requirement": assessed.requirement,
        "status": finding.status,
        "reason": finding.reason,
        "parameters": {name: _parameter(value) for name, value in finding.parameters.items()},
        "because": [question.id for question in assessed.because],
        "changes": [
            {
                "answers": {id_: _plain(answer) for id_, answer in change.answers.items()},
                "find_out": change.find_out,
            }
            for change in assessed.changes
        ],
        "alternatives": list(finding.alternatives),
        "sources": [_source(id_) for id_ in finding.facts],
    }


def _parameter(value: Parameter) -> object:
    if isinstance(value, Chosen):
        return {"question": value.question, "options": list(value.options)}
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Quantity):
        return {"amount": value.amount, "unit": value.unit}
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _source(fact_id: str) -> dict[str, Any]:
    fact = facts.get(fact_id)
    return {
        "fact": fact_id,
        "clause": fact.clause,
        "sources": list(fact.sources),
        "checked": fact.checked,
        "confidence": fact.confidence,
    }
