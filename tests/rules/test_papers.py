"""The document tables: whole, and each paper asked for by whom the facts say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from selfcheck import facts

ON = date(2026, 11, 22)

# Cells for Categories 1 to 4: R required, C conditional, S shown, M may be asked,
# + recommended, - not asked for.
COE = """
1 RRRR | 2 RRRR | 3 RRRR | 4 RRR- | 5 CCCC | 6 CCCC | 7 CCCC | 8 CCCC | 9 --CC | 10 --CC
11 --CC | 12 --RR | 13 --CC | 14 --CC | 15 --CC | 16 --CC | 17 --CC | 18 --RR | 19 --RR
20 --RR | 21 --RR | 22 --CC | 23 ---C | 24 ---R | 25 ---C | 26 ---C | 27 MMMM
6-pledge CCCC | 6-client-pledge CCCC | 6-conditions CCCC | 6-contract CCCC
20-statements --RR | 20-plan --CC
75 ++++ | 75-hiring-reason ++++ | 75-job-description ++++ | 75-transcript ++++
75-past-work ++++ | 75-experience ++-- | 75-qualification ++++ | 75-articles --++
75-licence --++ | 75-lease --++
75-utility-bill --++ | 75-photos --++ | 75-website --++ | 75-client-contracts --++
75-business-plan --++ | 75-directors --++ | 75-activity --++ | 76 ++++
"""
# Rows 30 and 52, passport and residence card, are asked of everybody and shown, as 62 is.
CHANGE = """
2 RRRR | 4 RRR- | 5 CCCC | 6 CCCC | 9 --CC | 10 --CC | 11 --CC | 12 --RR | 13 --CC | 14 --CC
15 --CC | 16 --CC | 17 --CC | 18 --RR | 19 --RR | 20 --RR | 21 --RR | 22 --CC | 23 ---C
24 ---R | 25 ---C | 26 ---C | 27 MMMM | 30-form RRRR | 30 SSSS | 32 CCCC | 35 MMMM | 36 ++++
36-resume ++-- | 36-contract ++-- | 36-company ++-- | 36-syllabus ++++ | 37 RRRR | 62 SSSS
6-pledge CCCC | 6-client-pledge CCCC | 6-conditions CCCC | 6-contract CCCC
20-statements --RR | 20-plan --CC | 35-ledger MMMM | 35-client-ledger MMMM | 35-report MMMM
75 ++++ | 75-hiring-reason ++++ | 75-job-description ++++ | 75-transcript ++++
75-past-work ++++ | 75-experience ++-- | 75-qualification ++++ | 75-articles --++
75-licence --++ | 75-lease --++
75-utility-bill --++ | 75-photos --++ | 75-website --++ | 75-client-contracts --++
75-business-plan --++ | 75-directors --++ | 75-activity --++ | 76 ++++
"""
# Rows 9 to 11, 18 to 20 are the parts of 58; rows 23 to 26 are the parts of 59; rows of 6 and 35
# are the parts of 61. A row with a dash is a single paper of the row before the dash.
EXTENSION = """
50 RRRR | 51 RRRR | 52 SSSS | 53 RRR- | 54 --RR | 55 --RR | 56 --RR | 58 --CC
59 ---C | 60 --CC | 61 CCCC | 62 SSSS | 9 --CC | 10 --CC | 11 --CC | 18 --CC | 19 --CC
20 --CC | 20-statements --CC | 20-plan --CC | 23 ---C | 24 ---C | 25 ---C | 26 ---C
6-pledge CCCC | 6-client-pledge CCCC | 6-conditions CCCC | 6-contract CCCC
35-ledger CCCC | 35-client-ledger CCCC | 35-report CCCC
75-transcript ++++ | 75-experience ++++ | 76 ++++
"""
LEVELS = {
    "R": "required",
    "C": "conditional",
    "S": "shown",
    "M": "may_be_asked",
    "+": "recommended",
    "-": "none",
}
APPLICANT = [2, 5, 7, 8, *range(12, 18), 22, 30, 51, 52, 55, 56, 60, 62, 76]
ORGANISATION = [3, 4, 9, 10, 11, 18, 19, 20, 21, 23, 24, 25, 26, 53, 54, 58, 59]


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


@pytest.mark.parametrize(
    ("procedure", "table"), [("coe", COE), ("change", CHANGE), ("extension", EXTENSION)]
)
def test_document_table(procedure: str, table: str) -> None:
    rows = facts.documents().values()
    found = {
        row.id: dict(row.procedures[procedure].cells)
        for row in rows
        if procedure in row.procedures and row.id.startswith("F-DOC-")
    }
    assert found == typed(table)


def test_papers_from_practice_stand_beside_the_official_list() -> None:
    """Of freelancers, students, people on leave (F-SID-10, F-STU-4, F-LIF-13) and trainees."""
    own = {
        row.id: (set(row.procedures), row.official_list)
        for row in facts.documents().values()
        if not row.id.startswith(("F-DOC-", "F-PR-", "F-HSP-"))
    }
    assert own == {
        "F-LIF-13-leave": ({"extension"}, False),
        "F-EDU-8-certificate": ({"extension"}, False),
        "F-EMP-15-reason": ({"coe", "change", "extension"}, False),
        "F-REV-5-gap": ({"extension"}, False),
        "F-SCP-9-plan": ({"coe", "change", "extension"}, False),
        "F-SID-10-contracts": ({"coe", "change", "extension"}, False),
        "F-SID-10-others": ({"coe", "change", "extension"}, False),
        "F-SID-11-clients": ({"extension"}, False),
        "F-SID-11-tax-return": ({"extension"}, False),
        "F-STU-4-expected": ({"change"}, False),
        "F-STU-4-certificate": ({"change"}, False),
        "F-STU-4-title": ({"change"}, False),
    }


def test_what_no_list_asks_for_stands_in_no_group_of_which_one_is_needed() -> None:
    """Else what is only recommended would pass for a document that must be submitted."""
    grouped = {row.id: row for row in facts.documents().values() if row.alternative_of}
    assert grouped
    assert not [id_ for id_, row in grouped.items() if not row.official_list]


def test_what_proves_graduation_is_not_asked_for_before_it() -> None:
    """F-STU-4: of a change, it is submitted by graduates, and else shown for the card."""
    documents = facts.documents()
    for submitted, shown in (("F-DOC-13", "F-STU-4-certificate"), ("F-DOC-5", "F-STU-4-title")):
        assert "graduates_later" in documents[submitted].procedures["change"].unless
        assert "graduates_later" in documents[shown].procedures["change"].when


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
    whole = {i: r for i, r in documents.items() if re.fullmatch(r"F-DOC-\d+", i)}
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
    assert differing == {("permanent", "F-PR-53-photo")}


def test_recent_certificates() -> None:
    documents = facts.documents()
    limits = {i: r.recency_months for i, r in documents.items() if r.recency_months is not None}
    certificates = dict.fromkeys(
        ("F-DOC-5", "F-DOC-18", "F-DOC-55", "F-DOC-56"), facts.value("F-DOC-70", on=ON)["months"]
    ) | dict.fromkeys(("F-PR-55", "F-PR-57", "F-PR-58"), facts.value("F-PR-70", on=ON)["months"])
    assert limits == {"F-DOC-2": 6, "F-DOC-51": 6, "F-PR-53-photo": 3, **certificates}


def test_change_of_status_set_agrees_with_its_facts() -> None:
    documents = facts.documents()
    dropped = facts.value("F-DOC-30", on=ON)["dropped"]
    assert not any("change" in documents[id_].procedures for id_ in dropped)
    small = facts.value("F-DOC-33", on=ON)
    for id_ in small["category_3_and_4"]:
        change, coe = (documents[id_].procedures[each] for each in ("change", "coe"))
        # A student may bring the graduation certificate only to the pick-up (F-STU-4).
        same = replace(coe, fact=change.fact, unless=change.unless)
        assert change == same or id_ == "F-DOC-20"
        assert change.unless - coe.unless <= {"graduates_later"}
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
    assert settled < moved
    paying = asked("extension", 4, "first_extension_after_move")
    assert paying - asked("extension", 4) >= {"24", "25", "26"}
    assert facts.documents()["F-DOC-62"].level("extension", 3, (), on=ON) == "shown"


def permanent(*conditions: str) -> set[str]:
    found = {
        id_
        for id_, row in facts.documents().items()
        if row.level("permanent", 1, conditions, on=ON)
    }
    return {id_.removeprefix("F-PR-") for id_ in found}


def test_permanent_residence_papers_follow_the_ground() -> None:
    work = permanent("employed")
    assert work >= {"53", "53-photo", "54", "55", "56-employed", "57", "58", "62", "66", "67", "69"}
    assert not any(id_.startswith(("72", "73")) for id_ in work)
    assert permanent("employed", "points_ground") - work == {"72", "72-then", "72-proof"}
    family = permanent("employed", "family_ground")
    assert family - work == {"73-relation", "73-relatives", "73-member"}
    assert work - family == {"54"}


def test_permanent_residence_papers_follow_how_duties_were_paid() -> None:
    work = permanent("employed")
    for condition, paper in (
        ("tax_not_from_salary", "57-instalments"),
        ("national_pension", "61"),
        ("national_health_insurance", "62-payment"),
        ("owns_insured_business", "63"),
    ):
        assert permanent("employed", condition) - work == {paper}
    assert permanent() - work == {"56-other"}
    assert permanent("self_employed") - work == {"56-self-employed"}
    records = {i for i, row in facts.documents().items() if row.alternative_of == "pension_record"}
    assert len(records) == 3


def test_permanent_residence_asks_the_same_of_every_category() -> None:
    for row in facts.documents().values():
        if "permanent" in row.procedures:
            assert len(set(row.procedures["permanent"].cells.values())) == 1
