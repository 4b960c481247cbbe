"""Permission for permanent residence: a holder who looks ahead."""

from ..engine import Requirement, Route
from ..rules.conduct import conduct_for_permanent, public_duties_for_permanent
from ..rules.permanent import (
    criteria_kept,
    livelihood_for_permanent,
    longest_period,
    points_shortcut,
    residence_years,
    work_years,
)

PERMANENT = Route(
    "permanent",
    (
        Requirement("residence_years", residence_years),
        Requirement("work_years", work_years),
        Requirement("points_shortcut", points_shortcut),
        Requirement("longest_period", longest_period),
        Requirement("public_duties", public_duties_for_permanent),
        Requirement("conduct", conduct_for_permanent),
        Requirement("livelihood", livelihood_for_permanent),
        Requirement("criteria_kept", criteria_kept),
    ),
)
