"""The engine asks, records and explains."""

from datetime import date, timedelta

import pytest

from selfcheck.engine import (
    AnswerError,
    Assessment,
    Case,
    Finding,
    NextQuestion,
    Question,
    Requirement,
    Route,
    met,
    not_met,
    open_,
)

DAY = date(2026, 11, 22)
COLOUR = Question("colour", "choice", ("red", "blue"), within_reach=frozenset({"blue"}))
TOOLS = Question("tools", "multi", ("saw", "drill"), within_reach=frozenset({"drill"}))
YEARS = Question("years", "number", minimum=0, maximum=60, samples=(2, 3), grows=True)


def colour(case: Case) -> Finding:
    chosen = case.choice(COLOUR)
    if chosen == "blue":
        return met("blue", "F")
    return open_("unsure", "F") if chosen == "not_sure" else not_met("red", "F")


def tools(case: Case) -> Finding:
    if case.choice(COLOUR) == "red" and (case.number(YEARS) or 0) < 3:
        return not_met("young", "F")
    return met("fit", "F") if "drill" in case.several(TOOLS) else not_met("no_drill", "F")


ROUTE = Route("test", (Requirement("colour", colour), Requirement("tools", tools)))


def asked(answers: dict[str, object]) -> str | None:
    questions = {"colour": COLOUR, "tools": TOOLS, "years": YEARS}
    result = ROUTE.run({id_: questions[id_].read(raw) for id_, raw in answers.items()}, DAY)
    return result.question.id if isinstance(result, NextQuestion) else None


def test_the_next_question_is_the_first_that_a_rule_reads_and_misses() -> None:
    assert asked({}) == "colour"
    assert asked({"colour": "red"}) == "years"
    assert asked({"colour": "blue"}) == "tools"
    assert asked({"colour": "red", "years": 2}) is None


def test_a_requirement_can_begin_on_a_day() -> None:
    route = Route("test", (Requirement("colour", colour), Requirement("tools", tools, since=DAY)))
    before = route.run({"colour": "red"}, DAY - timedelta(days=1))
    assert isinstance(before, Assessment)
    assert [each.requirement for each in before.findings] == ["colour"]
    then = route.run({"colour": "red"}, DAY)
    assert isinstance(then, NextQuestion)
    assert (then.requirement, then.position, then.total) == ("tools", 2, 2)


def test_an_answer_that_becomes_unreachable_is_ignored_and_used_again() -> None:
    kept = {"colour": "blue", "years": 2, "tools": ["drill"]}
    assert asked(kept) is None
    assert asked(kept | {"colour": "red"}) is None


def test_because_holds_the_answers_that_each_rule_read() -> None:
    result = ROUTE.run({"colour": "red", "years": 5, "tools": frozenset({"saw"})}, DAY)
    assert not isinstance(result, NextQuestion)
    assert [[q.id for q in each.because] for each in result.findings] == [
        ["colour"],
        ["colour", "years", "tools"],
    ]


def test_changes_are_the_smallest_that_turn_a_finding_into_met() -> None:
    result = ROUTE.run({"colour": "red", "years": 2}, DAY)
    assert not isinstance(result, NextQuestion)
    first, second = (each.changes for each in result.findings)
    assert [dict(change.answers) for change in first] == [{"colour": "blue"}]
    assert {"colour": "blue", "tools": frozenset({"drill"})} in [dict(c.answers) for c in second]
    assert len(second) <= 3


def test_what_nobody_can_bring_about_is_never_proposed() -> None:
    result = ROUTE.run({"colour": "blue", "tools": frozenset({"saw"})}, DAY)
    assert not isinstance(result, NextQuestion)
    assert [dict(c.answers) for c in result.findings[1].changes] == [
        {"tools": frozenset({"saw", "drill"})}
    ]


def test_nothing_is_proposed_to_those_who_are_stuck() -> None:
    stuck = Question(
        "colour",
        "choice",
        COLOUR.options,
        within_reach=COLOUR.within_reach,
        stuck=frozenset({"red"}),
    )

    def rule(case: Case) -> Finding:
        return met("blue", "F") if case.choice(stuck) == "blue" else not_met("red", "F")

    result = Route("test", (Requirement("colour", rule),)).run({"colour": "red"}, DAY)
    assert not isinstance(result, NextQuestion)
    assert result.findings[0].changes == ()


def test_what_a_person_is_not_sure_of_can_be_found_out() -> None:
    result = ROUTE.run({"colour": "not_sure", "tools": frozenset({"drill"})}, DAY)
    assert not isinstance(result, NextQuestion)
    (change,) = result.findings[0].changes
    assert (dict(change.answers), change.find_out) == ({"colour": "blue"}, True)


@pytest.mark.parametrize(
    ("statuses", "outcome"),
    [("blue drill", "clear"), ("not_sure drill", "settle"), ("blue saw", "obstacle")],
)
def test_the_worst_finding_makes_the_outcome(statuses: str, outcome: str) -> None:
    chosen, tool = statuses.split()
    result = ROUTE.run({"colour": chosen, "tools": frozenset({tool})}, DAY)
    assert not isinstance(result, NextQuestion)
    assert result.outcome == outcome


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (7, 7),
        ("7", 7),
        ("１２", 12),
        (" 1,0 ", 10),
        ("３０", 30),
    ],
)
def test_numbers_are_read_as_people_type_them(typed: object, number: int) -> None:
    assert YEARS.read(typed) == number


@pytest.mark.parametrize(
    ("typed", "yen"),
    [
        ("25万", 250_000),
        ("２５万円", 250_000),
        ("1万5,000", 15_000),
        ("¥300,000", 300_000),
        ("３００，０００", 300_000),
        ("30.5万", 305_000),
    ],
)
def test_amounts_are_read_with_full_width_digits_commas_and_man(typed: str, yen: int) -> None:
    assert Question("pay", "number", maximum=10_000_000).read(typed) == yen


@pytest.mark.parametrize(
    ("question", "raw", "reason"),
    [
        (COLOUR, "green", "unknown_option"),
        (COLOUR, ["red"], "wrong_type"),
        (COLOUR, None, "wrong_type"),
        (TOOLS, ["saw", "axe"], "unknown_option"),
        (TOOLS, [], "wrong_type"),
        (TOOLS, ["saw", "none"], "contradiction"),
        (TOOLS, ["not_sure", "drill"], "contradiction"),
        (TOOLS, {"saw": 1}, "wrong_type"),
        (YEARS, "three", "not_a_number"),
        (YEARS, "", "not_a_number"),
        (YEARS, "1e3", "not_a_number"),
        (YEARS, "二", "not_a_number"),
        (YEARS, True, "wrong_type"),
        (YEARS, 2.5, "wrong_type"),
        (YEARS, 61, "too_large"),
        (YEARS, -1, "too_small"),
        (Question("day", "date"), "2026-02-30", "not_a_date"),
        (Question("day", "date"), 20260230, "wrong_type"),
        (Question("day", "date"), "9999-12-31", "not_a_date"),
        (Question("day", "date"), "0026-11-22", "not_a_date"),
    ],
)
def test_an_answer_that_a_question_does_not_take_says_which_and_why(
    question: Question, raw: object, reason: str
) -> None:
    with pytest.raises(AnswerError) as caught:
        question.read(raw)
    assert (caught.value.question, caught.value.reason) == (question.id, reason)


@pytest.mark.parametrize("question", [COLOUR, TOOLS, YEARS, Question("day", "date")])
def test_every_question_takes_not_sure(question: Question) -> None:
    assert question.read("not_sure") in ("not_sure", frozenset({"not_sure"}))
