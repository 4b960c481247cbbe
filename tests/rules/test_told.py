"""What anybody is told, in either language: whole, with its sources, and with something to do."""

import json
import random
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

import selfcheck
from selfcheck.wording import EMPLOYER, LANGUAGES

DATES = (
    date(2025, 6, 1),
    date(2026, 3, 1),
    date(2026, 9, 30),
    date(2026, 11, 22),
    date(2027, 4, 2),
)
PEOPLE_A_DAY = 40
UNFILLED = re.compile(r"\[\[|\{\w*\}")


@cache
def drawn(route: str) -> list[dict[str, Any]]:
    """Assessments of people, two of three of whom also answered what the plan asks."""
    found = []
    draw = random.Random(route)
    for on in DATES:
        sampled = selfcheck.sample(route, on=on, number=PEOPLE_A_DAY, seed=on.year)
        for number, answers in enumerate(sampled):
            result = selfcheck.step(route, answers, on=on)
            for _ in range(2 if number % 3 else 0):
                answers |= to_the_plan(result, draw)
                asked = selfcheck.step(route, answers, on=on)
                if asked["kind"] == "question":
                    break
                result = asked
            found.append(result)
    return found


def to_the_plan(result: dict[str, Any], draw: random.Random) -> dict[str, Any]:
    """Answers to what the plan asks and does not know yet."""
    on = date.fromisoformat(result["on"]).toordinal()
    return {
        ask["id"]: date.fromordinal(on + draw.randint(-200, 400)).isoformat()
        if ask["type"] == "date"
        else draw.choice(ask["options"])
        for ask in result["plan"]["asks"]
        if ask["value"] is None
    }


@pytest.fixture(
    scope="module",
    params=[(route, language) for route in selfcheck.ROUTES for language in LANGUAGES],
    ids=lambda each: f"{each[0]}-{each[1]}",
)
def told(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """What they are told, in turn plain and as an employer; once for all that looks at it."""
    route, language = request.param
    return [
        selfcheck.present(assessment, language, EMPLOYER if number % 2 else None)
        for number, assessment in enumerate(drawn(route))
    ]


def test_every_assessment_can_be_told_with_its_sources(told: list[dict[str, Any]]) -> None:
    for assessment in told:
        texts = json.dumps(assessment, ensure_ascii=False)
        assert "[[" not in texts
        assert "{needed}" not in texts
        for finding in assessment["findings"]:
            assert finding["text"]["reason"]
            assert finding["sources"]
            assert finding["text"]["sources"]
            assert len(finding["changes"]) <= 3


def test_everyone_has_one_to_three_actions(told: list[dict[str, Any]]) -> None:
    for assessment in told:
        actions = assessment["actions"]
        assert 1 <= len(actions) <= 3
        assert len({action["text"] for action in actions}) == len(actions)


def test_every_plan_can_be_told(told: list[dict[str, Any]]) -> None:
    # Whatever was asked at some day is asked on the last.
    route = told[0]["route"]
    may_ask = {question["id"] for question in selfcheck.questions(route, on=max(DATES))}
    for assessment in told:
        made = assessment["plan"]
        parts = ("asks", "documents", "timeline", "warnings", "notes", "law_changes")
        listed = [*(made[part] for part in parts), made["fees"]["lines"]]
        assert made["fees"]["total"]["text"]
        for rows in listed:
            for row in rows:
                for text in texts_of(row["text"]):
                    assert text
                    assert not UNFILLED.search(text)
        for ask in made["asks"]:
            assert ask["id"] in may_ask
            assert ("answer" in ask["text"]) is (ask["value"] is not None)
        for step in made["timeline"]:
            assert ("reminder" in step["text"]) is step["reminder"]
            assert ("dates" in step["text"]) is bool(step["earliest"])
            assert bool(step["earliest"]) is bool(step["latest"])
            assert (step["earliest"] or "") <= (step["latest"] or "")


def texts_of(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    else:
        for inner in told.values() if isinstance(told, dict) else told:
            yield from texts_of(inner)
