"""Leaving an employer: the notices, the time between, and the certificate."""

from __future__ import annotations

from datetime import date, timedelta

from ..engine import (
    NONE,
    NOT_SURE,
    Case,
    Chosen,
    Finding,
    Parameter,
    Quantity,
    filing_opens,
    met,
    months_after,
    not_met,
    open_,
)
from ..facts import value
from ..facts.office_days import last_open
from . import questions
from .post import offered
from .work import kind_of_work


def notifications(case: Case) -> Finding:
    """Leaving and joining are notified within fourteen days each (Act, Article 19-16: F-NOT-1)."""
    days = timedelta(days=value("F-NOT-1", on=case.on)["days"])
    left = case.day(questions.LEFT_ON)
    joined = case.day(questions.JOINED_ON) if offered(case) else None
    due = {
        event: day + days
        for event, day in (("leaving", left), ("joining", joined))
        if day is not None
    }
    if not due:
        return open_("dates_unknown", "F-NOT-1", "F-NOT-2")
    past = [event for event, last in due.items() if last < case.on]
    ahead = {event: last for event, last in due.items() if last >= case.on}
    if past:
        notified = case.several(questions.NOTIFIED)
        if notified == {NOT_SURE}:
            return open_("unknown", "F-NOT-1", "F-NOT-2")
        missing = tuple(event for event in past if event not in notified - {NONE})
        if missing:
            late = "both" if len(missing) > 1 else missing[0]
            over = {event: due[event] for event in missing}
            return open_(f"late_{late}", "F-NOT-1", "F-NOT-2", "F-NOT-3", **over, **ahead)
    if left is None:
        return open_("leaving_unknown", "F-NOT-1", "F-NOT-2")
    if not ahead:
        return met("made" if joined is not None else "made_leaving", "F-NOT-1")
    reason = "both" if len(ahead) > 1 else next(iter(ahead))
    return met(f"due_{reason}", "F-NOT-1", "F-NOT-2", **ahead)


def gap(case: Case) -> Finding:
    """Three months or more without the activity need a good reason (Article 22-4: F-REV-1, -5).

    The ground for revocation is for who is without the activity now; of who works again, the
    time before is weighed (guideline, matter 3: F-GDL-3).
    """
    left = case.day(questions.LEFT_ON)
    if left is None:
        return open_("unknown", "F-REV-1")
    joined = case.day(questions.JOINED_ON) if offered(case) else None
    months = value("F-REV-1", on=case.on)["months"]
    limit = months_after(left, months)
    shown: dict[str, Parameter] = {"limit": limit, "months": Quantity(months, "months")}
    if joined is not None and joined < limit:
        return met("short", "F-REV-1", **shown)
    if joined is None and case.on < limit:
        return met("still_time", "F-REV-1", "F-REV-3", **shown)
    works_again = joined is not None and joined <= case.on
    why = case.choice(questions.GAP_REASON)
    if joined is not None and (in_time := _last_day_to_sign(case, left, joined, limit)):
        length = Quantity((in_time - left).days, "days")
        if why not in (NOT_SURE, "no_reason"):
            shown["items"] = Chosen("gap_reason", (why,))
        return open_(
            "hangs_on_signing",
            "F-REV-1",
            "F-GDL-1",
            **shown,
            joined=joined,
            in_time=in_time,
            length=length,
        )
    if why == "no_reason":
        if works_again:
            return open_("past_without_reason", "F-GDL-3", "F-REV-1", **shown)
        return not_met("no_reason", "F-REV-1", **shown)
    if why == NOT_SURE:
        return open_("reason_unknown", "F-REV-1", "F-REV-3", **shown)
    if why == "searching":
        return open_("searching", "F-REV-1", "F-REV-5", **shown)
    reason = Chosen("gap_reason", (why,))
    return open_("to_explain", "F-REV-1", "F-REV-5", **shown, items=reason)


def _last_day_to_sign(case: Case, left: date, joined: date, limit: date) -> date | None:
    """Until when to sign so that the gap stays short, where the plan is too late to extend.

    Nothing is applied for with a contract that comes after the stay, so no proof of the gap is
    needed there; one that is signed in time may end the gap before its limit. None where the
    contract is not too late, or nothing can keep the gap short any more.
    """
    if joined <= case.on or limit <= case.on:
        return None
    ends = case.day(questions.STAY_ENDS)
    if ends is None or not joined > ends >= case.on:
        return None
    advised = last_open(ends)
    day = min(advised if advised >= case.on else ends, limit - timedelta(days=1))
    return day if left < day >= case.on else None


def certificate(case: Case) -> Finding:
    """A Certificate of Authorised Employment can confirm the new job (Article 19-2: F-NOT-4).

    Where an extension can be filed before it comes at its soonest (F-TIM-2), the new job is
    judged there.
    """
    if kind_of_work(case).area == "outside":
        return open_("depends_on_duties", "F-NOT-5")
    ends = case.day(questions.STAY_ENDS)
    if ends is not None:
        opens = value("F-RTE-20", on=case.on)["months_before_expiry"]
        short = case.glance(questions.PERIOD_HELD) == "three_months"
        soonest = value("F-TIM-2", on=case.on)["work_certificate_new_employer"]["minimum"]
        if months_after(case.on, soonest["months"]) >= filing_opens(ends, opens, short=short):
            return met("extension_instead", "F-NOT-4", "F-TIM-2")
    return met("advisable", "F-NOT-4")
