"""Study or experience, and how it relates to the duties."""

from __future__ import annotations

from dataclasses import replace

from ..engine import NOT_SURE, Case, Chosen, Finding, Parameter, Quantity, met, not_met, open_
from ..facts import value
from ..facts.catalogue import broad_fields
from . import questions
from .alternatives import without_background
from .work import Work, kind_of_work

UNIVERSITY = frozenset({"graduate_school", "university", "junior_college"})
TRAINING_COLLEGE = frozenset({"training_college", "advanced_course", "listed_fashion_school"})
FLEXIBLE = {
    **dict.fromkeys(UNIVERSITY, "university"),
    "college_of_technology": "college_of_technology",
    "foreign_associate": "university",
    "training_college_certified": "training_college_certified",
}
"""By education that is viewed flexibly, the school named in the reason."""

LISTED_EXAMS = frozenset({"japan", "japan_earlier", "abroad"})

CITED_FOR = {
    "training_college_no_title": ("F-EDU-3", "F-EDU-1"),
    "vocational_abroad": ("F-EDU-3", "F-EDU-1"),
    "unfinished": ("F-EDU-1", "F-EDU-4"),
}


def background(case: Case) -> Finding:
    """See `_background`; for a first permission."""
    return _background(case, moves=False)


def background_of_mover(case: Case) -> Finding:
    """See `_background`; for a holder who changes employer or duties."""
    return _background(case, moves=True)


def _background(case: Case, *, moves: bool) -> Finding:
    """Study, field and job hold together on one path (criteria ordinance, row of this status).

    Engineering and humanities (item 1): a related university education (a), a related
    course at a professional training college in Japan (b), or ten years of practical
    experience (c), study of the subject included; a listed IT exam replaces all of them.
    International services (item 2): three years of related experience, waived for university
    graduates in translation, interpretation and language teaching; a related education under
    item 1 serves as well. F-EDU-1 to F-EDU-5, F-EDU-8 to F-EDU-10, F-EDU-12, F-EDU-13.
    A training-college graduate who has worked about three years in related duties is judged
    more flexibly on the next change of jobs (F-EDU-14).
    """
    work = kind_of_work(case)
    if work.area == "outside":
        return _for_other_work(case)
    by_study = _by_study(case, work, moves=moves)
    if by_study.status == "met":
        return by_study
    by_exam = _by_exam(case) if work.any_has("information_processing") else None
    if by_exam is not None and by_exam.status == "met":
        return by_exam
    by_experience = _by_experience(case, work)
    if by_experience.status == "met":
        return by_experience
    years = _years(case, work)
    for finding in (by_study, by_exam, by_experience):
        if finding is not None and finding.status == "open":
            return replace(finding, parameters={**finding.parameters, **years})
    needed = replace(by_study, parameters=years)
    if by_study.reason == "unfinished" and work.area == "international":
        # To the three years no time of study is added.
        needed = replace(needed, reason="unfinished_for_international")
    return needed.or_else(*without_background(case))


def _for_other_work(case: Case) -> Finding:
    """What the studies open, where the duties do not belong to the status (F-EDU-1)."""
    education = _finished(case)
    if education in FLEXIBLE or education in TRAINING_COLLEGE:
        field = case.choice(questions.FIELD)
        if field not in (NOT_SURE, questions.OTHER):
            subject = Chosen("field", (field,))
            return met("opens_other_work", "F-EDU-1", "F-EDU-12", subject=subject)
    return open_("depends_on_duties", "F-EDU-1")


def _finished(case: Case) -> str:
    """The education that is finished, or will be when the permission is collected (F-RTE-12)."""
    return case.choice(questions.EDUCATION).removesuffix(questions.EXPECTED)


def _by_study(case: Case, work: Work, *, moves: bool) -> Finding:
    education = _finished(case)
    if education == NOT_SURE:
        return open_("education_unknown", "F-EDU-1", "F-EDU-2")
    if education in UNIVERSITY and work.all_have("graduate_language_work"):
        return met("graduate_language_work", "F-EDU-10", "F-EDU-2")
    if education in UNIVERSITY and work.all_have("graduate_language_work", "interprets"):
        return met("desk_as_interpreting", "F-EDU-10", "F-EDU-2")
    if education in FLEXIBLE:
        found = _related(case, work, FLEXIBLE[education], strict=False)
        if education == "foreign_associate" and found.status == "met":
            return open_("foreign_associate", "F-EDU-1", "F-EDU-2", needed=_needed(case, work))
        return found
    if education in TRAINING_COLLEGE:
        strict = not (moves and case.choice(questions.RELATED_WORK) == "yes")
        return _related(case, work, "training_college", strict=strict)
    return not_met(education, *CITED_FOR.get(education, ("F-EDU-1", "F-EDU-2")))


def _related(case: Case, work: Work, school: str, *, strict: bool) -> Finding:
    """Whether the study relates to the duties: for a training college considerably (F-EDU-12).

    Universities and certified departments (F-EDU-13) are viewed flexibly. Of a job that is
    seen as several occupations, the one that the study fits best counts.
    """
    cites = ("F-EDU-12", "F-EDU-13" if school == "training_college_certified" else "F-EDU-1")
    field = case.choice(questions.FIELD)
    relation = "unknown"
    if field not in (NOT_SURE, questions.OTHER) and work.inside:
        relations = {each.relation_to(field) for each in work.inside}
        relation = next(r for r in ("close", "loose", "unrelated") if r in relations)
    plain = relation == "close" and not (strict and field in broad_fields())
    if plain or (relation == "loose" and not strict):
        return met(f"{school}_related", *cites)
    courses = case.choice(questions.COURSES)
    if courses == NOT_SURE:
        return open_("courses_unknown", *cites)
    if courses == "none" or (courses == "few" and strict):
        return not_met(f"{school}_unrelated", *cites)
    if (
        relation == "unknown"
        or courses == "few"
        or (strict and (courses == "part" or relation == "unrelated"))
    ):
        return open_("relation_to_show", *cites)
    return met(f"{school}_courses", *cites, items=Chosen("courses", (courses,)))


def _by_exam(case: Case) -> Finding | None:
    """A listed information-processing exam replaces education and experience (F-EDU-5).

    A DOEACC certificate of level A, B or C stands for the education (F-EDU-8).
    """
    passed = case.choice(questions.IT_EXAM)
    if passed in LISTED_EXAMS:
        return met("it_exam", "F-EDU-5", "F-EDU-6", "F-EDU-7")
    if passed == "doeacc":
        return met("doeacc", "F-EDU-8", "F-EDU-1")
    return open_("it_exam_unknown", "F-EDU-5", "F-EDU-6") if passed == NOT_SURE else None


def _by_experience(case: Case, work: Work) -> Finding:
    """Three years of work for international services (F-EDU-9), otherwise ten (F-EDU-1).

    To the ten years the time of studying the subject is added, finished or not (F-EDU-4).
    """
    needed = _needed(case, work)
    years = case.number(questions.EXPERIENCE)
    if work.area == "international":
        if years is None:
            return open_("experience_unknown", "F-EDU-9", needed=needed)
        reached = years >= needed.amount
        return (met if reached else not_met)("experience", "F-EDU-9", needed=needed)
    cites = ("F-EDU-1", "F-EDU-4")
    if years is None:
        return open_("experience_and_study_unknown", *cites, needed=needed)
    if years >= needed.amount:
        return met("experience", *cites, needed=needed)
    studied = case.number(questions.SUBJECT_YEARS)
    if studied is None:
        return open_("experience_and_study_unknown", *cites, needed=needed)
    enough = years + studied >= needed.amount
    return (met if enough else not_met)("experience_and_study", *cites, needed=needed)


def _years(case: Case, work: Work) -> dict[str, Parameter]:
    """The years that qualify by themselves, and what there is of them where that is known.

    `work_alone` is there where no time of study is added to them.
    """
    needed = _needed(case, work)
    alone = {"work_alone": needed} if work.area == "international" else {}
    shown: dict[str, Parameter] = {"needed": needed, **alone}
    years = case.number(questions.EXPERIENCE)
    studied = 0 if alone or years is None else case.number(questions.SUBJECT_YEARS)
    if years is None or studied is None or not 0 < years + studied < needed.amount:
        return shown
    so_far = years + studied
    missing = Quantity(needed.amount - so_far, "years")
    return {**shown, "so_far": Quantity(so_far, "years"), "missing": missing}


def _needed(case: Case, work: Work) -> Quantity:
    """The years of related experience that qualify by themselves."""
    fact = "F-EDU-9" if work.area == "international" else "F-EDU-1"
    return Quantity(value(fact, on=case.at_filing)["experience_years"], "years")
