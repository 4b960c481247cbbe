"""Moving to another employer or to other duties."""

from __future__ import annotations

from datetime import timedelta

from ..engine import (
    NONE,
    NOT_SURE,
    Case,
    Finding,
    Parameter,
    Quantity,
    met,
    months_after,
    not_met,
    open_,
)
from ..facts import value
from . import questions
from .work import kind_of_work


def notifications(case: Case) -> Finding:
    """Leaving and joining are notified within fourteen days each (Act, Article 19-16: F-NOT-1)."""
    if case.choice(questions.MOVE) == "new_duties":
        return met("same_contract", "F-NOT-1", "F-NOT-5")
    days = timedelta(days=value("F-NOT-1", on=case.on)["days"])
    left, joined = case.day(questions.LEFT_ON), case.day(questions.JOINED_ON)
    due = {
        event: day + days
        for event, day in (("leaving", left), ("joining", joined))
        if day is not None
    }
    if not due:
        return open_("dates_unknown", "F-NOT-1", "F-NOT-2")
    past = [event for event, last in due.items() if last < case.on]
    if past:
        notified = case.several(questions.NOTIFIED)
        if notified == {NOT_SURE}:
            return open_("unknown", "F-NOT-1", "F-NOT-2")
        missing = tuple(event for event in past if event not in notified - {NONE})
        if missing:
            late = "both" if len(missing) > 1 else missing[0]
            over = {event: due[event] for event in missing}
            return open_(f"late_{late}", "F-NOT-1", "F-NOT-2", "F-NOT-3", **over)
    if left is None:
        return open_("leaving_unknown", "F-NOT-1", "F-NOT-2")
    ahead = {event: last for event, last in due.items() if last >= case.on}
    if not ahead:
        return met("made", "F-NOT-1")
    reason = "both" if len(ahead) > 1 else next(iter(ahead))
    return met(f"due_{reason}", "F-NOT-1", "F-NOT-2", **ahead)


def gap(case: Case) -> Finding:
    """Three months or more without the activity need a good reason (Article 22-4: F-REV-1)."""
    if case.choice(questions.MOVE) == "new_duties":
        return met("none", "F-REV-1")
    left = case.day(questions.LEFT_ON)
    if left is None:
        return open_("unknown", "F-REV-1")
    joined = case.day(questions.JOINED_ON)
    months = value("F-REV-1", on=case.on)["months"]
    limit = months_after(left, months)
    shown: dict[str, Parameter] = {"limit": limit, "months": Quantity(months, "months")}
    if joined is not None and joined < limit:
        return met("short", "F-REV-1", **shown)
    if joined is None and case.on < limit:
        return met("still_time", "F-REV-1", "F-REV-3", **shown)
    why = case.choice(questions.GAP_REASON)
    if why == "no_reason":
        return not_met("no_reason", "F-REV-1", **shown)
    return open_("searching" if why == "searching" else "to_explain", "F-REV-1", "F-REV-3", **shown)


def certificate(case: Case) -> Finding:
    """A Certificate of Authorised Employment can confirm the new job (Article 19-2: F-NOT-4)."""
    if kind_of_work(case).area == "outside":
        return open_("depends_on_duties", "F-NOT-5")
    return met("advisable", "F-NOT-4")
