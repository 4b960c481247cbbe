"""Extension of the period of stay: a holder who stays on."""

from ..engine import Requirement, Route
from ..rules.background import background_of_mover
from ..rules.contract import contract
from ..rules.dispatch import dispatch
from ..rules.duties import duties_of_holder
from ..rules.language import language
from ..rules.move import gap, notifications
from ..rules.pay import pay
from ..rules.post import holder_has_post, holder_moves, if_leaving, if_new, with_post
from ..rules.record import conduct, notices, public_duties
from ..rules.stay import absence, activity, labour_conditions, livelihood, window_of_holder
from ..rules.workload import workload

EXTENSION = Route(
    "extension",
    (
        Requirement("activity", activity),
        Requirement("gap", if_leaving(gap, holder_moves, "F-REV-1")),
        Requirement("contract", if_leaving(contract, holder_moves, "F-SCP-1")),
        Requirement("duties", with_post(duties_of_holder, holder_has_post)),
        Requirement("workload", with_post(workload, holder_has_post)),
        Requirement("background", if_new(background_of_mover)),
        Requirement("pay", with_post(pay, holder_has_post)),
        Requirement("language", if_new(language)),
        Requirement("dispatch", with_post(dispatch, holder_has_post)),
        Requirement("labour_conditions", with_post(labour_conditions, holder_has_post)),
        Requirement("absence", absence),
        Requirement("conduct", conduct),
        Requirement("livelihood", livelihood),
        Requirement("public_duties", public_duties),
        Requirement("earlier_notices", notices),
        Requirement("notifications", if_leaving(notifications, holder_moves, "F-NOT-1")),
        Requirement("window", window_of_holder),
    ),
)
