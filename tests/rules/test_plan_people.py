"""Plans that a practitioner would sign: people as data, and what holds of every plan."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import selfcheck
from selfcheck import facts
from tests.rules.people import CLEAR, MOVING, SETTLING, STAYING
from tests.shared import read_yaml

BASE: dict[str, dict[str, object]] = {
    "clear": CLEAR,
    "student": CLEAR | {"where": "student", "category": "category_3", "student_reduction": "none"},
    "staying": STAYING,
    "moving": MOVING,
    "settling": SETTLING,
}
PEOPLE: list[dict[str, Any]] = read_yaml(Path(__file__).parent / "plans.yaml")

TO_FILE = ("filing_change", "filing_coe", "preparation", "extend_student", "extend_present_status")
"""Steps that lead to an application in Japan while the stay lasts."""


def told(person: dict[str, Any]) -> dict[str, Any]:
    answers = BASE[person["of"]] | person["answers"]
    return answered(person["route"], answers, str(person["day"]))


def answered(route: str, answers: dict[str, Any], on: str) -> dict[str, Any]:
    """The assessment, with "not sure" wherever there is no answer."""
    given = dict(answers)
    while (result := selfcheck.step(route, given, on=on))["kind"] == "question":
        given[result["id"]] = ["not_sure"] if result["type"] == "multi" else "not_sure"
    return {**result, "given": given}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: str(person["asked"]))
def test_the_plan_fits_the_person(person: dict[str, Any]) -> None:
    result = told(person)
    plan = result["plan"]
    steps = [step["id"] for step in plan["timeline"]]
    papers = {row["id"]: row for row in plan["documents"]}
    fees = {line["id"] for line in plan["fees"]["lines"]}

    def wanted(key: str) -> set[str]:
        return set(person.get(key, ()))

    assert plan["procedure"] == person["procedure"]
    assert result["filed_on"] == person.get("filed_on", result["filed_on"])
    assert plan["target"] == person.get("target")
    assert steps[:1] == ([person["first_step"]] if "first_step" in person else steps[:1])
    assert [id_ for id_ in steps if id_ in wanted("steps")] == person.get("steps", [])
    assert not wanted("no_steps") & set(steps)
    assert wanted("warnings") <= {warning["id"] for warning in plan["warnings"]}
    assert wanted("law_changes") <= {change["id"] for change in plan["law_changes"]}
    assert wanted("notes") <= {note["id"] for note in plan["notes"]}
    assert {id_ for id_, row in papers.items() if row["need"] == "must"} >= wanted("must")
    assert not wanted("absent") & papers.keys()
    late = {id_ for id_, row in papers.items() if row["stage"] == "pick_up"}
    assert late >= wanted("at_pick_up")
    assert wanted("fees") <= fees
    assert not wanted("no_fees") & fees
    assert not wanted("not_asked") & {ask["id"] for ask in plan["asks"]}
    assert plan["count"] == person.get("count", plan["count"])


DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))


@st.composite
def complete(draw: st.DrawFn) -> dict[str, Any]:
    """An assessment of someone drawn at random, with days told to the plan."""
    route = draw(st.sampled_from(selfcheck.ROUTES))
    on = draw(DAYS)
    seed = draw(st.integers(0, 10_000))
    (answers,) = selfcheck.sample(route, on=on, number=1, seed=seed)
    near = st.dates(on - timedelta(days=200), on + timedelta(days=500)).map(date.isoformat)
    for question in ("stay_ends", "start_on", "graduates_on", "left_on", "apply_on"):
        if question not in answers and draw(st.booleans()):
            answers[question] = draw(near)
    return answered(route, answers, on.isoformat())


@given(complete())
def test_nobody_is_told_to_apply_after_the_stay_has_ended(result: dict[str, Any]) -> None:
    plan, answers = result["plan"], result["given"]
    if plan["procedure"] == "coe" or answers.get("stay_ends", "not_sure") == "not_sure":
        return
    ends = answers["stay_ends"]
    steps = {step["id"]: step for step in plan["timeline"]}
    bridged = {"extend_student", "extend_present_status", "change_to_designated_activities"}
    if ends < result["on"]:
        assert "go_to_the_office" in steps or plan["procedure"] == "job_change"
        assert not {"first_day", "filing_permanent", *TO_FILE} & steps.keys()
        return
    for id_ in TO_FILE:
        if id_ in steps and steps[id_]["latest"] and not (bridged & steps.keys() - {id_}):
            assert steps[id_]["latest"] <= ends
    if plan["procedure"] == "extension":
        assert result["filed_on"] <= ends


@given(complete())
def test_fees_are_those_of_the_day_of_filing(result: dict[str, Any]) -> None:
    day = date.fromisoformat(result["filed_on"] or result["on"])
    plan = result["plan"]
    if plan["procedure"] not in ("change", "extension") or not plan["fees"]["lines"]:
        return
    amounts = facts.value("F-FEE-3", on=day)
    for line in plan["fees"]["lines"]:
        if line["id"].startswith(f"{plan['procedure']}_"):
            period = line["period"] or "1_year"
            assert line["yen"] == amounts[period][line["channel"]]
    total = plan["fees"]["total"]
    assert 0 < total["minimum"] <= total["maximum"]
    assert total["only_if_permitted"]


@given(complete())
def test_papers_are_counted_once(result: dict[str, Any]) -> None:
    papers = result["plan"]["documents"]
    needed = [row for row in papers if row["need"] != "optional"]
    groups = [row["one_of"] for row in needed if row["one_of"]]
    assert result["plan"]["count"] == len(needed) - len(groups) + len(set(groups))
    for row in papers:
        # Of a group of which one is needed in any case, each row has its condition.
        certain = row["need"] == "must" and row["one_of"]
        open_ = bool(row["conditions"]) and row["need"] != "optional" and not certain
        assert (row["need"] == "if") is open_
        if row["one_of"]:
            assert sum(other["one_of"] == row["one_of"] for other in papers) > 1


@given(complete())
def test_steps_are_in_order_and_warnings_stand_beside_a_row(result: dict[str, Any]) -> None:
    plan = result["plan"]
    for step in plan["timeline"]:
        assert (step["earliest"] or "") <= (step["latest"] or "")
        assert step["kind"] in ("deadline", "plan")
    dated = [step["earliest"] for step in plan["timeline"] if step["earliest"]]
    by_their_end = {"extension_meanwhile", "service_estimate"}
    if not by_their_end & {step["id"] for step in plan["timeline"]}:
        assert dated == sorted(dated)
    for warning in plan["warnings"]:
        rows = plan[warning["about"]["part"]]
        listed = rows["lines"] if isinstance(rows, dict) else rows
        assert warning["about"]["id"] in {None, *(row["id"] for row in listed)}


@given(complete())
def test_what_the_first_questions_settled_is_no_condition(result: dict[str, Any]) -> None:
    """Conditions are shown only while they are unknown."""
    contract = result["given"].get("contract")
    if contract == "employment" and "engaged_as" not in result["given"]:
        open_conditions = {
            condition
            for row in result["plan"]["documents"]
            for each in row["conditions"]
            for condition in (each.get("only_if"), each.get("unless"))
        }
        assert not {"labour_contract", "service_contract", "company_officer"} & open_conditions
