"""First permission: from abroad, or in Japan by change of status."""

from ..engine import Requirement, Route
from ..rules.background import background
from ..rules.conduct import conduct
from ..rules.contract import contract
from ..rules.dispatch import dispatch
from ..rules.duties import duties
from ..rules.entry import entry
from ..rules.language import language
from ..rules.pay import pay
from ..rules.workload import workload

FIRST = Route(
    "first",
    (
        Requirement("entry", entry),
        Requirement("contract", contract),
        Requirement("duties", duties),
        Requirement("workload", workload),
        Requirement("background", background),
        Requirement("pay", pay),
        Requirement("language", language),
        Requirement("dispatch", dispatch),
        Requirement("conduct", conduct),
    ),
)
