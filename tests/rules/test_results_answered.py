"""What was answered is what a result tells: no more, no less, and for the application at hand."""

import re
from typing import Any

import pytest

from selfcheck.wording import EMPLOYER, LANGUAGES
from tests.rules.people import CLEAR, MOVED, MOVING, SETTLING, STAYING
from tests.rules.reading import findings, told

languages = pytest.mark.parametrize("language", LANGUAGES)
variants = pytest.mark.parametrize("variant", [None, EMPLOYER])

NO_DOCUMENTS = {"ja": "証明する資料がありません", "en": "no documents that prove the reason"}
LOOK_FOR = {"ja": "資料が残っていないか", "en": "anything that proves"}
COURSES = {"field": "other", "courses": "main"}
TEACHER = {
    "occupation": ["language_teacher"],
    "education": "advanced_course",
    "related_work": "no",
    "courses": "none",
    "experience": 4,
    "person_facing": "yes",
    "work_languages": ["own"],
}


@languages
@variants
@pytest.mark.parametrize(
    ("route", "person", "requirement"),
    [
        ("extension", STAYING | {"absence": "long", "absence_reason": "no_reason"}, "absence"),
        (
            "permanent",
            SETTLING | {"absences": ["ninety_days"], "absence_reason": "no_reason"},
            "continuity",
        ),
    ],
)
def test_a_reason_without_proof_is_not_called_no_reason(
    route: str, person: dict[str, Any], requirement: str, variant: str | None, language: str
) -> None:
    text = findings(told(route, person, language, variant=variant))[requirement]["text"]
    assert NO_DOCUMENTS[language].replace("have ", "") in text["reason"]
    assert {"ja": "正当な理由なく", "en": "without a good reason"}[language] not in text["reason"]
    if variant is None:
        assert LOOK_FOR[language] in text["do"]


@languages
def test_years_that_may_be_counted_anew_touch_the_years_of_work_status(language: str) -> None:
    away = SETTLING | {"absences": ["half_a_year"], "absence_reason": "no_reason"}
    told_of = findings(told("permanent", away, language))
    label = {"ja": "継続した在留しだい", "en": "Depends on the years in a row"}[language]
    for requirement in ("residence_years", "work_years", "points_shortcut"):
        assert told_of[requirement]["text"]["label"] == label
    went = {"ja": "1回で", "en": "one trip"}[language]
    assert went in told_of["continuity"]["text"]["reason"]


@languages
@variants
def test_a_proof_that_is_not_needed_is_not_missing(variant: str | None, language: str) -> None:
    front = {
        "occupation": ["interpreter"],
        "work_languages": ["japanese", "own"],
        "japanese_proof": "no_proof",
        "language_demand": "most",
    }
    by_category = {
        category: findings(
            told("job-change", MOVING | front | {"category": category}, language, variant=variant)
        )["language"]
        for category in ("category_2", "category_3", "not_sure")
    }
    assert {id_: each["label"] for id_, each in by_category.items()} == {
        "category_2": "check",
        "category_3": "evidence_missing",
        "not_sure": "check",
    }
    known = by_category["category_2"]["text"]
    assert {"ja": "カテゴリー2", "en": "Category 2"}[language] in known["reason"]
    assert {"ja": "1と2", "en": "Categories 1"}[language] not in known["reason"]
    for each in by_category.values():
        for said in (each["text"]["do"], each["text"]["reason"]):
            assert {"ja": "日本語", "en": "Japanese"}[language] in said
            assert "B2" in said


@languages
@variants
@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("main", {"ja": "半分以上", "en": "at least half"}),
        ("part", {"ja": "数多く", "en": "many of"}),
    ],
)
def test_so_many_courses_relate_as_were_answered(
    share: str, said: dict[str, str], variant: str | None, language: str
) -> None:
    studied = MOVED | COURSES | {"courses": share, "field": "medicine"}
    found = findings(told("extension", studied, language, variant=variant))["background"]
    assert found["reason"] == "university_courses"
    assert said[language] in found["text"]["reason"]


@languages
@variants
@pytest.mark.parametrize(
    ("route", "person", "application"),
    [
        ("first", CLEAR, {"ja": "認定証明書の交付申請", "en": "Certificate of Eligibility"}),
        ("first", CLEAR | {"where": "student"}, {"ja": "変更の申請", "en": "change of status"}),
        ("extension", MOVED, {"ja": "、更新の申請", "en": "for the extension"}),
        ("job-change", MOVING, {"ja": "次の更新の申請", "en": "next extension"}),
    ],
)
def test_what_shows_the_relation_goes_with_the_application_at_hand(
    route: str,
    person: dict[str, Any],
    application: dict[str, str],
    variant: str | None,
    language: str,
) -> None:
    result = told(route, person | COURSES | {"field": "medicine"}, language, variant=variant)
    assert findings(result)["background"]["reason"] == "university_courses"
    done = next(each["text"] for each in result["actions"] if each["id"] == "background")
    assert application[language] in done
    assert {row["id"] for row in result["plan"]["documents"]} >= {
        "F-DOC-75-transcript",
        "F-DOC-76",
    }


@languages
@pytest.mark.parametrize("category", ["category_1", "category_4"])
@pytest.mark.parametrize(("route", "person"), [("first", CLEAR), ("extension", MOVED)])
def test_years_of_work_are_proved_by_documents_of_the_list(
    route: str, person: dict[str, Any], category: str, language: str
) -> None:
    result = told(route, person | TEACHER | {"category": category}, language)
    assert findings(result)["background"]["reason"] == "experience"
    listed = {row["id"] for row in result["plan"]["documents"]}
    assert listed & {"F-DOC-17", "F-DOC-75-experience"}
    done = next(each["text"] for each in result["actions"] if each["id"] == "background")
    assert {"ja": "在職証明書", "en": "employment certificates"}[language] in done


@languages
@variants
@pytest.mark.parametrize("studied", [{}, COURSES | {"field": "medicine"}])
def test_a_graduation_ahead_is_told_as_a_condition(
    studied: dict[str, Any], variant: str | None, language: str
) -> None:
    graduating = MOVING | studied | {"education": "university_expected"}
    said = {"ja": "予定どおり卒業", "en": "as planned"}[language]
    for education, ahead in (("university_expected", True), ("university", False)):
        result = told(
            "job-change", graduating | {"education": education}, language, variant=variant
        )
        assert (said in findings(result)["background"]["text"]["reason"]) is ahead
        actions = " ".join(each["text"] for each in result["actions"])
        assert ({"ja": "卒業する", "en": "graduate"}[language] in actions) is ahead


@languages
@variants
def test_a_day_of_signing_that_is_known_tells_whether_there_is_a_contract(
    variant: str | None, language: str
) -> None:
    for joined, said in (
        ("2026-09-01", {"ja": "結んでおり", "en": "signed"}),
        ("2026-12-01", {"ja": "結ぶ予定", "en": "plan to sign"}),
    ):
        result = told(
            "job-change",
            MOVING | {"joined_on": joined, "notified": ["none"]},
            language,
            variant=variant,
        )
        text = findings(result)["contract"]["text"]["reason"]
        assert said[language] in text
        assert {"ja": "採用通知", "en": "written offer"}[language] not in text


@languages
@variants
def test_from_abroad_no_status_is_changed_to_run_a_company(
    variant: str | None, language: str
) -> None:
    change = {"ja": "変更", "en": "change"}[language]
    for where, named in (("abroad", False), ("dependent", True)):
        owner = CLEAR | {"contract": "own_business", "where": where, "lived_in_japan": "no"}
        if where == "dependent":
            owner |= {"stay_ends": "2027-05-31"}
        result = told("first", owner, language, variant=variant)
        text = findings(result)["contract"]["text"]
        if not named:
            assert change not in text["reason"] + text["do"]
            assert {"ja": "「経営・管理」", "en": "Business Manager"}[language] in text["do"]
        elif variant is None:
            assert change in text["reason"] + text["do"]


@languages
@variants
def test_a_breach_of_the_labour_laws_is_told_as_answered(
    variant: str | None, language: str
) -> None:
    broken = STAYING | {"labour_conditions": "broken"}
    result = told("extension", broken, language, variant=variant)
    said = findings(result)["labour_conditions"]["text"]["reason"]
    assert {"ja": "との回答", "en": "According to your answers"}[language] in said
    assert {"ja": "ことが、審査で", "en": "examiners"}[language] not in result["text"]["title"]


def rows(result: dict[str, Any], part: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in result["plan"][part]}


@languages
def test_one_of_the_proofs_of_work_is_always_needed_for_permanent_residence(language: str) -> None:
    result = told("permanent", SETTLING, language)
    listed = rows(result, "documents")
    group = {id_ for id_, row in listed.items() if row["one_of"] == "occupation"}
    assert group == {"F-PR-56-employed", "F-PR-56-self-employed", "F-PR-56-other"}
    assert {listed[id_]["need"] for id_ in group} == {"must"}
    needed = {row["one_of"] or id_ for id_, row in listed.items() if row["need"] == "must"}
    assert str(len(needed)) in result["plan"]["text"]["papers"]


@languages
@pytest.mark.parametrize(
    ("person", "told_of_moves"),
    [({}, False), ({"present_work": "new_employer"}, True)],
)
def test_who_stays_with_the_employer_is_not_told_to_wait_after_a_move(
    person: dict[str, Any], told_of_moves: bool, language: str
) -> None:
    move = {
        "left_on": "2026-01-31",
        "joined_on": "2026-02-01",
        "notified": ["leaving", "joining"],
    }
    result = told("permanent", SETTLING | (move if told_of_moves else {}) | person, language)
    filing = rows(result, "timeline")["filing_permanent"]["text"]["detail"]
    assert ({"ja": "専門家は", "en": "specialists advise"}[language] in filing) is told_of_moves


@languages
def test_the_published_average_stands_beside_the_standard_period(language: str) -> None:
    row = rows(told("permanent", SETTLING, language), "timeline")["decision_permanent"]["text"]
    assert {"ja": "標準処理期間", "en": "standard processing period"}[language] in row["detail"]
    assert {"ja": "実際", "en": "In practice"}[language] in row["average"]


@languages
@variants
def test_fixed_days_do_not_wait_for_what_is_to_be_solved(
    variant: str | None, language: str
) -> None:
    wait = {"ja": "その後の流れ", "en": "rest comes after that"}[language]
    barred = {"organisation": ["barred"]}
    moving = told("job-change", MOVING | barred, language, variant=variant)
    assert wait not in rows(moving, "timeline")["solve_first"]["text"]["detail"]
    abroad = told("first", CLEAR | barred, language, variant=variant)
    assert wait in rows(abroad, "timeline")["solve_first"]["text"]["detail"]


@languages
@variants
def test_a_deadline_shows_one_day(variant: str | None, language: str) -> None:
    """14 days from 15 November 2026 end on Sunday 29 November."""
    step = rows(told("job-change", MOVING, language, variant=variant), "timeline")
    notice = step["notice_leaving"]["text"]
    assert (
        notice["dates"] == {"ja": "2026年11月27日（金）", "en": "Friday 27 November 2026"}[language]
    )
    assert {"ja": "11月29日（日）", "en": "Sunday 29 November"}[language] in notice["detail"]
    gap = step["without_activity"]["text"]["detail"]
    assert {"ja": "業務を始めていないと", "en": "has started before this day"}[language] in gap


@languages
def test_the_documents_of_a_move_name_their_application_and_its_fee(language: str) -> None:
    moving = MOVING | {"category": "category_2"}
    plan = told("job-change", moving, language)["plan"]
    assert {"ja": "転職後最初の更新", "en": "first extension after the change of employer"}[
        language
    ] in plan["text"]["papers"]
    assert {"ja": "時間のかかる", "en": "take time"}[language] not in plan["text"]["papers"]
    fee = {"ja": "更新の手数料は、この額に含まれません", "en": "extension is not included"}[
        language
    ]
    assert fee in plan["fees"]["total"]["text"]


@languages
def test_what_is_only_shown_is_not_submitted(language: str) -> None:
    shown = {"ja": "窓口で提示", "en": "To show at the counter"}[language]
    for route, person in (("extension", STAYING), ("first", CLEAR | {"where": "student"})):
        for row in told(route, person, language)["plan"]["documents"]:
            if row["official_name"].endswith("（提示）") and not row["conditions"]:
                assert row["text"]["need"] == shown


def test_a_name_of_our_own_says_which_is_the_official_one() -> None:
    for row in told("permanent", SETTLING)["plan"]["documents"]:
        text = row["text"]
        if text["official_name"] != text["title"]:
            assert text["official"].endswith(text["official_name"])
            assert text["official"] != text["official_name"]


@languages
def test_what_category_4_does_is_told_once(language: str) -> None:
    plan = told("extension", STAYING, language)["plan"]
    four = {"ja": "カテゴリー4", "en": "Category 4"}[language]
    row = rows({"plan": plan}, "documents")["F-DOC-53"]["text"]
    assert row["note"].count(four) == 1
    assert four in row["scope"]
    assert not [note for note in plan["notes"] if four in note["text"]["text"]]


@languages
@variants
def test_an_income_that_is_too_low_is_told_for_what_and_its_proof_where_it_goes(
    variant: str | None, language: str
) -> None:
    poor = STAYING | {"livelihood": "too_little"}
    text = findings(told("extension", poor, language, variant=variant))["livelihood"]["text"]
    assert {"ja": "生活に足りない", "en": "too low to live on"}[language] in text["reason"]
    assert {"ja": "申請に添え", "en": "the application"}[language] in text["do"]


@languages
def test_the_household_is_compared_with_the_new_rules_as_one(language: str) -> None:
    text = findings(told("permanent", SETTLING, language))["livelihood"]["text"]
    assert {"ja": "世帯全員", "en": "the household's income"}[language] in text["do"]
    assert {"ja": "回答からは", "en": "do not show"}[language] in text["reason"]
    assert text["do"].count("確かめ") < 2
    assert "your income" not in text["do"]


@languages
@pytest.mark.parametrize(
    ("unpaid", "years"),
    [
        ({"unpaid": ["health_insurance"]}, {"2"}),
        ({"unpaid": ["tax"]}, {"5"}),
        ({"unpaid": ["tax", "pension"]}, {"2", "5"}),
        ({"household_duties": "unpaid"}, {"2", "5"}),
    ],
)
def test_the_years_of_payments_that_are_examined_are_told_in_the_lead(
    unpaid: dict[str, Any], years: set[str], language: str
) -> None:
    lead = told("permanent", SETTLING | unpaid, language)["text"]["lead"]
    assert set(re.findall({"ja": r"(\d+)年間", "en": r"(\d+) years"}[language], lead)) == years


@languages
@pytest.mark.parametrize(
    "against",
    [{"present_work": "other_activity"}, {"unpaid": ["tax"]}, {"occupation": ["beauty_treatment"]}],
)
def test_a_clear_record_does_not_deny_what_else_counts_against_a_person(
    against: dict[str, Any], language: str
) -> None:
    beside = {"ja": "ことのほかに、", "en": "apart from what decides"}[language]
    for person, apart in ((STAYING, False), (STAYING | against, True)):
        reason = findings(told("extension", person, language))["conduct"]["text"]["reason"]
        assert (beside in reason) is apart


@languages
def test_employment_between_placements_is_named_with_the_pledges(language: str) -> None:
    sent = CLEAR | {"dispatch": "yes", "dispatch_settled": ["client"]}
    title = told("first", sent, language)["text"]["title"]
    assert {"ja": "雇用継続", "en": "employment between placements"}[language] in title
