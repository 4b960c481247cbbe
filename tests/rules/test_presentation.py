"""A result in words: the verdict names what decides, the labels agree, the actions fit."""

import random
import re
from datetime import date
from typing import Any

import pytest

import selfcheck
from selfcheck.engine.changes import changes
from selfcheck.engine.paths import Leaf, leaves
from selfcheck.facts.office_days import is_open, last_open
from selfcheck.presentation.findings import LABELS, kinds_of
from selfcheck.presentation.questions import option_short
from selfcheck.questions import QUESTIONS
from selfcheck.routes import ROUTES
from selfcheck.rules.background import FLEXIBLE, TRAINING_COLLEGE
from selfcheck.wording import EMPLOYER, LANGUAGES, load, raw_texts
from tests.rules.people import CLEAR, MOVING, STAYING

DATES = (date(2025, 6, 1), date(2026, 11, 25), date(2027, 4, 2))
WORDING = {language: raw_texts(language) for language in LANGUAGES}
POINTS_ELSEWHERE = re.compile(
    r"^(Neither|None of these)|\b(such(?! as)|that day|since then|this list)\b|"
    r"どちらにも|どれにも当てはまらない|^その(?!ほか)|該当する"
)
"""Words that mean something only beside the question they belong to."""
FITTING = {
    "met": {"ok", "not_yet_due", "optional", "depends", "no_points", "not_applicable"},
    "open": {"check", "evidence_missing", "step_outstanding", "adverse", "depends"},
    "not_met": {"not_met", "adverse", "evidence_missing", "step_outstanding"},
}


def told(
    route: str, answers: dict[str, Any], language: str = "ja", on: str = "2026-11-25", **more: Any
) -> dict[str, Any]:
    return selfcheck.present(selfcheck.step(route, answers, on=on), language, **more)


@pytest.mark.parametrize("route", selfcheck.ROUTES)
def test_a_label_agrees_with_the_status_and_in_both_languages(route: str) -> None:
    english, japanese = (WORDING[language] for language in LANGUAGES)
    for on in DATES:
        for requirement, found in selfcheck.reasons(route, on=on).items():
            for reason, status in found:
                key = f"reason.{requirement}.{reason}.label"
                assert english[key] == japanese[key]
                assert english[key] in FITTING[status], key
    labelled = {key for key in english if key.startswith("reason.") and key.endswith(".label")}
    assert {english[key] for key in labelled} <= set(LABELS)


def test_the_heading_names_what_decides() -> None:
    assert told("first", CLEAR)["text"]["title"] == "回答の範囲では、問題は見当たりません"
    lower = told(
        "first", CLEAR | {"pay": "lower", "lived_in_japan": "yes", "unpaid": ["tax"]}, "en"
    )
    assert lower["text"]["title"] == "You do not meet the requirement for pay"
    assert "still owe tax" in lower["text"]["lead"]
    several = told(
        "first",
        CLEAR
        | {"pay": "lower", "contract": "single_jobs", "field": "law", "courses": "none"}
        | {"it_exam": "no", "experience": 0, "subject_years": 0, "education": "university"},
    )
    assert "ほか1項目の要件を満たしていません" in several["text"]["title"]


def test_what_does_not_concern_the_person_is_told_apart_from_what_is_met() -> None:
    labels = {each["requirement"]: each["label"] for each in told("first", CLEAR)["findings"]}
    assert labels["dispatch"] == labels["language"] == "not_applicable"
    assert labels["pay"] == "ok"


@pytest.mark.parametrize("variant", [None, EMPLOYER])
def test_what_is_overdue_comes_first_then_what_is_due(variant: str | None) -> None:
    late = MOVING | {"left_on": "2026-10-30", "joined_on": "2026-11-16", "notified": ["none"]}
    actions = told("job-change", late, variant=variant)["actions"]
    assert [each["id"] for each in actions[:2]] == ["notice_leaving", "notice_joining"]
    assert "期限の2026年11月13日（金）を、12日過ぎています" in actions[0]["text"]
    assert "2026年11月30日（月）まで" in actions[1]["text"]
    assert "あと5日です" in actions[1]["text"]
    on_the_day = told("job-change", late, on="2026-11-30", variant=variant)["actions"]
    assert "期限は今日、2026年11月30日（月）です" in on_the_day[1]["text"]


def test_a_last_day_on_which_the_counters_are_closed_is_told_as_the_open_day_before() -> None:
    actions = told("extension", STAYING | {"stay_ends": "2027-03-20"})["actions"]
    assert "2027年3月19日（金）まで" in actions[0]["text"]


def test_the_counters_are_closed_on_weekends_holidays_and_at_the_turn_of_the_year() -> None:
    closed = [
        *("2026-11-23", "2026-12-29", "2027-01-03", "2027-01-11", "2027-03-21", "2027-03-22"),
        # A substitute holiday, a holiday between two others, and Sports Day.
        *("2026-05-06", "2026-09-22", "2026-10-12"),
    ]
    assert not any(is_open(date.fromisoformat(day)) for day in closed)
    assert is_open(date(2026, 12, 28))
    assert is_open(date(2027, 3, 23))
    assert last_open(date(2027, 1, 3)) == date(2026, 12, 28)


LEAVES_OF_A_REASON = 12


def changes_by_reason(route: str, on: date) -> dict[str, list[tuple[Any, Any]]]:
    """By reason that is not met, the changes that some of its leaves propose, with the answers."""
    proposed: dict[str, list[tuple[Any, Any]]] = {}
    for requirement in ROUTES[route].requirements:
        by_reason: dict[str, list[Leaf]] = {}
        for leaf in leaves(requirement.rule, on):
            if leaf.finding.status != "met":
                by_reason.setdefault(leaf.finding.reason, []).append(leaf)
        for reason, all_of_it in by_reason.items():
            some = random.Random(reason).sample(all_of_it, min(LEAVES_OF_A_REASON, len(all_of_it)))
            proposed[f"reason.{requirement.id}.{reason}"] = [
                (change, leaf.answers)
                for leaf in some
                for change in changes(
                    requirement.rule,
                    tuple(QUESTIONS[id_] for id_ in leaf.answers),
                    leaf.answers,
                    on,
                )
            ]
    return proposed


@pytest.mark.parametrize("route", selfcheck.ROUTES)
def test_what_a_person_can_bring_about_has_a_sentence_of_its_own(route: str) -> None:
    missing = set()
    for key, proposed in changes_by_reason(route, DATES[1]).items():
        alike = f"requirement.{key.split('.')[1]}"
        for change, answers in proposed:
            after, before = (
                {id_: plain(a) for id_, a in each.items()} for each in (change.answers, answers)
            )
            kinds = [*kinds_of(after, before)]
            if not change.find_out and not any(
                f"{each}.remedy.{kind}" in WORDING["en"] for kind in kinds for each in (key, alike)
            ):
                missing.add(f"{key}: {', '.join(kinds)}")
    assert not missing


def plain(answer: object) -> object:
    return sorted(answer) if isinstance(answer, frozenset) else answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_simple_work_is_explained_by_examples_of_the_chosen_occupations(language: str) -> None:
    chosen = {id_: CLEAR[id_] for id_ in ("where", "contract", "organisation")}
    chosen["occupation"] = ["hotel_front", "cook"]
    asked = selfcheck.step("first", chosen, on="2026-11-25")
    assert (asked["id"], asked["examples"]) == ("working_week", ["hotel_front", "cook"])
    (example,) = selfcheck.present(asked, language)["text"]["examples"]
    assert WORDING[language]["occupation.hotel_front.simple"] in example


@pytest.mark.parametrize("variant", [None, EMPLOYER])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_tells_only_the_mark_that_was_answered(
    language: str, variant: str | None
) -> None:
    other = {"points_70": "80", "points_80": "70"}
    for shortcut, not_named in other.items():
        answers = {"years_in_japan": 4, "shortcut": shortcut}
        asked = selfcheck.step("permanent", answers, on="2026-11-25")
        text = selfcheck.present(asked, language, variant)["text"]
        assert shortcut.removeprefix("points_") in text["title"]
        assert not_named not in " ".join((text["title"], text["why"], *text["options"].values()))
        assert "examples" not in text


@pytest.mark.parametrize("variant", [None, EMPLOYER])
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_applies_is_explained_only_to_whom_it_concerns(
    language: str, variant: str | None
) -> None:
    """Somebody in Japan reads nothing of people abroad, and somebody abroad no condition."""
    for route, person in (("first", CLEAR | {"where": "student"}), ("extension", STAYING)):
        asks = selfcheck.step(route, person, on="2026-11-25")["plan"]["asks"]
        (asked,) = [ask for ask in asks if ask["id"] == "filed_by"]
        assert not asked.get("examples") or not _explained(asked, language, variant)
    asks = selfcheck.step("first", CLEAR | {"where": "abroad"}, on="2026-11-25")["plan"]["asks"]
    (asked,) = [ask for ask in asks if ask["id"] == "filed_by"]
    (example,) = _explained(asked, language, variant)
    assert not re.search("person abroad|海外にいる", example)


def _explained(asked: dict[str, Any], language: str, variant: str | None) -> list[str]:
    question = {"filed_on": None, "on": "2026-11-25", **asked}
    explained: list[str] = selfcheck.present(question, language, variant)["text"].get("examples")
    return explained or []


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_is_about_to_finish_a_school_that_counts_finds_it(language: str) -> None:
    options = QUESTIONS["education"].options
    assert {f"{school}_expected" for school in (*FLEXIBLE, *TRAINING_COLLEGE)} <= {*options}
    told = {WORDING[language][f"question.education.option.{option}"] for option in options}
    assert len(told) == len(options)


@pytest.mark.parametrize(("language", "once"), [("en", "2 months"), ("ja", "2か月")])
def test_a_range_of_one_is_told_once(language: str, once: str) -> None:
    words = load(language, on=DATES[1])
    months = {"months": 2}
    assert words.figure({"minimum": months, "maximum": months}, None) == once


@pytest.mark.parametrize("variant", [None, EMPLOYER])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_means_something_where_it_stands_alone(
    language: str, variant: str | None
) -> None:
    words = load(language, on=DATES[1], variant=variant)
    lines = {id_: words.text(f"question.{id_}.short") for id_ in QUESTIONS}
    for id_, question in QUESTIONS.items():
        for option in question.all_options:
            lines[f"{id_}.{option}"] = option_short(id_, option, words)
    assert {key: line for key, line in lines.items() if POINTS_ELSEWHERE.search(line)} == {}
