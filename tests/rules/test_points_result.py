"""What the result of counting says: the plan, the days, and what there is to do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import selfcheck
from selfcheck.wording import load
from tests.rules.counting import EXAMPLES, NOTHING, ON, presented, run
from tests.rules.people import COUNTED, RESEARCHER, SETTLING

# The plan


def test_the_plan_is_a_change_with_proof_of_the_rows_that_count() -> None:
    plan = run(COUNTED | {"file_on": "2026-12-10", "category": "category_3"})["plan"]
    needed = {row["id"] for row in plan["documents"] if row["need"] == "must"}
    assert {
        "F-DOC-30-form",
        "F-HSP-66-sheet",
        "F-HSP-58-degree-certificate",
        "F-HSP-58-pay-statement",
        "F-HSP-62-language-certificate",
    } <= needed
    # Of 90 points, 70 can be proved without the 10 for experience.
    assert "F-HSP-58-employment-certificate" not in needed
    listed = {row["id"] for row in plan["documents"]}
    assert "F-HSP-58-employment-certificate" in listed
    assert not {"F-HSP-60-licence-or-pass-certificate", "F-HSP-62-japanese-major-certificate"} & (
        listed
    )
    assert "F-DOC-13" not in listed
    assert {line["id"]: line["yen"] for line in plan["fees"]["lines"]} == {
        "highly_skilled_counter": 75_000,
        "highly_skilled_online": 65_000,
        "highly_skilled_settlement": 550,
    }
    steps = {step["id"]: step for step in plan["timeline"]}
    assert steps["filing_highly_skilled"]["date"] == "2026-12-10"
    assert "tied_to_employer" in steps


# The days until and from which the mark is reached


@pytest.mark.parametrize(
    ("on", "born_on", "stay", "last"),
    [
        (ON, "1996-11-26", {}, "today"),
        (date(2026, 11, 10), "1996-11-26", {}, "by Wednesday 25 November 2026"),
        # The day before is a public holiday after a Sunday.
        (date(2026, 11, 10), "1996-11-24", {}, "by Friday 20 November 2026"),
        (date(2026, 11, 10), "1996-11-26", {"stay_ends": "2027-05-10"}, "by Wednesday 25 November"),
        (date(2026, 11, 10), "1996-11-26", {"stay_ends": "2026-12-10"}, "by Wednesday 25 November"),
        (date(2026, 11, 10), "1996-11-26", {"stay_ends": "2026-11-18"}, "Wednesday 18 November"),
    ],
)
def test_the_action_names_the_last_open_day_with_enough_points(
    on: date, born_on: str, stay: dict[str, str], last: str
) -> None:
    result = presented(EXAMPLES[2]["answers"] | {"born_on": born_on} | stay, on)
    assert last in result["actions"][0]["text"]
    assert "below 70 points from" in result["text"]["title"]


def test_who_plans_too_late_is_told_to_apply_while_the_points_are_enough() -> None:
    person = EXAMPLES[2]["answers"] | {"file_on": "2026-12-10"}
    result = presented(person, date(2026, 11, 10))
    assert result["outcome"] == "obstacle"
    assert "by Wednesday 25 November 2026" in result["actions"][0]["text"]
    assert "Do not apply" not in result["actions"][0]["text"]
    assert "Enough points for Highly Skilled Professional today" in result["text"]["title"]


def test_below_the_mark_the_days_on_which_it_is_reached_are_told() -> None:
    result = presented(EXAMPLES[1]["answers"])
    assert (
        "From Thursday 25 November 2027 at the latest, and until Tuesday 29 February 2028"
        in result["actions"][0]["text"]
    )


@pytest.mark.parametrize(
    ("route", "person"), [("points", COUNTED), ("permanent", SETTLING)], ids=["points", "permanent"]
)
def test_where_the_stay_is_over_it_comes_first_and_nothing_is_to_be_filed(
    route: str, person: dict[str, Any]
) -> None:
    result = selfcheck.step(route, person | {"stay_ends": "2026-11-20"}, on=ON)
    shown = selfcheck.present(result, "en")
    assert shown["text"]["title"] == "Your period of stay has ended"
    assert [each["id"] for each in shown["actions"]] == ["go_to_the_office"]
    assert not any("do" in finding["text"] for finding in shown["findings"])
    assert result["plan"]["documents"] == result["plan"]["fees"]["lines"] == []
    assert [ask["id"] for ask in result["plan"]["asks"]] == ["stay_ends"]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({}, "pay_short"),
        ({"yearly_pay": 20_000_000, "degrees": ["bachelor"]}, "background_short"),
        ({"points_activity": "management", "yearly_pay": 40_000_000}, "experience_short"),
    ],
)
def test_why_j_skip_is_no_way_is_told(changed: dict[str, Any], reason: str) -> None:
    young = COUNTED | {"years_of_experience": 4, "position": "neither", "own_investment": "no"}
    found = {each["requirement"]: each["reason"] for each in run(young | changed)["findings"]}
    assert found["j_skip"] == reason


def test_where_nothing_is_known_no_total_is_told_as_a_verdict() -> None:
    unsure = {**dict.fromkeys(COUNTED, "not_sure"), "degrees": ["not_sure"]}
    result = presented(unsure | {"years_of_experience": "not_sure", "japanese_level": "not_sure"})
    assert result["findings"][0]["reason"] == "nothing_known"
    assert result["points"]["ways"] == []


@pytest.mark.parametrize(
    ("changed", "first"),
    [
        ({"stay_ends": "2026-11-20"}, "go_to_the_office"),
        ({"listed_university": "not_sure", "licences": "not_sure"}, "points_total"),
    ],
)
def test_nobody_is_told_to_apply_too_late_or_before_it_is_known(
    changed: dict[str, Any], first: str
) -> None:
    short = COUNTED | {"yearly_pay": 5_000_000, "japanese_level": "no_certificate"}
    result = selfcheck.present(run(short | changed), "en")
    told = [each["id"] for each in result["actions"]]
    assert told[0] == first
    assert "highly_skilled" not in told


@pytest.mark.parametrize(
    ("planned", "action"),
    [
        (None, "highly_skilled.before_fall.today"),
        ("2026-11-26", "highly_skilled.sooner.today"),
    ],
)
def test_who_loses_the_mark_tomorrow_reads_it_first(planned: str | None, action: str) -> None:
    person = NOTHING | EXAMPLES[2]["answers"] | ({"file_on": planned} if planned else {})
    result = selfcheck.present(run(person), "en")
    assert result["points"]["falls"] == {"last": "2026-11-25", "to": 55}
    words = load("en", on=ON)
    told = words.text(
        f"action.{action}",
        last=words.weekday("2026-11-25"),
        total="55 points",
        planned=words.weekday("2026-11-26"),
        planned_total="55 points",
    )
    assert [each["text"] for each in result["actions"]] == [told]


def test_work_that_rests_on_a_foreign_culture_is_not_told_that_points_are_enough() -> None:
    total = run(COUNTED | {"points_activity": "foreign_culture"})
    assert total["findings"][0]["reason"] == "foreign_culture"
    assert total["outcome"] == "settle"
    assert total["offers"] == total["points"]["earlier"] == []
    told = [each["id"] for each in selfcheck.present(total, "en")["actions"]]
    assert told == ["points_activity", "points_total"]


def test_the_shorter_road_is_offered_as_open_only_where_the_points_were_held() -> None:
    assert [offer["id"] for offer in run(COUNTED)["offers"]] == ["permanent"]
    not_yet = run(NOTHING | EXAMPLES[0]["answers"])
    assert [offer["id"] for offer in not_yet["offers"]] == ["permanent_later"]
    # What is not confirmed may have kept the mark.
    open_ = run(NOTHING | EXAMPLES[8]["answers"])
    assert [offer["id"] for offer in open_["offers"]] == ["permanent_open"]


def test_an_open_total_is_told_as_such_wherever_it_stands() -> None:
    result = presented(RESEARCHER)
    assert result["text"]["title"].startswith("At least 70 points")
    assert result["points"]["text"]["total"] == "70 or 75 points"
    assert [each["text"]["reached"] for each in result["points"]["marks"]] == [
        "reached",
        "5 or 10 points short",
    ]
    assert [each["id"] for each in result["offers"]] == ["permanent_open"]


def test_who_loses_the_mark_tomorrow_reads_what_makes_up_for_it_then() -> None:
    ways = presented(EXAMPLES[2]["answers"], ON)["points"]["ways"]
    assert ways
    assert {each["from"] for each in ways} == {"2026-11-26"}
    assert all(each["text"].startswith("From Thursday 26 November 2026 on") for each in ways)
    assert 70 in {each["reaches"] for each in ways}


def test_proof_that_several_rows_of_a_group_ask_for_is_weighed_once() -> None:
    # 90 points and 20 for the employer, both rows of which rest on the notice of support.
    support = {"employer_support": ["innovation_support", "small_or_medium"]}
    needs = {row["id"]: row["need"] for row in run(COUNTED | support)["plan"]["documents"]}
    assert needs["F-HSP-61-support-notice"] == "if"
    assert needs["F-HSP-61-business-capital-and-staff"] == "if"


def test_below_the_floor_of_pay_no_way_to_more_points_is_told() -> None:
    assert run(NOTHING | EXAMPLES[7]["answers"])["points"]["ways"] == []


def test_proof_of_what_may_count_is_told_as_a_condition() -> None:
    unsure = run(COUNTED | {"listed_university": "not_sure"})["plan"]["documents"]
    needs = {row["id"]: row["need"] for row in unsure}
    assert needs["F-HSP-63-university-on-list"] == "if"
