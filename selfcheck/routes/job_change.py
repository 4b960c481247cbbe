"""A holder who moves to another employer or to other duties."""

from ..engine import Requirement, Route
from ..rules.background import background_of_mover
from ..rules.contract import contract_of_mover
from ..rules.dispatch import dispatch
from ..rules.duties import duties
from ..rules.language import language
from ..rules.move import certificate, gap, notifications
from ..rules.pay import pay
from ..rules.stay import window
from ..rules.workload import workload

JOB_CHANGE = Route(
    "job-change",
    (
        Requirement("contract", contract_of_mover),
        Requirement("duties", duties),
        Requirement("workload", workload),
        Requirement("background", background_of_mover),
        Requirement("pay", pay),
        Requirement("language", language),
        Requirement("dispatch", dispatch),
        Requirement("notifications", notifications),
        Requirement("gap", gap),
        Requirement("certificate", certificate),
        Requirement("window", window),
    ),
)
