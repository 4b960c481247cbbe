"""The rules agree with the officially published cases, on the requirement that decided."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import selfcheck

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))
TODAY = "2026-11-22"


@pytest.mark.parametrize("id_", CASES)
def test_the_verdict_agrees(id_: str) -> None:
    case = CASES[id_]
    assessment = selfcheck.step("first", case["answers"], on=TODAY)
    assert assessment["kind"] == "assessment", f"not answered: {assessment.get('id')}"
    statuses = {f["requirement"]: f["status"] for f in assessment["findings"]}
    against = {requirement for requirement, status in statuses.items() if status == "not_met"}

    if case["published"] == "permitted":
        assert not against
    else:
        assert statuses[case["decided_on"]] != "met"
        assert against <= {case["decided_on"], "background", "workload"}
        assert assessment["outcome"] in ("obstacle", "settle")


def test_all_groups_of_published_cases_are_there() -> None:
    assert {id_[0] for id_ in CASES} == set("UVFHTC")
    assert len(CASES) == 39
