"""Runs the route that counts: worked examples, and people of whom an example tells the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import selfcheck
from tests.shared import read_yaml

ON = date(2026, 11, 25)
EXAMPLES = read_yaml(Path(__file__).parent / "points.yaml")

NOTHING: dict[str, Any] = {
    "research_results": ["none"],
    "listed_training": "no_training",
    "foreign_qualification": "no",
    "listed_university": "not_listed",
    "employer_support": ["none"],
    "special_work": ["none"],
}
"""What gives no points, where an example names no other."""


def run(answers: dict[str, Any], on: date = ON) -> dict[str, Any]:
    result = selfcheck.step("points", answers, on=on)
    assert result["kind"] == "assessment", result.get("id")
    return result


def presented(answers: dict[str, Any], on: date = ON, **words: Any) -> dict[str, Any]:
    return selfcheck.present(run(NOTHING | answers, on), "en", **words)
