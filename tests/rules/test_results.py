"""Whole results, read as the person does: nothing contradicts, what was answered is settled."""

import re
from typing import Any

import pytest

import selfcheck
from selfcheck.wording import EMPLOYER, LANGUAGES
from tests.rules.people import CLEAR, MOVED, MOVING, SETTLING, STAYING

languages = pytest.mark.parametrize("language", LANGUAGES)

WITHOUT_JOB = MOVED | {"present_work": "out_of_work", "contract": "none", "notified": ["leaving"]}
HOTEL_DESK = CLEAR | {
    "occupation": ["hotel_front"],
    "field": "chemistry",
    "language_demand": "most",
    "work_languages": ["own", "japanese"],
    "japanese_proof": "jlpt",
}


def told(
    route: str, answers: dict[str, Any], language: str = "ja", on: str = "2026-11-25", **more: Any
) -> dict[str, Any]:
    result = selfcheck.present(selfcheck.step(route, answers, on=on), language, **more)
    assert result["kind"] == "assessment", result.get("id")
    return result


def findings(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["requirement"]: each for each in result["findings"]}


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


GROUNDS = {
    "spouse": "日本人、永住者または特別永住者の配偶者",
    "child": "日本人、永住者または特別永住者の子",
    "refugee": "認定された難民または補完的保護対象者",
    "long_term_resident": "定住者",
    "contribution": "日本への貢献が認められた人",
    "j_skip": "特別高度人材（J-Skip）",
}


@pytest.mark.parametrize("shortcut", GROUNDS)
def test_a_shorter_period_is_told_by_the_persons_own_ground(shortcut: str) -> None:
    answers = {"years_in_japan": 6, "shortcut": shortcut, "years_married": 4}
    result = told("permanent", SETTLING | answers | {"livelihood": "too_little"})
    reasons = [each["text"]["reason"] for each in result["findings"]]
    named = [reason for reason in reasons if GROUNDS[shortcut] in reason]
    assert len(named) >= 3
    others = [ground for ground in GROUNDS.values() if ground not in GROUNDS[shortcut]]
    assert not [reason for reason in reasons for ground in others if f"{ground}に当たる" in reason]


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
def test_a_notification_still_due_is_not_told_as_made(language: str) -> None:
    made = {"ja": "届出は済んでいます", "en": "are done"}[language]
    due = MOVED | {"left_on": "2026-11-01", "joined_on": "2026-11-20", "notified": ["leaving"]}
    result = told("extension", due, language)
    assert "due" in findings(result)["notifications"]["reason"]
    assert made not in " ".join(each["text"]["reason"] for each in result["findings"])
    searching = findings(told("extension", WITHOUT_JOB, language))["notifications"]
    assert searching["reason"] == "made_leaving"


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


def test_a_missed_notification_comes_before_what_is_unpaid() -> None:
    owing = STAYING | {"unpaid": ["tax"], "missed_notices": ["address"], "record": ["fine"]}
    assert told("extension", owing)["actions"][0]["id"] == "earlier_notices"


def test_who_can_complete_what_is_missing_knows_the_last_day_to_apply() -> None:
    owing = told("extension", STAYING | {"unpaid": ["tax"]})
    assert "extension" in [each["id"] for each in owing["actions"]]
    low = told("extension", STAYING | {"pay": "lower"})
    (last,) = [each["text"] for each in low["actions"] if each["id"] == "extension"]
    assert "間に合いそうにないときは" in last


@pytest.mark.parametrize("reason", ["no_reason", "illness"])
def test_records_of_a_search_are_asked_only_of_who_searched(reason: str) -> None:
    idle = WITHOUT_JOB | {"left_on": "2026-05-01", "gap_reason": reason}
    result = told("extension", idle)
    assert not [each for each in result["actions"] if "応募" in each["text"]]
    assert "gap" in [each["id"] for each in result["actions"]]
    searched = told("extension", idle | {"gap_reason": "searching"})
    assert any("応募" in each["text"] for each in searched["actions"])


@pytest.mark.parametrize("kept", ["with_break", "only_now"])
def test_points_that_were_not_held_are_told_as_they_were_answered(kept: str) -> None:
    answers = {"years_in_japan": 4, "shortcut": "points_70", "points_kept": kept}
    result = told("permanent", SETTLING | answers)
    assert "3年に足りません" in result["text"]["title"]
    years = findings(result)["residence_years"]["text"]["reason"]
    assert ("途中で70点を下回った" in years) is (kept == "with_break")


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
        (["none"], ("派遣先が", "誓約書", "雇用が続く"), ()),
        (["client"], ("誓約書", "雇用が続く"), ("派遣先が決ま",)),
        (["client", "employment"], ("誓約書",), ("派遣先が決ま", "雇用が続く")),
        (["pledges", "employment"], ("派遣先が決ま",), ("誓約書", "雇用が続く")),
    ],
)
def test_of_the_dispatch_only_what_is_lacking_is_to_be_settled(
    settled: list[str], lacking: tuple[str, ...], there: tuple[str, ...]
) -> None:
    result = told("first", CLEAR | {"dispatch": "yes", "dispatch_settled": settled})
    (remedy,) = findings(result)["dispatch"]["text"]["remedies"]
    assert all(word in remedy for word in lacking)
    assert not any(word in remedy for word in there)


def test_a_late_notification_does_not_stand_beside_none_missed() -> None:
    late = findings(told("job-change", MOVING | {"left_on": "2026-10-30", "notified": ["none"]}))
    assert late["notifications"]["label"] == "step_outstanding"
    late = findings(told("extension", MOVED | {"notified": ["none"]}))
    assert late["earlier_notices"]["text"]["reason"].startswith("退職と契約の届出を除き")


def test_what_is_owed_before_permanent_residence_has_to_be_paid_in_time_for_years() -> None:
    for route, person, years in (("permanent", SETTLING, True), ("extension", STAYING, False)):
        duties = findings(told(route, person | {"unpaid": ["pension"]}))["public_duties"]["text"]
        assert ("申請する日までの2年間、期限どおりに納めて" in duties["do"]) is years
        assert "税金" not in duties["do"]


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


@pytest.mark.parametrize("variant", [None, EMPLOYER])
def test_a_stay_that_has_ended_comes_before_all_else(variant: str | None) -> None:
    over = MOVING | {"left_on": "2026-10-01", "notified": ["none"], "stay_ends": "2026-11-20"}
    assert told("job-change", over, variant=variant)["actions"][0]["id"] == "window"


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


@languages
def test_with_work_outside_the_status_no_extension_is_offered(language: str) -> None:
    cook = MOVED | {"occupation": ["cook"]}
    window = findings(told("extension", cook, language))["window"]
    assert window["label"] == "depends"


def warnings(result: dict[str, Any]) -> dict[str, str]:
    return {each["id"]: each["text"] for each in result["plan"]["warnings"]}


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
@pytest.mark.parametrize("variant", [None, EMPLOYER])
def test_what_nobody_has_to_do_is_told_as_optional(variant: str | None, language: str) -> None:
    advised = findings(told("job-change", MOVING, language, variant=variant))["certificate"]
    assert (advised["status"], advised["label"]) == ("met", "optional")
    assert advised["text"]["label"] == {"ja": "任意", "en": "Optional"}[language]


@languages
def test_a_first_day_ahead_says_nothing_of_the_shortest_period(language: str) -> None:
    timeline = told("job-change", MOVING, language)["plan"]["timeline"]
    ahead = next(each for each in timeline if each["id"] == "first_day")["text"]["detail"]
    assert not re.search(r"3か月|period of stay", ahead)


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
def test_three_years_as_the_longest_period_have_their_last_day_in_the_action(language: str) -> None:
    day = {"ja": "2027年3月31日（水）まで", "en": "31 March 2027"}[language]
    three = SETTLING | {"period_held": "three_years"}
    assert day in told("permanent", three, language)["actions"][-1]["text"]
    late = told("permanent", three | {"household_duties": "late"}, language)
    assert findings(late)["longest_period"]["label"] == "check"
    assert day not in str([each for each in late["actions"] if each["id"] == "permanent"])


@languages
@pytest.mark.parametrize("kept", ["with_break", "only_now"])
@pytest.mark.parametrize(("shortcut", "points"), [("points_70", "70"), ("points_80", "80")])
def test_points_are_told_with_their_number(
    shortcut: str, points: str, kept: str, language: str
) -> None:
    answers = {"years_in_japan": 4, "shortcut": shortcut, "points_kept": kept}
    result = told("permanent", SETTLING | answers, language)
    for text in (
        result["text"]["title"],
        result["actions"][0]["text"],
        findings(result)["residence_years"]["text"]["reason"],
        findings(result)["points_shortcut"]["text"]["reason"],
    ):
        assert points in text


@pytest.mark.parametrize("livelihood", ["own_income", "too_little"])
def test_a_spouse_is_free_of_the_condition_of_living_whatever_the_income(livelihood: str) -> None:
    spouse = {"years_in_japan": 6, "shortcut": "spouse", "years_married": 4}
    told_of = findings(told("permanent", SETTLING | spouse | {"livelihood": livelihood}))
    assert told_of["livelihood"]["reason"] == "exempt"


def test_a_new_standard_that_nobody_has_checked_is_not_in_order() -> None:
    assert findings(told("permanent", SETTLING))["livelihood"]["label"] == "check"


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
def test_the_years_that_are_examined_are_told_by_the_ground(language: str) -> None:
    def do(**answers: object) -> str:
        result = told("permanent", SETTLING | {"household_duties": "late"} | answers, language)
        text: str = findings(result)["household_duties"]["text"]["do"]
        return text

    years = {
        "ja": ("税金は5年間", "税金は3年間"),
        "en": ("5 years for tax", "3 years for tax"),
    }[language]
    assert years[0] in do()
    assert years[1] in do(years_in_japan=4, shortcut="spouse", years_married=4)
    assert not any(each in do(years_in_japan=6, shortcut="refugee") for each in years)


@languages
@pytest.mark.parametrize("variant", [None, EMPLOYER])
def test_where_nothing_is_applied_for_no_decision_is_announced(
    variant: str | None, language: str
) -> None:
    free = CLEAR | {"where": "no_limit_on_work", "lived_in_japan": "yes"}
    text = told("first", free, language, variant=variant)["text"]
    assert {"ja": "原則として不要", "en": "As a rule"}[language] in text["title"]
    assert {"ja": "入管庁", "en": "Agency"}[language] not in text["lead"]


@pytest.mark.parametrize("livelihood", ["own_income", "too_little"])
def test_a_child_who_lacks_years_of_work_is_free_of_the_livelihood_condition(
    livelihood: str,
) -> None:
    answers = {"years_in_japan": 10, "years_of_work_status": 1, "shortcut": "child"}
    result = told("permanent", SETTLING | answers | {"livelihood": livelihood})
    assert findings(result)["livelihood"]["label"] == "not_applicable"
