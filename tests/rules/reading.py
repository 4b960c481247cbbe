"""Reads a whole result as the person does."""

from typing import Any

import selfcheck
from tests.rules.people import MOVED

WITHOUT_JOB = MOVED | {"present_work": "out_of_work", "contract": "none", "notified": ["leaving"]}


def told(
    route: str, answers: dict[str, Any], language: str = "ja", on: str = "2026-11-25", **more: Any
) -> dict[str, Any]:
    result = selfcheck.present(selfcheck.step(route, answers, on=on), language, **more)
    assert result["kind"] == "assessment", result.get("id")
    return result


def findings(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["requirement"]: each for each in result["findings"]}


def warnings(result: dict[str, Any]) -> dict[str, str]:
    return {each["id"]: each["text"] for each in result["plan"]["warnings"]}
