"""What permission for permanent residence rests on."""

from __future__ import annotations

from ...engine import Question
from ..samples import around
from .job import YES_NO

YEARS_BY_SHORTCUT = {
    "spouse": "spouse_residence_years",
    "child": "child_years",
    "points_80": "points_80_years",
    "points_70": "points_70_years",
    "j_skip": "j_skip_years",
    "long_term_resident": "long_term_resident_years",
    "refugee": "refugee_years",
    "contribution": "contribution_years",
}
"""By shortcut, in the order in which they are asked, the key of the years in F-PR-6."""

YEARS_IN_JAPAN = Question(
    "years_in_japan",
    "number",
    minimum=0,
    maximum=90,
    unit="years",
    samples=around(
        ("F-PR-2", "years"),
        *(("F-PR-6", key) for key in YEARS_BY_SHORTCUT.values()),
    ),
    grows=True,
)
YEARS_OF_WORK_STATUS = Question(
    "years_of_work_status",
    "number",
    minimum=0,
    maximum=90,
    unit="years",
    samples=around(("F-PR-2", "work_or_residential_years")),
    grows=True,
)
SHORTCUT = Question(
    "shortcut",
    "choice",
    (*YEARS_BY_SHORTCUT, "none"),
    within_reach=frozenset({"points_80", "points_70"}),
    stuck=frozenset({*YEARS_BY_SHORTCUT}),
)
YEARS_MARRIED = Question(
    "years_married",
    "number",
    minimum=0,
    maximum=90,
    unit="years",
    samples=around(("F-PR-6", "spouse_marriage_years")),
    grows=True,
)
POINTS_KEPT = Question(
    "points_kept",
    "choice",
    ("without_break", "with_break", "only_now"),
    within_reach=frozenset({"without_break"}),
    examples_of=SHORTCUT.id,
)
ABSENCES = Question(
    "absences",
    "multi",
    ("without_reentry", "half_a_year", "thirty_months", "ninety_days"),
    samples=(
        ("without_reentry",),
        ("half_a_year",),
        ("thirty_months",),
        ("ninety_days",),
    ),
)
HELD_THREE_YEARS = Question("held_three_years", "choice", YES_NO)
FIRST_FILING = Question("first_filing", "choice", YES_NO)
