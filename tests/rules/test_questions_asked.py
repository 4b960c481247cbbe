"""Who asked in public, and for whom the law makes an exception, gets the known answer."""

from pathlib import Path
from typing import Any

import pytest

import selfcheck
from tests.rules import people
from tests.shared import read_yaml

ASKED: dict[str, Any] = read_yaml(Path(__file__).parent / "questions_asked.yaml")
TODAY = "2026-11-25"


def findings(id_: str) -> dict[str, Any]:
    asked = ASKED[id_]
    route, like = asked["like"]
    answers = getattr(people, like) | asked["answers"]
    result = selfcheck.step(route, answers, on=asked.get("day", TODAY))
    assert result["kind"] == "assessment", f"not answered: {result.get('id')}"
    return {each["requirement"]: each for each in result["findings"]}


@pytest.mark.parametrize("id_", ASKED)
def test_the_known_answer_is_found(id_: str) -> None:
    found = findings(id_)
    for requirement, (status, reason) in ASKED[id_]["finds"].items():
        assert (found[requirement]["status"], found[requirement]["reason"]) == (status, reason)
    for requirement, alternative in ASKED[id_].get("instead", {}).items():
        assert alternative in found[requirement]["alternatives"]
    named = {each for finding in found.values() for each in finding["alternatives"]}
    assert named.isdisjoint(ASKED[id_].get("without", ()))
    read = {question for finding in found.values() for question in finding["because"]}
    assert read.isdisjoint(ASKED[id_].get("not_asked", ()))


@pytest.mark.parametrize("id_", [id_ for id_ in ASKED if "as_in" in ASKED[id_]])
def test_one_person_gets_one_answer(id_: str) -> None:
    here, there = findings(id_), findings(ASKED[id_]["as_in"])
    for requirement in ASKED[ASKED[id_]["as_in"]]["finds"]:
        assert here[requirement]["reason"] == there[requirement]["reason"]
