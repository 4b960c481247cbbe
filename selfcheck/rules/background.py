"""Study or experience, and how it relates to the duties."""

from __future__ import annotations

from dataclasses import replace

from ..engine import NOT_SURE, Case, Finding, Quantity, met, not_met, open_
from ..facts import value
from ..facts.catalogue import broad_fields
from . import questions
from .alternatives import without_background
from .work import Work, kind_of_work

UNIVERSITY = frozenset({"graduate_school", "university", "junior_college"})
TRAINING_COLLEGE = frozenset({"training_college", "training_college_certified"})


def background(case: Case) -> Finding:
    """See `_background`; for a first permission."""
    return _background(case, job_change=False)


def background_of_mover(case: Case) -> Finding:
    """See `_background`; for a holder who changes jobs."""
    return _background(case, job_change=True)


def _background(case: Case, *, job_change: bool) -> Finding:
    """Study, field and job hold together on one path (criteria ordinance, row of this status).

    Engineering and humanities (item 1): a related university education (a), a related
    course at a professional training college in Japan (b), or ten years of practical
    experience (c), study of the subject included; a listed IT exam replaces all of them.
    International services (item 2): three years of related experience, waived for university
    graduates in translation, interpretation and language teaching; a related education under
    item 1 serves as well. F-EDU-1 to F-EDU-5, F-EDU-9, F-EDU-10, F-EDU-12, F-EDU-13.
    A training-college graduate who has worked about three years in related duties is judged
    more flexibly on the next change of jobs (F-EDU-14).
    """
    work = kind_of_work(case)
    if work.area == "outside":
        return open_("depends_on_duties", "F-EDU-1")
    by_study = _by_study(case, work, job_change=job_change)
    if by_study.status == "met":
        return by_study
    by_exam = _by_exam(case) if work.has("information_processing") else None
    if by_exam is not None and by_exam.status == "met":
        return by_exam
    by_experience = _by_experience(case, work)
    if by_experience is not None and by_experience.status == "met":
        return by_experience
    for finding in (by_study, by_exam, by_experience):
        if finding is not None and finding.status == "open":
            return finding
    needed = replace(by_study, parameters={"needed": _needed(case, work)})
    return needed.or_else(*without_background(case))


def _by_study(case: Case, work: Work, *, job_change: bool) -> Finding:
    education = case.choice(questions.EDUCATION)
    if education == NOT_SURE:
        return open_("education_unknown", "F-EDU-1", "F-EDU-2")
    if education in UNIVERSITY and work.has("graduate_language_work"):
        return met("graduate_language_work", "F-EDU-10", "F-EDU-2")
    if education in UNIVERSITY:
        return _related(case, work, "university", strict=False)
    if education in TRAINING_COLLEGE:
        strict = education == "training_college"
        if strict and job_change and case.choice(questions.RELATED_WORK) == "yes":
            strict = False
        return _related(case, work, education, strict=strict)
    cites = {
        "training_college_no_title": ("F-EDU-3", "F-EDU-1"),
        "vocational_abroad": ("F-EDU-3", "F-EDU-1"),
    }
    return not_met(education, *cites.get(education, ("F-EDU-1", "F-EDU-2")))


def _related(case: Case, work: Work, school: str, *, strict: bool) -> Finding:
    """Whether the study relates to the duties: for a training college considerably (F-EDU-12).

    Universities and certified departments (F-EDU-13) are viewed flexibly.
    """
    cites = ("F-EDU-12", "F-EDU-13" if school == "training_college_certified" else "F-EDU-1")
    field = case.choice(questions.FIELD)
    relation = (
        "unknown"
        if field in (NOT_SURE, questions.OTHER) or work.occupation is None
        else work.occupation.relation_to(field)
    )
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
    return met(f"{school}_courses", *cites)


def _by_exam(case: Case) -> Finding | None:
    """A listed information-processing exam replaces education and experience (F-EDU-5)."""
    passed = case.choice(questions.IT_EXAM)
    if passed == "yes":
        return met("it_exam", "F-EDU-5", "F-EDU-6", "F-EDU-7")
    return open_("it_exam_unknown", "F-EDU-5", "F-EDU-6") if passed == NOT_SURE else None


def _by_experience(case: Case, work: Work) -> Finding | None:
    """Three years of work for international services (F-EDU-9), otherwise ten (F-EDU-1).

    To the ten years the time of studying the subject is added (F-EDU-4).
    """
    needed = _needed(case, work)
    cites: tuple[str, ...]
    if work.area == "international":
        reason, question, cites = "experience", questions.EXPERIENCE, ("F-EDU-9",)
    else:
        reason, question = "experience_and_study", questions.EXPERIENCE_AND_STUDY
        cites = ("F-EDU-1", "F-EDU-4")
    years = case.number(question)
    if years is None:
        return open_(f"{reason}_unknown", *cites, needed=needed)
    return met(reason, *cites, needed=needed) if years >= needed.amount else None


def _needed(case: Case, work: Work) -> Quantity:
    """The years of related experience that qualify by themselves."""
    fact = "F-EDU-9" if work.area == "international" else "F-EDU-1"
    return Quantity(value(fact, on=case.at_filing)["experience_years"], "years")
