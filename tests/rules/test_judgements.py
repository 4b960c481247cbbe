"""What a result says fits the answers: the law decides the same in every part of it."""

from typing import Any

import pytest

from selfcheck.wording import EMPLOYER, LANGUAGES
from tests.rules.people import CLEAR, MOVED, MOVING, SETTLING, STAYING
from tests.rules.reading import findings, told

languages = pytest.mark.parametrize("language", LANGUAGES)
variants = pytest.mark.parametrize("variant", [None, EMPLOYER])


def named(result: dict[str, Any]) -> set[str]:
    return {name for each in result["findings"] for name in each["alternatives"]}


def test_an_employer_barred_from_accepting_people_is_pointed_to_no_other_status() -> None:
    post = CLEAR | {"working_week": "mainly_simple"}
    assert "specified_skilled_worker" in named(told("first", post))
    student = post | {"where": "student", "lived_in_japan": "yes", "stay_ends": "2027-03-31"}
    assert "designated_activities_46" in named(told("first", student))
    for barred in (post, student):
        assert not named(told("first", barred | {"organisation": ["barred"]}))


@languages
@variants
def test_a_skill_that_is_practised_is_not_called_quickly_learnt(
    variant: str | None, language: str
) -> None:
    post = STAYING | {"occupation": ["beauty_treatment"]}
    result = told("extension", post, language, variant=variant)
    text = findings(result)["duties"]["text"]
    assert {"ja": "短い期間の練習", "en": "in a short time"}[language] not in text["reason"]
    assert not text["alternatives"]
    farm = told("extension", STAYING | {"occupation": ["farm_worker"]}, language, variant=variant)
    assert text["reason"] != findings(farm)["duties"]["text"]["reason"]


@languages
@variants
@pytest.mark.parametrize("occupation", ["farm_worker", "beauty_treatment", "school_teacher"])
def test_who_does_the_work_already_is_not_addressed_as_a_recruit(
    occupation: str, variant: str | None, language: str
) -> None:
    post = {"occupation": [occupation]}
    now = told("extension", STAYING | post, language, variant=variant)
    planned = told("job-change", MOVING | post, language, variant=variant)
    go_on = {"ja": "続けてよいか", "en": "may go on with this work"}[language]
    wait = {"ja": "許可を受けるまで", "en": "is permitted"}[language]
    assert go_on in now["actions"][0]["text"]
    # What is due within days comes first; of the work nothing is done yet.
    assert [each["id"] for each in planned["actions"]][:2] == ["notice_leaving", "duties"]
    assert wait in planned["actions"][1]["text"]
    assert {"ja": "採用", "en": "recruit"}[language] not in now["actions"][0]["text"]


@languages
@variants
@pytest.mark.parametrize("work", ["same_job", "new_duties", "on_leave"])
@pytest.mark.parametrize(
    "post", [{"occupation": ["farm_worker"]}, {"working_week": "mainly_simple"}]
)
def test_work_that_is_not_covered_is_not_called_in_order_as_the_work_so_far(
    post: dict[str, Any], work: str, variant: str | None, language: str
) -> None:
    person = {**MOVED, **post, "present_work": work}
    activity = findings(told("extension", person, language, variant=variant))["activity"]
    assert activity["label"] == "depends"


@languages
def test_work_of_another_status_leads_to_that_status(language: str) -> None:
    lead = told("extension", STAYING | {"occupation": ["school_teacher"]}, language)["text"]["lead"]
    assert {"ja": "在留資格「教育」への変更", "en": "requirements of Instructor"}[language] in lead


@languages
@variants
@pytest.mark.parametrize("left_on", ["2026-10-09", "2026-11-15"])
def test_who_moves_to_work_that_is_not_covered_is_not_told_to_extend(
    left_on: str, variant: str | None, language: str
) -> None:
    post = {"occupation": ["farm_worker"], "left_on": left_on, "notified": ["none"]}
    lead = told("job-change", MOVING | post, language, variant=variant)["text"]["lead"]
    assert {"ja": "次の更新", "en": "extension"}[language] not in lead


@languages
@variants
def test_a_move_ahead_is_not_told_as_done(variant: str | None, language: str) -> None:
    ahead = MOVED | {"left_on": "2026-12-31", "joined_on": "2027-01-10"}
    text = findings(told("extension", ahead, language, variant=variant))["activity"]["text"]
    moving = "to you" if variant else "are going to move"
    assert {"ja": "予定", "en": moving}[language] in text["reason"]
    assert not any(each in text["reason"] for each in ("続けて", "changed employers", "moved to"))


@languages
@variants
@pytest.mark.parametrize(("route", "person"), [("extension", MOVED), ("job-change", MOVING)])
def test_a_contract_after_the_last_day_comes_too_late_for_the_extension(
    route: str, person: dict[str, Any], variant: str | None, language: str
) -> None:
    late = {"left_on": "2027-01-10", "joined_on": "2027-02-20", "stay_ends": "2027-01-31"}
    result = told(route, person | late, language, variant=variant)
    window = findings(result)["window"]
    assert (window["status"], window["label"]) == ("open", "check")
    assert {"ja": "2027年1月29日", "en": "29 January"}[language] in window["text"]["do"]
    assert {"extension", "notice_joining"}.isdisjoint(each["id"] for each in result["actions"])
    assert window["text"]["do"] in [each["text"] for each in result["actions"]]


@languages
@variants
def test_a_contract_ahead_is_not_told_as_signed(variant: str | None, language: str) -> None:
    ahead = told("job-change", MOVING, language, variant=variant)
    signed = told("job-change", MOVING | {"joined_on": "2026-11-20"}, language, variant=variant)
    contract = [findings(each)["contract"]["text"]["reason"] for each in (ahead, signed)]
    assert {"ja": "予定", "en": "You plan to sign"}[language] in contract[0]
    assert contract[0] != contract[1]


DESK = {
    "occupation": ["hotel_front"],
    "language_demand": "most",
    "work_languages": ["japanese"],
    "japanese_proof": "university_in_japan",
}


@languages
@variants
@pytest.mark.parametrize("demand", ["most", "few", "not_sure"])
def test_who_is_to_graduate_is_not_told_as_a_graduate(
    demand: str, variant: str | None, language: str
) -> None:
    post = CLEAR | DESK | {"where": "student", "language_demand": demand}
    for education in ("university", "university_expected"):
        result = findings(told("first", post | {"education": education}, language, variant=variant))
        said = result["background"]["text"]["reason"], result["language"]["text"]["reason"]
        if language == "ja":
            assert ("卒業した人" in said[0] or "卒業したご本人" in said[0]) is (
                education == "university"
            )
        else:
            assert ("university graduate" in said[0]) is (education == "university")
        after = {"ja": "卒業した後", "en": "graduates" if variant else "you graduate"}[language]
        assert (after in said[1]) is (education != "university")


@languages
@variants
def test_study_instead_of_the_work_is_not_told_as_work(variant: str | None, language: str) -> None:
    person = STAYING | {"present_work": "other_activity"}
    result = told("extension", person, language, variant=variant)
    text = findings(result)["activity"]["text"]
    assert {"ja": "学業", "en": "study"}[language] in text["reason"]
    assert {"ja": "戻れるか", "en": "way back"}[language] in result["actions"][0]["text"]


@pytest.mark.parametrize(
    ("owed", "named"),
    [
        (["tax"], {"税金を、申請する日までの5年間"}),
        (["health_insurance"], {"年金と健康保険料を、申請する日までの2年間"}),
        (["tax", "pension"], {"税金は5年間", "年金と健康保険料は2年間"}),
    ],
)
def test_the_years_to_pay_in_time_are_those_of_what_is_owed(
    owed: list[str], named: set[str]
) -> None:
    duties = findings(told("permanent", SETTLING | {"unpaid": owed}))["public_duties"]["text"]
    assert all(each in duties["do"] for each in named)
    assert ("税金" in duties["do"].replace("未納の税金", "")) is ("tax" in owed)


def test_of_ten_years_the_documents_cover_the_years_of_the_ground_of_work() -> None:
    rows = {row["id"]: row for row in told("permanent", SETTLING)["plan"]["documents"]}
    assert rows["F-PR-57"]["years"] == 5
    assert "配偶者" not in str(rows["F-PR-57"]["text"])
    unknown = told("permanent", SETTLING | {"years_in_japan": "not_sure"})
    assert unknown["plan"]["documents"]


def test_what_is_to_be_put_right_for_permanent_residence_is_the_applicants() -> None:
    for route, person, who in (
        ("permanent", SETTLING | {"unpaid": ["tax"]}, "applicant"),
        ("first", CLEAR | {"pay": "lower"}, "both"),
    ):
        steps = {each["id"]: each for each in told(route, person)["plan"]["timeline"]}
        assert steps["solve_first"]["who"] == who


@languages
def test_leave_is_proved_by_a_document_of_the_plan(language: str) -> None:
    for work in ("on_leave", "same_job"):
        result = told("extension", STAYING | {"present_work": work}, language)
        listed = {row["id"] for row in result["plan"]["documents"]}
        assert ("F-LIF-13-leave" in listed) is (work == "on_leave")


@languages
@variants
def test_without_a_fit_contract_the_day_of_three_months_is_told(
    variant: str | None, language: str
) -> None:
    post = MOVING | {"organisation": ["barred"]}
    text = findings(told("job-change", post, language, variant=variant))["gap"]["text"]["reason"]
    assert {"ja": "2027年2月15日", "en": "15 February 2027"}[language] in text


@languages
@pytest.mark.parametrize("ends", ["not_fixed", "half_of_stay", "only_chosen_move_on"])
def test_what_changes_training_is_what_is_asked_of_it(ends: str, language: str) -> None:
    post = CLEAR | {"training": "given", "training_ends": ends}
    (remedy,) = findings(told("first", post, language))["duties"]["text"]["remedies"]
    assert {"ja": "日本人", "en": "Japanese recruits"}[language] in remedy


def test_too_little_specialist_work_is_no_hands_on_work() -> None:
    assert not named(told("first", CLEAR | {"working_week": "too_little"}))


@languages
@variants
@pytest.mark.parametrize(("route", "person"), [("first", CLEAR), ("job-change", MOVING)])
def test_who_looks_for_work_that_is_not_covered_has_no_employer_to_ask(
    route: str, person: dict[str, Any], variant: str | None, language: str
) -> None:
    looking = person | {"contract": "none", "occupation": ["restaurant_service"]}
    result = told(route, looking, language, variant=variant)
    first = next(each["text"] for each in result["actions"] if each["id"] == "duties")
    assert not any(
        each in first for each in ("勤務先に相談", "ask the employer", "ask your employer")
    )
    change = {"ja": "変更の許可", "en": "change to another status"}[language]
    assert (change in first) is (route == "job-change")
    assert {"ja": "と契約した後に", "en": "Once you have a contract"}[language] not in (
        result["text"]["lead"]
    )


@languages
def test_who_moves_within_the_status_has_no_employer_who_applies(language: str) -> None:
    short = {"field": "medicine", "courses": "none", "it_exam": "no", "experience": 3}
    result = told("job-change", MOVING | short | {"subject_years": 0}, language)
    text = findings(result)["background"]["text"]["do"]
    assert not any(each in text for each in ("申請するよう、勤務先", "ask the employer to apply"))


@languages
@variants
@pytest.mark.parametrize("route", ["first", "job-change"])
def test_what_serves_as_a_contract_is_named_alike_in_the_whole_result(
    route: str, variant: str | None, language: str
) -> None:
    person = {"first": CLEAR, "job-change": MOVING}[route] | {"contract": "none"}
    result = told(route, person, language, variant=variant)
    offer = {"ja": "書面での採用通知", "en": "written offer"}[language]
    assert offer in result["text"]["title"]
    judged = [each for each in result["findings"] if each["reason"] == "no_offer"]
    for finding in (findings(result)["contract"], *judged):
        assert offer in finding["text"]["reason"], finding["requirement"]


@languages
def test_an_employer_offers_the_post_only_if_the_check_shows_no_problem(language: str) -> None:
    result = told("job-change", MOVING | {"contract": "none"}, language, variant=EMPLOYER)
    do = findings(result)["contract"]["text"]["do"]
    assert {"ja": "問題がなく、採用を決めたら", "en": "no problem and you decide"}[language] in do


FEW_SPEAK_IT = MOVING | {
    "occupation": ["hotel_front"],
    "working_week": "partly_simple",
    "language_demand": "few",
    "work_languages": ["japanese"],
    "japanese_proof": "jlpt",
}


@languages
@variants
def test_nothing_is_signed_and_certified_before_all_that_is_not_met_is_settled(
    variant: str | None, language: str
) -> None:
    result = told("job-change", FEW_SPEAK_IT, language, variant=variant)
    assert findings(result)["workload"]["label"] == "not_met"
    amount = {"ja": "業務量", "en": "amount of specialist work"}[language]
    before = {"ja": "契約の前に、", "en": "Before you sign, "}[language]
    (said,) = (each for each in result["text"]["lead"].split(before)[1:])
    assert amount in said
    assert amount in findings(result)["certificate"]["text"]["reason"]


@languages
def test_skilled_workers_are_told_of_by_the_field_of_the_work(language: str) -> None:
    found = findings(told("job-change", FEW_SPEAK_IT, language))["workload"]["text"]
    why = found["alternatives"][0]["why"]
    assert {"ja": "宿泊", "en": "accommodation"}[language] in why
    assert {"ja": "介護", "en": "care"}[language] not in why


@languages
@variants
def test_what_is_not_met_either_stands_by_the_title_and_days_do_not_wait_for_a_bar(
    variant: str | None, language: str
) -> None:
    person = MOVING | {"organisation": ["barred"], "pay": "lower"}
    lead = told("job-change", person, language, variant=variant)["text"]["lead"]
    besides = {
        "ja": "日本の会社・団体との契約の要件に加えて、報酬",
        "en": "While "
        + ("your employer is barred, it" if variant is None else "you are barred, you")
        + " cannot as a rule",
    }[language]
    assert lead.startswith(besides)
    assert {"ja": "変わりません。", "en": "This deadline stays the same"}[language] in lead


NOT_COVERED = [
    {"occupation": ["farm_worker"]},
    {"working_week": "mainly_simple"},
    {"working_week": "too_little"},
    {"training": "given", "training_ends": "half_of_stay"},
    {"organisation": ["barred"]},
]


@languages
@variants
@pytest.mark.parametrize("post", NOT_COVERED, ids=str)
@pytest.mark.parametrize("left_on", ["2026-11-15", "2026-12-20"])
@pytest.mark.parametrize("joined_on", ["2026-11-20", "2026-12-01", "not_sure"])
def test_a_contract_for_work_that_is_not_covered_does_not_end_the_time_without_work(
    joined_on: str, left_on: str, post: dict[str, Any], variant: str | None, language: str
) -> None:
    dates = {"left_on": left_on, "joined_on": joined_on, "notified": ["none"]}
    for route, person in (("job-change", MOVING), ("extension", MOVED)):
        result = told(route, person | post | dates, language, variant=variant)
        gap = findings(result)["gap"]
        assert gap["label"] == "depends", route
        limit = {"2026-11-15": "2027-02-15", "2026-12-20": "2027-03-20"}[left_on]
        steps = {each["id"]: each for each in result["plan"]["timeline"]}
        assert steps["without_activity"]["date"] == limit
        assert {"ja": "取り消される", "en": "revoked"}[language] in gap["text"]["reason"]


@languages
@variants
def test_a_contract_before_the_leaving_leaves_no_gap(variant: str | None, language: str) -> None:
    for joined_on in ("2026-11-20", "2026-12-01"):
        dates = {"left_on": "2026-12-20", "joined_on": joined_on, "notified": ["none"]}
        result = told("job-change", MOVING | dates, language, variant=variant)
        gap = findings(result)["gap"]
        assert gap["label"] == "ok"
        none = {"ja": ("離職期間はありません", "離職期間は生じません"), "en": ("no time without",)}
        assert any(each in gap["text"]["reason"] for each in none[language])
        assert "without_activity" not in {each["id"] for each in result["plan"]["timeline"]}


@languages
@variants
@pytest.mark.parametrize("post", [{}, {"occupation": ["school_teacher"]}], ids=["fits", "outside"])
def test_the_reason_of_a_gap_is_proved_in_the_application_that_can_be_made(
    post: dict[str, Any], variant: str | None, language: str
) -> None:
    gap = {"joined_on": "2027-03-01", "gap_reason": "employer_closed"}
    text = findings(told("job-change", MOVING | post | gap, language, variant=variant))["gap"]
    reason = text["text"]["reason"]
    change = {"ja": "変更の申請", "en": "change of status"}[language]
    extension = {"ja": "更新の申請", "en": "the extension"}[language]
    assert (change in reason) is bool(post)
    assert (extension in reason or "next extension" in reason) is not bool(post)
    # The reason that was given is not why signing as planned comes too late.
    assert not reason.startswith("勤務先の廃業・倒産のため")
    assert {"ja": "勤務先の廃業・倒産", "en": "closure or bankruptcy"}[language] in reason
