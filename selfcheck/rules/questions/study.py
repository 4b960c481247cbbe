"""What the person studied, and how long they have worked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...engine import Answer, Group, Question
from ...facts.catalogue import broad_fields, fields
from ...facts.changes import values_ever
from .job import NATURE_OF_WORK, OCCUPATION, OTHER, YES_NO, flat, occupations_of

EXPECTED = "_expected"
"""Ends the id of an education that the person is about to finish."""

FINISHED_OR_EXPECTED = (
    "graduate_school",
    "university",
    "junior_college",
    "college_of_technology",
    "foreign_associate",
    "training_college",
    "training_college_certified",
    "advanced_course",
    "listed_fashion_school",
)


def _with_expected(*ids: str) -> tuple[str, ...]:
    return tuple(
        option
        for id_ in ids
        for option in ((id_, id_ + EXPECTED) if id_ in FINISHED_OR_EXPECTED else (id_,))
    )


EDUCATION_GROUPS = (
    Group(
        "education.university",
        _with_expected(
            "graduate_school",
            "university",
            "junior_college",
            "college_of_technology",
            "foreign_associate",
        ),
    ),
    Group(
        "education.training_college",
        _with_expected(
            "training_college",
            "training_college_certified",
            "advanced_course",
            "listed_fashion_school",
            "training_college_no_title",
            "vocational_abroad",
        ),
    ),
    Group("education.other", ("unfinished", "secondary")),
)


def _one_of_each_relation(answers: Mapping[str, Answer]) -> Sequence[str]:
    chosen = occupations_of(answers.get(OCCUPATION.id))
    if not chosen:
        return [next(iter(fields().values()))[0], OTHER]
    first: dict[object, str] = {}
    for group in fields().values():
        for field in group:
            relations = frozenset(entry.relation_to(field) for entry in chosen)
            first.setdefault((relations, field in broad_fields()), field)
    return [*first.values(), OTHER]


def _unlike_educations(_answers: Mapping[str, Answer]) -> Sequence[str]:
    return (
        "university",
        "university_expected",
        "college_of_technology",
        "foreign_associate",
        "training_college",
        "training_college_certified",
        "training_college_no_title",
        "vocational_abroad",
        "unfinished",
        "secondary",
    )


def _field_groups() -> tuple[Group, ...]:
    return (
        *(Group(f"field.{group}", ids) for group, ids in fields().items()),
        Group("field.other", (OTHER,)),
    )


def _around_enough(answers: Mapping[str, Answer]) -> Sequence[int]:
    """Both sides of the years that qualify by themselves: F-EDU-9 or F-EDU-1."""
    chosen = occupations_of(answers.get(OCCUPATION.id))
    areas: set[object] = {entry.area for entry in chosen} or {answers.get(NATURE_OF_WORK.id)}
    fact = "F-EDU-9" if areas <= {"international", "foreign_culture"} else "F-EDU-1"
    return sorted(
        years - less
        for held in values_ever(fact)
        for years in [held["experience_years"]]
        for less in (1, 0)
    )


def _unlike_exams(_answers: Mapping[str, Answer]) -> Sequence[str]:
    return ("japan", "doeacc", "no")


EDUCATION = Question(
    "education",
    "choice",
    flat(EDUCATION_GROUPS),
    groups=EDUCATION_GROUPS,
    representatives=_unlike_educations,
)
FIELD = Question(
    "field",
    "choice",
    flat(_field_groups()),
    groups=_field_groups(),
    representatives=_one_of_each_relation,
)
COURSES = Question("courses", "choice", ("main", "part", "few", "none"))
IT_EXAM = Question(
    "it_exam",
    "choice",
    ("japan", "japan_earlier", "abroad", "doeacc", "no"),
    within_reach=frozenset({"japan"}),
    representatives=_unlike_exams,
)
EXPERIENCE = Question(
    "experience",
    "number",
    minimum=0,
    maximum=60,
    unit="years",
    representatives=_around_enough,
    grows=True,
)
SUBJECT_YEARS = Question(
    "subject_years",
    "number",
    minimum=0,
    maximum=20,
    unit="years",
    samples=(0, 1),
)
RELATED_WORK = Question("related_work", "choice", YES_NO)
