"""The facts: none missing, each dated change on its day, nothing kept twice."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from selfcheck import facts

ON = date(2026, 11, 22)

# How many facts each area has, without gaps except where listed.
NUMBERS = {
    "SCP": {*range(1, 15)},
    "PER": {*range(1, 5)},
    "EDU": {*range(1, 17)},
    "LNG": {*range(1, 9)},
    "CAT": {*range(1, 19)},
    "DOC": {*range(1, 28), *range(30, 38), *range(40, 45), *range(50, 63), *range(70, 77)},
    "RTE": {*range(1, 9), *range(10, 14), *range(20, 39), *range(41, 47)},
    "NOT": {*range(1, 17)},
    "REV": {*range(1, 6)},
    "SID": {*range(1, 17)},
    "TB": {*range(1, 4)},
    "DEP": {*range(1, 50)},
    "PR": {*range(1, 89)},
    "FEE": {*range(1, 15)},
    "TIM": {*range(1, 11)},
    "GDL": {*range(1, 12)},
    "FIL": {*range(1, 19)},
    "REF": {*range(1, 14), *range(20, 45)},
    "HSP": {*range(1, 90)},
    "AFT": {*range(1, 39)},
    "EMP": {*range(1, 22)},
    "OTH": {*range(1, 28)},
    "NUM": {*range(1, 17)},
    "CRD": {*range(1, 24)},
    "REN": {*range(1, 24)},
    "LIF": {*range(1, 32)},
    "STU": {*range(1, 23)},
}


@pytest.mark.parametrize("area", NUMBERS)
def test_no_published_fact_disappears(area: str) -> None:
    found = {fact.id for fact in facts.all_facts() if fact.id.split("-")[1] == area}
    assert {f"F-{area}-{number}" for number in NUMBERS[area]} <= found


def test_fast_moving_facts_are_reviewed_each_quarter() -> None:
    quick = {"FEE", "TIM", "PR", "CAT", "DOC", "LNG"}
    slow = [f.id for f in facts.all_facts() if f.id.split("-")[1] in quick and f.review_months > 3]
    assert slow == []


OLD = {"counter": 4000, "online": 4000}
MIDDLE = {"counter": 6000, "online": 5500}
ABSENCES = {"at_once": {"months": 6}, "in_total": {"months": 30}, "within": {"years": 10}}


@pytest.mark.parametrize(
    ("fact_id", "first_day", "before", "after"),
    [
        ("F-LNG-1", "2026-04-15", False, True),
        ("F-DOC-21", "2026-04-15", False, True),
        ("F-DOC-22", "2026-04-15", False, True),
        ("F-DOC-54", "2026-04-15", False, True),
        ("F-DOC-60", "2026-04-15", False, True),
        ("F-DOC-40", "2026-03-09", False, True),
        ("F-DOC-32", "2025-12-01", False, True),
        ("F-DOC-8", "2025-06-23", False, True),
        ("F-DOC-74", "2025-01-01", False, {"month": "2025-01"}),
        ("F-PR-11", "2027-04-01", False, True),
        ("F-PR-5.three_years_counts", "2027-04-01", True, False),
        ("F-PR-6.spouse_marriage_years", "2027-04-01", 3, 5),
        ("F-PR-6.spouse_residence_years", "2027-04-01", 1, 3),
        ("F-PR-6.child_years", "2027-04-01", 1, 3),
        ("F-PR-6.points_70_years", "2027-04-01", 3, 3),
        ("F-PR-27", "2027-04-01", False, ABSENCES),
        ("F-PR-34", "2027-04-01", False, True),
        ("F-RTE-38.photo_from_age_years", "2026-06-14", 16, 1),
        ("F-AFT-34.online", "2026-10-01", "revenue_stamps", "convenience_store_or_bank"),
        ("F-EMP-4.imprisonment_years", "2027-04-01", 3, 5),
        ("F-EMP-4.fine_yen", "2027-04-01", 3_000_000, 5_000_000),
        ("F-FEE-9.online_settlement", "2026-10-01", 0, 220),
        ("F-TB-1", "2025-06-23", [], ["philippines", "nepal"]),
        ("F-TB-1", "2025-09-01", ["philippines", "nepal"], ["philippines", "nepal", "viet_nam"]),
        (
            "F-TB-1",
            "2027-01-04",
            ["philippines", "nepal", "viet_nam"],
            ["philippines", "nepal", "viet_nam", "indonesia"],
        ),
        ("F-FIL-3.under_any_name_stated", "2026-01-01", False, True),
        ("F-FEE-3.1_year", "2025-04-01", OLD, MIDDLE),
        ("F-FEE-3.3_months", "2026-10-01", MIDDLE, {"counter": 10000, "online": 10000}),
        ("F-FEE-3.1_year", "2026-10-01", MIDDLE, {"counter": 33000, "online": 27000}),
        ("F-FEE-3.3_years", "2026-10-01", MIDDLE, {"counter": 64000, "online": 56000}),
        ("F-FEE-3.5_years", "2026-10-01", MIDDLE, {"counter": 75000, "online": 65000}),
        ("F-FEE-2.over_3_to_6_months", "2026-10-01", MIDDLE, {"counter": 18000, "online": 15000}),
        (
            "F-FEE-2.over_6_months_under_1_year",
            "2026-10-01",
            MIDDLE,
            {"counter": 25000, "online": 21000},
        ),
        (
            "F-FEE-2.over_1_under_3_years",
            "2026-10-01",
            MIDDLE,
            {"counter": 48000, "online": 42000},
        ),
        ("F-FEE-7", "2025-04-01", 8000, 10000),
        ("F-FEE-7", "2026-10-01", 10000, 200000),
        ("F-FEE-10.online_settlement", "2026-10-01", 0, 220),
        ("F-FEE-12.single", "2026-07-01", 3000, 15000),
        ("F-FEE-12.multiple", "2026-07-01", 6000, 30000),
    ],
)
def test_value_changes_on_its_day(fact_id: str, first_day: str, before: Any, after: Any) -> None:
    id_, _, key = fact_id.partition(".")
    day = date.fromisoformat(first_day)

    def read(on: date) -> Any:
        value = facts.value(id_, on=on)
        return value[key] if key else value

    assert (read(day - timedelta(days=1)), read(day)) == (before, after)


@pytest.mark.parametrize(
    ("fact_id", "first_day"),
    [
        ("F-FEE-4", "2026-10-01"),
        ("F-FEE-6", "2026-10-01"),
        ("F-LNG-4", "2026-04-15"),
        ("F-FIL-4", "2026-01-01"),
        ("F-EDU-13", "2024-02-29"),
        ("F-OTH-5", "2025-10-16"),
        ("F-OTH-14", "2027-04-01"),
    ],
)
def test_no_value_is_made_up_for_earlier_days(fact_id: str, first_day: str) -> None:
    day = date.fromisoformat(first_day)
    assert facts.value(fact_id, on=day)
    with pytest.raises(facts.NotInForce, match=fact_id):
        facts.value(fact_id, on=day - timedelta(days=1))


@pytest.mark.parametrize(
    ("fact_id", "expected"),
    [
        ("F-CAT-3", 10_000_000),
        ("F-RTE-2", {"months": 3}),
        ("F-RTE-5", {"business_days": 5}),
        ("F-FEE-4", {"under_3_years": 330, "3_years_or_more": 550}),
        ("F-FEE-1", {"coe": 0, "other_activity": 0, "acquisition": 0}),
        ("F-TB-2", {"days": 180, "days_after_close_contact": 90}),
        ("F-DEP-3", {"hours": 28, "days": 7}),
        ("F-REV-1", {"months": 3}),
        (
            "F-TIM-1",
            {
                "coe": {"minimum": {"months": 1}, "maximum": {"months": 3}},
                "change": {"minimum": {"months": 1}, "maximum": {"months": 2}},
                "extension": {"minimum": {"weeks": 2}, "maximum": {"months": 1}},
            },
        ),
    ],
)
def test_figures(fact_id: str, expected: Any) -> None:
    assert facts.value(fact_id, on=ON) == expected


def test_figures_kept_twice_agree() -> None:
    def now(fact_id: str, on: date = ON) -> Any:
        return facts.value(fact_id, on=on)

    last = date.fromisoformat(now("F-FEE-5")["last_day_received"])
    assert last + timedelta(days=1) == facts.get("F-FEE-2").starts[-1]
    office = now("F-FEE-13")
    assert office["tax_included"] is False
    total = office["service_from"] + office["business_plan"]
    assert now("F-FEE-14") == {
        "tax_percent": 10,
        "service_from_with_tax": office["service_from"] * 110 // 100,
        "business_plan_with_tax": office["business_plan"] * 110 // 100,
        "service_and_business_plan": total,
        "service_and_business_plan_with_tax": total * 110 // 100,
    }
    assert now("F-HSP-30")["pass_mark"] == 70


def test_plans_and_reports_are_not_in_force() -> None:
    states = {fact.id: fact.state for fact in facts.all_facts() if fact.state != "in_force"}
    assert states == {
        "F-CAT-6": "outdated",
        "F-CRD-18": "unverified",
        "F-CRD-19": "unverified",
        "F-DEP-4": "unverified",
        "F-DEP-23": "unverified",
        "F-LIF-20": "unverified",
        "F-REN-23": "unverified",
        "F-RTE-43": "unverified",
        "F-RTE-45": "unverified",
        "F-SID-13": "unverified",
        "F-GDL-11": "draft",
        "F-PR-7": "draft",
        "F-PR-24": "unverified",
        "F-PR-33": "draft",
        "F-PR-35": "draft",
        "F-PR-36": "draft",
        "F-PR-52": "unverified",
        "F-PR-74": "unverified",
        "F-PR-81": "outdated",
        "F-PR-88": "draft",
        "F-HSP-51": "unverified",
    }


@pytest.mark.parametrize("id_", ["F-FEE-99", "F-XXX-1", "FEE", "", "F-fee-1", "F-../cat-1"])
def test_unknown_fact(id_: str) -> None:
    with pytest.raises(facts.UnknownFact):
        facts.get(id_)


def test_facts_fall_due() -> None:
    day = facts.get("F-FEE-2")
    assert (day.checked, day.review_months) == ("2026-09-27", 3)
    assert not day.is_due(date(2026, 12, 26))
    assert day.is_due(date(2026, 12, 27))
    month = facts.get("F-NOT-2")
    assert (month.checked, month.review_months) == ("2026-05", 6)
    assert not month.is_due(date(2026, 10, 31))
    assert month.is_due(date(2026, 11, 1))
    undated = facts.get("F-EDU-1")
    assert (undated.compiled, undated.review_months) == ("2026-11-22", 12)
    assert not undated.is_due(date(2027, 11, 21))
    assert undated.is_due(date(2027, 11, 22))
    assert "F-RTE-5" in facts.due(ON)
    assert "F-FEE-2" not in facts.due(ON)
    assert len(facts.due(date(2028, 1, 1))) == len(facts.all_facts())


def test_table_of_facts() -> None:
    def table(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-X", "utf8", "-m", "selfcheck.facts", *arguments],
            capture_output=True,
            encoding="utf-8",
            cwd=Path(__file__).parents[2],
            check=False,
        )

    heading, *rows = table("--on", "2026-09-30").stdout.splitlines()
    assert len(rows) == len(facts.all_facts())
    by_id = {row.split()[0]: row for row in rows}
    column = heading.index("VALUE")
    assert by_id["F-FEE-7"][column:] == "10000"
    assert by_id["F-FEE-4"][column:] == "-"
    assert by_id["F-RTE-5"].split()[2] == "due"
    assert by_id["F-FEE-7"].split()[2] == "-"
    assert table("--on", "yesterday").returncode == 2


@pytest.mark.parametrize(
    ("key", "standings"),
    [
        ("isa-coe", {"O": "O", "T": "T", "S": "unread", "G": "unread"}),
        ("shin-jimu-notifications", {"O": "T", "T": "T", "S": "S", "G": "G"}),
        ("tommy-language", {"O": "S", "T": "S", "S": "S", "G": "G"}),
    ],
)
def test_no_official_page_passes_for_a_specialists_word(
    key: str, standings: dict[str, str]
) -> None:
    assert {each: facts.source(key).standing(each) for each in "OTSG"} == standings


@pytest.mark.parametrize(
    ("confidence", "kinds"), [("O", {"official"}), ("T", {"official", "transcription"})]
)
def test_a_fact_rests_on_what_its_confidence_says(confidence: str, kinds: set[str]) -> None:
    unfounded = [
        fact.id
        for fact in facts.all_facts()
        if fact.confidence == confidence
        and fact.origin == "source"
        and kinds.isdisjoint(facts.source(key).kind for key in fact.sources)
    ]
    assert unfounded == []
