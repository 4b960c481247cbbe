"""Properties that hold for any answers."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import selfcheck
from selfcheck.engine import Guarded
from selfcheck.routes import ROUTES
from selfcheck.rules.contract import contract
from selfcheck.rules.dispatch import dispatch
from selfcheck.rules.language import language
from selfcheck.rules.move import gap, notifications
from selfcheck.rules.pay import pay
from selfcheck.rules.questions import QUESTIONS
from selfcheck.rules.workload import workload
from selfcheck.wording import LANGUAGES

TODAY = date(2026, 11, 22)
RANK = {"clear": 0, "settle": 1, "obstacle": 2}

relaxed = settings(suppress_health_check=[HealthCheck.filter_too_much])

BETTER = {
    "pay": ["lower", "same_or_more"],
    "courses": ["none", "few", "part", "main"],
    "it_exam": ["no", "japan"],
    "working_week": ["mainly_simple", "partly_simple", "mostly_specialist", "specialist"],
    "own_creation": ["only_assists", "assists_first", "own"],
    "training_ends": ["not_fixed", "half_of_stay", "after_a_year", "within_a_year"],
    "training_for": ["foreigners_other", "japanese_too"],
    "japanese_proof": ["no_proof", "jlpt"],
    "other_language_proof": ["no_proof", "exam"],
    "language_demand": ["few", "most"],
    "contract": ["verbal", "employment"],
    "gap_reason": ["no_reason", "illness"],
    "absence": ["long", "short"],
    "absence_reason": ["no_reason", "sent_by_employer"],
    "livelihood": ["public_assistance", "own_income"],
    "labour_conditions": ["broken", "kept"],
    "period_held": ["one_year", "three_years", "five_years"],
    "related_work": ["no", "yes"],
    "household_duties": ["unpaid", "on_time"],
    "points_kept": ["only_now", "without_break"],
}
"""Answers to one question, each better than the one before."""

WORSE_ITEMS = {
    "record": QUESTIONS["record"].options,
    "organisation": QUESTIONS["organisation"].options,
    "unpaid": QUESTIONS["unpaid"].options,
    "paid_late": QUESTIONS["paid_late"].options,
    "missed_notices": QUESTIONS["missed_notices"].options,
    "absences": QUESTIONS["absences"].options,
}
"""Options of which fewer is better."""


OF_THE_ROUTE = frozenset(
    {"where", "lived_in_japan", "move", "present_work", "contract", "points_activity"}
)
"""Questions that tell which rules apply to somebody; a requirement of their own judges them."""


@dataclass(frozen=True)
class Walk:
    """A way through a route: complete answers, and what the rules say to them."""

    route: str
    answers: dict[str, Any]
    result: dict[str, Any] = field(repr=False)

    @property
    def rank(self) -> int:
        """The outcome's."""
        return RANK[self.result["outcome"]]


def _answer(question: dict[str, Any]) -> st.SearchStrategy[Any]:
    options = question["options"]
    if question["type"] == "multi":
        alone = [option for option in ("none", "not_sure") if option in options]
        several = [option for option in options if option not in alone]
        some = st.lists(st.sampled_from(several), min_size=1, max_size=3, unique=True)
        return st.one_of(some, *(st.just([option]) for option in alone))
    if question["type"] == "number":
        return st.one_of(st.integers(question["minimum"], question["maximum"]), st.just("not_sure"))
    if question["type"] == "date":
        days = st.dates(date(2026, 1, 1), date(2028, 12, 31)).map(date.isoformat)
        return st.one_of(days, st.just("not_sure"))
    return st.sampled_from(options)


@st.composite
def complete(draw: st.DrawFn) -> Walk:
    """Each answer is drawn when the rules ask for it."""
    route = draw(st.sampled_from(selfcheck.ROUTES))
    answers: dict[str, Any] = {}
    while (result := selfcheck.step(route, answers, on=TODAY))["kind"] == "question":
        answers[result["id"]] = draw(_answer(result))
    return Walk(route, answers, result)


def outcome(route: str, answers: dict[str, Any], follow_ups: int = 3) -> int | None:
    """The outcome's rank; where the answers lead on, the best that can follow, if it is near."""
    result = selfcheck.step(route, answers, on=TODAY)
    if result["kind"] == "assessment":
        return RANK[result["outcome"]]
    if not follow_ups:
        return None
    question = QUESTIONS[result["id"]]
    values = question.values_to_try(answers, TODAY)
    raw = [sorted(value) if isinstance(value, frozenset) else value for value in values]
    further = [outcome(route, {**answers, question.id: value}, follow_ups - 1) for value in raw]
    return min((rank for rank in further if rank is not None), default=None)


@relaxed
@given(complete(), st.data())
def test_a_better_answer_never_worsens_the_outcome(case: Walk, data: st.DataObject) -> None:
    route, answers = case.route, case.answers
    scales = [question for question in BETTER if answers.get(question) in BETTER[question]]
    if not scales:
        return
    question = data.draw(st.sampled_from(scales))
    scale = BETTER[question]
    for better in scale[scale.index(answers[question]) + 1 :]:
        improved = outcome(route, {**answers, question: better})
        assert improved is None or improved <= case.rank


@relaxed
@given(complete(), st.integers(1, 30))
def test_more_years_never_worsen_the_outcome(case: Walk, more: int) -> None:
    route, answers = case.route, case.answers
    for question, answer in answers.items():
        if QUESTIONS[question].type == "number" and answer != "not_sure":
            longer = min(answer + more, QUESTIONS[question].maximum)
            improved = outcome(route, {**answers, question: longer})
            assert improved is None or improved <= case.rank


@relaxed
@given(complete())
def test_fewer_violations_never_worsen_the_outcome(case: Walk) -> None:
    route, answers = case.route, case.answers
    for question, items in WORSE_ITEMS.items():
        if question == "training" and answers.get("dispatch") == "client_open":
            continue  # A recruit in training may still wait for the client (F-DOC-41).
        chosen = answers.get(question, [])
        for item in set(chosen) & set(items):
            fewer = [other for other in chosen if other != item] or ["none"]
            improved = outcome(route, {**answers, question: fewer})
            assert improved is None or improved <= case.rank


@relaxed
@given(complete())
def test_not_sure_alone_never_meets_what_the_question_decides(case: Walk) -> None:
    """Where every known answer leads to one and the same, so may "not sure"; else it is open."""
    route, answers = case.route, case.answers
    for question in answers:
        kind = QUESTIONS[question].type
        if kind not in ("choice", "multi"):
            continue
        unsure = {**answers, question: ["not_sure"] if kind == "multi" else "not_sure"}
        result = selfcheck.step(route, unsure, on=TODAY)
        if result["kind"] == "question":
            continue
        for finding in result["findings"]:
            last = finding["because"][-1] if finding["because"] else None
            # Whoever is not sure of it goes on: what is read after it decides.
            if question != last or question in OF_THE_ROUTE:
                continue
            assert finding["status"] != "met", (question, finding["reason"])


@relaxed
@given(complete(), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(case: Walk, random: Any) -> None:
    shuffled = list(case.answers.items())
    random.shuffle(shuffled)
    assert json.dumps(case.result) == json.dumps(
        selfcheck.step(case.route, dict(shuffled), on=TODAY)
    )


@relaxed
@given(complete())
def test_a_proposed_change_does_what_it_says(case: Walk) -> None:
    route, answers = case.route, case.answers
    for finding in case.result["findings"]:
        assert len(finding["changes"]) <= 3
        for change in finding["changes"]:
            result = selfcheck.step(route, {**answers, **change["answers"]}, on=TODAY)
            if result["kind"] == "question":
                continue
            status = {f["requirement"]: f["status"] for f in result["findings"]}
            assert status[finding["requirement"]] == "met"


SHARED = {
    "contract": contract,
    "workload": workload,
    "pay": pay,
    "language": language,
    "dispatch": dispatch,
    "gap": gap,
    "notifications": notifications,
}
"""By requirement, the one rule that every route uses."""

CIRCUMSTANCES = {
    # A Student who applies now is judged by the hours and the attendance.
    ("first", "conduct"),
    # A recruit abroad has no status yet that could be changed.
    ("first", "duties"),
    # A recruit in training may wait for the client; a mover may not.
    ("first", "dispatch"),
    # The law of permanent residence asks for more.
    ("permanent", "conduct"),
    ("permanent", "public_duties"),
    ("permanent", "earlier_notices"),
    ("permanent", "livelihood"),
}
"""Where the law itself differs by route."""


@pytest.mark.parametrize("requirement", SHARED)
def test_one_rule_looks_at_a_requirement_in_every_route(requirement: str) -> None:
    for route in ROUTES.values():
        for each in route.requirements:
            if each.id == requirement and (route.id, requirement) not in CIRCUMSTANCES:
                assert rule_behind(each.rule) is SHARED[requirement]


def rule_behind(rule: Any) -> Any:
    return rule_behind(rule.rule) if isinstance(rule, Guarded) else rule


WAITING: dict[str, dict[str, frozenset[str] | None]] = {
    "contract": {
        "entry": None,
        "duties": frozenset({"no_offer_yet", "own_business"}),
        "gap": None,
        "certificate": None,
        "window": None,
    },
    "dispatch": {
        "entry": frozenset({"client_not_fixed", "client_open_in_training"}),
        "duties": frozenset({"client_not_fixed", "client_open_in_training"}),
        "workload": frozenset({"client_not_fixed", "client_open_in_training"}),
        "background": frozenset({"client_not_fixed", "client_open_in_training"}),
        "certificate": None,
        "window": frozenset({"client_not_fixed"}),
    },
    "language": {"duties": None, "certificate": None},
    "duties": {
        "entry": frozenset(
            {"simple_work", "practised_skill", "other_status", "partly_other_status_from_abroad"}
        ),
        "certificate": None,
    },
}
"""What waits for what: by requirement that is not settled the requirements that cannot be in
order before it is, each for some reasons or, with None, for all."""


@settings(max_examples=200, deadline=None)
@given(person=complete())
def test_what_waits_for_something_is_not_in_order_before_it_is_settled(
    person: Walk,
) -> None:
    for spoken in LANGUAGES:
        found = {
            each["requirement"]: each
            for each in selfcheck.present(person.result, spoken)["findings"]
        }
        for cause, waiting in WAITING.items():
            if cause not in found or found[cause]["status"] == "met":
                continue
            for requirement, reasons in waiting.items():
                if reasons is not None and found[cause]["reason"] not in reasons:
                    continue
                if requirement in found:
                    told = found[requirement]
                    assert told["label"] != "ok", (
                        cause,
                        found[cause]["reason"],
                        requirement,
                        told["reason"],
                    )


@st.composite
def one_person(draw: st.DrawFn) -> dict[str, Any]:
    """Answers with which every route comes to its end."""
    answers: dict[str, Any] = {}
    for route in draw(st.permutations(selfcheck.ROUTES)):
        while (result := selfcheck.step(route, answers, on=TODAY))["kind"] == "question":
            answers[result["id"]] = draw(_answer(result))
    return answers


@relaxed
@given(one_person())
def test_equal_answers_give_equal_findings_in_every_route(answers: dict[str, Any]) -> None:
    found: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}

    for route in selfcheck.ROUTES:
        for each in selfcheck.step(route, answers, on=TODAY)["findings"]:
            read = tuple(id_ for id_ in each["because"] if id_ not in OF_THE_ROUTE)
            if not read or (route, each["requirement"]) in CIRCUMSTANCES:
                continue
            # Who works already, or will only with another status, is told so in words of its own.
            told = each["reason"].removesuffix("_now").removesuffix("_next")
            finding = (each["status"], told)
            before = found.setdefault((each["requirement"], read), finding)
            assert finding == before, (route, each["requirement"])


@pytest.mark.parametrize("route", selfcheck.ROUTES)
def test_any_text_as_an_answer_is_taken_or_told(route: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(st.dictionaries(st.text(max_size=12), st.text(max_size=12), max_size=4))
    def check(answers: dict[str, str]) -> None:
        told = None
        try:
            selfcheck.step(route, answers, on=TODAY)
        except selfcheck.AnswerError as error:
            told = error.question
        assert told is None or told in answers

    check()
