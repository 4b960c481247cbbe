"""What was answered is what a result tells: no more, no less, and for the application at hand."""

from typing import Any

import pytest

from selfcheck.wording import EMPLOYER, LANGUAGES
from tests.rules.people import CLEAR, MOVED, MOVING, SETTLING, STAYING
from tests.rules.test_results import findings, told

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
        assert {"ja": "日本語", "en": "Japanese"}[language] in each["text"]["do"]
        assert "B2" in each["text"]["do"]


@languages
@variants
@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("main", {"ja": "半分以上", "en": "at least half"}),
        ("part", {"ja": "多くが", "en": "many of"}),
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
    assert {"ja": "在職証明書", "en": "certificates of the work"}[language] in done


@languages
@variants
@pytest.mark.parametrize("studied", [{}, COURSES | {"field": "medicine"}])
def test_a_graduation_ahead_is_told_as_a_condition(
    studied: dict[str, Any], variant: str | None, language: str
) -> None:
    graduating = MOVING | studied | {"education": "university_expected"}
    said = {"ja": "予定どおり卒業する", "en": "graduated"}[language]
    for education, ahead in (("university_expected", True), ("university", False)):
        result = told(
            "job-change", graduating | {"education": education}, language, variant=variant
        )
        assert (said in findings(result)["background"]["text"]["reason"]) is ahead
