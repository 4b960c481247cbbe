"""What to do by a last day: notifications, the end of the stay, and what bridges a gap in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..wording import Wording
from .action import DUE, NEXT, OVERDUE, SOON, URGENT, Action, by_counter, lead_of
from .forms import TOLD_ALIKE
from .parameters import PAST, TODAY, deadline
from .unsettled import is_forbidden, unsettled

SIGNED_ON = {"notice_leaving": "left_on", "notice_joining": "joined_on"}
"""The notifications: the steps that follow an event, and the question for its day."""

COVERS = {
    "notice_leaving": "notifications",
    "notice_joining": "notifications",
    "without_activity": "gap",
    "last_day": "window",
}
"""The steps with a last day of their own, and the requirement of which each is a part."""

WITHOUT_HASTE = frozenset({"last_day", "without_activity"})
"""Steps that are told as an action only once they are near."""

BRIDGES = frozenset(
    {
        "extend_student",
        "change_to_designated_activities",
        "extend_present_status",
        "change_to_job_hunting",
        "extend_job_hunting",
    }
)
"""What has to be applied for first, where the present stay is too short for the change."""

OF_THE_STAY = frozenset({"extension", "change", "job_change"})
"""The procedures in which the last day of the stay is the last day to apply."""

WITHOUT_SEARCH = frozenset({"no_reason", "to_explain", "hangs_on_signing"})
"""Reasons of a gap for which the records of a search for work prove nothing."""


def of_deadlines(
    result: Mapping[str, Any], told: Mapping[str, Mapping[str, Any]], words: Wording
) -> Iterator[Action]:
    """What the steps with a last day ask for, and then what bridges a stay that is too short."""
    for step in deadlines(result, told):
        filled, form = deadline("last", step["date"], result["on"], words)
        if result["answers"].get(SIGNED_ON.get(step["id"], ""), "") > result["on"]:
            form = "signed"
        key = f"action.{step['id']}.{form}"
        # A contract for work of another status is best not signed yet: what follows it is an if.
        if words.has(f"{key}.outside") and _outside(told):
            key = f"{key}.outside"
        if words.has(key):
            told_as = form if form in (PAST, "signed") else "due"
            waits = step["id"] == "last_day" and result["plan"]["procedure"] in OF_THE_STAY
            if waits and unsettled([*told.values()]):
                key = f"{key}.waits"
            text = by_counter(key, step["date"], filled, result, words)
            lead = lead_of(step["id"], told_as, filled, words)
            urgency = OVERDUE if form == PAST else _how_pressing(step, form, told)
            yield Action(urgency, step["id"], text, lead=lead, day=step["date"])
    for step in result["plan"]["timeline"]:
        if step["id"] in BRIDGES and step["date"] and step["date"] >= result["on"]:
            filled, form = deadline("last", step["date"], result["on"], words)
            away = date.fromisoformat(step["date"]) - date.fromisoformat(result["on"])
            urgency = DUE if away.days <= SOON else NEXT
            text = words.text(f"action.{step['id']}.{form}", **filled)
            lead = lead_of(step["id"], "due", filled, words)
            yield Action(urgency, step["id"], text, lead=lead, day=step["date"])


def _outside(told: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether no part of the work belongs to the status."""
    return TOLD_ALIKE.get(told.get("duties", {}).get("reason", "")) == "outside"


def _how_pressing(step: Mapping[str, Any], form: str, told: Mapping[str, Mapping[str, Any]]) -> int:
    """How pressing a last day is that is not over.

    One of today comes before the rest; a notification within days, before what is to be put
    right about the work, unless work is done that is forbidden.
    """
    if step["id"] == "last_day":
        return URGENT if form == TODAY else DUE
    near = step["id"] in SIGNED_ON and step["late"]
    ahead = (
        told.get("duties", {}).get("reason", "").endswith("_next")
        or told.get("contract", {}).get("reason") == "own_business"
    )
    return URGENT if near and (ahead or not is_forbidden(told)) else DUE


def deadlines(
    result: Mapping[str, Any], told: Mapping[str, Mapping[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    """The steps of the plan that are told by their last day: those that are late or near."""
    for step in result["plan"]["timeline"]:
        if step["id"] not in COVERS or not step["date"]:
            continue
        finding = told.get(COVERS[step["id"]])
        if finding is not None and finding["label"] == "check":
            continue
        # Whoever should not sign, or not so late, is not told what to do once it is signed.
        if (
            step["id"] == "notice_joining"
            and (
                told.get("contract", {}).get("label") == "not_met"
                or told.get("window", {}).get("reason") == "contract_after_stay"
            )
            and result["answers"].get("joined_on", "") > result["on"]
        ):
            continue
        if (
            step["id"] == "without_activity"
            and finding is not None
            and (finding["reason"] in WITHOUT_SEARCH or finding["label"] == "depends")
        ):
            continue
        if step["late"] or (step["reminder"] and step["id"] not in WITHOUT_HASTE):
            yield step
