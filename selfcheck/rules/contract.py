"""The contract with an organisation in Japan."""

from __future__ import annotations

from ..engine import NOT_SURE, Case, Finding, met, not_met, open_
from . import questions


def contract(case: Case) -> Finding:
    """The work rests on a contract with an organisation in Japan (Act, table 1-2: F-SCP-1).

    Employment, mandate or outsourcing will do, with one organisation or several, if the
    organisations are identified and the work continues (F-SCP-6). Running one's own company
    belongs to Business Manager (F-SID-5). The organisation must be real (F-REF-1) and not
    barred from accepting people (F-SCP-12).
    """
    kind = case.choice(questions.CONTRACT)
    if kind == "none":
        return open_("no_offer_yet", "F-SCP-1", "F-SCP-6")
    if kind == "own_business":
        return not_met("own_business", "F-SID-5", "F-SCP-2").or_else("business_manager")
    organisation = case.several(questions.ORGANISATION)
    if "no_real_business" in organisation:
        return not_met("no_real_business", "F-REF-1", "F-SCP-1")
    if "barred" in organisation:
        return not_met("barred", "F-SCP-12")
    if kind == "single_jobs":
        return not_met("not_continuing", "F-SCP-6", "F-SID-5")
    if kind == NOT_SURE:
        return open_("unknown", "F-SCP-1", "F-DOC-9")
    if kind == "verbal":
        return open_("not_in_writing", "F-SCP-1", "F-DOC-9")
    if organisation == {NOT_SURE}:
        return open_("organisation_unknown", "F-REF-1", "F-SCP-12")
    return met(f"by_{kind}", "F-SCP-1", "F-SCP-6")
