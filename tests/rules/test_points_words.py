"""What a count of points tells: its label, title, lead and text say the same of this person."""

from datetime import date
from typing import Any

import pytest

import selfcheck
from tests.rules.counting import EXAMPLES, NOTHING, ON
from tests.rules.people import COUNTED, RESEARCHER

NOTHING_KNOWN = NOTHING | {
    **dict.fromkeys(COUNTED, "not_sure"),
    **{key: ["not_sure"] for key in ("degrees", "employer_support", "special_work")},
}


def told(number: int, language: str = "en", on: date = ON, **changed: Any) -> dict[str, Any]:
    answers = NOTHING | EXAMPLES[number]["answers"] | changed
    return selfcheck.present(selfcheck.step("points", answers, on=on), language)


def row(result: dict[str, Any], requirement: str) -> dict[str, Any]:
    return next(each for each in result["findings"] if each["requirement"] == requirement)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_a_row_that_could_give_points_is_not_one_that_does_not_apply(number: int) -> None:
    for finding in told(number)["findings"]:
        if finding["reason"].startswith("nothing"):
            assert finding["label"] == "no_points"
        if finding["label"] == "not_applicable":
            assert finding["reason"] in ("no_such_row", "no_floor") or (
                finding["requirement"] == "j_skip"
            )


def test_pay_without_points_is_told_with_the_pay_that_gives_some_at_that_age() -> None:
    at_thirty = row(told(3, file_on="2026-11-26"), "points_pay")
    assert at_thirty["text"]["reason"] == (
        "From age 30, yearly pay below ¥5,000,000 gives no points."
    )
    young = row(told(0, yearly_pay=3_900_000), "points_pay")
    assert young["text"]["reason"] == "Yearly pay below ¥4,000,000 gives no points."
    manager = row(told(5, yearly_pay=9_000_000), "points_pay")
    assert manager["text"]["reason"] == "Yearly pay below ¥10,000,000 gives no points."


def test_points_that_fall_below_the_mark_tomorrow_are_not_without_a_problem() -> None:
    result = told(2)
    total = result["findings"][0]
    assert (total["label"], total["text"]["label"]) == ("not_yet_due", "Time limit")
    assert "documents" not in result["text"]["lead"]
    assert "only until the end of today" in result["text"]["lead"]
    ahead = told(2, on=date(2026, 11, 10), born_on="1996-11-26")
    assert ahead["findings"][0]["label"] == "not_yet_due"
    assert "Wednesday 25 November 2026" in ahead["text"]["lead"]


@pytest.mark.parametrize("number", [1, 7])
@pytest.mark.parametrize(
    ("language", "waits"), [("en", "Wait until"), ("ja", "から申請してください")]
)
def test_who_cannot_apply_yet_reads_first_that_the_application_waits(
    number: int, language: str, waits: str
) -> None:
    lead = told(number, language)["text"]["lead"]
    assert waits in lead
    # What it waits for: the points of the one, the pay of the other.
    assert {1: "70", 7: "300"}[number] in lead.replace("3,000,000", "300")


def test_one_sum_or_the_other_is_not_told_as_a_range() -> None:
    result = told(8)
    assert result["points"]["text"]["total"] == "70 or 80 points"
    group = next(
        each for each in result["points"]["groups"] if each["requirement"] == "points_university"
    )
    assert group["text"]["points"] == "0 or 10 points"
    both = told(8, foreign_qualification="not_sure")
    assert both["points"]["text"]["total"] == "70 to 85 points"


def test_rows_that_count_together_stand_each_with_its_points_and_by_their_answers() -> None:
    assert row(told(0), "points_japan")["text"]["reason"] == (
        "25 points together: 10 points for a degree from Japan, and 15 points for JLPT N1."
    )
    assert row(told(5), "points_degree")["text"]["reason"] == (
        "25 points together: 20 points for a doctorate, "
        "and 5 points for a business administration degree."
    )
    assert row(told(0), "points_degree")["text"]["reason"] == "10 points for a bachelor's degree."


@pytest.mark.parametrize(
    ("number", "named", "other", "concluded"),
    [
        (0, "3 years before", "1 year before", "you have not yet held 70 points for 3 years"),
        # Of both marks that are reached, only the lower one was held.
        (4, "3 years before", "1 year before", "you have held 70 points for 3 years"),
        (6, "1 year before", "3 years before", "you have held 80 points for 1 year"),
    ],
)
def test_the_years_of_the_persons_own_mark_are_told_and_what_they_come_to(
    number: int, named: str, other: str, concluded: str
) -> None:
    result = told(number)
    note = result["points"]["text"]["earlier_note"]
    assert named in note
    assert other not in note
    assert concluded in result["offers"][0]["text"]["text"]


def test_years_of_work_are_noted_only_where_they_change_and_are_not_told_to_the_month() -> None:
    changing = told(0)["points"]["text"]["days_note"]
    assert "latest possible" in changing
    exact = told(0, experience_months=4)["points"]["text"]["days_note"]
    assert "go on doing related work" in exact
    assert "latest possible" not in exact
    # Experience gives all it can: only a birthday is ahead.
    assert "related work" not in told(7)["points"]["text"]["days_note"]
    assert "at the latest" in told(1)["actions"][0]["text"]
    assert "at the latest" not in told(1, experience_months=4)["actions"][0]["text"]


def test_where_everything_is_open_one_action_and_no_total_are_told() -> None:
    result = selfcheck.present(selfcheck.step("points", NOTHING_KNOWN, on=ON), "en")
    assert [each["id"] for each in result["actions"]] == ["points_total"]
    assert result["points"]["text"]["total"] == "Not known yet"
    assert "Except for research and teaching" in row(result, "points_floor")["text"]["reason"]


def test_the_two_fees_of_one_application_are_told_each_once() -> None:
    total = told(0)["plan"]["fees"]["total"]["text"]
    assert "¥75,000 at the counter, or ¥65,550 online" in total


def test_the_ordinary_status_fits_the_kind_of_work() -> None:
    notes = [each["text"]["text"] for each in told(4)["plan"]["notes"]]
    assert any("for example Researcher" in note for note in notes)
    assert not any("Engineer/Specialist" in note for note in notes)


@pytest.mark.parametrize(
    ("ends", "days"),
    [
        ("2026-11-20", ("Friday 20 November 2026", "not beyond Wednesday 20 January 2027")),
        ("2026-09-10", ("Thursday 10 September 2026", "ended on Tuesday 10 November 2026")),
    ],
)
def test_who_overstays_reads_both_days(ends: str, days: tuple[str, str]) -> None:
    (action,) = told(0, stay_ends=ends)["actions"]
    assert all(day in action["text"] for day in days)


@pytest.mark.parametrize(
    ("language", "stay", "due"),
    [
        ("en", "If your present stay ends before you can apply", "by Friday 19 March 2027"),
        ("ja", "変更を申請する前に今の在留期間が満了する人は", "2027年3月19日（金）までに"),
    ],
)
@pytest.mark.parametrize("number", [1, 7])
def test_an_extension_until_then_is_for_those_whose_stay_ends_first(
    number: int, language: str, stay: str, due: str
) -> None:
    assert stay in told(number, language)["text"]["lead"]
    known = told(number, language, stay_ends="2027-03-20")["text"]["lead"]
    assert due in known
    assert stay not in known


def test_pay_that_gives_nothing_from_a_birthday_on_is_told_as_the_same_pay() -> None:
    first = told(2)["points"]["days"][0]["text"]["change"]
    assert "the same yearly pay gives none" in first
    # Age alone takes points here.
    assert "Because of age" in told(0)["points"]["days"][1]["text"]["change"]


def test_who_loses_the_mark_tomorrow_is_not_told_that_waiting_completes_the_years() -> None:
    (offer,) = told(2)["offers"]
    assert "from Thursday 26 November 2026 on the total is below" in offer["text"]["text"]


CULTURE: dict[str, Any] = {
    "points_activity": "foreign_culture",
    "years_of_experience": 6,
    "yearly_pay": 5_200_000,
    "born_on": "1993-07-07",
}


def test_work_that_waits_for_the_office_has_the_last_day_with_enough_points() -> None:
    action = told(0, **CULTURE)["actions"][1]["text"]
    assert "by Thursday 6 July 2028, the last day with 70 points" in action
    assert (
        "last day with" not in told(0, **CULTURE | {"yearly_pay": 8_000_000})["actions"][1]["text"]
    )


def test_who_has_rows_to_confirm_reads_when_the_total_falls() -> None:
    unsure: dict[str, Any] = {"listed_university": "not_sure", "born_on": "1997-05-05"}
    result = told(1, **unsure)
    action = result["actions"][0]["text"]
    assert "before Wednesday 5 May 2027, so that" in action
    assert "on that day the total falls by 15 points" in action
    assert "falls" not in told(1, listed_university="not_sure")["actions"][0]["text"]


def test_who_has_planned_the_day_of_applying_reads_that_day() -> None:
    (action,) = told(0, file_on="2027-02-10")["actions"]
    assert "on Wednesday 10 February 2027" in action["text"]
    (action,) = told(0, file_on="2026-12-21", stay_ends="2027-03-20")["actions"]
    assert "on Monday 21 December 2026" in action["text"]
    assert "last day to apply, before your present stay ends, is Friday 19 March" in action["text"]
    (action,) = told(0, file_on="2027-04-10", stay_ends="2027-03-20")["actions"]
    assert "10 April" not in action["text"]


def test_a_mark_that_may_be_reached_before_is_told_as_certain_from_a_day_on() -> None:
    result = selfcheck.step("points", NOTHING | RESEARCHER, on=ON)
    days = selfcheck.present(result, "en")["points"]["days"]
    assert "it is then 75 or 80 points" in days[0]["text"]["change"]
    assert "80 or 85 points, so the mark of 80 points is reached" in days[1]["text"]["change"]


@pytest.mark.parametrize(("language", "held"), [("en", "will have held"), ("ja", "申請予定日には")])
def test_years_counted_back_from_a_planned_day_are_not_told_as_past(
    language: str, held: str
) -> None:
    (offer,) = told(6, language, file_on="2027-02-10")["offers"]
    assert held in offer["text"]["text"]
