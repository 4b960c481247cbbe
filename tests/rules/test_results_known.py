"""What an answer has settled is said as it is: the thing by its name, where it matters."""

from typing import Any

import pytest

from selfcheck.wording import LANGUAGES
from tests.rules.people import CLEAR, MOVED, MOVING, SETTLING, STAYING
from tests.rules.reading import findings, told

languages = pytest.mark.parametrize("language", LANGUAGES)

INSURANCE = {"ja": "資格確認書", "en": "proof of "}


@languages
@pytest.mark.parametrize(
    ("route", "person", "shown"),
    [
        ("extension", STAYING, True),
        ("first", CLEAR | {"where": "dependent"}, True),
        ("first", CLEAR | {"where": "no_limit_on_work"}, False),
        ("first", CLEAR | {"where": "technical_intern"}, False),
        ("first", CLEAR | {"lived_in_japan": "yes"}, False),
    ],
)
def test_the_insurance_is_shown_only_at_an_application_that_asks_for_it(
    route: str, person: dict[str, Any], shown: bool, language: str
) -> None:
    result = told(route, person, language)
    said = findings(result)["public_duties"]["text"]["reason"]
    assert (INSURANCE[language] in said) is shown
    listed = {row["id"] for row in result["plan"]["documents"]}
    assert ("F-DOC-62" in listed) is shown


@languages
def test_what_can_be_done_comes_before_what_only_the_years_bring(language: str) -> None:
    person = SETTLING | {"years_in_japan": 2, "shortcut": "points_80", "points_kept": "only_now"}
    found = findings(told("permanent", person, language))["residence_years"]
    assert {"ja": "ポイント", "en": "held"}[language] in found["text"]["remedies"][0]


@languages
def test_years_that_hang_on_continuity_hang_on_it_everywhere(language: str) -> None:
    away = SETTLING | {"absences": ["half_a_year"], "absence_reason": "no_reason"}
    found = findings(told("permanent", away, language))
    for requirement in ("residence_years", "points_shortcut"):
        assert found[requirement]["label"] == "depends", requirement
    for word in ("項目をご覧", "explained in the item"):
        assert word not in found["residence_years"]["text"]["reason"]


@languages
@pytest.mark.parametrize(("occupation", "named"), [("programmer", True), ("accountant", False)])
def test_the_listed_exam_is_named_in_what_to_do_where_it_is_a_way(
    occupation: str, named: bool, language: str
) -> None:
    person = CLEAR | {
        "occupation": [occupation],
        "field": "economics" if named else "medicine",
        "courses": "none",
        "it_exam": "no",
        "subject_years": 0,
        "experience": 1,
    }
    result = told("first", person, language)
    assert findings(result)["background"]["label"] == "not_met"
    exam = {"ja": "IT告示の試験（法務大臣が告示", "en": "the Minister's list (IT notice)"}[language]
    assert (exam in result["actions"][0]["text"]) is named


@languages
def test_what_is_outstanding_is_told_together_where_there_is_more_to_do(language: str) -> None:
    person = STAYING | {"unpaid": ["tax"], "missed_notices": ["address"], "record": ["sentence"]}
    told_ = told("extension", person, language)["actions"]
    assert len(told_) == 3
    said = " ".join(each["text"] for each in told_)
    for word in {"ja": ("税金", "市区町村", "拘禁刑"), "en": ("tax", "municipality", "sentence")}[
        language
    ]:
        assert word in said
    assert {"ja": "勤務先のこと", "en": "about your employer"}[language] not in said


@languages
def test_the_plan_begins_with_the_return_where_that_is_what_is_missing(language: str) -> None:
    first = told("first", CLEAR | {"where": "technical_intern"}, language)["plan"]["timeline"][0]
    assert (first["id"], first["who"]) == ("go_home_first", "applicant")
    both = CLEAR | {"where": "technical_intern", "pay": "lower"}
    assert told("first", both, language)["plan"]["timeline"][0]["id"] == "solve_first"


@pytest.mark.parametrize(
    ("route", "person", "who"),
    [
        ("permanent", SETTLING | {"household_duties": "late"}, "applicant"),
        ("permanent", SETTLING | {"unpaid": ["tax"]}, "applicant"),
        ("first", CLEAR | {"pay": "lower"}, "both"),
    ],
)
def test_who_solves_what_is_missing_is_who_can(
    route: str, person: dict[str, Any], who: str
) -> None:
    first = told(route, person)["plan"]["timeline"][0]
    assert (first["id"], first["who"]) == ("solve_first", who)


@languages
def test_the_certificate_is_examined_by_the_agency(language: str) -> None:
    rows = {row["id"]: row for row in told("job-change", MOVING, language)["plan"]["timeline"]}
    assert rows["work_certificate"]["who"] == "agency"


@languages
def test_of_an_open_main_work_the_language_is_open_too(language: str) -> None:
    person = CLEAR | {"occupation": ["programmer", "school_teacher"]}
    found = findings(told("first", person, language))
    assert found["duties"]["reason"] == "partly_other_status_from_abroad"
    assert found["language"]["label"] == "depends"


@languages
def test_a_known_day_of_filing_stands_instead_of_the_day_of_the_law(language: str) -> None:
    away = SETTLING | {"absences": ["half_a_year"], "absence_reason": "no_reason"}
    planned = told("permanent", away | {"apply_on": "2027-05-10"}, language)
    assert findings(planned)["continuity"]["reason"] == "beyond_yardstick"
    assert "2027" not in planned["text"]["title"]


@languages
def test_a_contract_for_services_is_with_a_client(language: str) -> None:
    result = told("first", CLEAR | {"contract": "services"}, language)
    said = [result["text"]["lead"], *(each["text"] for each in result["actions"])]
    said.append(findings(result)["entry"]["text"]["reason"])
    for sentence in said:
        assert {"ja": "契約先", "en": "client"}[language] in sentence
        assert {"ja": "勤務先", "en": "employer"}[language] not in sentence


@pytest.mark.parametrize(
    ("joined", "also"),
    [
        ("2026-11-20", "事業の実体を証明できないことに加えて、報酬の要件も満たしていません。"),
        (
            "2026-12-01",
            "契約の前に、勤務先の事業の実体と報酬の要件を満たせるかを確かめてください。",
        ),
    ],
)
def test_what_stands_beside_the_title_says_so(joined: str, also: str) -> None:
    """The title stands in a line of its own: what else is not met is told as more than that."""
    person = MOVING | {"organisation": ["no_real_business"], "pay": "lower", "joined_on": joined}
    title, lead = (told("job-change", person)["text"][part] for part in ("title", "lead"))
    assert "報酬" not in title
    assert also in lead


@pytest.mark.parametrize(
    ("joined", "before"), [("2026-12-01", "契約の前に、"), ("2026-11-20", "次の更新の前に、")]
)
def test_in_a_job_change_nothing_is_checked_before_an_application(joined: str, before: str) -> None:
    person = MOVING | {"working_week": "partly_simple", "joined_on": joined}
    result = told("job-change", person)["text"]
    assert before in result["title"] + result["lead"]
    assert "申請の前に" not in result["title"] + result["lead"]


@languages
def test_a_certificate_of_eligibility_is_issued_and_not_permitted(language: str) -> None:
    said = {"ja": "認定証明書の交付・不交付は", "en": "decides on the certificate"}[language]
    for person in (CLEAR, CLEAR | {"pay": "lower"}):
        assert said in told("first", person, language)["text"]["lead"]


@languages
def test_where_the_work_has_to_change_the_education_is_checked_with_it(language: str) -> None:
    person = STAYING | {"occupation": ["cook"]}
    for requirement in ("background", "language"):
        assert findings(told("extension", person, language))[requirement]["label"] == "depends"


def test_the_same_fact_weighs_the_same_in_the_title_and_in_the_reason() -> None:
    person = STAYING | {"absence": "long", "absence_reason": "no_reason"}
    result = told("extension", person)
    said = (result["text"]["title"], findings(result)["absence"]["text"]["reason"])
    assert ["ことがあります" in each for each in said] == [True, True]


@languages
def test_what_to_do_has_all_that_would_change_the_result(language: str) -> None:
    """Where two things are missing, the step names both, as the way to change it does."""
    person = MOVING | {"dispatch": "yes", "dispatch_settled": ["client"]}
    do = findings(told("job-change", person, language))["dispatch"]["text"]["do"]
    assert {"ja": "雇用が続く", "en": "between placements"}[language] in do


def test_a_victim_of_a_breach_is_not_told_that_it_counts_against_them() -> None:
    title = told("extension", STAYING | {"labour_conditions": "broken"})["text"]["title"]
    assert "不利" not in title


DRAWER = CLEAR | {"occupation": ["animator"], "own_creation": "assists_first", "field": "other"}


@languages
@pytest.mark.parametrize("variant", [None, "employer"])
@pytest.mark.parametrize(
    ("person", "known", "counts"),
    [
        (CLEAR | {"occupation": ["accountant"], "subject_years": 5}, ("8", "2"), True),
        (CLEAR | {"occupation": ["accountant"], "subject_years": "not_sure"}, (), True),
        (DRAWER | {"experience": 1}, ("1", "2"), False),
        (DRAWER | {"experience": 0}, (), False),
    ],
)
def test_the_years_that_count_are_told_for_the_work_that_is_known(
    person: dict[str, Any],
    known: tuple[str, ...],
    counts: bool,
    variant: str | None,
    language: str,
) -> None:
    """No exception for the reader to rule out, and no sum for the reader to work out."""
    unclear = {"field": "other", "courses": "not_sure", "experience": 3}
    result = told("first", {**unclear, **person, "field": "other"}, language, variant=variant)
    (remedy,) = findings(result)["background"]["text"]["remedies"]
    assert {"en": "except", "ja": "除"}[language] not in remedy
    together = {"en": "come to 10 years together", "ja": "専攻した期間と合わせて10年"}[language]
    assert (together in remedy) is counts
    alone = {"en": "years of study do not count", "ja": "専攻した期間は実務経験に含まれません"}[
        language
    ]
    assert (alone in remedy.lower()) is not counts
    now = {"en": "So far ", "ja": "今は"}[language]
    assert (now in remedy) is bool(known)
    for figure in known:
        year = {"en": f"{figure} year", "ja": f"{figure}年"}[language]
        assert year in remedy


def test_a_title_says_first_only_of_what_comes_first() -> None:
    """The notification is due sooner than what the title names."""
    person = MOVING | {"occupation": ["instructor_company"], "courses": "not_sure"}
    unclear = {"experience": 3, "subject_years": 5, "person_facing": "yes"}
    result = told("job-change", person | unclear | {"work_languages": ["own"]}, "en")
    assert result["actions"][0]["id"] == "notice_leaving"
    assert result["text"]["title"].startswith("Before you sign, check which of your courses")


@languages
@pytest.mark.parametrize("variant", [None, "employer"])
def test_on_the_last_day_what_can_be_completed_comes_before_applying(
    variant: str | None, language: str
) -> None:
    today = STAYING | {"stay_ends": "2026-11-25", "unpaid": ["pension"]}
    result = told("extension", today, language, variant=variant)
    assert [each["id"] for each in result["actions"]] == ["public_duties", "last_day"]
    last = result["actions"][1]["text"]
    assert {"ja": "済まないときも", "en": "settled today"}[language] in last
    window = findings(result)["window"]["text"]["reason"]
    for text in (result["text"]["lead"], window):
        assert {"ja": "今日", "en": "today"}[language] in text.lower()
        assert {"ja": "そろえて、", "en": "Once "}[language] not in text


@languages
@pytest.mark.parametrize("variant", [None, "employer"])
@pytest.mark.parametrize(
    "open_point",
    [{"working_week": "partly_simple"}, {"pay": "lower"}, {"unpaid": ["tax"]}],
    ids=["to check", "not met", "outstanding"],
)
def test_where_something_waits_the_last_day_says_what_to_do_if_it_is_not_settled(
    open_point: dict[str, object], variant: str | None, language: str
) -> None:
    result = told("extension", STAYING | open_point, language, variant=variant)
    (last,) = [each["text"] for each in result["actions"] if each["id"] == "extension"]
    now = {"ja": "今から申請でき", "en": "accepted now"}[language]
    assert now not in last
    assert {"ja": "間に合いそうにないときは", "en": "If it seems that this"}[language] in last
    clear = told("extension", STAYING, language, variant=variant)["actions"]
    assert now in next(each["text"] for each in clear if each["id"] == "extension")
    assert now not in findings(result)["window"]["text"]["reason"]


@languages
def test_years_that_cannot_be_reached_in_time_are_not_waited_for(language: str) -> None:
    unrelated = {"present_work": "new_duties", "field": "medicine", "courses": "none"}
    person = {**STAYING, **unrelated, "training": "none", "education": "university"}
    late = {
        "ja": "期限より後で、間に合いません",
        "en": "will not have 10 years of experience by the last day",
    }
    for years, too_late in ((3, True), (9, False)):
        work = {"occupation": ["accountant"], "experience": years, "subject_years": 0}
        text = findings(told("extension", person | work, language))["background"]["text"]
        assert (late[language] in text["do"]) is too_late
        in_time = {"ja": "更新には間に合いません", "en": "too late for this extension"}[language]
        assert (in_time in text["remedies"][-1]) is too_late
        assert {"ja": "専攻に関連する業務", "en": "relate to what you studied"}[language] in (
            text["remedies"][0]
        )


@languages
def test_the_new_employer_is_named_apart_from_one_that_is_still_to_be_left(language: str) -> None:
    new = {"ja": "新しい勤務先", "en": "your new employer"}[language]
    for left_on, two in (("2027-06-01", True), ("2026-08-31", False)):
        person = {**MOVED, "left_on": left_on, "working_week": "too_little"}
        found = findings(told("extension", person, language))
        for requirement, part in (("workload", "do"), ("labour_conditions", "reason")):
            assert (new in found[requirement]["text"][part]) is two


@languages
@pytest.mark.parametrize("variant", [None, "employer"])
def test_who_is_short_of_years_or_of_a_stay_is_not_told_to_do_what_cannot_be_done(
    variant: str | None, language: str
) -> None:
    """Nobody makes up a year in weeks, and no work goes on that nobody may do."""
    short = {"education": "vocational_abroad", "experience": 4, "subject_years": 5}
    work = {"occupation": ["construction_manager"]}
    late = {"left_on": "2026-11-19", "joined_on": "2026-10-25", "notified": ["none"]}
    result = told("extension", MOVED | work | short | late, language, variant=variant)
    assert {each["id"] for each in result["actions"]} >= {"background", "extension"}
    told_of = " ".join(each["text"] for each in result["actions"])
    for said in {"ja": ("契約の届出", "退職の届出"), "en": ("contract", "former employer")}[
        language
    ]:
        assert said in told_of
    unless = {"ja": "満たせないとわかったときは", "en": "if not, "}[language]
    assert unless in result["text"]["lead"]
    over = STAYING | {"occupation": ["university_teacher"], "stay_ends": "2026-11-08"}
    do = findings(told("extension", over, language, variant=variant))["duties"]["text"]["do"]
    assert {"ja": "在留できる", "en": "allowed to stay"}[language] in do


@languages
def test_who_lives_alone_is_not_told_of_a_household_and_a_client_to_be_fixed_ends_no_gap(
    language: str,
) -> None:
    alone = SETTLING | {"household_duties": "alone", "livelihood": "own_income"}
    found = findings(told("permanent", alone, language))["livelihood"]["text"]
    assert {"ja": "世帯", "en": "household"}[language] not in found["do"] + found["reason"]
    for row in told("permanent", alone, language)["plan"]["documents"]:
        if row["one_of"] == "occupation" or row["id"] == "F-PR-65":
            said = " ".join(row["text"].get(part, "") for part in ("shows", "need", "one_of"))
            assert {"ja": "生計を支える人", "en": "household"}[language] not in said
    waits = MOVED | {"dispatch": "yes", "dispatch_settled": ["none"]}
    assert findings(told("extension", waits, language))["gap"]["label"] == "depends"
