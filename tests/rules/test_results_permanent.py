"""Whole results on permanent residence: the person's own ground, years and standards."""

import pytest

from selfcheck.wording import LANGUAGES
from tests.rules.people import SETTLING, STAYING
from tests.rules.reading import findings, told

languages = pytest.mark.parametrize("language", LANGUAGES)

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


@pytest.mark.parametrize("kept", ["with_break", "only_now"])
def test_points_that_were_not_held_are_told_as_they_were_answered(kept: str) -> None:
    answers = {"years_in_japan": 4, "shortcut": "points_70", "points_kept": kept}
    result = told("permanent", SETTLING | answers)
    assert "3年に足りません" in result["text"]["title"]
    years = findings(result)["residence_years"]["text"]["reason"]
    assert ("途中で70点を下回った" in years) is (kept == "with_break")


def test_what_is_owed_before_permanent_residence_has_to_be_paid_in_time_for_years() -> None:
    for route, person, years in (("permanent", SETTLING, True), ("extension", STAYING, False)):
        duties = findings(told(route, person | {"unpaid": ["pension"]}))["public_duties"]["text"]
        assert ("申請する日までの2年間、期限どおりに納めて" in duties["do"]) is years
        assert "税金" not in duties["do"]


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


@pytest.mark.parametrize("livelihood", ["own_income", "too_little"])
def test_a_child_who_lacks_years_of_work_is_free_of_the_livelihood_condition(
    livelihood: str,
) -> None:
    answers = {"years_in_japan": 10, "years_of_work_status": 1, "shortcut": "child"}
    result = told("permanent", SETTLING | answers | {"livelihood": livelihood})
    assert findings(result)["livelihood"]["label"] == "not_applicable"
