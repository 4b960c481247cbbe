"""The steps of a move: notices, the limit without activity, and the certificate."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from .. import facts
from ..engine import months_after
from ..facts.contracts import WITHOUT_POST
from .days import extension_opens
from .lengths import after
from .situation import Situation
from .stay import staying
from .steps import Late, pressing, step

NEAR = timedelta(days=7)
"""A notice that is due so soon is tight."""

LIMIT_NEAR = timedelta(days=30)
"""So is a gap that reaches its limit so soon: work is not found in a week."""


def by_move(case: Situation, on: date) -> list[dict[str, Any]]:
    """A move within this status: it needs no permission."""
    moved = notices(case, on) if case.answers.get("move") != "new_duties" else []
    return [*moved, *_certificate(case, on), *staying(case, on)]


def notices(case: Situation, on: date) -> list[dict[str, Any]]:
    """The notices of leaving and joining (F-NOT-1), and the limit without activity (F-REV-1).

    A notice that was made is told no longer than it would be due, and a limit not where there
    is no gap, nor to who works again: revocation is for who is not active now.
    """
    days = timedelta(days=facts.value("F-NOT-1", on=on)["days"])
    left, joined = case.day("left_on", on), case.day("joined_on", on)
    notified = case.answers.get("notified")
    steps = []
    for event, happened in (("leaving", left), ("joining", joined)):
        if happened is None:
            continue
        # A contract is notified after it is signed (F-NOT-1): not before, whatever was sent.
        done = isinstance(notified, frozenset) and event in notified and happened <= on
        last = happened + days
        if last >= on or not done:
            late = pressing(last, on, NEAR)
            row = _deadline(f"notice_{event}", last, late, "F-NOT-1", done=done)
            # The deadline moves with a day that is only planned.
            steps.append({**row, "form": "intended"} if happened > on else row)
    works_again = joined is not None and joined <= on and case.gap != "goes_on"
    without_gap = case.gap == "ends" and joined is not None and left is not None and joined < left
    if left is not None and not works_again and not without_gap:
        limit = months_after(left, facts.value("F-REV-1", on=on)["months"])
        done = joined is not None and joined < limit and case.gap != "goes_on"
        late = pressing(limit - timedelta(days=1), on, LIMIT_NEAR)
        row = _deadline("without_activity", limit, late, "F-REV-1", done=done)
        # A contract that comes later does not end it before that day: that much is known.
        open_ = on < limit and (joined is None or joined < limit)
        steps.append({**row, "form": "ends_before"} if done or open_ else row)
    return steps


def _deadline(id_: str, day: date, late: Late | None, *cited: str, done: bool) -> dict[str, Any]:
    if done:
        return step(id_, None, *cited, day=day)
    return step(id_, None, *cited, day=day, late=late, reminder=late != "late")


def certificate_fits(case: Situation, on: date) -> bool:
    """Whether the Certificate of Authorised Employment can come before the extension (F-NOT-4).

    New duties with the same employer, or of another status, are no matter for it, and where
    there is no post it has nothing to confirm.
    """
    if case.procedure != "job_change" or case.answers.get("move") == "new_duties":
        return False
    if case.answers.get("contract") in WITHOUT_POST:
        return False
    ends = case.day("stay_ends", on)
    soonest = facts.value("F-TIM-2", on=on)["work_certificate_new_employer"]["minimum"]
    return ends is None or after(on, soonest) < extension_opens(case.answers, ends, on)


def _certificate(case: Situation, on: date) -> list[dict[str, Any]]:
    if not certificate_fits(case, on):
        return []
    span = facts.value("F-TIM-2", on=on)["work_certificate_new_employer"]
    return [step("work_certificate", span, "F-TIM-2", "F-NOT-4")]
