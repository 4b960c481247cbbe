"""What the plan has to know of a person, read from the answers and the findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from .. import facts
from ..engine import NOT_SURE, Answer, Assessment, Finding
from . import category, evidence
from .days import told_day
from .procedure import Procedure, chosen_occupations, procedure_of, target_status
from .questions import SETTLES

BY_BACKGROUND = {
    "university_related": "degree_route",
    "university_courses": "degree_route",
    "graduate_language_work": "degree_route",
    "training_college_related": "training_college_route",
    "training_college_courses": "training_college_route",
    "training_college_certified_related": "training_college_route",
    "training_college_certified_courses": "training_college_route",
    "college_of_technology_related": "degree_route",
    "college_of_technology_courses": "degree_route",
    "desk_as_interpreting": "degree_route",
    "doeacc": "doeacc_route",
    "it_exam": "listed_exam_route",
    "experience": "three_year_route",
    "experience_and_study": "ten_year_route",
}
WAYS = frozenset(BY_BACKGROUND.values())

BY_EXPERIENCE = frozenset({"experience", "experience_and_study"})
TO_EXPLAIN = ("_courses", "training_college_related", "relation_to_show", "courses_unknown")
"""How the reasons end of a background whose relation to the duties the courses have to show."""

LANGUAGE_WORK = frozenset(
    {
        "own_language",
        "level_shown",
        "level_unknown",
        "languages_unknown",
        "second_language_unknown",
        "no_proof",
        "level_presupposed",
        "category_unknown",
    }
)
NO_LANGUAGE_WORK = frozenset({"not_language_work", "not_yet_required"})
LANGUAGE_TAGS = frozenset({"language_skill", "maybe_language"})


WITHIN_THE_STAY = frozenset({"permanent", "highly_skilled"})
"""Procedures that need a stay that lasts, on routes that do not judge it (F-REF-39)."""


@dataclass(frozen=True)
class Situation:
    """What the plan has to know.

    Attributes:
        procedure: `coe` (Certificate of Eligibility), `change` (of status), `extension` (of
            the period of stay), `job_change`, `permanent` or `highly_skilled` (change to Highly
            Skilled Professional).
        categories: the categories that the organisation may be in.
        given: conditions of documents that hold or do not by what the rules asked.
        told: the same by the plan's own questions; any other condition may hold.
        answers: the answers by question id.
        blocked: whether something has to be solved before anything can be filed.
        target: another status to which all of the work belongs.
        alone: whether all that has to be solved is the applicant's own affair.
        goes_home: whether all that has to be solved is that the applicant leaves Japan first.
        over: whether the stay has ended where that is no requirement of the route: then there is
            nothing to file.
        gap: what the contract does to the time without the activity: it `ends` in time; it
            `goes_on`, as the contract or its work will not do; None where neither is known.
    """

    procedure: Procedure
    categories: tuple[int, ...] = category.ALL
    given: Mapping[str, bool] = field(default_factory=dict)
    told: Mapping[str, bool] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    blocked: bool = False
    target: str | None = None
    over: bool = False
    goes_home: bool = False
    alone: bool = False
    gap: Literal["ends", "goes_on"] | None = None

    @property
    def needs_nothing(self) -> bool:
        """Whether the work is allowed already: the status held has no limit on it (F-OTH-23)."""
        return self.answers.get("where") == "no_limit_on_work"

    @property
    def papers(self) -> Procedure:
        """The procedure whose papers are to be gathered.

        A change of employer or of duties needs no permission within this status; it changes
        what the next extension asks for (F-DOC-58, F-DOC-59).
        """
        return "extension" if self.procedure == "job_change" else self.procedure

    @property
    def category(self) -> int | None:
        """The organisation's category, or None if it is not known."""
        return self.categories[0] if len(self.categories) == 1 else None

    @cached_property
    def holds(self) -> frozenset[str]:
        """The conditions that hold."""
        return _of(self.given, True) | _of(self.told, True)

    @cached_property
    def excluded(self) -> frozenset[str]:
        """The conditions that do not hold."""
        return _of(self.given, False) | _of(self.told, False)

    def day(self, question: str, on: date) -> date | None:
        """The answer to a question for a date, if it is one to count from."""
        return told_day(self.answers, question, on)


def _of(known: Mapping[str, bool], holding: bool) -> frozenset[str]:
    return frozenset(condition for condition, holds in known.items() if holds is holding)


def situation(
    route: str,
    answers: Mapping[str, Answer],
    assessment: Assessment,
    on: date,
    at_filing: date,
) -> Situation:
    """Reads the situation from the answers and the findings.

    Args:
        route: the route id.
        answers: the answers by question id.
        assessment: what the route found.
        on: today.
        at_filing: the day whose law decides about the papers.

    Returns:
        The situation; what was not asked or not sure stays open.
    """
    findings = {each.requirement: each.finding for each in assessment.findings}
    procedure = procedure_of(route, answers, on)
    categories = category.possible(answers)
    told = _told(procedure, answers, on, at_filing)
    ends = told_day(answers, "stay_ends", on)
    given = _given(procedure, categories, answers, findings, told, at_filing)
    to_solve = {id_: each.reason for id_, each in findings.items() if each.status == "not_met"}
    return Situation(
        procedure,
        categories,
        given,
        {condition: holds for condition, holds in told.items() if condition not in given},
        answers,
        assessment.outcome == "obstacle",
        target_status(answers) if procedure in ("coe", "change") else None,
        procedure in WITHIN_THE_STAY and ends is not None and ends < on,
        to_solve in GO_HOME,
        to_solve.keys() <= OWN_AFFAIRS,
        _gap(findings),
    )


def _gap(findings: Mapping[str, Finding]) -> Literal["ends", "goes_on"] | None:
    """What the new contract does to the time without the activity (F-REV-1, F-SCP-1)."""
    gap, contract = findings.get("gap"), findings.get("contract")
    if gap is None or gap.reason != "short":
        return None
    work = [findings[each] for each in ("duties", "workload") if each in findings]
    fits = contract is not None and contract.status == "met"
    return "ends" if fits and all(each.status != "not_met" for each in work) else "goes_on"


OWN_AFFAIRS = frozenset(
    {
        "conduct",
        "continuity",
        "earlier_notices",
        "household_duties",
        "livelihood",
        "longest_period",
        "public_duties",
        "residence_years",
        "work_years",
    }
)
"""Requirements that the applicant meets without the organisation."""

GO_HOME = [{"entry": reason} for reason in ("technical_intern", "temporary_visitor")]
"""What stands in the way where it is only that the change cannot be applied for in Japan."""


def _told(
    procedure: Procedure, answers: Mapping[str, Answer], on: date, at_filing: date
) -> dict[str, bool]:
    told: dict[str, bool] = {}
    for question, options in SETTLES.items():
        told |= options.get(str(answers.get(question)), {})
    country = answers.get("lives_in_tb_country", "not_sure")
    covered = country in facts.value("F-TB-1", on=at_filing)
    # Whether a country that is to join is covered depends on the day of filing.
    joins = any(country in each.value for each in facts.get("F-TB-1").values)
    if country != "not_sure" and (covered or not joins):
        told["tuberculosis_country"] = covered
    graduates = told_day(answers, "graduates_on", on)
    if procedure != "change" or answers.get("where") != "student":
        told["graduates_later"] = False
    elif graduates is not None:
        told["graduates_later"] = graduates > at_filing
    return told


GROUNDS = {
    "points_ground": ("points_70", "points_80", "j_skip"),
    "family_ground": ("spouse", "child"),
    "contribution_papers": ("contribution",),
}
"""By condition, the shorter ways to permanent residence that bring it about."""


GAPS_WITH_PROOF = frozenset({"searching", "to_explain"})
"""Reasons of a gap that are proved when the stay is extended (F-REV-1, F-REV-5)."""


def _given(
    procedure: Procedure,
    categories: tuple[int, ...],
    answers: Mapping[str, Answer],
    findings: Mapping[str, Finding],
    told: Mapping[str, bool],
    on: date,
) -> dict[str, bool]:
    given: dict[str, bool] = {}
    chosen = chosen_occupations(answers)
    listed = bool(chosen) and _all_listed(answers, len(chosen))
    background = findings.get("background")
    given["doeacc_held"] = background is not None and background.reason == "doeacc"
    if background is not None:
        given["experience_route"] = background.reason in BY_EXPERIENCE
        given["relation_to_explain"] = background.reason.endswith(TO_EXPLAIN)
        way = BY_BACKGROUND.get(background.reason)
        if way is not None:
            given |= {other: other == way for other in WAYS}
        computing = not listed or any("information_processing" in each.tags for each in chosen)
        if way is not None or not computing:
            given.setdefault("doeacc_route", False)
    # Training colleges are schools in Japan: who has never lived there holds no title of one.
    if answers.get("lived_in_japan") == "no":
        given.setdefault("training_college_route", False)
    if answers.get("contract") in ("employment", "services") and "labour_contract" not in told:
        given["labour_contract"] = answers["contract"] == "employment"
        given["service_contract"] = answers["contract"] == "services"
        given |= {"company_officer": False, "branch_or_other_body": False}
    if answers.get("dispatch", "not_sure") != "not_sure":
        given["dispatch"] = answers["dispatch"] != "no"
    language = findings.get("language")
    if language is not None and language.reason in LANGUAGE_WORK | NO_LANGUAGE_WORK:
        given["person_facing_language_work"] = language.reason in LANGUAGE_WORK
    gap = findings.get("gap")
    # While it hangs on the day of signing, the proof may still be needed.
    if gap is None or gap.reason != "hangs_on_signing":
        given["gap_to_explain"] = gap is not None and gap.reason in GAPS_WITH_PROOF
    given |= _of_training(answers, findings)
    shortcut = answers.get("shortcut", "none")
    if procedure == "permanent" and shortcut != NOT_SURE:
        given |= {condition: shortcut in grounds for condition, grounds in GROUNDS.items()}
    if procedure == "highly_skilled":
        given |= evidence.given(answers, findings, on)
        given["experience_route"] = False  # The points have a proof of experience of their own.
    if not _may_be_reduced(categories, answers, given, on):
        given["student_reduction"] = False
    work = answers.get("present_work", answers.get("move"))
    if work in ("same_job", "new_employer", "new_duties"):
        given["first_extension_after_move"] = work == "new_employer"
    given["on_leave"] = work == "on_leave"
    without_language = listed and not any(each.tags & LANGUAGE_TAGS for each in chosen)
    if work == "same_job" or without_language or given.get("person_facing_language_work") is False:
        given["moving_into_language_work"] = False
    elif work == "new_duties" and given.get("person_facing_language_work"):
        given["moving_into_language_work"] = True
    return given


def _of_training(
    answers: Mapping[str, Answer], findings: Mapping[str, Finding]
) -> Mapping[str, bool]:
    """What the training at the start has to be explained with (F-SCP-9, F-EMP-15).

    Of training whose end is not known, it stays open whether it needs a plan.
    """
    duties = findings.get("duties")
    reason = "" if duties is None else duties.reason
    given = {"training_of_foreigners": reason.startswith("training_for_foreigners")}
    ends = answers.get("training_ends", answers.get("training"))
    if ends != NOT_SURE:
        given["long_training"] = ends == "after_a_year"
    return given


def _all_listed(answers: Mapping[str, Answer], chosen: int) -> bool:
    answer = answers.get("occupation")
    return chosen == (len(answer) if isinstance(answer, frozenset) else 1)


def _may_be_reduced(
    categories: tuple[int, ...],
    answers: Mapping[str, Answer],
    given: Mapping[str, bool],
    on: date,
) -> bool:
    """Whether the reduction for Students may apply, and would spare anything (F-CAT-8)."""
    reduction = facts.value("F-CAT-8", on=on)
    return bool(
        reduction
        and answers.get("where") == "student"
        and not given.get("dispatch")
        and categories[-1] > reduction["category"]
    )
