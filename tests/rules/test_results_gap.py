"""Time without work of this status in whole results: its day, its proof, what ends it."""

import pytest

from selfcheck.wording import LANGUAGES
from tests.rules.people import MOVED, MOVING
from tests.rules.reading import findings, told

languages = pytest.mark.parametrize("language", LANGUAGES)

ILL = MOVED | {"left_on": "2025-11-01", "joined_on": "2026-11-20", "gap_reason": "illness"}


@languages
def test_a_closed_last_day_of_a_notification_says_why_it_is_earlier(language: str) -> None:
    """14 days from 15 November 2026 end on a Sunday, of 16 November on a Monday."""
    why = {
        "ja": "2026年11月29日（日）です。その日は窓口が閉まっているため",
        "en": "until Sunday 29 November 2026. The counters are closed that day",
    }
    closed = told("job-change", MOVING, language)["actions"][0]
    assert closed["id"] == "notice_leaving"
    assert why[language] in closed["text"]
    opened = told("job-change", MOVING | {"left_on": "2026-11-16"}, language)["actions"][0]
    assert {"ja": "閉まって", "en": "closed"}[language] not in opened["text"]


@languages
def test_the_timeline_gives_the_same_day_for_a_notification_as_the_action(language: str) -> None:
    rows = {row["id"]: row for row in told("job-change", MOVING, language)["plan"]["timeline"]}
    for said in (rows["notice_leaving"]["text"][part] for part in ("detail", "reminder")):
        assert {"ja": "11月27日（金）", "en": "Friday 27 November"}[language] in said


@languages
def test_the_proof_of_a_gap_stands_among_the_documents(language: str) -> None:
    for route, person in (
        ("extension", ILL),
        (
            "job-change",
            MOVING | {"left_on": "2025-11-01", "gap_reason": "illness", "notified": ["leaving"]},
        ),
    ):
        rows = {row["id"]: row for row in told(route, person, language)["plan"]["documents"]}
        assert rows["F-REV-5-gap"]["need"] == "must", route
    listed = {row["id"] for row in told("extension", MOVED, language)["plan"]["documents"]}
    assert "F-REV-5-gap" not in listed


def test_the_examples_of_a_proof_fit_the_reason() -> None:
    for reason, example in (("illness", "診断書"), ("employer_closed", "離職票")):
        text = findings(told("extension", ILL | {"gap_reason": reason}))["gap"]["text"]["do"]
        assert example in text
        assert text.count("診断書") == (reason == "illness")


@pytest.mark.parametrize("variant", [None, "employer"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_time_without_work_still_to_come_is_not_told_as_past(
    language: str, variant: str | None
) -> None:
    ahead = ILL | {"left_on": "2026-11-15", "joined_on": "2027-03-10", "stay_ends": "2027-05-31"}
    for reason in ("illness", "searching", "no_reason", "not_sure"):
        result = told("extension", ahead | {"gap_reason": reason}, language, variant=variant)
        gap = findings(result)["gap"]["text"]["reason"]
        assert {"en": "If all goes as planned", "ja": "予定どおり"}[language] in gap
        # Whoever will be without work too long learns from which day that has consequences.
        assert {"en": "15 February 2027", "ja": "2027年2月15日"}[language] in gap


@pytest.mark.parametrize("language", ["en", "ja"])
def test_an_extension_waits_for_a_contract_that_is_not_signed(language: str) -> None:
    ahead = MOVED | {"left_on": "2026-10-31", "joined_on": "2026-12-10"}
    result = told("extension", ahead, language)
    known = findings(result)
    now = {"en": "You can apply now", "ja": "今から申請でき"}[language]
    assert now not in known["window"]["text"]["reason"]
    after = {"en": "After you sign", "ja": "契約した後に出します"}[language]
    assert after in known["notifications"]["text"]["reason"]
    acts = {each["id"]: each["text"] for each in result["actions"]}
    assert now not in acts["extension"]
    assert "notice_joining" in acts


def test_work_outside_the_status_does_not_end_the_time_without_work() -> None:
    cleaning = MOVING | {"occupation": ["cleaner"]}
    result = told("job-change", cleaning)
    assert findings(result)["gap"]["label"] == "depends"
    # The contract that is planned has to be notified in time, whatever status fits the work.
    assert "notice_joining" in [each["id"] for each in result["actions"]]


@languages
@pytest.mark.parametrize("variant", [None, "employer"])
@pytest.mark.parametrize("why", ["child_care", "searching", "no_reason", "not_sure"])
def test_a_contract_too_late_to_extend_asks_for_no_proof_of_a_gap_that_may_not_come(
    why: str, variant: str | None, language: str
) -> None:
    """Signed by 29 January the gap is 19 days; as planned, nothing can be applied for."""
    late = {"left_on": "2027-01-10", "joined_on": "2027-05-09", "gap_reason": why}
    result = told("extension", MOVED | late, language, variant=variant)
    gap = findings(result)["gap"]["text"]
    days = {
        "en": ("Friday 29 January 2027", "19 days", "9 May 2027", "10 April 2027"),
        "ja": ("2027年1月29日（金）", "19日", "5月9日（日）", "4月10日（土）"),
    }[language]
    assert findings(result)["gap"]["label"] == "depends"
    assert all(day in gap["reason"] for day in days)
    assert gap["do"].startswith({"en": "If the contract cannot be", "ja": days[0]}[language])
    first = result["actions"][0]
    assert first["id"] == "window"
    at_once = {"en": "without waiting for that day", "ja": "その日を待たずに"}[language]
    assert at_once in first["text"]
    assert {"en": "As soon as", "ja": "すぐ地方入管に"}[language] in result["text"]["lead"]
    needs = {row["id"]: row["need"] for row in result["plan"]["documents"]}
    assert needs["F-REV-5-gap"] == "if"


def test_a_gap_that_is_long_already_is_proved_however_soon_the_contract_is_signed() -> None:
    late = {"left_on": "2026-08-01", "joined_on": "2027-05-09", "gap_reason": "illness"}
    result = told("extension", MOVED | late, "en")
    gap = findings(result)["gap"]
    assert gap["reason"] == "to_explain"
    # The limit is over: it is not told as something that the plan brings about.
    assert gap["text"]["reason"].startswith("You have been without work of this status")
    # What would be due after a contract that comes too late says nothing by its day.
    notices = findings(result)["notifications"]["text"]["reason"]
    assert "May 2027" not in notices
    assert "counted from the day after you sign" in notices
    before_the_limit = late | {"left_on": "2026-10-15"}
    gap = findings(told("extension", MOVED | before_the_limit))["gap"]
    assert gap["parameters"]["in_time"] == {"date": "2027-01-14"}


@languages
@pytest.mark.parametrize("variant", [None, "employer"])
def test_each_notification_is_told_by_itself_the_earlier_first(
    variant: str | None, language: str
) -> None:
    def said(**dates: object) -> str:
        result = told("job-change", MOVING | dates, language, variant=variant)
        text: str = findings(result)["notifications"]["text"]["reason"]
        return text

    leaving = {"ja": "退職の届出", "en": "employer"}[language]
    # The first of two: the leaving is over, the contract ahead.
    first = said(left_on="2026-11-15", joined_on="2026-12-01")
    days = {"ja": ("11月27日", "12月15日"), "en": ("27 November", "15 December")}[language]
    assert first.index(days[0]) < first.index(days[1])
    assert {"ja": "退職や契約をした後", "en": "after the event"}[language] not in first
    # The closed day is named with its own deadline.
    assert {"ja": "11月29日（日）ですが、その日は窓口が", "en": "Sunday 29 November"}[
        language
    ] in first
    # A contract that comes before the leaving stands first.
    other = said(left_on="2027-04-15", joined_on="2026-12-01")
    days = {"ja": ("12月15日", "4月28日"), "en": ("15 December", "28 April")}[language]
    assert other.index(days[0]) < other.index(days[1])
    assert leaving in other
    if language == "en":
        assert "former employer" in first
        assert "present employer" in other
        assert not any(each in first + other for each in ("your employer", "the employer"))
    elif variant:
        assert "ご本人" in first.partition("貴社との契約")[0]
        assert first.count("ご本人") > 1


@languages
@pytest.mark.parametrize("variant", [None, "employer"])
def test_a_leaving_that_was_notified_before_it_happened_is_notified_again(
    variant: str | None, language: str
) -> None:
    early = {"left_on": "2027-06-01", "joined_on": "2026-09-01"}
    again = {"ja": "改めて", "en": "again"}[language]
    for made in (["joining"], ["joining", "leaving"]):
        person = MOVED | early | {"notified": made}
        result = told("extension", person, language, variant=variant)
        text = findings(result)["notifications"]["text"]["reason"]
        assert (again in text) is ("leaving" in made)
