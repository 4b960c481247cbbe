"""What the points table for Highly Skilled Professionals asks (F-HSP-1 to F-HSP-28, F-HSP-40)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ...engine import Answer, Question, months_after
from ...facts.changes import values_ever
from ...facts.points import Kind, points_rows
from ..samples import DAY
from .job import YES_NO

POINTS_ACTIVITY = Question(
    "points_activity",
    "choice",
    ("specialist", "foreign_culture", "research", "management"),
)

KIND_OF: Mapping[str, Kind] = {"research": "a", "management": "c"}
"""By activity the kind of the status; any other is counted as specialist work."""

HIGHER_DEGREES = frozenset({"doctorate", "master", "business_professional", "other_professional"})
"""Of a degree, what is more than a university's first one (F-HSP-46)."""


def kind_of(activity: object) -> Kind:
    """The kind of the table for an activity; of one that is not known, specialist work."""
    return KIND_OF.get(str(activity), "b")


def _thresholds(key: str, kind: Kind | None = None) -> Iterator[int]:
    """The numbers from which a row counts, as the table was last known."""
    for row in points_rows(on=date.max).values():
        if key in row.when and (kind is None or kind in row.points):
            yield row.when[key]


def _pays(answers: Mapping[str, Answer]) -> Sequence[int]:
    """Below the floor, at it, and each sum from which a row or J-Skip counts."""
    kind = kind_of(answers.get(POINTS_ACTIVITY.id))
    floors = [held["pay_yen_under"] for held in values_ever("F-HSP-13")]
    j_skip = [way["pay_yen"] for way in _j_skip(kind)]
    below = [floor - 1 for floor in floors]
    return sorted({*below, *floors, *_thresholds("pay_yen", kind), *j_skip})


def _years(answers: Mapping[str, Answer]) -> Sequence[int]:
    """None, and the years from which each row or J-Skip counts."""
    kind = kind_of(answers.get(POINTS_ACTIVITY.id))
    j_skip = {way["experience_years"] for way in _j_skip(kind) if "experience_years" in way}
    return sorted({0, *_thresholds("experience_years", kind), *j_skip})


def _j_skip(kind: Kind) -> Iterator[Mapping[str, Any]]:
    """The ways of J-Skip for a kind, as they were on one day or another."""
    for held in values_ever("F-HSP-31"):
        yield from held["c" if kind == "c" else "a_or_b"]


RISE_PERCENT = 20
"""How much more pay can be proposed as within reach: more would be another job, not a rise."""


def _rises(current: int, answers: Mapping[str, Answer]) -> Sequence[int]:
    """The next sum of the table, if no more than a rise leads to it."""
    above = [each for each in _pays(answers) if each > current]
    return [each for each in above[:1] if each * 100 <= current * (100 + RISE_PERCENT)]


def _births(on: date) -> Sequence[date]:
    """Of each age band somebody who is in it from today on, and somebody in none."""
    ages = sorted({*_thresholds("age_under")})
    return [months_after(on, -12 * ages[0]) + DAY, *(months_after(on, -12 * age) for age in ages)]


DEGREES = Question(
    "degrees",
    "multi",
    (
        "doctorate",
        "master",
        "business_professional",
        "other_professional",
        "bachelor",
        "equivalent",
    ),
    samples=(
        ("doctorate",),
        ("master",),
        ("business_professional",),
        ("bachelor",),
        ("doctorate", "business_professional"),
    ),
)
SEVERAL_DEGREES = Question("several_degrees", "choice", YES_NO)
YEARS_OF_EXPERIENCE = Question(
    "years_of_experience",
    "number",
    minimum=0,
    maximum=60,
    unit="years",
    representatives=_years,
)
YEARLY_PAY = Question(
    "yearly_pay",
    "number",
    minimum=0,
    maximum=1_000_000_000,
    unit="yen",
    representatives=_pays,
    rises=_rises,
)
EXPERIENCE_MONTHS = Question("experience_months", "number", minimum=0, maximum=11, unit="months")
BORN_ON = Question("born_on", "date", samples=_births)
RESEARCH_RESULTS = Question(
    "research_results",
    "multi",
    ("patent", "funded_projects", "papers", "other_result"),
    samples=(("patent",), ("patent", "papers"), ("other_result",), ("papers", "other_result")),
)
LICENCES = Question(
    "licences",
    "choice",
    ("one", "two_or_more", "no_licence"),
    within_reach=frozenset({"one", "two_or_more"}),
    stuck=frozenset({"two_or_more"}),
)
JAPANESE_DEGREE = Question("japanese_degree", "choice", YES_NO)
JAPANESE_LEVEL = Question(
    "japanese_level",
    "choice",
    ("jlpt_n1", "bjt_480", "japanese_major", "jlpt_n2", "bjt_400", "no_certificate"),
    within_reach=frozenset({"jlpt_n1", "jlpt_n2"}),
    stuck=frozenset({"jlpt_n1", "bjt_480", "japanese_major"}),
    representatives=lambda _answers: ("jlpt_n1", "jlpt_n2", "no_certificate"),
)
FOREIGN_QUALIFICATION = Question("foreign_qualification", "choice", YES_NO)
LISTED_TRAINING = Question(
    "listed_training",
    "choice",
    ("elsewhere", "at_university", "no_training"),
    together=(FOREIGN_QUALIFICATION,),
)
LISTED_UNIVERSITY = Question(
    "listed_university",
    "choice",
    ("world_ranking", "super_global", "partner_school", "not_listed"),
    representatives=lambda _answers: ("world_ranking", "not_listed"),
)
SPECIAL_WORK = Question(
    "special_work",
    "multi",
    ("growth_project", "investment_management"),
)
EMPLOYER_SUPPORT = Question(
    "employer_support",
    "multi",
    ("innovation_support", "small_or_medium", "research_spending", "local_support"),
    together=(SPECIAL_WORK,),
)
POSITION = Question("position", "choice", ("representative", "director", "neither"))
OWN_INVESTMENT = Question("own_investment", "choice", YES_NO)
