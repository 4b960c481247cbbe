"""Extension of the period of stay: a holder who stays on."""

from ..engine import Requirement, Route
from ..rules.conduct import conduct_of_holder, notifications_of_holder, public_duties
from ..rules.dispatch import dispatch_of_holder
from ..rules.duties import duties_of_holder
from ..rules.pay import pay
from ..rules.stay import absence, activity, labour_conditions, livelihood, window

EXTENSION = Route(
    "extension",
    (
        Requirement("activity", activity),
        Requirement("duties", duties_of_holder),
        Requirement("pay", pay),
        Requirement("dispatch", dispatch_of_holder),
        Requirement("labour_conditions", labour_conditions),
        Requirement("absence", absence),
        Requirement("conduct", conduct_of_holder),
        Requirement("livelihood", livelihood),
        Requirement("public_duties", public_duties),
        Requirement("notifications", notifications_of_holder),
        Requirement("window", window),
    ),
)
