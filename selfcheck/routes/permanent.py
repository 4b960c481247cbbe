"""Permission for permanent residence: a holder who looks ahead."""

from ..engine import Requirement, Route
from ..rules.permanent import (
    continuity,
    criteria_kept,
    livelihood_for_permanent,
    longest_period,
    points_shortcut,
    residence_years,
    work_years,
)
from ..rules.record import (
    conduct_for_permanent,
    household_duties,
    notices_for_permanent,
    public_duties_for_permanent,
)

PERMANENT = Route(
    "permanent",
    (
        Requirement("residence_years", residence_years),
        Requirement("work_years", work_years),
        Requirement("points_shortcut", points_shortcut),
        Requirement("continuity", continuity),
        Requirement("longest_period", longest_period),
        Requirement("public_duties", public_duties_for_permanent),
        Requirement("household_duties", household_duties),
        Requirement("earlier_notices", notices_for_permanent),
        Requirement("conduct", conduct_for_permanent),
        Requirement("livelihood", livelihood_for_permanent),
        Requirement("criteria_kept", criteria_kept),
    ),
)
