"""First permission: from abroad, or in Japan by change of status."""

from ..engine import Requirement, Route
from ..rules.background import background
from ..rules.contract import contract
from ..rules.dispatch import dispatch_of_recruit
from ..rules.duties import duties_of_recruit, duties_sought
from ..rules.entry import entry
from ..rules.language import language
from ..rules.pay import pay
from ..rules.post import offered, or_sought, with_post
from ..rules.record import conduct_of_applicant, if_lived_here, notices, public_duties
from ..rules.workload import workload

FIRST = Route(
    "first",
    (
        Requirement("entry", entry),
        Requirement("contract", contract),
        Requirement("duties", or_sought(duties_of_recruit, duties_sought, offered)),
        Requirement("workload", with_post(workload, offered)),
        Requirement("background", background),
        Requirement("pay", with_post(pay, offered)),
        Requirement("language", with_post(language, offered)),
        Requirement("dispatch", with_post(dispatch_of_recruit, offered)),
        Requirement("conduct", if_lived_here(conduct_of_applicant)),
        Requirement("public_duties", if_lived_here(public_duties)),
        Requirement("earlier_notices", if_lived_here(notices)),
    ),
)
