"""Work at a client's site through a dispatching company."""

from __future__ import annotations

from datetime import date

from ..engine import NOT_SURE, Case, Chosen, Finding, met, not_met, open_
from ..facts import value
from . import questions


def dispatch(case: Case) -> Finding:
    """Dispatch is possible if the client is fixed and both sides pledge (F-SCP-13, F-DOC-40, -41).

    The pledges are asked for from the date in F-DOC-40. Employment for single placements only
    is difficult (F-DOC-44).
    """
    sent = case.choice(questions.DISPATCH)
    if sent == "no":
        return met("none", "F-SCP-13")
    if sent == NOT_SURE:
        return open_("unknown", "F-SCP-13", "F-DOC-41", "F-DOC-40")
    settled = case.several(questions.DISPATCH_SETTLED)
    if settled == {NOT_SURE}:
        return open_("details_unknown", "F-SCP-13", "F-DOC-41", "F-DOC-40")
    asked = {"client", "employment"}
    if value("F-DOC-40", on=case.at_filing):
        asked.add("pledges")
    lacking = tuple(each for each in questions.DISPATCH_SETTLED.options if each in asked - settled)
    items = Chosen("dispatch_settled", lacking)
    if "client" in lacking:
        ends = case.glance(questions.STAY_ENDS)
        ahead = {"last": ends} if isinstance(ends, date) and ends >= case.on else {}
        cites = ("F-DOC-41", "F-DOC-40", *(("F-DOC-44",) if "employment" in lacking else ()))
        return not_met("client_not_fixed", *cites, items=items, **ahead)
    if "pledges" in lacking:
        return not_met("no_pledges", "F-DOC-40", items=items)
    if lacking:
        return open_("registration_type", "F-DOC-44", "F-DOC-43")
    return met("settled", "F-SCP-13", "F-DOC-43")


def dispatch_of_recruit(case: Case) -> Finding:
    """The same; a recruit in training may still wait for the client (F-DOC-41)."""
    found = dispatch(case)
    items = found.parameters.get("items")
    waits = isinstance(items, Chosen) and "client" in items.options
    if waits and case.choice(questions.TRAINING) == "given":
        return open_("client_open_in_training", "F-DOC-41", **found.parameters)
    return found
