"""The facts: every entry well formed, each dated change on its day, the document tables whole."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from selfcheck import facts

ON = date(2026, 11, 22)

# How many facts each area has, without gaps except where listed.
NUMBERS = {
    "SCP": {*range(1, 15)},
    "PER": {*range(1, 5)},
    "EDU": {*range(1, 17)},
    "LNG": {*range(1, 9)},
    "CAT": {*range(1, 10)},
    "DOC": {*range(1, 28), *range(30, 38), *range(40, 45), *range(50, 63), *range(70, 77)},
    "RTE": {*range(1, 9), *range(10, 14), *range(20, 25)},
    "NOT": {*range(1, 8)},
    "REV": {*range(1, 4)},
    "SID": {*range(1, 6)},
    "TB": {*range(1, 4)},
    "DEP": {*range(1, 8)},
    "PR": {*range(1, 14)},
    "FEE": {*range(1, 15)},
    "TIM": {*range(1, 9)},
    "GDL": {*range(1, 12)},
    "FIL": {*range(1, 11)},
    "REF": {*range(1, 14), *range(20, 25)},
    "HSP": {*range(1, 32)},
}

# Cells for Categories 1 to 4: R required, C conditional, P prepare, S shown, M may be asked,
# + recommended, - not asked for.
COE = """
1 RRRR | 2 RRRR | 3 RRRR | 4 RRR- | 5 CCCC | 6 CCCC | 7 CCCC | 8 CCCC | 9 --CC | 10 --CC
11 --CC | 12 --RR | 13 --CC | 14 --CC | 15 --CC | 16 --CC | 17 --CC | 18 --RR | 19 --RR
20 --RR | 21 --RR | 22 --CC | 23 ---C | 24 ---R | 25 ---C | 26 ---C | 27 MMMM
6-pledge CCCC | 6-client-pledge CCCC | 6-conditions CCCC | 6-contract CCCC
20-statements --RR | 20-plan --CC
75 ++++ | 75-hiring-reason ++++ | 75-job-description ++++ | 75-transcript ++++
75-past-work ++++ | 75-qualification ++++ | 75-articles --++ | 75-licence --++ | 75-lease --++
75-utility-bill --++ | 75-photos --++ | 75-website --++ | 75-client-contracts --++
75-business-plan --++ | 75-directors --++ | 75-activity --++ | 76 ++++
"""
CHANGE = """
2 RRRR | 4 RRR- | 5 CCCC | 6 CCCC | 9 --CC | 10 --CC | 11 --CC | 12 --RR | 13 --CC | 14 --CC
15 --CC | 16 --CC | 17 --CC | 18 --RR | 19 --RR | 20 --RR | 21 --RR | 22 --CC | 23 ---C
24 ---R | 25 ---C | 26 ---C | 27 MMMM | 30-form RRRR | 30 RRRR | 32 CCCC | 35 MMMM | 36 ++++
36-resume ++-- | 36-contract ++-- | 36-company ++-- | 36-syllabus ++++ | 37 RRRR | 62 SSSS
6-pledge CCCC | 6-client-pledge CCCC | 6-conditions CCCC | 6-contract CCCC
20-statements --RR | 20-plan --CC | 35-ledger MMMM | 35-client-ledger MMMM | 35-report MMMM
75 ++++ | 75-hiring-reason ++++ | 75-job-description ++++ | 75-transcript ++++
75-past-work ++++ | 75-qualification ++++ | 75-articles --++ | 75-licence --++ | 75-lease --++
75-utility-bill --++ | 75-photos --++ | 75-website --++ | 75-client-contracts --++
75-business-plan --++ | 75-directors --++ | 75-activity --++ | 76 ++++
"""
# Rows 9 to 11, 18 to 20 are the parts of 58; rows 23 to 26 are the parts of 59; rows of 6 and 35
# are the parts of 61. A row with a dash is a single paper of the row before the dash.
EXTENSION = """
50 RRRR | 51 RRRR | 52 RRRR | 53 RRR- | 54 --RR | 55 --RR | 56 --RR | 57 --PP | 58 --CC
59 ---P | 60 --CC | 61 CCCC | 62 SSSS | 9 --CC | 10 --CC | 11 --CC | 18 --CC | 19 --CC
20 --CC | 20-statements --CC | 20-plan --CC | 23 ---P | 24 ---P | 25 ---P | 26 ---P
6-pledge CCCC | 6-client-pledge CCCC | 6-conditions CCCC | 6-contract CCCC
35-ledger CCCC | 35-client-ledger CCCC | 35-report CCCC
"""
LEVELS = {
    "R": "required",
    "C": "conditional",
    "P": "prepare",
    "S": "shown",
    "M": "may_be_asked",
    "+": "recommended",
    "-": "none",
}
APPLICANT = [2, 5, 7, 8, *range(12, 18), 22, 30, 51, 52, 55, 56, 60, 62, 76]
ORGANISATION = [3, 4, 9, 10, 11, 18, 19, 20, 21, 23, 24, 25, 26, 53, 54, 57, 58, 59]


def typed(table: str) -> dict[str, dict[int, str]]:
    cells = (cell.split() for line in table.strip().splitlines() for cell in line.split("|"))
    return {
        f"F-DOC-{id_}": {n: LEVELS[code] for n, code in enumerate(codes, start=1)}
        for id_, codes in cells
    }


def asked(
    procedure: str, category: int, *conditions: str, on: date = ON, but: str = "recommended"
) -> set[str]:
    levels = {
        id_: row.level(procedure, category, conditions, on=on)
        for id_, row in facts.documents().items()
    }
    return {id_.removeprefix("F-DOC-") for id_, level in levels.items() if level not in (None, but)}


@pytest.mark.parametrize("area", facts.AREAS)
def test_no_fact_is_missing_or_invented(area: str) -> None:
    found = {fact.id for fact in facts.all_facts() if fact.id.split("-")[1] == area}
    assert found == {f"F-{area}-{number}" for number in NUMBERS[area]}


@pytest.mark.parametrize("fact", facts.all_facts(), ids=lambda fact: fact.id)
def test_fact_is_well_formed(fact: facts.Fact) -> None:
    assert fact.unit
    starts = [period.start for period in fact.values]
    assert starts
    assert None not in starts[1:]
    dated = [start for start in starts if start is not None]
    assert dated == sorted(set(dated))
    assert set(fact.sources) <= set(facts.sources())
    assert fact.sources or fact.confidence == "G" or fact.origin in ("office", "derived")
    assert fact.clause is None or facts.clause(fact.clause)
    assert fact.confidence in ("O", "T", "S", "G")
    assert fact.review_months in (3, 6, 12)
    assert fact.state in ("in_force", "draft", "unverified", "outdated")
    assert fact.dated_by in (None, "application_received")
    assert fact.origin in ("source", "office", "derived")
    assert (fact.checked is None) != (fact.compiled is None)
    if fact.checked is not None:
        assert re.fullmatch(r"20\d\d-\d\d(-\d\d)?", fact.checked)
        assert date.fromisoformat(f"{fact.checked}-01"[:10]) <= ON


def test_fast_moving_facts_are_reviewed_each_quarter() -> None:
    quick = {"FEE", "TIM", "PR", "CAT", "DOC", "LNG"}
    slow = [f.id for f in facts.all_facts() if f.id.split("-")[1] in quick and f.review_months > 3]
    assert slow == []


@pytest.mark.parametrize("key", facts.sources())
def test_source_is_well_formed(key: str) -> None:
    source = facts.source(key)
    address = urlsplit(source.url)
    assert address.scheme == "https"
    assert address.hostname
    assert len(address.path + address.query) > 1
    assert source.kind in ("official", "secondary")
    assert (source.kind == "official") == address.hostname.endswith(".go.jp")
    for words in (source.title, source.publisher):
        assert set(words) == {"en", "ja"}
        assert all(words.values())
    assert any(key in fact.sources for fact in facts.all_facts())


@pytest.mark.parametrize("key", facts.clauses())
def test_clause_is_well_formed(key: str) -> None:
    clause = facts.clause(key)
    assert set(clause.name) == {"en", "ja"}
    assert all(clause.name.values())
    assert clause.url is None or clause.url in {each.url for each in facts.sources().values()}


def test_sources_and_clauses_are_distinct() -> None:
    urls = [source.url for source in facts.sources().values()]
    assert len(set(urls)) == len(urls)
    for language in ("en", "ja"):
        names = [clause.name[language] for clause in facts.clauses().values()]
        assert len(set(names)) == len(names)


OLD = {"counter": 4000, "online": 4000}
MIDDLE = {"counter": 6000, "online": 5500}


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
        ("F-HSP-7", [{"pay_yen": 10_000_000, "points": 40}]),
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

    bands = {
        "3_months": "up_to_3_months",
        "1_year": "1_year",
        "3_years": "3_to_under_5_years",
        "5_years": "5_years_or_more",
    }
    for on in (date(2025, 3, 31), date(2026, 9, 30), ON):
        fees = now("F-FEE-3", on)
        assert fees == {own: now("F-FEE-2", on)[band] for own, band in bands.items()}
    until = now("F-FEE-5")
    last = date.fromisoformat(until["last_day_received"])
    assert now("F-FEE-3", last)["1_year"] == {k: until[k] for k in ("counter", "online")}
    assert now("F-FEE-2", last + timedelta(days=1)) != now("F-FEE-2", last)
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
    assert now("F-TIM-5") == now("F-RTE-5")
    assert now("F-TIM-6")["coe"] == now("F-TIM-1")["coe"]
    assert now("F-EDU-1")["experience_years"] == now("F-EDU-4")["experience_years"] == 10
    assert now("F-HSP-30")["pass_mark"] == 70


def test_plans_and_reports_are_not_in_force() -> None:
    states = {fact.id: fact.state for fact in facts.all_facts() if fact.state != "in_force"}
    assert states == {
        "F-SCP-14": "unverified",
        "F-CAT-6": "outdated",
        "F-DEP-4": "unverified",
        "F-PR-7": "draft",
        "F-PR-8": "draft",
        "F-PR-9": "unverified",
        "F-PR-12": "unverified",
        "F-GDL-11": "draft",
    }


@pytest.mark.parametrize("id_", ["F-FEE-99", "F-XXX-1", "FEE", "", "F-fee-1", "F-../cat-1"])
def test_unknown_fact(id_: str) -> None:
    with pytest.raises(facts.UnknownFact):
        facts.get(id_)


@pytest.mark.parametrize(
    ("procedure", "table"), [("coe", COE), ("change", CHANGE), ("extension", EXTENSION)]
)
def test_document_table(procedure: str, table: str) -> None:
    rows = facts.documents().values()
    found = {r.id: dict(r.procedures[procedure].cells) for r in rows if procedure in r.procedures}
    assert found == typed(table)


def test_documents_are_well_formed() -> None:
    documents = facts.documents()
    for id_, row in documents.items():
        assert row.official_name
        assert row.prepared_by
        assert set(row.prepared_by) <= {"applicant", "organisation", "client", "filer"}
        assert set(row.contains) <= set(documents)
        for procedure, how in row.procedures.items():
            assert facts.get(how.fact)
            assert not how.when & how.unless, (id_, procedure)
            levels = set(how.cells.values()) - {"none"}
            assert levels - {"conditional"} or how.when or row.alternative_of
    whole = {i: r for i, r in documents.items() if i.count("-") == 2}
    assert {i for i, r in whole.items() if r.prepared_by == ("applicant",)} == {
        f"F-DOC-{n}" for n in APPLICANT
    }
    assert {i for i, r in whole.items() if r.prepared_by == ("organisation",)} == {
        f"F-DOC-{n}" for n in ORGANISATION
    }
    unofficial = {i for i, r in whole.items() if not r.official_list}
    assert unofficial == {f"F-DOC-{n}" for n in (27, 35, 36, 75, 76)}


def test_sources_differ_where_noted() -> None:
    rows = facts.documents().values()
    differing = {
        (procedure, row.id.removeprefix("F-DOC-"))
        for row in rows
        for procedure, how in row.procedures.items()
        if how.differs
    }
    assert differing == {
        ("coe", "2"),
        ("change", "2"),
        *(("change", row) for row in ("20", "20-statements", "20-plan")),
        *(("change", row) for row in ("35", "35-ledger", "35-client-ledger", "35-report")),
        ("extension", "51"),
        ("extension", "57"),
        *(("extension", part) for part in ("59", "23", "24", "25", "26")),
    }


def test_recent_certificates() -> None:
    documents = facts.documents()
    limits = {i: r.recency_months for i, r in documents.items() if r.recency_months is not None}
    certificates = dict.fromkeys(
        ("F-DOC-18", "F-DOC-55", "F-DOC-56"), facts.value("F-DOC-70", on=ON)["months"]
    )
    assert limits == {"F-DOC-2": 6, "F-DOC-51": 6, **certificates}


def test_change_of_status_set_agrees_with_its_facts() -> None:
    documents = facts.documents()
    dropped = facts.value("F-DOC-30", on=ON)["dropped"]
    assert not any("change" in documents[id_].procedures for id_ in dropped)
    small = facts.value("F-DOC-33", on=ON)
    for id_ in small["category_3_and_4"]:
        change, coe = (documents[id_].procedures[each] for each in ("change", "coe"))
        assert change == replace(coe, fact=change.fact) or id_ == "F-DOC-20"
        assert documents[id_].procedures["change"].cells[3] != "none"
    for id_ in small["category_4_adds"]:
        assert documents[id_].procedures["change"].cells[3] == "none"


def test_large_organisations_file_few_papers() -> None:
    assert asked("coe", 1, "degree_route", "labour_contract") == {"1", "2", "3", "4"}
    assert asked("coe", 2, "coe_by_email", "training_college_route") == {"1", "2", "4", "5"}
    assert asked("extension", 1) == {"50", "51", "52", "53", "62"}


def test_new_organisation_files_payroll_papers() -> None:
    base = {"1", "2", "3", "9", "12", "13", "18", "19", "20-statements", "21"}
    paying = asked("coe", 4, "labour_contract", "degree_route")
    assert paying == base | {"24", "25", "26"}
    exempt = asked("coe", 4, "labour_contract", "degree_route", "withholding_exempt")
    assert exempt == base | {"23"}
    rows = facts.documents()
    assert rows["F-DOC-25"].alternative_of == rows["F-DOC-26"].alternative_of is not None


def test_papers_follow_the_day_of_application() -> None:
    before = asked("coe", 3, "person_facing_language_work", on=date(2026, 4, 14))
    after = asked("coe", 3, "person_facing_language_work", on=date(2026, 4, 15))
    assert after - before == {"21", "22"}
    assert before < after


def test_first_extension_after_a_move() -> None:
    settled = asked("extension", 3, "labour_contract")
    moved = asked("extension", 3, "labour_contract", "first_extension_after_move")
    assert moved - settled == {"9", "18", "19", "20-statements"}
    assert settled - moved == {"57"}
    assert facts.documents()["F-DOC-57"].level("extension", 3, (), on=ON) == "prepare"
    assert facts.documents()["F-DOC-62"].level("extension", 3, (), on=ON) == "shown"


def test_facts_fall_due() -> None:
    day = facts.get("F-FEE-2")
    assert (day.checked, day.review_months) == ("2026-09-27", 3)
    assert not day.is_due(date(2026, 12, 26))
    assert day.is_due(date(2026, 12, 27))
    month = facts.get("F-NOT-1")
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
