"""What holds for every route: it ends, it is short, and everything in it has words."""

import json
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import selfcheck
from selfcheck import facts, wording
from selfcheck.engine.paths import leaves
from selfcheck.routes import ROUTES
from selfcheck.rules.questions import QUESTIONS
from selfcheck.wording import EMPLOYER, LANGUAGES, SERVICES, SUBJECTS, load, raw_texts
from tests.rules.people import CLEAR, COUNTED, MOVED, MOVING, SETTLING, STAYING

TODAY = date(2026, 11, 22)
DATES = (date(2025, 6, 1), date(2026, 3, 1), TODAY, date(2027, 4, 2))

PEOPLE = (
    ("first", CLEAR),
    ("extension", STAYING),
    ("extension", MOVED),
    ("job-change", MOVING),
    ("permanent", SETTLING),
    ("points", COUNTED),
)

REQUIREMENTS = {
    "first": "entry contract duties workload background pay language dispatch conduct "
    "public_duties earlier_notices",
    "extension": "activity gap contract duties workload background pay language dispatch absence "
    "conduct livelihood public_duties earlier_notices notifications window",
    "job-change": "contract duties workload background pay language dispatch notifications gap "
    "certificate window",
    "permanent": "residence_years work_years points_shortcut continuity longest_period "
    "public_duties household_duties earlier_notices conduct livelihood criteria_kept",
    "points": "points_activity points_degree points_experience points_pay points_floor j_skip "
    "points_age points_research points_licences points_position points_investment points_japan "
    "points_university points_qualification points_employer points_work",
}

routes = pytest.mark.parametrize("route", selfcheck.ROUTES)
languages = pytest.mark.parametrize("language", LANGUAGES)


def test_the_routes_look_at_least_at_these_requirements() -> None:
    assert set(selfcheck.ROUTES) == set(REQUIREMENTS)
    for route, requirements in REQUIREMENTS.items():
        assert {r.id for r in ROUTES[route].requirements} >= set(requirements.split())


@routes
def test_every_way_through_ends_in_one_of_three_outcomes(route: str) -> None:
    found = selfcheck.count(route, on=TODAY)
    assert all(found["outcomes"][outcome] for outcome in ("clear", "settle", "obstacle"))
    assert sum(found["outcomes"].values()) == found["paths"]


def screens(asked: Iterable[str]) -> int:
    """How many screens of questions are shown to whoever is asked these."""
    asked = [*asked]
    shown_with_others = {other.id for id_ in asked for other in QUESTIONS[id_].together}
    return sum(id_ not in shown_with_others for id_ in asked)


@cache
def walks(route: str, on: date) -> list[list[str]]:
    """What people are asked on a day."""
    return [[*asked] for asked in selfcheck.sample(route, on=on, number=200, seed=on.toordinal())]


@routes
@pytest.mark.parametrize("on", DATES, ids=str)
def test_no_way_through_is_long(route: str, on: date) -> None:
    lengths = sorted(screens(asked) for asked in walks(route, on))
    assert lengths[-1] <= 25
    assert lengths[len(lengths) // 2] <= 15


@pytest.mark.parametrize(("route", "person"), PEOPLE, ids=str)
def test_whoever_is_in_order_is_through_soon(route: str, person: dict[str, Any]) -> None:
    assert screens(selfcheck.step(route, person, on=TODAY)["answers"]) <= 15


@routes
def test_no_question_is_asked_whose_answer_cannot_matter(route: str) -> None:
    for requirement in ROUTES[route].requirements:
        ends: dict[tuple[Any, ...], set[tuple[Any, ...]]] = {}
        for leaf in leaves(requirement.rule, TODAY):
            read = list(leaf.answers.items())
            found = (leaf.finding.status, leaf.finding.reason, str(leaf.finding.parameters))
            for depth, (question, _) in enumerate(read):
                ends.setdefault((*read[:depth], question), set()).add(found)
        for asked, found_here in ends.items():
            assert len(found_here) > 1, f"{requirement.id}: {asked}"


@routes
@pytest.mark.parametrize("on", DATES, ids=str)
def test_questions_of_one_screen_are_always_needed_together(route: str, on: date) -> None:
    for asked in walks(route, on):
        for question in asked:
            assert {other.id for other in QUESTIONS[question].together} <= set(asked)


@routes
@languages
def test_every_question_and_reason_has_words(route: str, language: str) -> None:
    for on in DATES:
        words = load(language, on=on)
        for requirement, reasons in selfcheck.reasons(route, on=on).items():
            assert words.has(f"requirement.{requirement}.name")
            missing = [r for r, _ in reasons if not words.has(f"reason.{requirement}.{r}.text")]
            assert not missing
        for question in selfcheck.questions(route, on=on):
            text = selfcheck.present(question, language)["text"]
            assert text["title"]
            assert text["why"]
            assert all(text["options"].values())


@routes
def test_what_is_only_a_draft_or_a_report_decides_nothing(route: str) -> None:
    for requirement in ROUTES[route].requirements:
        for leaf in leaves(requirement.rule, TODAY):
            assert facts.get(leaf.finding.facts[0]).state == "in_force"


def test_every_reason_in_the_wording_can_be_found() -> None:
    found = {
        f"reason.{requirement}.{reason}"
        for route in selfcheck.ROUTES
        for on in DATES
        for requirement, reasons in selfcheck.reasons(route, on=on).items()
        for reason, _ in reasons
    }
    written = {k for k in load("en", on=TODAY).keys if k.startswith("reason.")}
    assert {".".join(key.split(".")[:3]) for key in written} == found


def test_a_text_stands_once_in_the_same_file_of_both_languages_in_the_order_of_keys() -> None:
    folder = Path(wording.__file__).parent
    places: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        files = sorted((folder / language).iterdir())
        assert [file.name for file in files] == [f"{name}.json" for name in SUBJECTS]
        for file in files:
            keys = list(json.loads(file.read_text("utf-8")))
            assert keys == sorted(keys), file
            for key in keys:
                plain = key.partition("@")[0]
                place = places.setdefault(plain, {}).setdefault(language, file.name)
                assert place == file.name, key
        assert len(raw_texts(language)) == sum(
            len(json.loads(file.read_text("utf-8"))) for file in files
        )
    for key, by_language in places.items():
        assert len(set(by_language.values())) == 1, key


def test_both_languages_have_the_same_texts() -> None:
    english, japanese = (load(language, on=TODAY).keys for language in ("en", "ja"))
    of_one_language = {key for key in english ^ japanese if "@" not in key}
    # A language counts in its own way: one thing apart, or money in larger units.
    counting = (".one", ".ten_thousands", ".hundred_millions")
    assert {key for key in of_one_language if not key.endswith(counting)} == set()


@languages
def test_a_variant_differs_from_its_text_and_fills_in_the_same(language: str) -> None:
    words = load(language, on=TODAY)
    marks = re.compile(r"\{\w+\}|\[\[[^]]+\]\]")
    raw = raw_texts(language)
    # Whoever answers for the workplace is addressed, and a client has a name of its own.
    filled = {
        key: sorted(each for each in marks.findall(text) if each != "{workplace}")
        for key, text in raw.items()
    }
    for key in (key for key in words.keys if "@" in key):
        base, _, variant = key.partition("@")
        assert variant in (EMPLOYER, SERVICES)
        assert raw[key] != raw[base]
        assert filled[key] == filled[base], key
