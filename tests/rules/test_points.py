"""The route that counts: worked examples, what counts together, and what it says of the future."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import selfcheck
from selfcheck.facts.points import KINDS, Kind, PointsRow, points_rows
from selfcheck.rules.points_elsewhere import suggest_the_mark
from selfcheck.rules.points_table import counted, points_of
from selfcheck.rules.questions import QUESTIONS
from selfcheck.wording import load
from tests.rules.people import CLEAR, COUNTED, MOVED, MOVING, RESEARCHER, SETTLING
from tests.shared import read_yaml

ON = date(2026, 11, 25)
ROWS = points_rows(on=ON)
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


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["title"][:60])
def test_a_worked_example(example: dict[str, Any]) -> None:
    result = run(NOTHING | example["answers"])
    points = result["points"]
    given_ = {each["requirement"]: each["least"] for each in points["groups"] if each["least"]}
    assert given_ == example["sum"]
    assert (points["least"], points["most"]) == (example["least"], example["most"])
    assert sum(example["sum"].values()) == example["least"]
    assert result["findings"][0]["reason"] == example["reason"]
    not_met = {each["requirement"] for each in result["findings"] if each["status"] == "not_met"}
    assert not_met - {"points_total"} == {*example.get("not_met", ())}


def test_two_examples_stand_exactly_on_a_mark() -> None:
    assert {70, 80} <= {example["least"] for example in EXAMPLES}


# What counts together

CHOICES: dict[str, list[Any]] = {
    "degree": [
        *map(
            frozenset,
            (
                [],
                ["bachelor_or_equivalent"],
                ["master_or_professional"],
                ["doctorate"],
                ["doctorate", "master_or_professional", "business_professional"],
            ),
        )
    ],
    "higher_degrees_in_different_fields": [0, 2],
    "japanese": ["none", "n2", "n1"],
    "position": ["neither", "director", "representative"],
    "research_kinds": [0, 1, 2],
    "licences": [0, 1, 2],
    "investment_yen": [0, 100_000_000],
    "research_percent": [0, 4],
    "experience_years": [0, 3, 5, 7, 10],
    "pay_yen": [0, 4_000_000, 7_500_000, 12_000_000, 31_000_000],
    "age": [24, 30, 38, 50],
}
HOLDS = sorted(
    {row.when["holds"] for row in ROWS.values() if "holds" in row.when}
    | {row.excluded_if for row in ROWS.values() if row.excluded_if}
)
people = st.fixed_dictionaries(
    {
        **{key: st.sampled_from(values) for key, values in CHOICES.items()},
        "holds": st.frozensets(st.sampled_from(HOLDS)),
    }
)


def allowed(rows: tuple[PointsRow, ...], have: dict[str, Any]) -> bool:
    """Whether rows may count together, as the sheet says it."""
    ids = {row.id for row in rows}
    best = [row.group for row in rows if row.counts == "best"]
    return (
        len(best) == len(set(best))
        and all(set(row.needs) <= ids for row in rows)
        and not any(shut_out(row, ids, have) for row in rows)
    )


def shut_out(row: PointsRow, ids: set[str], have: dict[str, Any]) -> bool:
    holds = row.excluded_if is None or row.excluded_if in have["holds"]
    return holds and bool(ids & set(row.excluded_by))


@cache
def of_group(kind: Kind, groups: tuple[str, ...]) -> tuple[PointsRow, ...]:
    return tuple(row for row in ROWS.values() if row.group in groups and kind in row.points)


GROUPS = (
    *((group,) for group in ("degree", "experience", "pay", "age", "research", "licence")),
    *((group,) for group in ("position", "investment", "university", "employer", "work")),
    ("study_in_japan", "japanese"),
)


@settings(max_examples=40, deadline=None)
@given(people, st.sampled_from(KINDS))
def test_the_best_that_may_count_together_counts(have: dict[str, Any], kind: Kind) -> None:
    for groups in GROUPS:
        found = counted(kind, groups, have, ON)
        assert allowed(found, have)
        # A row shuts out who is entitled to it, whether or not that row would give more.
        fitting = [row for row in of_group(kind, groups) if alone(row, kind, have)]
        ids = {row.id for row in fitting}
        fitting = [row for row in fitting if not shut_out(row, ids, have)]
        subsets = chain.from_iterable(
            combinations(fitting, size) for size in range(len(fitting) + 1)
        )
        best = max(points_of(rows, kind) for rows in subsets if allowed(rows, have))
        assert points_of(found, kind) == best


def alone(row: PointsRow, kind: Kind, have: dict[str, Any]) -> bool:
    """Whether the person has what a row asks for, told by the sheet's own words once more."""
    at_least = ("experience_years", "pay_yen", "age_from", "research_kinds", "licences")
    for key, asked in row.when.items():
        held = have["age" if key.startswith("age") else key.removesuffix("_over")]
        if key in ("degree", "holds"):
            fits = asked in held
        elif key == "age_under":
            fits = held < asked
        elif key == "research_percent_over":
            fits = held > asked
        elif key in (*at_least, "higher_degrees_in_different_fields", "investment_yen"):
            fits = held >= asked
        else:
            fits = held == asked
        if not fits:
            return False
    return kind in row.points


@pytest.mark.parametrize(
    ("level", "degree", "training", "points"),
    [
        ("jlpt_n1", "yes", "no_training", 25),
        ("jlpt_n2", "yes", "no_training", 10),
        ("jlpt_n2", "no", "no_training", 10),
        ("jlpt_n1", "no", "elsewhere", 20),
        ("no_certificate", "yes", "elsewhere", 15),
        ("no_certificate", "yes", "at_university", 10),
        ("no_certificate", "no", "at_university", 5),
    ],
)
def test_what_shuts_out_what(level: str, degree: str, training: str, points: int) -> None:
    answers = {"japanese_level": level, "japanese_degree": degree, "listed_training": training}
    groups = {each["requirement"]: each for each in run(COUNTED | answers)["points"]["groups"]}
    assert groups["points_japan"]["least"] == points


# Not sure


def drawn(number: int, seed: int) -> list[dict[str, Any]]:
    return [*selfcheck.sample("points", on=ON, number=number, seed=seed)]


def test_not_sure_spans_what_each_answer_would_give() -> None:
    spanned = 0
    for answers in drawn(14, seed=5):
        for id_ in answers:
            question = QUESTIONS[id_]
            if question.type != "choice" or id_ == "points_activity":
                continue
            unsure = selfcheck.step("points", {**answers, id_: "not_sure"}, on=ON)
            for option in question.options:
                known = selfcheck.step("points", {**answers, id_: option}, on=ON)
                if "assessment" == unsure["kind"] == known["kind"]:
                    spanned += 1
                    assert unsure["points"]["least"] <= known["points"]["least"]
                    assert known["points"]["most"] <= unsure["points"]["most"]
    assert spanned > 50


# What raises it, and the days


def test_a_way_to_more_points_does_what_it_says_and_none_is_absurd() -> None:
    told = 0
    for answers in drawn(120, seed=2):
        points = run(answers)["points"]
        for way in points["ways"]:
            told += 1
            raised = run({**answers, **way["answers"]})["points"]["least"]
            assert raised == way["least"] == points["least"] + way["adds"]
            assert way["adds"] > 0
            if not way["find_out"]:
                assert set(way["answers"]) <= {"japanese_level", "licences", "yearly_pay"}
                pay = way["answers"].get("yearly_pay", 0)
                assert pay <= answers["yearly_pay"] * 1.2 if pay else True
    assert told > 40


def test_of_the_steps_that_reach_the_mark_the_smallest_is_told() -> None:
    # 10 + 5 + 15 + 15 + 10 = 55, 15 short; N1 alone gives them, two licences do not.
    person = COUNTED | {"degrees": ["bachelor"], "years_of_experience": 4, "yearly_pay": 5_500_000}
    person |= {"born_on": "1998-03-01", "japanese_level": "no_certificate"}
    ways = run(person)["points"]["ways"]
    assert [(way["answers"], way["reaches"]) for way in ways] == [
        ({"japanese_level": "jlpt_n1"}, 70)
    ]
    # 5 short: one licence, N1, or the next row of pay; of the licences one is enough.
    near = run(person | {"japanese_level": "jlpt_n1", "yearly_pay": 4_500_000})["points"]["ways"]
    assert {"licences": "one"} in [way["answers"] for way in near]
    assert {"licences": "two_or_more"} not in [way["answers"] for way in near]
    assert {"yearly_pay": 5_000_000} in [way["answers"] for way in near]


def test_two_steps_are_told_where_one_is_not_enough() -> None:
    # 10 + 5 + 15 + 10 + 10 = 50, 20 short: N1 gives 15, one licence 5, the next row of pay 5.
    person = COUNTED | {"degrees": ["bachelor"], "years_of_experience": 4, "yearly_pay": 5_500_000}
    person |= {"born_on": "1994-03-01", "japanese_level": "no_certificate"}
    points = run(person)["points"]
    assert points["least"] == 50
    ways = [way["answers"] for way in points["ways"]]
    assert {"japanese_level": "jlpt_n1", "licences": "one"} in ways
    assert {"japanese_level": "jlpt_n1", "yearly_pay": 6_000_000} in ways
    assert {"licences": "one", "yearly_pay": 6_000_000} not in ways


def test_a_day_on_which_the_points_change_is_the_first_of_the_new_sum() -> None:
    told = 0
    for answers in drawn(60, seed=7):
        points = run(answers)["points"]
        for day in points["days"]:
            told += 1
            first = date.fromisoformat(day["date"])
            after = run({**answers, "file_on": first.isoformat()})["points"]
            before = first - timedelta(days=1)
            assert after["least"] == day["least"]
            if before > ON:
                earlier = run({**answers, "file_on": before.isoformat()})["points"]
                assert day["least"] - earlier["least"] == day["adds"]
    assert told > 40


def test_a_birthday_before_the_planned_day_is_told_with_the_mark_that_it_costs() -> None:
    person = NOTHING | EXAMPLES[2]["answers"] | {"file_on": "2027-01-15"}
    points = run(person)["points"]
    (birthday,) = [day for day in points["days"] if day["date"] == "2026-11-26"]
    assert birthday["adds"] == -15
    assert birthday["mark"] == 70
    assert birthday["before_filing"]
    assert points["today"] == {"least": 70, "most": 70}
    assert points["least"] == 55


def test_months_of_work_move_the_day_on_which_a_year_is_full() -> None:
    person = COUNTED | {"years_of_experience": 4}
    rises = [day["date"] for day in run(person)["points"]["days"] if day["adds"] > 0]
    sooner = run(person | {"experience_months": 9})["points"]["days"]
    assert rises[0] == "2027-11-25"
    assert next(day["date"] for day in sooner if day["adds"] > 0) == "2027-02-25"


# Beside the questions


def test_the_sum_grows_with_the_answers() -> None:
    given_: dict[str, Any] = {}
    sums = []
    while (result := selfcheck.step("points", given_, on=ON))["kind"] == "question":
        sums.append(result["points"]["least"])
        given_[result["id"]] = COUNTED[result["id"]]
    assert sums == sorted(sums)
    assert sums[0] == 0
    assert result["points"]["least"] == 90
    assert "position" not in given_


@pytest.mark.parametrize(
    ("activity", "asked", "not_asked"),
    [
        ("specialist", {"licences", "born_on"}, {"position", "own_investment"}),
        ("research", {"research_results", "born_on"}, {"licences", "position"}),
        ("management", {"position", "own_investment"}, {"born_on", "research_results", "licences"}),
    ],
)
def test_only_what_can_add_points_is_asked(
    activity: str, asked: set[str], not_asked: set[str]
) -> None:
    given_: dict[str, Any] = {}
    answers = COUNTED | {"points_activity": activity, "position": "neither", "own_investment": "no"}
    while (result := selfcheck.step("points", given_, on=ON))["kind"] == "question":
        given_[result["id"]] = answers[result["id"]]
    assert asked <= set(given_)
    assert not not_asked & set(given_)


def test_who_has_no_degree_is_not_asked_where_it_is_from() -> None:
    result = run(NOTHING | COUNTED | {"degrees": ["none"]})
    assert not {"japanese_degree", "listed_university", "several_degrees"} & set(result["answers"])


# Ties to the other checks


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


def presented(answers: dict[str, Any], on: date = ON, **words: Any) -> dict[str, Any]:
    return selfcheck.present(run(NOTHING | answers, on), "en", **words)


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
