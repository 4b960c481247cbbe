"""Every document row by its conditions and the organisation's category."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

import selfcheck
from selfcheck import facts
from selfcheck.plan import Procedure
from selfcheck.plan.documents import documents as listed
from selfcheck.plan.situation import Situation
from tests.rules.people import CLEAR, MOVED, MOVING, SETTLING, STAYING
from tests.rules.test_plan import INTERPRETER, STUDENT, documents, plan, rows

ON = date(2026, 11, 22)
CATEGORY_3 = {"category": "category_3"}
CATEGORY_4 = {"category": "category_4"}


def single_papers() -> Iterator[Any]:
    for document in facts.documents().values():
        for procedure in document.procedures:
            if not document.contains:
                yield pytest.param(document, procedure, id=f"{document.id}-{procedure}")


def shown(procedure: Procedure, category: int, given: dict[str, bool]) -> dict[str, dict[str, Any]]:
    case = Situation(procedure, (category,), {"student_reduction": False} | given)
    return {row["id"]: row for row in listed(case, ON)[0]}


@pytest.mark.parametrize(("document", "procedure"), [*single_papers()])
def test_each_row_follows_its_conditions_and_its_category(
    document: facts.Document, procedure: Procedure
) -> None:
    asked = document.procedures[procedure]
    fitting = dict.fromkeys(asked.when, True) | dict.fromkeys(asked.unless, False)
    for category, cell in asked.cells.items():
        row = shown(procedure, category, fitting).get(document.id)
        if cell == "none":
            assert row is None
            continue
        assert row is not None
        assert row["level"] == ("required" if cell == "conditional" else cell)
        assert (row["only_if"], row["unless"]) == ([], [])
        assert row["certain"] is (row["level"] in ("required", "shown"))
        for condition in asked.when:
            without = shown(procedure, category, fitting | {condition: False})
            assert document.id not in without
        for condition in asked.unless:
            assert document.id not in shown(procedure, category, fitting | {condition: True})
        for condition, holds in fitting.items():
            if condition == "student_reduction":
                continue
            still_open = {other: value for other, value in fitting.items() if other != condition}
            row = shown(procedure, category, still_open)[document.id]
            assert row["only_if" if holds else "unless"] == [condition]
            assert not row["certain"]


def test_every_row_says_what_is_needed() -> None:
    for document in facts.documents().values():
        assert document.translation in ("needed", "not_needed", "if_foreign")
        for part in document.contains:
            assert not facts.documents()[part].contains


def ids(route: str, answers: dict[str, object], on: str = "2026-11-22") -> set[str]:
    return set(rows(plan(route, answers, on), "documents"))


def named(value: object) -> str:
    """Names sets by their sorted members: their own order differs from process to process."""
    return " ".join(sorted(value)) if isinstance(value, set) else str(value)


@pytest.mark.parametrize(
    ("answers", "there", "absent"),
    [
        ({"engaged_as": "employee"}, {"F-DOC-9"}, {"F-DOC-10", "F-DOC-11"}),
        ({"engaged_as": "company_officer"}, {"F-DOC-10"}, {"F-DOC-9", "F-DOC-11"}),
        ({"engaged_as": "branch_or_other_body"}, {"F-DOC-11"}, {"F-DOC-9", "F-DOC-10"}),
        ({"engaged_as": "contractor"}, {"F-SID-10-contracts"}, {"F-DOC-9", "F-DOC-10"}),
        ({"several_organisations": "yes"}, {"F-SID-10-others"}, set()),
        ({"several_organisations": "no"}, set(), {"F-SID-10-others"}),
        ({"new_business": "yes"}, {"F-DOC-20-plan"}, {"F-DOC-20-statements"}),
        ({"new_business": "no"}, {"F-DOC-20-statements"}, {"F-DOC-20-plan"}),
        ({"withholding_exempt": "yes"}, {"F-DOC-23"}, {"F-DOC-24", "F-DOC-25", "F-DOC-26"}),
        ({"withholding_exempt": "no"}, {"F-DOC-24", "F-DOC-25", "F-DOC-26"}, {"F-DOC-23"}),
        ({"payment_rule": "monthly"}, {"F-DOC-24", "F-DOC-25"}, {"F-DOC-26"}),
        ({"payment_rule": "special_due_date"}, {"F-DOC-24", "F-DOC-26"}, {"F-DOC-25"}),
        ({"coe_by_email": "yes"}, set(), {"F-DOC-3"}),
        ({"coe_by_email": "no"}, {"F-DOC-3"}, set()),
        ({"filed_by": "applicant"}, set(), {"F-DOC-27"}),
        ({"filed_by": "employer"}, {"F-DOC-27"}, set()),
        ({"lives_in_tb_country": "viet_nam"}, {"F-DOC-8"}, set()),
        ({"lives_in_tb_country": "elsewhere"}, set(), {"F-DOC-8"}),
    ],
    ids=named,
)
def test_each_answer_beside_the_result_brings_or_drops_papers(
    answers: dict[str, object], there: set[str], absent: set[str]
) -> None:
    unsure = dict.fromkeys(answers, "not_sure")
    # An employment contract settles the position.
    known = CLEAR | CATEGORY_4 | ({"contract": "not_sure"} if "engaged_as" in answers else {})
    assert there | absent <= ids("first", known | unsure)
    found = ids("first", known | answers)
    assert there <= found
    assert not absent & found


@pytest.mark.parametrize(("on", "asked"), [("2027-01-03", False), ("2027-01-04", True)])
def test_a_country_joins_the_tuberculosis_screening_on_its_day(on: str, asked: bool) -> None:
    made = plan("first", CLEAR | {"lives_in_tb_country": "indonesia"}, on)
    assert rows(made, "documents")["F-DOC-8"]["certain"] is asked
    planned = [w for w in made["warnings"] if w["id"] == "tuberculosis_planned"]
    assert [w["parameters"] for w in planned] == ([] if asked else [{"date": "2027-01-04"}])
    assert all(w["about"] == {"part": "documents", "id": "F-DOC-8"} for w in planned)


@pytest.mark.parametrize(
    ("country", "from_day"),
    [("philippines", "2025-06-23"), ("nepal", "2025-06-23"), ("viet_nam", "2025-09-01")],
)
def test_the_screening_began_country_by_country(country: str, from_day: str) -> None:
    before = (date.fromisoformat(from_day).replace(day=1)).isoformat()
    there = CLEAR | {"lives_in_tb_country": country}
    assert "F-DOC-8" in ids("first", there, from_day)
    if before != from_day:
        assert "F-DOC-8" not in ids("first", there, before)


DISPATCHED = {"dispatch": "yes", "dispatch_settled": ["client", "pledges", "employment"]}
PLEDGES = {"F-DOC-6-pledge", "F-DOC-6-client-pledge", "F-DOC-6-conditions", "F-DOC-6-contract"}
LEDGERS = {"F-DOC-35-ledger", "F-DOC-35-client-ledger", "F-DOC-35-report"}


def test_dispatch_brings_its_papers_one_by_one() -> None:
    abroad = ids("first", CLEAR | DISPATCHED)
    assert abroad >= PLEDGES
    assert not abroad & LEDGERS
    changing = documents(STUDENT | DISPATCHED)
    assert set(changing) >= PLEDGES | LEDGERS
    assert {changing[id_]["level"] for id_ in LEDGERS} == {"may_be_asked"}
    staying = rows(plan("extension", STAYING | DISPATCHED), "documents")
    assert {staying[id_]["level"] for id_ in PLEDGES | LEDGERS} == {"required"}
    assert {staying[id_]["fact"] for id_ in PLEDGES | LEDGERS} == {"F-DOC-61"}
    assert not ids("extension", STAYING) & (PLEDGES | LEDGERS)


GROUNDS = (
    "japanese_university_graduate",
    "top_ranked_overseas_university",
    "employer_has_changed_student_with_extension",
)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("category", [CATEGORY_3, CATEGORY_4])
def test_each_ground_of_the_student_reduction_grants_the_short_list(
    ground: str, category: dict[str, object]
) -> None:
    short = documents(STUDENT | category | {"student_reduction": ground})
    official = {id_ for id_, row in short.items() if row["kind"] == "official"}
    by_category_2 = documents(STUDENT | {"category": "category_2"})
    of_category_2 = {id_ for id_, row in by_category_2.items() if row["kind"] == "official"}
    own_proof = {"F-DOC-4"} if category is CATEGORY_4 else set()
    assert official == of_category_2 - own_proof | {"F-DOC-32"}
    assert short["F-DOC-32"]["certain"]


def test_without_a_ground_a_student_files_the_whole_list() -> None:
    whole = documents(STUDENT | CATEGORY_3 | {"student_reduction": "none"})
    assert "F-DOC-32" not in whole
    assert whole["F-DOC-12"]["certain"]


def test_language_proof_follows_the_real_category_of_a_reduced_set() -> None:
    student = INTERPRETER | {"where": "student", "student_reduction": GROUNDS[0]}
    assert "F-DOC-22" in documents(student | CATEGORY_3)
    assert "F-DOC-22" not in documents(student | {"category": "category_2"})


def test_language_proof_of_a_holder_who_moves_into_such_work() -> None:
    at_work = ("occupation", "language_demand", "work_languages", "japanese_proof")
    moved = MOVED | CATEGORY_3 | {id_: INTERPRETER[id_] for id_ in at_work}
    assert rows(plan("extension", moved), "documents")["F-DOC-60"]["only_if"] == [
        "moving_into_language_work"
    ]
    assert "F-DOC-60" in ids("extension", moved | {"new_language_work": "yes"})
    assert "F-DOC-60" not in ids("extension", moved | {"new_language_work": "no"})
    assert "F-DOC-60" not in ids("extension", moved | {"present_work": "same_job"})
    assert "F-DOC-60" not in ids("extension", moved | {"occupation": ["systems_engineer"]})
    changed = moved | {"present_work": "new_duties", "work_languages": ["japanese"]}
    known = rows(plan("extension", changed), "documents")["F-DOC-60"]
    assert (known["only_if"], known["told_as"]) == ([], "japanese")


def test_what_training_is_explained_with_stands_in_the_list() -> None:
    """F-SCP-9 and F-EMP-15: what an action asks the employer for."""
    training = {"training": "given", "training_for": "foreigners_other"}
    long = documents(CLEAR | training | {"training_ends": "after_a_year"})
    assert long["F-SCP-9-plan"]["certain"]
    assert long["F-EMP-15-reason"]["level"] == "recommended"
    unknown = documents(CLEAR | training | {"training_ends": "not_sure"})
    assert unknown["F-SCP-9-plan"]["only_if"] == ["long_training"]
    assert not {"F-SCP-9-plan", "F-EMP-15-reason"} & documents(CLEAR).keys()


def test_a_doeacc_certificate_that_an_action_asks_for_stands_in_the_list() -> None:
    """F-EDU-8: at an extension, whose official list has no proof of education."""
    held = MOVED | {"field": "literature", "courses": "few", "it_exam": "doeacc"}
    row = rows(plan("extension", held), "documents")["F-EDU-8-certificate"]
    assert (row["level"], row["only_if"]) == ("recommended", [])
    assert "F-EDU-8-certificate" not in rows(plan("extension", STAYING), "documents")


def test_doeacc_brings_its_certificate() -> None:
    unsettled = CLEAR | CATEGORY_3 | {"education": "vocational_abroad", "experience": 3}
    unsettled |= {"subject_years": 0}
    assert "F-DOC-14" in ids("first", unsettled | {"it_exam": "doeacc"})
    assert "F-DOC-14" not in ids("first", CLEAR | CATEGORY_3)


def test_the_specialist_prepares_what_is_written_for_the_case() -> None:
    alone = documents(CLEAR | {"filed_by": "applicant"})["F-DOC-76"]
    helped = documents(CLEAR | {"filed_by": "licensed_filer"})["F-DOC-76"]
    assert alone["prepared_by"] == ["applicant"]
    assert helped["prepared_by"] == ["applicant", "filer"]


def asked_beside(route: str, answers: dict[str, object], on: str = "2026-11-22") -> list[str]:
    return [ask["id"] for ask in plan(route, answers, on)["asks"]]


HELPER = ("listed_or_certified", "report_filed", "withheld_enough")


@pytest.mark.parametrize(
    ("known", "categories", "because"),
    [
        ({}, [1, 2, 3, 4], None),
        ({"listed_or_certified": "yes"}, [1], "listed_or_certified"),
        ({"listed_or_certified": "no"}, [2, 3, 4], None),
        ({"listed_or_certified": "no", "report_filed": "no"}, [4], "report_not_filed"),
        ({"listed_or_certified": "not_sure", "report_filed": "no"}, [1, 4], None),
        ({"listed_or_certified": "no", "report_filed": "yes"}, [2, 3], None),
        (dict(zip(HELPER, ("no", "yes", "yes"), strict=True)), [2], "withheld_enough"),
        (dict(zip(HELPER, ("no", "yes", "no"), strict=True)), [3], "withheld_less"),
        (dict(zip(HELPER, ("no", "yes", "not_sure"), strict=True)), [2, 3], None),
        (dict(zip(HELPER, ("no", "no", "yes"), strict=True)), [4], "report_not_filed"),
    ],
    ids=str,
)
def test_the_category_is_found_from_what_people_know(
    known: dict[str, object], categories: list[int], because: str | None
) -> None:
    made = plan("first", CLEAR | {"category": "not_sure"} | known)
    assert made["categories"] == categories
    assert made["category"] == (categories[0] if len(categories) == 1 else None)
    assert (made["category_because"] or {"id": None})["id"] == because


def test_the_helper_is_asked_step_by_step() -> None:
    assert not set(HELPER) & set(asked_beside("first", CLEAR))
    unsure = CLEAR | {"category": "not_sure"}
    assert set(HELPER) <= set(asked_beside("first", unsure))
    listed_one = asked_beside("first", unsure | {"listed_or_certified": "yes"})
    assert not {"report_filed", "withheld_enough"} & set(listed_one)
    unfiled = asked_beside("first", unsure | {"report_filed": "no"})
    assert "withheld_enough" not in unfiled
    given = CLEAR | CATEGORY_4 | {"listed_or_certified": "yes"}
    assert plan("first", given)["categories"] == [4]


def test_only_what_changes_the_plan_is_asked() -> None:
    large = asked_beside("first", CLEAR | {"category": "category_1"})
    assert large == ["start_on", "category", "lives_in_tb_country", "coe_by_email", "filed_by"]
    assert "withholding_exempt" not in asked_beside("first", CLEAR | CATEGORY_3)
    small = CLEAR | CATEGORY_4
    assert "payment_rule" in asked_beside("first", small)
    assert "payment_rule" not in asked_beside("first", small | {"withholding_exempt": "yes"})
    assert "student_reduction" in asked_beside("first", STUDENT | CATEGORY_3)
    for without in (
        STUDENT | {"category": "category_2"},
        STUDENT | CATEGORY_3 | DISPATCHED,
        STUDENT | CATEGORY_3 | {"where": "dependent"},
    ):
        assert "student_reduction" not in asked_beside("first", without)
    assert "student_reduction" not in asked_beside("first", STUDENT | CATEGORY_3, "2025-11-30")
    settling = asked_beside("permanent", SETTLING)
    assert settling == ["apply_on", "stay_ends", "engaged_as", "filed_by"]
    moved_to_large = asked_beside("job-change", MOVING | {"category": "category_1"})
    assert moved_to_large == ["period_held", "category", "several_organisations", "channel"]


def test_what_the_rules_know_is_not_asked_again_unless_unsure() -> None:
    assert "stay_ends" not in asked_beside("extension", STAYING)
    assert "stay_ends" in asked_beside("extension", STAYING | {"stay_ends": "not_sure"})
    assert "stay_ends" in asked_beside("first", STUDENT | {"stay_ends": "2027-03-31"})


def test_a_question_stays_while_its_answer_can_be_changed() -> None:
    answers = {"engaged_as": "company_officer", "new_business": "yes", "coe_by_email": "yes"}
    asks = {ask["id"]: ask for ask in plan("first", CLEAR | CATEGORY_4 | answers)["asks"]}
    assert {id_: asks[id_]["value"] for id_ in answers} == answers
    assert asks["start_on"]["value"] is None


MOVED_TO_CATEGORY_4 = MOVING | CATEGORY_4


def test_who_moves_gathers_the_papers_of_the_first_extension() -> None:
    moved = plan("job-change", MOVED_TO_CATEGORY_4)
    assert moved["papers_for"] == "first_extension"
    known = MOVED | CATEGORY_4 | {"engaged_as": "employee"}
    extended = plan("extension", known)
    assert extended["papers_for"] == "first_extension"
    assert rows(extended, "documents").keys() <= rows(moved, "documents").keys()
    assert {"F-DOC-18", "F-DOC-24", "F-DOC-50"} <= rows(moved, "documents").keys()


def test_new_duties_at_the_same_employer_bring_no_papers_of_a_move() -> None:
    stayed = plan("job-change", MOVED_TO_CATEGORY_4 | {"move": "new_duties"})
    assert stayed["papers_for"] == "extension"
    assert not {"F-DOC-9", "F-DOC-18", "F-DOC-19"} & rows(stayed, "documents").keys()


def test_the_payroll_set_is_asked_for_after_a_move_only() -> None:
    """F-DOC-59."""
    assert "F-DOC-24" not in rows(plan("extension", STAYING | CATEGORY_4), "documents")
    moved = rows(plan("job-change", MOVED_TO_CATEGORY_4), "documents")["F-DOC-24"]
    assert (moved["level"], moved["differs"]) == ("required", False)


@pytest.mark.parametrize(("category", "said"), [(CATEGORY_3, False), (CATEGORY_4, True)])
def test_who_has_no_proof_of_the_category_is_told_to_explain(
    category: dict[str, str], said: bool
) -> None:
    """F-DOC-53: at an extension."""
    for route, person, told in (("extension", STAYING, said), ("first", CLEAR, False)):
        result = selfcheck.present(selfcheck.step(route, person | category, on=ON), "ja")
        assert ("法定調書合計表" in result["plan"]["text"]["papers"]) is told
    # Who does not know the category is told so at the document, not at every one.
    for lang, four in (("en", "Category 4"), ("ja", "カテゴリー4")):
        table = {row["id"]: row for row in selfcheck.document_table("extension", ON, lang)}
        assert four in table["F-DOC-53"]["text"]["note"]


def test_health_insurance_is_shown_at_a_change_too() -> None:
    assert rows(plan("first", STUDENT), "documents")["F-DOC-62"]["level"] == "shown"
    assert "F-DOC-62" not in rows(plan("first", CLEAR), "documents")
