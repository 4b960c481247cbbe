"""The lead of a result: who has to do what, by when, and who decides, in few sentences."""

import re
from typing import Any

import pytest
from hypothesis import given, settings

import selfcheck
from selfcheck.wording import EMPLOYER, LANGUAGES
from tests.rules.people import CLEAR, COUNTED, MOVED, MOVING, SETTLING, STAYING
from tests.rules.test_properties import Walk, complete

ON = "2026-11-25"

languages = pytest.mark.parametrize("language", LANGUAGES)
variants = pytest.mark.parametrize("variant", [None, EMPLOYER])

SENTENCE = re.compile(r"。|[.?!](?: |$)")
POINTS_AT_THE_PAGE = re.compile(r"下の手順|listed below|steps below")
ALSO_CHECK = {
    "en": re.compile(r"^(Also check|Check two more)"),
    "ja": re.compile(r"^(申請|契約|次の更新)の前に、[^。]*確かめて"),
}
NEXT_EXTENSION = {"en": "next extension", "ja": "次の更新"}
DECIDES = {"en": "decides on", "ja": "入管庁が提出書類をもとに判断"}
JANUARY = {"en": "Friday 29 January 2027", "ja": "2027年1月29日（金）"}
DISTANT = {"en": "Wednesday 31 May 2028", "ja": "2028年5月31日（水）"}
CHANGING = CLEAR | {"where": "student", "lived_in_japan": "yes", "stay_ends": "2027-01-31"}
OUT_OF_WORK = MOVED | {
    "present_work": "out_of_work",
    "contract": "none",
    "left_on": "2026-07-01",
    "gap_reason": "no_reason",
}


def lead(route: str, answers: dict[str, Any], language: str, variant: str | None = None) -> str:
    return lead_of(assessed(route, answers), language, variant)


def assessed(route: str, answers: dict[str, Any]) -> dict[str, Any]:
    result = selfcheck.step(route, answers, on=ON)
    assert result["kind"] == "assessment", result.get("id")
    return result


def lead_of(result: dict[str, Any], language: str, variant: str | None) -> str:
    text: str = selfcheck.present(result, language, variant)["text"]["lead"]
    return text


@variants
@languages
@pytest.mark.parametrize(
    ("route", "answers"),
    [
        ("first", CHANGING | {"pay": "lower"}),
        ("extension", STAYING | {"unpaid": ["tax"]}),
        ("extension", STAYING | {"pay": "lower"}),
        ("extension", OUT_OF_WORK),
    ],
    ids=["change", "tax", "pay", "without a contract"],
)
def test_the_last_day_for_a_change_or_an_extension_stands_in_the_lead(
    route: str, answers: dict[str, Any], language: str, variant: str | None
) -> None:
    told = SENTENCE.split(lead(route, answers, language, variant))
    assert any(JANUARY[language] in sentence for sentence in told[:2])


@variants
@languages
@pytest.mark.parametrize(
    "answers",
    [
        CLEAR | {"pay": "lower"},
        CLEAR | {"contract": "none"},
        CLEAR | {"occupation": ["cook"]},
        CLEAR | {"occupation": ["systems_engineer", "school_teacher"]},
    ],
    ids=["pay", "no contract", "simple work", "which status"],
)
def test_an_application_by_the_employer_comes_once_the_rest_is_settled(
    answers: dict[str, Any], language: str, variant: str | None
) -> None:
    first = SENTENCE.split(lead("first", answers, language, variant))[0]
    assert {"en": "Certificate of Eligibility", "ja": "在留資格認定証明書"}[language] in first
    assert {"en": "Once ", "ja": "後に、"}[language] in first
    who = {
        ("en", None): ("employer",),
        ("en", EMPLOYER): ("you apply",),
        ("ja", None): ("勤務先が", "その会社・団体が"),
        ("ja", EMPLOYER): ("貴社が",),
    }[language, variant]
    assert any(each in first for each in who)


@variants
@languages
@pytest.mark.parametrize(
    "answers",
    [{}, {"organisation": ["barred"]}, {"pay": "lower"}, {"working_week": "partly_simple"}],
)
def test_in_a_job_change_the_decision_is_that_of_the_next_extension(
    answers: dict[str, Any], language: str, variant: str | None
) -> None:
    told = lead("job-change", MOVING | answers, language, variant)
    decision = next((s for s in SENTENCE.split(told) if DECIDES[language] in s), None)
    assert decision is None or NEXT_EXTENSION[language] in decision
    assert DISTANT[language] in told
    if language == "en":
        assert told.partition("Agency")[0].endswith("Immigration Services ")


@languages
def test_a_notification_comes_first_and_the_application_after_it(language: str) -> None:
    answers = MOVED | {"joined_on": "2026-11-20", "left_on": "2026-10-01", "notified": ["leaving"]}
    told = SENTENCE.split(lead("extension", answers, language))
    assert {"en": "notify the Immigration Services Agency", "ja": "契約の届出は"}[language] in told[
        0
    ]
    assert JANUARY[language] in told[1]


@languages
def test_what_else_is_to_be_checked_comes_after_what_comes_first(language: str) -> None:
    late = SETTLING | {"household_duties": "late"}
    told = lead("permanent", late, language)
    assert not ALSO_CHECK[language].search(told)
    assert {"en": "new rules on income", "ja": "収入の新しい基準"}[language] in told


WORST = {"record": ["sentence"], "unpaid": ["tax"], "missed_notices": ["contract"]}


@variants
@languages
@pytest.mark.parametrize(
    "more", [{}, {"pay": "lower", "working_week": "mainly_simple"}], ids=["alone", "with more"]
)
def test_a_grave_record_is_named_at_once_and_has_its_own_action(
    more: dict[str, Any], language: str, variant: str | None
) -> None:
    for route, answers in (("extension", STAYING), ("first", CHANGING)):
        result = selfcheck.present(
            selfcheck.step(route, answers | WORST | more, on=ON), language, variant
        )
        words = result["text"]
        prison = {"en": "prison sentence", "ja": "拘禁刑"}[language]
        assert prison in words["title"] or prison in words["lead"], words
        assert "conduct" in [each["id"] for each in result["actions"]]
        if route == "extension":
            assert JANUARY[language] in words["lead"]


@settings(max_examples=150, deadline=None)
@given(person=complete())
def test_every_lead_says_something_of_its_own_in_at_most_four_sentences(
    person: Walk,
) -> None:
    result = assessed(person.route, person.answers)
    for language in LANGUAGES:
        for variant in (None, EMPLOYER):
            told = lead_of(result, language, variant)
            assert 1 <= len(SENTENCE.findall(told)) <= 4, told
            assert not POINTS_AT_THE_PAGE.search(told)
            assert not ALSO_CHECK[language].search(told), told


@languages
@variants
@pytest.mark.parametrize("kept", ["with_break", "only_now", "not_sure"])
def test_the_shorter_period_says_itself_whether_it_is_reached(
    kept: str, variant: str | None, language: str
) -> None:
    person = SETTLING | {"years_in_japan": 4, "shortcut": "points_70", "points_kept": kept}
    result = selfcheck.present(assessed("permanent", person), language, variant)
    (found,) = (each for each in result["findings"] if each["requirement"] == "points_shortcut")
    said = found["text"]["reason"]
    assert {"en": 'The item "', "ja": "の項目"}[language] not in said
    assert ({"en": "So far", "ja": "まだ足りません"}[language] in said) is (kept != "not_sure")


@languages
@variants
def test_a_last_day_with_enough_points_leaves_time_for_the_examination(
    variant: str | None, language: str
) -> None:
    """Sources differ on whether the day of applying or that of the permission counts."""
    for person in (COUNTED, COUNTED | {"points_activity": "foreign_culture"}):
        older = {"born_on": "1987-03-01", "japanese_level": "no_certificate"}
        result = selfcheck.present(assessed("points", person | older), language, variant)
        said = " ".join(each["text"] for each in result["actions"])
        assert {"en": "may be counted on the day of permission", "ja": "審査の期間を見込んで"}[
            language
        ] in said


OWING = {"unpaid": ["health_insurance"]}
DISPATCHED = {"dispatch": "yes", "dispatch_settled": ["client", "employment"]}
EMPTY = {"en": re.compile(r"\bOnce this is\b"), "ja": re.compile(r"(^|[は。])、?確かめた後に")}


@variants
@languages
@pytest.mark.parametrize(
    ("route", "answers", "named"),
    [
        ("extension", STAYING | {"working_week": "too_little"}, ("specialist work", "業務量")),
        ("extension", STAYING | {"unpaid": ["tax"]}, ("owed? first", "未納分を全て")),
        ("extension", STAYING | {"working_week": "partly_simple"}, ("simple work", "単純作業")),
        ("first", CLEAR | {"pay": "lower"}, ("pay", "報酬")),
        ("first", CLEAR | {"working_week": "partly_simple"}, ("simple work", "単純作業")),
        ("job-change", MOVING | {"working_week": "too_little"}, ("specialist work", "業務量")),
        ("extension", STAYING | {"occupation": ["school_teacher"]}, ("Instructor", "教育")),
        (
            "extension",
            STAYING | {"present_work": "other_activity"},
            ("be back in work", "業務に戻れる"),
        ),
        ("first", CLEAR | DISPATCHED, ("the missing documents", "不足している資料")),
        ("permanent", SETTLING | OWING, ("only (when|after)", "期限どおりに納めてから")),
    ],
)
def test_a_lead_names_what_it_waits_for(
    route: str, answers: dict[str, Any], named: tuple[str, str], language: str, variant: str | None
) -> None:
    told = lead(route, answers, language, variant)
    assert re.search(named[language == "ja"], told)
    assert not EMPTY[language].search(told)


@variants
@languages
def test_nothing_stands_between_who_applies_and_who_decides(
    language: str, variant: str | None
) -> None:
    several = CLEAR | {"contract": "own_business", "occupation": ["vehicle_repair"]}
    told = [each for each in SENTENCE.split(lead("first", several, language, variant)) if each]
    assert {"en": "decides on", "ja": "入管庁が"}[language] in told[-1]
    applies = {"en": "Certificate of Eligibility", "ja": "在留資格認定証明書"}[language]
    assert applies in told[-2]
    # Who needs another status first is not told first that there is no contract.
    seeking = CLEAR | {"contract": "none", "occupation": ["warehouse"]}
    first = SENTENCE.split(lead("first", seeking, language, variant))[0]
    assert first.startswith({"en": "First find out which status", "ja": "まず、"}[language])
    # Who has no employer yet is not told of one.
    assert not told[-2].startswith(("your employer", "勤務先が"))


@variants
@languages
def test_an_extension_before_a_later_notification_comes_first(
    language: str, variant: str | None
) -> None:
    later = {"left_on": "2027-06-01", "working_week": "too_little"}
    result = selfcheck.present(assessed("extension", MOVED | later), language, variant)
    assert JANUARY[language] in SENTENCE.split(result["text"]["lead"])[0]
    assert [each["id"] for each in result["actions"]] == ["workload", "extension", "notice_leaving"]
    near = MOVING | {"working_week": "too_little"}
    result = selfcheck.present(assessed("job-change", near), language, variant)
    first = SENTENCE.split(result["text"]["lead"])[0]
    assert {"en": "27 November", "ja": "11月27日"}[language] in first
    ids = [each["id"] for each in result["actions"]]
    assert ids == ["notice_leaving", "workload", "notice_joining"]


@variants
@languages
def test_proof_of_a_time_without_work_is_not_asked_for_by_another_day_than_in_the_title(
    language: str, variant: str | None
) -> None:
    gap = MOVING | {
        "joined_on": "2027-03-18",
        "left_on": "2026-11-15",
        "gap_reason": "employer_closed",
    }
    result = selfcheck.present(assessed("job-change", gap), language, variant)
    signing = {"en": r"before (you sign|the contract is signed)", "ja": "契約の前に"}[language]
    told = [result["text"][part] for part in ("title", "lead")]
    assert not re.search(signing, " ".join(told), re.IGNORECASE)
    assert {"en": "with proof of the reason", "ja": "資料を添えて"}[language] in told[1]
    # What is due after the contract is told after what comes before it.
    assert [each["id"] for each in result["actions"]][-2:] == ["gap", "notice_joining"]


@variants
@languages
@pytest.mark.parametrize("record", ["none", "fine"])
def test_a_contract_ahead_with_a_notification_leaves_no_room_for_a_fifth_sentence(
    record: str, language: str, variant: str | None
) -> None:
    ahead = {"joined_on": "2026-12-01", "left_on": "2026-11-15", "notified": ["none"]}
    work = {"working_week": "too_little", "dispatch": "yes", "dispatch_settled": ["none"]}
    result = selfcheck.present(
        assessed("job-change", MOVING | ahead | work | {"record": [record]}), language, variant
    )
    told = SENTENCE.split(result["text"]["lead"])
    assert len([each for each in told if each]) == 4
    signed = {"en": r"you sign|contract is signed", "ja": "契約の前に"}[language]
    assert re.search(signed, result["text"]["lead"])
    mine = {"en": "your next extension", "ja": "ご本人が次の更新"}[language]
    assert (mine in result["text"]["lead"]) is ((language == "ja") is (variant == EMPLOYER))


@variants
@languages
def test_whoever_wants_to_run_a_company_is_told_of_that_first(
    language: str, variant: str | None
) -> None:
    """What work for an employer needs besides is among the next steps, for when there is a post."""
    answers = {"contract": "own_business", "occupation": ["video_creator"], "field": "psychology"}
    found = assessed("first", CLEAR | answers | {"courses": "few", "experience": 1})
    result = selfcheck.present(found, language, variant)
    manager = {"ja": "「経営・管理」", "en": "Business Manager"}[language]
    assert manager in SENTENCE.split(result["text"]["lead"])[0]
    said = [each["text"] for each in result["actions"]]
    assert manager in said[0]
    if variant is None:
        assert {"ja": "勤務先が決まったら", "en": "Once you have found a post"}[language] in said[1]
    # The leaving notification that is due in two days comes before a company that is only planned.
    moving = assessed("job-change", MOVING | {"contract": "own_business"})
    first, second = selfcheck.present(moving, language, variant)["actions"][:2]
    assert first["id"] == "notice_leaving"
    assert manager in second["text"]


@variants
def test_the_authority_is_named_in_full_where_a_result_has_it_first(variant: str | None) -> None:
    """By the order of the page: the title, what decides, and then what to do."""
    for route, answers in (
        ("job-change", MOVING | {"left_on": "2026-11-15", "notified": ["none"]}),
        ("permanent", SETTLING | {"livelihood": "own_income", "stay_ends": "not_sure"}),
    ):
        result = selfcheck.present(assessed(route, answers), "en", variant)
        decides = [each["text"] for each in result["findings"] if each["label"] == "check"]
        told = [result["text"]["title"], *(each.get("do", "") for each in decides)]
        told += [each["text"] for each in result["actions"]]
        first = next(each for each in told if "Agency" in each)
        assert first.partition("Agency")[0].endswith("Immigration Services ")


@variants
@languages
def test_one_thing_that_is_not_met_is_told_by_what_has_to_come_about(
    language: str, variant: str | None
) -> None:
    told = lead("extension", STAYING | {"working_week": "mainly_simple"}, language, variant)
    assert {"en": "Once the post is changed", "ja": "業務を改めたとき"}[language] in told
    assert {"en": "requirements for", "ja": "要件"}[language] not in told


@variants
@languages
def test_what_is_checked_before_a_contract_comes_before_what_follows_it(
    language: str, variant: str | None
) -> None:
    ahead = {"left_on": "2026-11-20", "joined_on": "2026-12-10", "notified": ["none"]}
    courses = {
        "occupation": ["instructor_company"],
        "courses": "not_sure",
        "experience": 3,
        "subject_years": 5,
        "person_facing": "no",
    }
    result = selfcheck.present(assessed("job-change", MOVING | ahead | courses), language, variant)
    order = [each["id"] for each in result["actions"]]
    assert order == ["notice_leaving", "background", "notice_joining"]
    # What only goes with the next extension comes after it.
    proved = courses | {"courses": "none", "experience": 12}
    result = selfcheck.present(assessed("job-change", MOVING | ahead | proved), language, variant)
    order = [each["id"] for each in result["actions"]]
    assert order == ["notice_leaving", "notice_joining", "background"]


@variants
@languages
def test_a_contract_without_a_day_to_keep_to_is_notified_within_a_period(
    language: str, variant: str | None
) -> None:
    late = {"left_on": "2027-01-10", "joined_on": "2027-05-09", "gap_reason": "searching"}
    none_yet = {"contract": "none", "left_on": "2026-11-20", "notified": ["none"]}
    for route, person in (("extension", MOVED | late), ("job-change", MOVING | none_yet)):
        result = selfcheck.present(assessed(route, person), language, variant)
        (found,) = (each for each in result["findings"] if each["requirement"] == "notifications")
        signed = {"en": r"14 days, .* sign", "ja": "契約した日の翌日から14日以内"}[language]
        assert re.search(signed, found["text"]["reason"])
        assert {"en": "May 2027", "ja": "5月"}[language] not in found["text"]["reason"]


@languages
def test_what_only_counts_against_a_person_comes_after_who_decides(language: str) -> None:
    answers = STAYING | {"occupation": ["shop_cashier"], "record": ["over_hours"]}
    told = lead("extension", answers, language)
    assert told.startswith({"en": "Once it is clear", "ja": "どの在留資格で"}[language])
    assert re.search({"en": "decides .* against you", "ja": "判断します。.*不利"}[language], told)
