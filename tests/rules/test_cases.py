"""The rules agree with the officially published cases, on the requirement that decided."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import selfcheck
from tests.shared import read_yaml

CASES: dict[str, Any] = read_yaml(Path(__file__).parent / "cases.yaml")
TODAY = "2026-11-22"


@pytest.mark.parametrize("id_", CASES)
def test_the_verdict_agrees(id_: str) -> None:
    case = CASES[id_]
    assessment = selfcheck.step("first", case["answers"], on=TODAY)
    assert assessment["kind"] == "assessment", f"not answered: {assessment.get('id')}"
    findings = {each["requirement"]: each for each in assessment["findings"]}
    decided = findings[case["decided_on"]]
    against = {id_ for id_, each in findings.items() if each["status"] == "not_met"}

    if case["published"] == "permitted":
        assert not against
        assert decided["status"] == "met"
    else:
        assert decided["status"] != "met"
        assert against <= {case["decided_on"], "background", "workload"}
    if "alternative" in case:
        assert case["alternative"] in decided["alternatives"]


def test_all_published_cases_are_there() -> None:
    assert Counter(id_[0] for id_ in CASES) == {"U": 10, "V": 19, "F": 8, "H": 7, "T": 2, "C": 12}
