"""Work at a client's site through a dispatching company."""

from __future__ import annotations

from ..engine import NONE, NOT_SURE, Case, Finding, met, not_met, open_
from ..facts import value
from . import questions


def dispatch(case: Case) -> Finding:
    """See `dispatch_of_holder`; a recruit in training may still wait for the client (F-DOC-41)."""
    if case.choice(questions.DISPATCH) == "client_open":
        training = case.several(questions.TRAINING)
        if not training & {NONE, NOT_SURE}:
            return open_("client_open_in_training", "F-DOC-41")
    return dispatch_of_holder(case)


def dispatch_of_holder(case: Case) -> Finding:
    """Dispatch is possible if the client is fixed and both sides pledge (F-SCP-13, F-DOC-40, -41).

    The pledges are asked for from the date in F-DOC-40. Registration-type dispatch is
    difficult (F-DOC-44).
    """
    state = case.choice(questions.DISPATCH)
    if state == "no":
        return met("none", "F-SCP-13")
    if state == NOT_SURE:
        return open_("unknown", "F-SCP-13", "F-DOC-41", "F-DOC-40")
    if state == "client_open":
        return not_met("client_not_fixed", "F-DOC-41")
    if state == "no_pledges" and value("F-DOC-40", on=case.at_filing):
        return not_met("no_pledges", "F-DOC-40")
    if state == "registered_only":
        return open_("registration_type", "F-DOC-44", "F-DOC-43")
    return met("settled", "F-SCP-13", "F-DOC-43")
