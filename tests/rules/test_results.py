"""Whole results, read as the person does: nothing contradicts, what was answered is settled."""

from typing import Any

import pytest

from selfcheck.wording import EMPLOYER, LANGUAGES
from tests.rules.people import CLEAR, MOVED, MOVING, SETTLING, STAYING
from tests.rules.reading import WITHOUT_JOB, findings, told

languages = pytest.mark.parametrize("language", LANGUAGES)

HOTEL_DESK = CLEAR | {
    "occupation": ["hotel_front"],
    "field": "chemistry",
    "language_demand": "most",
    "work_languages": ["own", "japanese"],
    "japanese_proof": "jlpt",
}


@languages
@pytest.mark.parametrize("contract", ["none", "own_business"])
@pytest.mark.parametrize(
    ("route", "person"),
    [("first", CLEAR), ("extension", WITHOUT_JOB), ("job-change", MOVING)],
)
def test_without_a_contract_what_hangs_on_it_depends_on_it(
    route: str, person: dict[str, Any], contract: str, language: str
) -> None:
    result = told(route, person | {"contract": contract}, language)
    label = {"ja": "契約しだい", "en": "Depends on the contract"}[language]
    for requirement, finding in findings(result).items():
        if finding["reason"] == "no_offer" or requirement in ("entry", "window"):
            assert finding["text"]["label"] == label, requirement
    said = " ".join(str(each["text"]) for each in (result, *result["findings"]))
    assert "今から申請できます" not in said
    assert "You can apply now" not in said


def test_what_begins_later_is_told_with_its_day() -> None:
    now = findings(told("permanent", SETTLING))
    for requirement in ("public_duties", "livelihood"):
        assert "2027年4月1日（木）" in now[requirement]["text"]["reason"]
    later = findings(told("permanent", SETTLING, on="2027-05-10"))
    assert later["livelihood"]["label"] == "check"
    away = SETTLING | {"absences": ["thirty_months"], "absence_reason": "no_reason"}
    beyond = findings(told("permanent", away, on="2027-05-10"))["continuity"]["text"]["reason"]
    assert "通算30か月以上の出国" in beyond
    assert "1回で" not in beyond
    assert "2027年4月1日（木）" in beyond


@languages
def test_the_guests_who_speak_the_language_are_a_condition_only_while_open(language: str) -> None:
    condition = {"ja": "多ければ", "en": "if enough"}[language]
    many = findings(told("first", HOTEL_DESK, language))["background"]
    assert (many["label"], condition in many["text"]["reason"]) == ("ok", False)
    few = findings(told("first", HOTEL_DESK | {"language_demand": "few"}, language))["background"]
    assert (few["label"], condition in few["text"]["reason"]) == ("depends", True)


def test_what_only_specialists_tell_of_a_way_is_to_be_confirmed() -> None:
    holiday = CLEAR | {"where": "working_holiday", "working_holiday_passport": "yes"}
    result = told("first", holiday)
    assert findings(result)["entry"]["label"] == "check"
    assert result["actions"][0]["id"] == "entry"
    elsewhere = told("first", holiday | {"working_holiday_passport": "no"})
    assert [each["id"] for each in elsewhere["actions"]] == ["entry"]


def test_a_proof_to_add_is_an_action_though_the_item_is_in_order() -> None:
    result = told("extension", STAYING | {"present_work": "on_leave"})
    assert findings(result)["activity"]["label"] == "ok"
    assert "休業証明書" in result["actions"][0]["text"]


@pytest.mark.parametrize("reason", ["no_reason", "illness"])
def test_records_of_a_search_are_asked_only_of_who_searched(reason: str) -> None:
    idle = WITHOUT_JOB | {"left_on": "2026-05-01", "gap_reason": reason}
    result = told("extension", idle)
    assert not [each for each in result["actions"] if "応募" in each["text"]]
    assert "gap" in [each["id"] for each in result["actions"]]
    searched = told("extension", idle | {"gap_reason": "searching"})
    assert any("応募" in each["text"] for each in searched["actions"])


@languages
def test_who_does_other_work_is_not_told_that_the_contract_goes_on(language: str) -> None:
    result = told("extension", STAYING | {"present_work": "other_activity"}, language)
    label = {"ja": "これまでの活動しだい", "en": "Depends on the work so far"}[language]
    labels = {each["requirement"]: each["text"]["label"] for each in result["findings"]}
    for requirement in ("contract", "duties", "pay", "gap", "notifications", "window"):
        assert labels[requirement] == label, requirement


def test_new_duties_bring_no_notification_of_an_answer_given_before() -> None:
    result = told("job-change", MOVING | {"move": "new_duties"})
    assert not {"notice_leaving", "notice_joining"} & {each["id"] for each in result["actions"]}


@pytest.mark.parametrize(
    ("settled", "lacking", "there"),
    [
        (["none"], ("派遣先が", "誓約書", "派遣のない期間"), ()),
        (["client"], ("誓約書", "派遣のない期間"), ("派遣先が決ま",)),
        (["client", "employment"], ("誓約書",), ("派遣先が決ま", "派遣のない期間")),
        (["pledges", "employment"], ("派遣先が決ま",), ("誓約書", "派遣のない期間")),
    ],
)
def test_of_the_dispatch_only_what_is_lacking_is_to_be_settled(
    settled: list[str], lacking: tuple[str, ...], there: tuple[str, ...]
) -> None:
    result = told("first", CLEAR | {"dispatch": "yes", "dispatch_settled": settled})
    (remedy,) = findings(result)["dispatch"]["text"]["remedies"]
    assert all(word in remedy for word in lacking)
    assert not any(word in remedy for word in there)


def test_two_items_of_one_heading_are_not_told_twice() -> None:
    unsure = {"left_on": "not_sure", "joined_on": "not_sure", "gap_reason": "not_sure"}
    title = told("extension", MOVED | unsure)["text"]["title"]
    assert title == "申請の前に、離職期間の長さと、退職と契約の届出の期限を確かめてください"


@languages
def test_of_work_outside_the_status_nobody_is_told_to_apply(language: str) -> None:
    cook = findings(told("first", CLEAR | {"occupation": ["cook"]}, language))
    assert (cook["duties"]["status"], cook["entry"]["label"]) == ("not_met", "depends")


def test_what_is_owed_is_not_named_again_as_paid_late() -> None:
    both = STAYING | {"unpaid": ["tax"], "paid_late": ["tax"]}
    assert findings(told("extension", both))["public_duties"]["reason"] == "unpaid"


def test_one_week_asks_for_one_description() -> None:
    for week in ("mainly_simple", "partly_simple", "not_sure"):
        result = told("first", CLEAR | {"working_week": week})
        assert "workload" not in [each["id"] for each in result["actions"]]


def test_to_the_three_years_of_international_services_no_study_is_added() -> None:
    person = CLEAR | {"occupation": ["interpreter"], "education": "unfinished", "experience": 1}
    person |= {"work_languages": ["own", "japanese"], "language_demand": "most"}
    person |= {"japanese_proof": "jlpt"}
    reason = findings(told("first", person))["background"]["text"]["reason"]
    assert "3年に足りません" in reason
    assert "専攻" not in reason


@languages
def test_with_work_outside_the_status_no_extension_is_offered(language: str) -> None:
    cook = MOVED | {"occupation": ["cook"]}
    window = findings(told("extension", cook, language))["window"]
    assert window["label"] == "depends"


@languages
@pytest.mark.parametrize("variant", [None, EMPLOYER])
@pytest.mark.parametrize(
    ("route", "person", "open_still"),
    [
        (
            "first",
            CLEAR | {"dispatch": "yes", "dispatch_settled": ["pledges", "employment"]},
            ("duties", "workload", "background"),
        ),
        ("first", CLEAR | {"where": "this_status", "contract": "own_business"}, ("duties",)),
        ("job-change", MOVING | {"organisation": ["barred"]}, ("gap", "certificate")),
    ],
)
def test_what_rests_on_a_client_or_a_contract_is_not_settled_without_it(
    route: str,
    person: dict[str, Any],
    open_still: tuple[str, ...],
    variant: str | None,
    language: str,
) -> None:
    found = findings(told(route, person, language, variant=variant))
    assert {id_: found[id_]["label"] for id_ in open_still} == dict.fromkeys(open_still, "depends")


@languages
@pytest.mark.parametrize("variant", [None, EMPLOYER])
def test_who_runs_an_own_company_learns_which_permission_comes_first(
    variant: str | None, language: str
) -> None:
    owner = CLEAR | {"where": "this_status", "lived_in_japan": "yes", "contract": "own_business"}
    result = told("first", owner, language, variant=variant)
    status, permission = {
        "ja": ("経営・管理", "在留資格変更許可"),
        "en": ("Business Manager", "change from"),
    }[language]
    entry = findings(result)["entry"]
    assert entry["label"] == "depends"
    assert status in entry["text"]["reason"]
    assert permission in entry["text"]["reason"]
    assert [each["id"] for each in result["actions"]] == ["contract"]


@languages
def test_whoever_is_abroad_has_no_status_to_change(language: str) -> None:
    teaches = CLEAR | {"occupation": ["systems_engineer", "school_teacher"]}
    change = {"ja": "変更", "en": "change"}[language]
    abroad = told("first", teaches, language)
    assert change not in findings(abroad)["duties"]["text"]["reason"]
    assert [each["id"] for each in abroad["actions"]] == ["duties"]
    student = teaches | {"where": "student", "lived_in_japan": "yes", "stay_ends": "2027-06-30"}
    assert change in findings(told("first", student, language))["duties"]["text"]["reason"]


@languages
@pytest.mark.parametrize("variant", [None, EMPLOYER])
def test_what_nobody_has_to_do_is_told_as_optional(variant: str | None, language: str) -> None:
    advised = findings(told("job-change", MOVING, language, variant=variant))["certificate"]
    assert (advised["status"], advised["label"]) == ("met", "optional")
    assert advised["text"]["label"] == {"ja": "任意", "en": "Optional"}[language]


@languages
def test_without_a_client_the_duties_are_not_said_to_be_met(language: str) -> None:
    sent = {"dispatch": "yes", "dispatch_settled": ["pledges", "employment"]}
    for route, person in (("first", CLEAR), ("job-change", MOVING)):
        duties = findings(told(route, person | sent, language))["duties"]
        assert duties["label"] == "depends"
        assert (
            duties["text"]["label"]
            == {
                "ja": "派遣しだい",
                "en": "Depends on the dispatch",
            }[language]
        )


@languages
def test_without_work_the_lead_is_as_heavy_as_the_finding(language: str) -> None:
    idle = WITHOUT_JOB | {"left_on": "2026-05-01", "gap_reason": "no_reason"}
    result = told("extension", idle, language)
    assert {"ja": "取り消される", "en": "revoked"}[language] in result["text"]["lead"]
    asked = {"ja": "2027年1月29日（金）", "en": "29 January 2027"}[language]
    assert asked in findings(result)["activity"]["text"]["do"]


@languages
@pytest.mark.parametrize("where", ["student", "dependent", "highly_skilled_professional"])
def test_work_does_not_start_before_the_change_is_permitted(where: str, language: str) -> None:
    person = CLEAR | {"where": where, "lived_in_japan": "yes", "stay_ends": "2027-06-30"}
    action = told("first", person, language)["actions"][-1]
    assert action["id"] == "change"
    assert {"ja": "許可を受けるまで", "en": "after the permission"}[language] in action["text"]


@languages
@pytest.mark.parametrize("variant", [None, EMPLOYER])
@pytest.mark.parametrize(
    ("route", "person", "named"),
    [
        ("first", CLEAR, ("勤務先|貴社", "employer|You")),
        ("extension", STAYING, ("2027年1月29日（金）", "29 January 2027")),
        ("job-change", MOVING, ("2026年11月27日（金）", "27 November 2026")),
        (
            "permanent",
            SETTLING | {"period_held": "three_years"},
            ("2027年3月31日", "31 March 2027"),
        ),
    ],
)
def test_the_lead_begins_with_who_acts_or_by_when(
    route: str, person: dict[str, Any], named: tuple[str, str], variant: str | None, language: str
) -> None:
    lead = told(route, person, language, variant=variant)["text"]["lead"]
    wanted = named[0] if language == "ja" else named[1]
    assert any(each in lead for each in wanted.split("|"))


@languages
@pytest.mark.parametrize("variant", [None, EMPLOYER])
def test_where_nothing_is_applied_for_no_decision_is_announced(
    variant: str | None, language: str
) -> None:
    free = CLEAR | {"where": "no_limit_on_work", "lived_in_japan": "yes"}
    text = told("first", free, language, variant=variant)["text"]
    assert {"ja": "原則として不要", "en": "As a rule"}[language] in text["title"]
    assert {"ja": "入管庁", "en": "Agency"}[language] not in text["lead"]
