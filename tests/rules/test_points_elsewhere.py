"""What the other checks and the one that counts have to do with each other."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import selfcheck
from selfcheck.rules.points_elsewhere import suggest_the_mark
from selfcheck.rules.questions import QUESTIONS
from tests.rules.counting import EXAMPLES, NOTHING, ON, run
from tests.rules.people import CLEAR, COUNTED, MOVED, MOVING, SETTLING


def test_points_lead_on_to_permanent_residence() -> None:
    assert run(COUNTED)["offers"][0]["answers"] == {"shortcut": "points_80"}
    assert run(NOTHING | EXAMPLES[0]["answers"])["offers"][0]["answers"] == {
        "shortcut": "points_70"
    }
    assert run(NOTHING | EXAMPLES[1]["answers"])["offers"] == []
    below_the_floor = run(NOTHING | EXAMPLES[7]["answers"])
    assert below_the_floor["points"]["least"] == 75
    assert below_the_floor["offers"] == below_the_floor["points"]["earlier"] == []


def test_points_of_the_earlier_day_are_told_with_and_without_a_break() -> None:
    # A year ago: 31 years old, 4 years of work instead of 5: 85, and never below 80 since.
    high = run(COUNTED)["points"]["earlier"][1]
    figures = {"least": 85, "most": 85, "by_age": True, "kept": True, "may": True}
    assert high == {"mark": 80, "date": "2025-11-25", "years": 1, **figures}
    # 33 by then 30; but at 4 years of work and before: 20 + 5 + 25 + 10 = 60.
    short = COUNTED | {"japanese_degree": "no", "japanese_level": "no_certificate"}
    short |= {"licences": "one", "years_of_experience": 5}
    low = run(short)["points"]
    assert low["least"] == 70
    figures = {"least": 65, "most": 65, "by_age": True, "kept": False, "may": False}
    assert low["earlier"] == [{"mark": 70, "date": "2023-11-25", "years": 3, **figures}]


def test_points_of_an_earlier_day_stay_open_while_a_row_is_not_confirmed() -> None:
    short = COUNTED | {"japanese_degree": "no", "japanese_level": "no_certificate"}
    short |= {"licences": "one", "years_of_experience": 5, "listed_university": "not_sure"}
    (low,) = run(short)["points"]["earlier"]
    assert (low["least"], low["most"], low["kept"], low["may"]) == (65, 75, False, True)


CAREERS = [
    {"born_on": "1997-11-01", "yearly_pay": 4_000_000, "years_of_experience": 4},
    {"born_on": "1992-11-01", "yearly_pay": 5_000_000, "years_of_experience": 9},
    {"born_on": "1987-11-01", "yearly_pay": 7_000_000, "years_of_experience": 14},
]
"""29, 34 and 39 years old, with pay that the sheet ties to that age, at work from 25 on."""

AS_DEGREE = {
    "graduate_school": ["master"],
    "university": ["bachelor"],
    "junior_college": ["equivalent"],
    "college_of_technology": ["equivalent"],
}
told = st.fixed_dictionaries(
    {
        "education": st.sampled_from(QUESTIONS["education"].options),
        "where": st.sampled_from(["abroad", "student", "job_hunting", "dependent"]),
        "japanese_proof": st.sampled_from(QUESTIONS["japanese_proof"].options),
        "it_exam": st.sampled_from(["japan", "doeacc", "no"]),
        "experience": st.sampled_from([0, 3, 5, 7, 10, "not_sure"]),
    }
)


def ordinary_careers(answers: dict[str, Any]) -> list[dict[str, Any]]:
    """The same person before the check that counts, once for each ordinary career."""
    school, expected, _ = answers["education"].partition("_expected")
    degrees = AS_DEGREE.get(school, ["none"])
    in_japan = answers["where"] in ("student", "job_hunting")
    proof = answers["japanese_proof"]
    from_japan = degrees != ["none"] and (in_japan or proof == "university_in_japan")
    certain: dict[str, Any] = {
        "points_activity": "specialist",
        "degrees": degrees,
        "several_degrees": "no",
        "licences": "one" if answers["it_exam"] == "japan" else "no_licence",
        "japanese_degree": "yes" if from_japan else "no",
        "japanese_level": "jlpt_n1" if from_japan or proof in ("jlpt", "bjt") else "no_certificate",
    }
    years = answers["experience"]
    if years == "not_sure" and (expected or in_japan):
        years = 0
    return [
        NOTHING | career | certain | ({} if years == "not_sure" else {"years_of_experience": years})
        for career in CAREERS
    ]


@settings(max_examples=100, deadline=None)
@given(told)
def test_the_count_is_offered_where_an_ordinary_career_reaches_seventy(
    answers: dict[str, Any],
) -> None:
    read = {id_: QUESTIONS[id_].read(answer) for id_, answer in answers.items()}
    reached = max(run(each)["points"]["least"] for each in ordinary_careers(answers))
    assert suggest_the_mark(read, ON) == (reached >= 70)


def elsewhere(example: dict[str, Any]) -> dict[str, Any]:
    """What a worked example answers where the other checks ask."""
    (degree, *_) = example["degrees"]
    higher = degree not in ("bachelor", "equivalent")
    return {
        "occupation": ["sales_planning"],
        "field": "business",
        "education": "graduate_school" if higher else "university",
        "person_facing": "yes",
        "work_languages": ["japanese"],
        "japanese_proof": "no_proof" if example["japanese_level"] == "no_certificate" else "jlpt",
        "category": "category_2",
        "notified": ["leaving", "joining"],
    }


@pytest.mark.parametrize(
    ("route", "person"), [("first", CLEAR), ("job-change", MOVING), ("extension", MOVED)]
)
def test_each_worked_example_of_specialist_work_is_offered_the_count(
    route: str, person: dict[str, Any]
) -> None:
    offered = 0
    for example in EXAMPLES:
        answers = example["answers"]
        if answers["points_activity"] == "specialist" and example["most"] >= 70:
            result = selfcheck.step(route, person | elsewhere(answers), on=ON)
            assert [offer["id"] for offer in result["offers"]] == ["perhaps"], example["title"]
            offered += 1
    assert offered >= 4


@pytest.mark.parametrize(
    ("changed", "offered"),
    [
        ({"education": "graduate_school"}, True),
        ({"education": "university"}, False),
        ({"where": "student", "education": "graduate_school_expected"}, True),
        ({"where": "student", "education": "university_expected"}, False),
        ({"education": "graduate_school", "pay": "lower"}, False),
        ({"education": "graduate_school", "contract": "none"}, False),
        ({"education": "graduate_school", "occupation": ["language_teacher"]}, False),
    ],
)
def test_the_count_is_a_possibility_and_never_the_first_thing_to_do(
    changed: dict[str, Any], offered: bool
) -> None:
    answers = CLEAR | {"person_facing": "yes", "work_languages": ["own"]} | changed
    result = selfcheck.present(selfcheck.step("first", answers, on=ON), "en")
    assert result["kind"] == "assessment", result.get("id")
    assert [offer["id"] for offer in result["offers"]] == (["perhaps"] if offered else [])
    assert not any("points" in action["text"] for action in result["actions"])


def test_permanent_residence_offers_to_count() -> None:
    few = SETTLING | {"years_in_japan": 4, "shortcut": "none"}
    assert selfcheck.step("permanent", few, on=ON)["offers"][0]["route"] == "points"
    assert selfcheck.step("permanent", SETTLING, on=ON)["offers"] == []
    known = SETTLING | {"years_in_japan": 4, "shortcut": "points_70", "points_kept": "with_break"}
    assert selfcheck.step("permanent", known, on=ON)["offers"][0]["id"] == "count_on"


def test_j_skip_is_named_where_points_are_short() -> None:
    person = NOTHING | {
        **EXAMPLES[0]["answers"],
        "yearly_pay": 20_000_000,
        "degrees": ["none"],
        "years_of_experience": 10,
        "born_on": "1975-01-01",
        "japanese_level": "no_certificate",
    }
    total, *_ = run(person)["findings"]
    # 20 for ten years and 40 for pay.
    assert (total["reason"], total["alternatives"]) == ("below_j_skip", ["j_skip"])
