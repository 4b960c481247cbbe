"""A holder who moves to another employer or to other duties."""

from ..engine import Requirement, Route
from ..rules.background import background_of_mover
from ..rules.contract import contract
from ..rules.dispatch import dispatch
from ..rules.duties import duties_of_mover, duties_sought_by_mover
from ..rules.language import language
from ..rules.move import certificate, gap, notifications
from ..rules.pay import pay
from ..rules.post import if_leaving, mover_has_post, mover_leaves, or_sought, with_post
from ..rules.stay import window_of_mover
from ..rules.workload import workload

JOB_CHANGE = Route(
    "job-change",
    (
        Requirement("contract", if_leaving(contract, mover_leaves, "F-SCP-1")),
        Requirement("duties", or_sought(duties_of_mover, duties_sought_by_mover, mover_has_post)),
        Requirement("workload", with_post(workload, mover_has_post)),
        Requirement("background", background_of_mover),
        Requirement("pay", with_post(pay, mover_has_post)),
        Requirement("language", with_post(language, mover_has_post)),
        Requirement("dispatch", with_post(dispatch, mover_has_post)),
        Requirement("notifications", if_leaving(notifications, mover_leaves, "F-NOT-1")),
        Requirement("gap", if_leaving(gap, mover_leaves, "F-REV-1")),
        Requirement("certificate", with_post(certificate, mover_has_post)),
        Requirement("window", window_of_mover),
    ),
)
