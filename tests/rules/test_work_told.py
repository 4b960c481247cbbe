"""The work, the training, the dispatch and what hangs on them: told as they were answered."""

import re
from datetime import date
from typing import Any

import pytest

import selfcheck
from selfcheck.wording import EMPLOYER, LANGUAGES
from tests.rules.people import CLEAR, MOVED, MOVING, STAYING
from tests.rules.reading import findings, told

languages = pytest.mark.parametrize("language", LANGUAGES)
variants = pytest.mark.parametrize("variant", [None, EMPLOYER])

CHANGE_OF_STATUS = {
    "ja": re.compile(r"への変更|変更許可|変更を申請|在留資格(?:を|の)変更"),
    "en": re.compile(r"\bchange (?:to (?!work of)|of status)|\bchange (?:your|the) status"),
}
TRAINED = CLEAR | {"training": "given", "training_ends": "after_a_year"}
YEAR = {"ja": "12か月", "en": "12 months"}
BEYOND = {"half_of_stay", "not_fixed", "only_chosen_move_on"}
UNPLACED = {"dispatch": "yes", "dispatch_settled": ["none"]}
DESK = {
    "occupation": ["hotel_front"],
    "language_demand": "few",
    "work_languages": ["japanese"],
    "japanese_proof": "no_proof",
    "category": "category_3",
}


def every_text(result: dict[str, Any]) -> str:
    """What a result tells, without what the guides and the sources say."""
    said = [result["text"]["title"], result["text"]["lead"]]
    said += [each["text"] for each in result["actions"]]
    for finding in result["findings"]:
        text = finding["text"]
        said += [text["reason"], text.get("do", ""), *text["remedies"]]
        said += [each["why"] for each in text["alternatives"]]
    return "\n".join(said)


@languages
@variants
def test_nobody_abroad_is_told_to_change_a_status(variant: str | None, language: str) -> None:
    owner = CLEAR | {"contract": "own_business"}
    abroad = [
        answers
        for answers in selfcheck.sample("first", on=date(2026, 11, 25), number=150, seed=11)
        if answers.get("where") == "abroad"
    ]
    assert len(abroad) > 5
    for answers in (owner, *abroad):
        said = every_text(told("first", answers, language, variant=variant))
        assert not CHANGE_OF_STATUS[language].search(said), answers
    mover = every_text(told("job-change", MOVING | {"contract": "own_business"}, language))
    assert CHANGE_OF_STATUS[language].search(mover)


@languages
@variants
@pytest.mark.parametrize("where", ["abroad", "temporary_visitor"])
def test_work_of_another_status_from_abroad_needs_its_certificate(
    where: str, variant: str | None, language: str
) -> None:
    certificate = {"ja": "在留資格認定証明書", "en": "Certificate of Eligibility"}[language]
    for occupation in (["journalist"], ["journalist", "systems_engineer"]):
        person = CLEAR | {"where": where, "occupation": occupation}
        text = findings(told("first", person, language, variant=variant))["duties"]["text"]
        said = " ".join((text["reason"], text["do"]))
        assert certificate in said
        assert not CHANGE_OF_STATUS[language].search(said)


@languages
@variants
def test_training_of_more_than_a_year_is_told_with_whoever_takes_it(
    variant: str | None, language: str
) -> None:
    for whom in ("japanese_too", "foreigners_other", "not_sure"):
        result = told("first", TRAINED | {"training_for": whom}, language, variant=variant)
        text = findings(result)["duties"]["text"]
        assert YEAR[language] in text["reason"], whom
        for remedy in text["remedies"]:
            assert YEAR[language] in remedy, whom
            both = {"ja": "日本人の新入社員", "en": "Japanese recruits"}[language] in remedy
            assert both is (whom != "japanese_too")


@languages
@variants
@pytest.mark.parametrize(
    "post",
    [
        {"working_week": "mainly_simple"},
        *({"training": "given", "training_ends": ends} for ends in sorted(BEYOND)),
    ],
)
def test_work_that_is_not_covered_as_planned_is_not_begun(
    post: dict[str, Any], variant: str | None, language: str
) -> None:
    planned = told("job-change", MOVING | post, language, variant=variant)
    signed = told("job-change", MOVING | post | {"joined_on": "2026-11-20"}, language)
    before = {"ja": "契約の前に", "en": "Before "}[language]
    not_begun = {
        ("ja", None): "始めないでください",
        ("ja", EMPLOYER): "任せることはできません",
        ("en", None): "Do not start this work",
        ("en", EMPLOYER): "must not start this work",
    }[language, variant]
    do = findings(planned)["duties"]["text"]["do"]
    assert do.startswith(before)
    assert not_begun in do
    assert do in [each["text"] for each in planned["actions"]]
    contract = findings(planned)["contract"]
    assert contract["label"] == "depends"
    assert {"ja": "おすすめ", "en": "best not to sign"}[language] in contract["text"]["reason"]
    assert not findings(signed)["duties"]["text"]["do"].startswith(before)


@languages
@variants
@pytest.mark.parametrize("week", ["partly_simple", "not_sure"])
def test_one_doubt_about_the_week_is_asked_about_once(
    week: str, variant: str | None, language: str
) -> None:
    found = findings(told("extension", STAYING | {"working_week": week}, language, variant=variant))
    assert (found["duties"]["label"], found["workload"]["label"]) == ("check", "depends")
    assert found["workload"]["text"]["reason"] != found["duties"]["text"]["reason"]


@languages
def test_a_share_that_was_answered_is_not_to_be_checked(language: str) -> None:
    result = told("first", CLEAR | {"working_week": "partly_simple"}, language)
    assert {"ja": "減らせるか", "en": "cut down"}[language] in result["text"]["title"]
    assert {"ja": "減らせるか", "en": "cut down"}[language] in result["actions"][0]["text"]
    assert not any(each in result["text"]["title"] for each in ("割合", "how much"))


def test_what_is_to_be_settled_of_the_work_has_a_step_of_its_own() -> None:
    """A reason that stands in the place of the step is told twice."""
    weeks = ("too_little", "mainly_simple", "partly_simple", "not_sure")
    people = [CLEAR | {"working_week": each} for each in weeks]
    people += [CLEAR | {"training": "given", "training_ends": ends} for ends in sorted(BEYOND)]
    people += [CLEAR | DESK, CLEAR | UNPLACED, TRAINED | {"training_for": "foreigners_other"}]
    for language in LANGUAGES:
        for person in people:
            for finding in told("first", person, language)["findings"]:
                if finding["label"] in ("not_met", "check", "step_outstanding"):
                    text = finding["text"]
                    assert text["do"] != text["reason"], (person, finding["requirement"])
                    assert text["reason"].rstrip("。.") != text.get("verdict")


@languages
@variants
def test_of_work_outside_the_status_nothing_is_told_as_if_it_might_fall_under_it(
    variant: str | None, language: str
) -> None:
    outside = MOVING | {"occupation": ["vehicle_repair"]}
    found = findings(told("job-change", outside, language, variant=variant))
    for requirement in ("workload", "language"):
        reason = found[requirement]["text"]["reason"]
        assert {"ja": "当たらないため", "en": "does not fall under"}[language] in reason
    certificate = found["certificate"]["text"]
    assert certificate["label"] == {"ja": "業務内容しだい", "en": "Depends on the duties"}[language]
    assert {"ja": "在留資格の変更", "en": "change of status"}[language] not in certificate["reason"]


@languages
@variants
def test_training_that_is_too_long_does_not_leave_the_workload_in_order(
    variant: str | None, language: str
) -> None:
    for answers in (
        {"training": "given", "training_ends": "not_fixed"},
        {"occupation": ["graphic_designer"], "own_creation": "only_assists", "courses": "main"},
    ):
        result = told("first", CLEAR | answers, language, variant=variant)
        assert findings(result)["workload"]["label"] == "depends"


@languages
@variants
def test_the_dispatch_says_who_fixes_what_by_when_and_what_if_not(
    variant: str | None, language: str
) -> None:
    text = findings(told("extension", STAYING | UNPLACED, language, variant=variant))["dispatch"][
        "text"
    ]
    who = {
        ("ja", None): "勤務先（派遣元）に依頼",
        ("ja", EMPLOYER): "貴社（派遣元）",
        ("en", None): "your employer, the staffing company",
        ("en", EMPLOYER): "your written pledge",
    }[language, variant]
    assert who in text["do"]
    conditions = {
        "ja": ("派遣先", "誓約書", "派遣のない期間"),
        "en": ("client", "pledge", "between placements"),
    }[language]
    lacking = {"ja": "派遣される期間だけの雇用", "en": "employment that lasts only while"}[language]
    assert all(each in text["reason"] for each in (*conditions[:2], lacking))
    for condition in conditions:
        assert condition in text["do"]
        assert condition in text["remedies"][0]
    assert {"ja": "2027年1月29日（金）", "en": "Friday 29 January 2027"}[language] in text["do"]
    assert {"ja": "地方入管", "en": "regional immigration office"}[language] in text["do"]
    if variant:
        assert "派遣元" not in "".join(text["remedies"]).replace("貴社（派遣元）", "")
        assert "staffing company" not in " ".join((text["do"], *text["remedies"]))


@languages
def test_who_has_no_client_yet_is_not_told_to_apply_now(language: str) -> None:
    actions = told("extension", STAYING | UNPLACED, language)["actions"]
    assert "extension" not in {each["id"] for each in actions}
    mover = findings(told("job-change", MOVING | UNPLACED, language))["dispatch"]["text"]["do"]
    assert "2028" not in mover


@languages
def test_a_condition_of_the_dispatch_that_is_settled_is_not_asked_for(language: str) -> None:
    settled = {"dispatch": "yes", "dispatch_settled": ["pledges", "employment"]}
    text = findings(told("extension", STAYING | settled, language))["dispatch"]["text"]
    said = " ".join((text["reason"], text["do"], *text["remedies"]))
    for word in {"ja": ("誓約書", "雇用"), "en": ("pledge", "employment")}[language]:
        assert word not in said


@languages
@variants
def test_the_certificate_depends_on_all_that_is_not_settled(
    variant: str | None, language: str
) -> None:
    one = told("job-change", MOVING | {"working_week": "too_little"}, language, variant=variant)
    text = findings(one)["certificate"]["text"]
    amount = {"ja": "業務量", "en": "the amount of specialist work"}[language]
    assert amount in text["label"]
    two = told("job-change", MOVING | DESK, language, variant=variant)
    text = findings(two)["certificate"]["text"]
    assert (
        text["label"] == {"ja": "ほかの要件しだい", "en": "Depends on other requirements"}[language]
    )
    for named in (amount, {"ja": "言語能力", "en": "language ability"}[language]):
        assert named in text["reason"]


@languages
def test_another_status_is_named_for_this_work(language: str) -> None:
    def why(post: dict[str, Any]) -> str:
        offered = findings(told("first", CLEAR | post, language))["duties"]["text"]["alternatives"]
        skilled = {"ja": "特定技能", "en": "Specified Skilled Worker"}[language]
        return next(str(each["why"]) for each in offered if each["name"] == skilled)

    examples = {
        "ja": ("介護", "外食業", "宿泊", "建設"),
        "en": ("care", "food service", "accommodation", "construction"),
    }[language]
    for occupation, fields in (
        ("vehicle_repair", ()),
        ("restaurant_service", examples[1:2]),
        ("hotel_service", examples[2:3]),
        ("construction_worker", examples[3:4]),
    ):
        said = why({"occupation": [occupation]})
        assert tuple(each for each in examples if each in said) == fields
    beside = {"ja": "主な仕事にするとき", "en": "mainly hands-on work"}[language]
    assert beside in why({"working_week": "mainly_simple"})
    assert beside in why({"training": "given", "training_ends": "not_fixed"})
    # Training that ends before work that is mainly specialist makes no hands-on post of it.
    with pytest.raises(StopIteration):
        why({"training": "given", "training_ends": "half_of_stay"})


def test_cleaning_alone_is_not_pointed_to_the_status_for_work_in_japanese() -> None:
    graduate = CLEAR | {"where": "student", "lived_in_japan": "yes", "stay_ends": "2027-03-31"}
    for occupation, named in (("cleaner", False), ("hotel_service", True)):
        result = told("first", graduate | {"occupation": [occupation]})
        offered = findings(result)["duties"]["alternatives"]
        assert ("designated_activities_46" in offered) is named


@languages
@variants
def test_new_work_that_is_covered_is_called_so(variant: str | None, language: str) -> None:
    person = {**MOVED, "present_work": "new_duties"}
    covered = findings(told("extension", person, language, variant=variant))["activity"]
    assert {"ja": "この在留資格に当たります", "en": "falls under"}[language] in covered["text"][
        "reason"
    ]
    open_ = findings(told("extension", person | {"working_week": "not_sure"}, language))["activity"]
    assert open_["label"] == "depends"


@languages
@variants
def test_who_signed_before_leaving_is_told_of_the_leaving_as_ahead(
    variant: str | None, language: str
) -> None:
    ahead = MOVED | {"left_on": "2027-06-01", "joined_on": "2026-09-01"}
    said = findings(told("extension", ahead, language, variant=variant))["activity"]["text"]
    assert {"ja": "退職する予定", "en": "to leave"}[language] in said["reason"]


@languages
def test_what_waits_for_the_work_or_the_client_is_not_told_as_settled(language: str) -> None:
    planned = (
        MOVING
        | DESK
        | {"training": "none", "occupation": ["interpreter"], "joined_on": "2026-12-20"}
    )
    said = findings(told("job-change", planned, language))
    assert said["contract"]["label"] == "depends"
    client = STAYING | {"dispatch": "yes", "dispatch_settled": ["none"]}
    said = findings(told("extension", client, language))
    for requirement in ("contract", "background", "language", "activity"):
        assert said[requirement]["label"] == "depends", requirement
    other = STAYING | {"present_work": "new_duties", "occupation": ["language_teacher"]}
    other |= {
        "education": "training_college",
        "field": "information",
        "courses": "none",
        "experience": 1,
        "related_work": "no",
        "person_facing": "yes",
    }
    other |= DESK | {"occupation": ["language_teacher"], "training": "none"}
    do = findings(told("extension", other, language))["background"]["text"]["do"]
    assert {"ja": "更新の申請の期限より後", "en": "by the last day to apply"}[language] in do
