"""The points: worked examples, what counts together, and what would raise the sum."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import selfcheck
from selfcheck.facts.points import KINDS, Kind, PointsRow, points_rows
from selfcheck.rules.points_table import counted, points_of
from selfcheck.rules.questions import QUESTIONS
from tests.rules.counting import EXAMPLES, NOTHING, ON, run
from tests.rules.people import COUNTED

ROWS = points_rows(on=ON)


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
