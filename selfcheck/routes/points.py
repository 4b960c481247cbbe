"""Highly Skilled Professional: the points, group by group of the table."""

from ..engine import Guarded, Requirement, Route, Sum
from ..rules.points import (
    activity,
    age_band,
    degree,
    employer,
    experience,
    investment,
    japan,
    licences,
    position,
    qualification,
    research,
    special_work,
    university,
)
from ..rules.points_group import by_age, no_such_row, of_management, with_licences
from ..rules.points_pay import floor, j_skip, pay
from ..rules.points_total import MARKS, total

POINTS = Route(
    "points",
    (
        Requirement("points_activity", activity),
        Requirement("points_degree", degree),
        Requirement("points_experience", experience),
        Requirement("points_pay", pay),
        Requirement("points_floor", floor),
        Requirement("j_skip", j_skip),
        Requirement("points_age", Guarded(age_band, by_age, no_such_row)),
        Requirement("points_research", Guarded(research, by_age, no_such_row)),
        Requirement("points_licences", Guarded(licences, with_licences, no_such_row)),
        Requirement("points_position", Guarded(position, of_management, no_such_row)),
        Requirement("points_investment", Guarded(investment, of_management, no_such_row)),
        Requirement("points_japan", japan),
        Requirement("points_university", university),
        Requirement("points_qualification", qualification),
        Requirement("points_employer", employer),
        Requirement("points_work", special_work),
    ),
    Sum("points_total", total, MARKS[1]),
)
