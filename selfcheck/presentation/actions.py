"""What to do next: one to three whole sentences, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..engine import NOT_SURE
from ..wording import Wording
from .action import (
    DECISIVE,
    DUE,
    FORBIDS,
    MORE,
    NEXT,
    OVER,
    OVERDUE,
    PROOF,
    UNCERTAIN,
    URGENT,
    Action,
)
from .actions_due import COVERS, SIGNED_ON, deadlines, of_deadlines
from .actions_planned import before_the_fall, of_plan, once_settled
from .findings import is_grave

MOST = 3

BY_LABEL = {
    "not_met": DECISIVE,
    "step_outstanding": DECISIVE,
    "evidence_missing": PROOF,
    "adverse": PROOF,
    "check": UNCERTAIN,
    "depends": UNCERTAIN,
    "ok": UNCERTAIN,
}
"""How pressing what a finding asks for is; of what is in order, a proof to add."""

OFFICE = "go_to_the_office"
"""The step that is left once the stay has ended."""

NO_OFFER = "no_offer_yet"

STAY_OVER = frozenset({"over", "expired"})
"""Reasons that are more pressing than anything else: nobody may stay without a status."""

BY_REASON = {
    ("earlier_notices", "missed"): OVERDUE,
    ("earlier_notices", "missed_for_permanent"): OVERDUE,
    ("gap", "no_reason"): URGENT,
    ("activity", "other_activity"): URGENT,
    ("conduct", "against"): DECISIVE,
    ("contract", NO_OFFER): DUE,
    ("window", "unknown"): DUE,
    ("window", "contract_after_stay"): URGENT,
    ("points_activity", "foreign_culture"): PROOF,
    **dict.fromkeys((("window", "over"), ("entry", "expired")), OVER),
}
"""What is more pressing than its label says: without a post or the last day, the rest waits."""

CAN_BE_COMPLETED = frozenset({"evidence_missing", "step_outstanding", "adverse"})
"""Labels of what is not met and does not rule the application out."""

WAITS = {
    "contract": frozenset({NO_OFFER}),
    "entry": frozenset(
        {
            "working_holiday_by_change",
            "working_holiday_by_certificate",
            "other_status",
            "where_unknown",
        }
    ),
    "points_total": frozenset({"perhaps", "nothing_known", "foreign_culture"}),
    "duties": frozenset({"partly_other_status_from_abroad"}),
    "dispatch": frozenset({"client_open_in_training", "client_not_fixed"}),
    "window": frozenset({"contract_after_stay"}),
}
"""By requirement, the reasons for which nothing is applied for yet: there is no post, or it is
not known for which status, whether it can be applied for at all, or with enough points."""


def actions(
    result: Mapping[str, Any], findings: Sequence[Mapping[str, Any]], words: Wording
) -> list[Action]:
    """The next actions of a person.

    Args:
        result: the assessment.
        findings: its findings with their words.
        words: the words of the language.

    Returns:
        One to three: what is overdue, what is due soon, what is missing, what
        to find out, and what the plan has next.
    """
    told = {finding["requirement"]: finding for finding in findings}
    found = [
        *of_deadlines(result, told, words),
        *_of_findings(result, findings, words),
    ]
    if stay_is_over(result, findings):
        return [Action(OVERDUE, OFFICE, _to_the_office(result, words))]
    if sooner := [*before_the_fall(result, words)]:
        # What is told of the planned day gives way to what is still possible today.
        found = [*sooner, *(each for each in found if each.id != "points_total")]
    # Who has to apply by the last day of the stay is told once, and who waits, what for.
    if all(action.id not in ("last_day", "highly_skilled") for action in found) and all(
        told.get(id_, {}).get("reason") not in reasons for id_, reasons in WAITS.items()
    ):
        if _may_apply(result, findings):
            found += of_plan(result, told, words)
        else:
            found += once_settled(result, findings, words)
    found = _after_the_application(found)
    # Sorting keeps the order of what is equally pressing.
    found.sort(key=lambda action: action.urgency)
    found = _told_together(_on_the_last_day(found, told), told, words)
    by_text = {action.text: action for action in reversed(found)}
    chosen = [action for action in found if by_text[action.text] is action]
    # A last day that is known, and what to do about a grave record, are told whatever else there
    # is to do, as long as there is a stay.
    grave = {each["requirement"] for each in findings if is_grave(each)}
    if any(each["reason"] in STAY_OVER for each in findings):
        grave = set()
    kept = [action for action in chosen if action.dated or action.id in grave]
    others = [action for action in chosen if action not in kept][: max(MOST - len(kept), 0)]
    most = [action for action in chosen if action in kept or action in others][:MOST]
    return _after_the_contract(most, told, result)


def _after_the_contract(
    chosen: Sequence[Action], told: Mapping[str, Mapping[str, Any]], result: Mapping[str, Any]
) -> list[Action]:
    """The actions; what is due after a contract still to be signed follows what comes before it.

    A proof to add to an application comes after both.
    """
    joined = result["answers"].get(SIGNED_ON["notice_joining"], NOT_SURE)
    notice = next((each for each in chosen if each.id == "notice_joining"), None)
    if notice is None or notice.urgency >= NEXT or joined == NOT_SURE or joined <= result["on"]:
        return [*chosen]
    later = [
        each
        for each in chosen
        if each.urgency >= NEXT
        or (each.day is not None and each.day > str(notice.day))
        or told.get(each.id, {}).get("label") == "ok"
    ]
    sooner = [each for each in chosen if each is not notice and each not in later]
    return [*sooner, notice, *later]


def _told_together(
    found: Sequence[Action], told: Mapping[str, Mapping[str, Any]], words: Wording
) -> list[Action]:
    """The actions; the steps that are outstanding in one where there are too many to tell each.

    So are the notifications, where they would leave no room for what forbids the work.
    """
    outstanding = [
        action
        for action in found
        if action.id in told and told[action.id]["label"] == "step_outstanding"
    ]
    notices = [action for action in found if action.id in SIGNED_ON and action.urgency <= DUE]
    if any(action.urgency == FORBIDS for action in found) and len(notices) > len(outstanding):
        outstanding = notices
    if len(found) <= MOST or len(outstanding) < 2:
        return [*found]
    first, *others = outstanding
    sentences = dict.fromkeys(action.text for action in outstanding)
    together = replace(first, text=words.text("format.sentences").join(sentences))
    return [together if each is first else each for each in found if each not in others]


def _on_the_last_day(
    found: Sequence[Action], told: Mapping[str, Mapping[str, Any]]
) -> list[Action]:
    """The actions; on the last day of the stay, what can be completed comes before applying."""
    last = [each for each in found if each.id == "last_day" and each.urgency == URGENT]
    before = [
        each
        for each in found
        if each.id in told and told[each.id]["label"] in CAN_BE_COMPLETED and last
    ]
    rest = [each for each in found if each not in before and each not in last]
    return [*before, *last, *rest]


def _after_the_application(found: Sequence[Action]) -> list[Action]:
    """The actions; a notification that is due later than an application comes after it."""
    days = [each.day for each in found if each.dated and each.day and each.id not in SIGNED_ON]
    first = min(days, default=None)
    return [
        replace(each, urgency=MORE)
        if each.id in SIGNED_ON and first is not None and each.day is not None and each.day > first
        else each
        for each in found
    ]


def _to_the_office(result: Mapping[str, Any], words: Wording) -> str:
    """Who has to go to the office: nobody waits for a decision once the special period is over."""
    days = {step["id"]: step["date"] for step in result["plan"]["timeline"]}
    if "special_period" not in days:
        return words.text(f"action.{OFFICE}")
    form = "waiting" if result["on"] <= days["special_period"] else "over"
    return words.text(
        f"action.{OFFICE}.{form}",
        ends=words.weekday(days["last_day"]),
        special=words.weekday(days["special_period"]),
    )


def stay_is_over(result: Mapping[str, Any], findings: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the stay has ended by an answer to the plan, of which no finding tells."""
    return any(step["id"] == OFFICE for step in result["plan"]["timeline"]) and not any(
        each["reason"] in STAY_OVER for each in findings
    )


def _may_apply(result: Mapping[str, Any], findings: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the next step of the plan is for this person.

    An extension or a change has a last day: who can complete what is missing has to know it.
    """
    if result["outcome"] != "obstacle":
        return True
    if result["plan"]["procedure"] not in ("extension", "change"):
        return False
    return all(
        each["label"] in CAN_BE_COMPLETED for each in findings if each["status"] == "not_met"
    )


def _of_findings(
    result: Mapping[str, Any], findings: Sequence[Mapping[str, Any]], words: Wording
) -> Iterator[Action]:
    covered = {
        COVERS[step["id"]]
        for step in deadlines(result, {each["requirement"]: each for each in findings})
        if words.has(f"action.{step['id']}.ahead")
    }
    enough = any(
        each["requirement"] == "points_total" and each["status"] == "met" for each in findings
    )
    nothing_known = findings[0]["reason"] == "nothing_known"
    without_post = any(each["reason"] == NO_OFFER for each in findings)
    # What forbids the work comes before what is due because of it; the rest of it may wait.
    forbids = next((each for each in findings if each["label"] == "not_met"), None)
    # What is in order comes after all that is not: the title tells only of the latter.
    for finding in sorted(findings, key=lambda each: each["label"] == "ok"):
        urgency = FORBIDS if finding is forbids else BY_LABEL.get(finding["label"])
        if urgency is None or "do" not in finding["text"]:
            continue
        # A proof to add is for an application that can be made.
        if finding["label"] == "ok" and (result["outcome"] == "obstacle" or without_post):
            continue
        pressing = BY_REASON.get((finding["requirement"], finding["reason"]))
        if pressing is None and finding["requirement"] in covered:
            continue
        if pressing is not None:
            urgency = pressing
        elif (enough and finding["reason"] == "unsure") or (
            nothing_known and finding["requirement"] != "points_total"
        ):
            # What may add to enough points is told once, with the total; so is what to look up
            # where there is everything to look up.
            continue
        elif enough and finding["requirement"] == "points_total":
            urgency = MORE
        yield Action(urgency, finding["requirement"], finding["text"]["do"])
