"""Whole results tell each day once, as what it is: due, late, or the last one."""

import re
from typing import Any

import pytest

from selfcheck.wording import EMPLOYER, LANGUAGES
from tests.rules.people import CLEAR, MOVED, MOVING, SETTLING, STAYING
from tests.rules.reading import WITHOUT_JOB, findings, told, warnings

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
@pytest.mark.parametrize("variant", [None, EMPLOYER])
@pytest.mark.parametrize(
    ("stay_ends", "days"),
    [
        ("2027-01-31", ("2027年1月31日（日）", "2027年1月29日（金）", "31 January", "29 January")),
        ("2028-05-31", ("2028年5月31日（水）", "2028年5月31日（水）", "31 May", "31 May")),
    ],
)
def test_the_last_day_of_the_stay_is_told_beside_the_last_open_day(
    stay_ends: str, days: tuple[str, ...], variant: str | None, language: str
) -> None:
    result = told("extension", STAYING | {"stay_ends": stay_ends}, language, variant=variant)
    window = findings(result)["window"]["text"]["reason"]
    for day in days[:2] if language == "ja" else days[2:]:
        assert day in window
        assert day in result["actions"][0]["text"]


@languages
def test_a_notification_still_due_is_not_told_as_made(language: str) -> None:
    made = {"ja": "届出は済んでいます", "en": "are done"}[language]
    due = MOVED | {"left_on": "2026-11-01", "joined_on": "2026-11-20", "notified": ["leaving"]}
    result = told("extension", due, language)
    assert "due" in findings(result)["notifications"]["reason"]
    assert made not in " ".join(each["text"]["reason"] for each in result["findings"])
    searching = findings(told("extension", WITHOUT_JOB, language))["notifications"]
    assert searching["reason"] == "made_leaving"


def test_a_missed_notification_comes_before_what_is_unpaid() -> None:
    owing = STAYING | {"unpaid": ["tax"], "missed_notices": ["address"], "record": ["fine"]}
    assert told("extension", owing)["actions"][0]["id"] == "earlier_notices"


def test_who_can_complete_what_is_missing_knows_the_last_day_to_apply() -> None:
    owing = told("extension", STAYING | {"unpaid": ["tax"]})
    assert "extension" in [each["id"] for each in owing["actions"]]
    low = told("extension", STAYING | {"pay": "lower"})
    (last,) = [each["text"] for each in low["actions"] if each["id"] == "extension"]
    assert "間に合いそうにないときは" in last


def test_a_late_notification_does_not_stand_beside_none_missed() -> None:
    late = findings(told("job-change", MOVING | {"left_on": "2026-10-30", "notified": ["none"]}))
    assert late["notifications"]["label"] == "step_outstanding"
    late = findings(told("extension", MOVED | {"notified": ["none"]}))
    assert late["earlier_notices"]["text"]["reason"].startswith("退職と契約の届出を除き")


@pytest.mark.parametrize("variant", [None, EMPLOYER])
def test_a_stay_that_has_ended_comes_before_all_else(variant: str | None) -> None:
    over = MOVING | {"left_on": "2026-10-01", "notified": ["none"], "stay_ends": "2026-11-20"}
    assert told("job-change", over, variant=variant)["actions"][0]["id"] == "window"


def test_years_begin_anew_where_the_status_ended_with_a_departure() -> None:
    broken = findings(told("permanent", SETTLING | {"absences": ["without_reentry"]}))
    for requirement in ("residence_years", "work_years"):
        assert broken[requirement]["text"]["label"] == "継続した在留しだい"


def test_a_notification_that_may_be_late_only_is_not_told_as_missing() -> None:
    late = told("extension", STAYING | {"missed_notices": ["address"]})
    assert late["text"]["title"] == "住居地の届出に、漏れや遅れがあります"
    assert late["actions"][0]["text"].startswith("住居地の届出をまだ出していなければ")


def test_the_day_of_leaving_is_asked_for_once() -> None:
    unsure = MOVING | {"left_on": "not_sure"}
    actions = [each["text"] for each in told("job-change", unsure)["actions"]]
    assert len([text for text in actions if "退職した日" in text]) == 1


def test_a_caution_repeats_no_condition_that_was_answered() -> None:
    late = MOVING | {"left_on": "2026-10-01"}
    missed = warnings(told("job-change", late | {"notified": ["none"]}))
    assert "済んでいない人" not in missed["notice_leaving_missed"]
    unsure = warnings(told("job-change", late | {"notified": ["not_sure"]}))
    assert "済んでいない人" in unsure["notice_leaving_late"]


def test_a_caution_names_the_open_day_before_a_closed_last_day() -> None:
    soon = warnings(told("extension", STAYING | {"stay_ends": "2026-11-29"}))["last_day_tight"]
    assert "2026年11月29日（日）" in soon
    assert "2026年11月27日（金）" in soon


@languages
@pytest.mark.parametrize("ends", ["2027-02-10", "2027-02-13"])
def test_whoever_told_the_last_day_is_not_told_of_some_last_day(ends: str, language: str) -> None:
    dependent = CLEAR | {"where": "dependent", "lived_in_japan": "yes", "stay_ends": ends}
    (action,) = told("first", dependent, language)["actions"]
    day = {"ja": f"2027年2月{int(ends[-2:])}日", "en": f"{int(ends[-2:])} February 2027"}[language]
    assert day in action["text"]


@pytest.mark.parametrize("trouble", ["barred", "no_real_business"])
def test_what_forbids_the_job_comes_before_the_notifications(trouble: str) -> None:
    result = told("job-change", MOVING | {"organisation": [trouble]})
    assert [each["id"] for each in result["actions"]] == ["contract", "notice_leaving"]
    signed = MOVING | {"organisation": [trouble], "joined_on": "2026-11-20"}
    assert "notice_joining" in [each["id"] for each in told("job-change", signed)["actions"]]


@languages
@pytest.mark.parametrize("variant", [None, EMPLOYER])
def test_of_a_contract_still_to_be_signed_the_deadline_is_told_as_such(
    variant: str | None, language: str
) -> None:
    actions = {each["id"]: each["text"] for each in told("job-change", MOVING, language)["actions"]}
    after = {"ja": "契約した後", "en": "After"}[language]
    assert after in actions["notice_joining"]
    assert after not in actions["notice_leaving"]
    counted = {"ja": "契約した日の翌日から14日以内", "en": "14 days, counted from the day after"}
    assert counted[language] in actions["notice_joining"]


@languages
@pytest.mark.parametrize("variant", [None, EMPLOYER])
@pytest.mark.parametrize(
    "answers",
    [
        {"left_on": "2026-11-15", "joined_on": "2026-12-01"},
        {"left_on": "2026-11-01", "joined_on": "2026-11-20", "notified": ["leaving"]},
        {"contract": "none", "left_on": "2026-11-20"},
        {"organisation": ["barred"]},
    ],
    ids=["both", "joining", "leaving", "without a contract"],
)
def test_a_notification_that_is_still_to_be_made_does_not_read_as_done(
    answers: dict[str, Any], variant: str | None, language: str
) -> None:
    result = told("job-change", MOVING | answers, language, variant=variant)
    notice = findings(result)["notifications"]
    assert (notice["status"], notice["label"]) == ("met", "not_yet_due")
    assert notice["text"]["label"] == {"ja": "期限前", "en": "Deadline to keep"}[language]
    assert any(each["id"].startswith("notice_") for each in result["actions"])


@languages
def test_a_first_day_ahead_says_nothing_of_the_shortest_period(language: str) -> None:
    timeline = told("job-change", MOVING, language)["plan"]["timeline"]
    ahead = next(each for each in timeline if each["id"] == "first_day")["text"]["detail"]
    assert not re.search(r"3か月|period of stay", ahead)


@languages
@pytest.mark.parametrize("variant", [None, EMPLOYER])
def test_a_last_day_is_told_beside_three_other_actions(variant: str | None, language: str) -> None:
    burdened = {"unpaid": ["tax"], "missed_notices": ["address"], "record": ["sentence"]}
    result = told("extension", STAYING | burdened, language, variant=variant)
    assert result["actions"][-1]["id"] == "extension"
    counted = {"ja": "刑", "en": "sentence"}[language]
    # What cannot be completed is the title, and has an action; what can be, stands in the lead.
    assert counted in result["text"]["title"]
    assert {"ja": "税", "en": "tax"}[language] in result["text"]["lead"]
    assert "conduct" in [each["id"] for each in result["actions"]]
