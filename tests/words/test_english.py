"""What the English of results keeps to: a day belongs to the deed, a known fact is no condition."""

from __future__ import annotations

import re
from typing import Any

import pytest

import selfcheck
from selfcheck.wording import EMPLOYER, LANGUAGES, raw_texts
from tests.rules.people import CLEAR, MOVING, SETTLING, STAYING

WORDING = raw_texts("en")
OF_RESULTS = ("action.", "alternative.", "lead.", "notice.", "plan.", "reason.", "verdict.")
LONG_TRIP = {"absences": ["half_a_year"], "absence_reason": "no_reason"}
both = pytest.mark.parametrize("variant", [None, EMPLOYER])
languages = pytest.mark.parametrize("language", LANGUAGES)

NOT_SO = {
    # "that you left your employer by Friday" tells when somebody left, not when to notify.
    "a deadline after the event": re.compile(r"\b(left|leaving)\b(?! notification)[^.,]*\bby \{"),
    # What is listed stands without an article: "how a fine by a court came about".
    "a listed noun as if known": re.compile(r"\bhow \{items\}"),
    "a post that is filled": re.compile(r"\bfills? the post\b"),
    "an abbreviation of the status": re.compile(r"\bgijinkoku\b", re.I),
    "a comparison that can be misread": re.compile(r"\bless simple work\b"),
    "a day counted from an unnamed one": re.compile(r"counted from the next day"),
    # One day is left, two are: the verb must fit both.
    "a verb that fits many days only": re.compile(r"\b(?:are|were) \{\w*(?:days|months|years)\}"),
    "a status that nobody named": re.compile(r"\bon such a status\b"),
}


@pytest.mark.parametrize("fault", NOT_SO)
def test_no_sentence_of_a_result_can_be_misread(fault: str) -> None:
    found = {
        key: text
        for key, text in WORDING.items()
        if key.startswith(OF_RESULTS) and NOT_SO[fault].search(text)
    }
    assert not found


def test_what_belongs_to_the_applicant_alone_is_told_to_an_employer_in_other_words() -> None:
    applicant = re.compile(
        r"\b(your (next|present|former|period of stay|stay|residence card)|you (left|leave|live))\b"
    )
    results = {key: text for key, text in WORDING.items() if key.startswith(OF_RESULTS)}
    told = {
        key: results.get(f"{key}@{EMPLOYER}", text)
        for key, text in results.items()
        if "@" not in key
    }
    own = {key for key, text in results.items() if applicant.search(text)}
    assert own
    assert {key: told[key] for key in own & told.keys() if applicant.search(told[key])} == {}


def told(
    route: str, answers: dict[str, Any], language: str = "en", variant: str | None = None
) -> dict[str, Any]:
    result = selfcheck.step(route, answers, on="2026-11-25")
    assert result["kind"] == "assessment", result.get("id")
    return selfcheck.present(result, language, variant)


def finding(result: dict[str, Any], requirement: str) -> dict[str, Any]:
    return next(each for each in result["findings"] if each["requirement"] == requirement)


@both
@languages
def test_what_is_still_to_be_notified_is_labelled_by_its_day_that_is_ahead(
    language: str, variant: str | None
) -> None:
    due = finding(told("job-change", MOVING, language, variant), "notifications")
    assert (due["status"], due["label"]) == ("met", "not_yet_due")
    assert {"en": "Deadline to keep", "ja": "期限前"}[language] == due["text"]["label"]


@both
def test_where_nothing_is_applied_for_nothing_is_to_be_done_before_it(variant: str | None) -> None:
    moves = {"japanese_proof": "no_proof", "occupation": ["hotel_front"], "category": "category_4"}
    moves |= {"work_languages": ["own", "japanese"], "language_demand": "most"}
    for route, person in (
        ("job-change", MOVING | moves),
        ("job-change", MOVING | {"working_week": "partly_simple"}),
        ("first", CLEAR | {"where": "no_limit_on_work", "lived_in_japan": "yes"}),
    ):
        result = told(route, person, variant=variant)
        said = [*result["text"].values(), *(each["text"] for each in result["actions"])]
        assert not [
            text for text in said if re.search("before (you apply|the application)", text, re.I)
        ]


@both
@languages
def test_years_are_not_in_order_while_long_trips_may_break_them(
    language: str, variant: str | None
) -> None:
    stayed = finding(told("permanent", SETTLING | LONG_TRIP, language, variant), "residence_years")
    assert stayed["label"] == "depends"
    landing = {"en": "Counted from", "ja": "上陸した日から数えると"}[language]
    assert landing in stayed["text"]["reason"]
    assert finding(told("permanent", SETTLING), "residence_years")["label"] == "ok"


@both
@languages
def test_late_payment_is_told_with_the_years_that_are_looked_at(
    language: str, variant: str | None
) -> None:
    late = told("permanent", SETTLING | {"household_duties": "late"}, language, variant)
    told_to_do = finding(late, "household_duties")["text"]["do"]
    assert {"en": "5 years for tax", "ja": "税金は5年間"}[language] in told_to_do


def test_one_thing_is_named_once_in_a_title() -> None:
    week = told("first", CLEAR | {"working_week": "partly_simple"})
    assert week["text"]["title"].count("work") == 1, week["text"]["title"]
    assert "cut down the simple work" in week["actions"][0]["text"]


def test_nothing_in_a_record_is_more_certain_in_the_text_than_in_its_label() -> None:
    student = told("extension", STAYING | {"record": ["over_hours"]})
    assert "may count against you" in student["text"]["title"]
    assert "may count" in finding(student, "conduct")["text"]["reason"]
