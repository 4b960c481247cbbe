"""What to do next: one to three whole sentences, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..wording import Wording
from .parameters import PAST, deadline, of_day

MOST = 3

OVERDUE, URGENT, DUE, DECISIVE, PROOF, UNCERTAIN, NEXT = range(7)

BY_LABEL = {
    "not_met": DECISIVE,
    "step_outstanding": DECISIVE,
    "evidence_missing": PROOF,
    "adverse": PROOF,
    "check": UNCERTAIN,
}

COVERS = {
    "notice_leaving": "notifications",
    "notice_joining": "notifications",
    "without_activity": "gap",
    "last_day": "window",
}
"""The steps with a last day of their own, and the requirement of which each is a part."""

WITHOUT_HASTE = frozenset({"last_day", "without_activity"})
"""Steps that are told as an action only once they are near."""

BRIDGES = frozenset({"extend_student", "change_to_designated_activities", "extend_present_status"})
"""What has to be applied for first, where the present stay is too short for the change."""

SOON = 60
"""Days within which a bridge is as pressing as what is due."""

NO_OFFER = "no_offer_yet"

STAY_OVER = frozenset({"over", "expired"})
"""Reasons that are more pressing than anything but what is overdue already."""


@dataclass(frozen=True)
class _Action:
    urgency: int
    id: str
    text: str


def actions(
    result: Mapping[str, Any], findings: Sequence[Mapping[str, Any]], words: Wording
) -> list[dict[str, str]]:
    """The next actions of a person.

    Args:
        result: the assessment.
        findings: its findings with their words.
        words: the words of the language.

    Returns:
        One to three of `id` and `text`: what is overdue, what is due soon, what is missing, what
        to find out, and what the plan has next.
    """
    told = {finding["requirement"]: finding for finding in findings}
    found = [
        *_of_deadlines(result, told, words),
        *_of_findings(result, findings, words),
    ]
    # Who has to apply by the last day of the stay is told once; who has no post, to find one.
    if (
        result["outcome"] != "obstacle"
        and all(action.id != "last_day" for action in found)
        and told.get("contract", {}).get("reason") != NO_OFFER
    ):
        found += _of_plan(result, words)
    # Sorting keeps the order of what is equally pressing.
    found.sort(key=lambda action: action.urgency)
    by_text = {action.text: action for action in reversed(found)}
    chosen = [action for action in found if by_text[action.text] is action]
    return [{"id": action.id, "text": action.text} for action in chosen[:MOST]]


def _of_deadlines(
    result: Mapping[str, Any], told: Mapping[str, Mapping[str, Any]], words: Wording
) -> Iterator[_Action]:
    for step in _deadlines(result, told):
        filled, form = deadline("last", step["date"], result["on"], words)
        key = f"action.{step['id']}.{form}"
        if words.has(key):
            urgency = OVERDUE if form == PAST else DUE
            yield _Action(urgency, step["id"], words.text(key, **filled))
    for step in result["plan"]["timeline"]:
        if step["id"] in BRIDGES and step["date"] and step["date"] >= result["on"]:
            filled, form = deadline("last", step["date"], result["on"], words)
            away = date.fromisoformat(step["date"]) - date.fromisoformat(result["on"])
            urgency = DUE if away.days <= SOON else NEXT
            yield _Action(urgency, step["id"], words.text(f"action.{step['id']}.{form}", **filled))


def _deadlines(
    result: Mapping[str, Any], told: Mapping[str, Mapping[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    for step in result["plan"]["timeline"]:
        if step["id"] not in COVERS or not step["date"]:
            continue
        finding = told.get(COVERS[step["id"]])
        if finding is not None and finding["label"] == "check":
            continue
        if step["late"] or (step["reminder"] and step["id"] not in WITHOUT_HASTE):
            yield step


def _of_findings(
    result: Mapping[str, Any], findings: Sequence[Mapping[str, Any]], words: Wording
) -> Iterator[_Action]:
    covered = {
        COVERS[step["id"]]
        for step in _deadlines(result, {each["requirement"]: each for each in findings})
        if words.has(f"action.{step['id']}.ahead")
    }
    for finding in findings:
        urgency = BY_LABEL.get(finding["label"])
        if urgency is None or "do" not in finding["text"]:
            continue
        if finding["reason"] in STAY_OVER:
            urgency = URGENT
        elif finding["requirement"] in covered:
            continue
        yield _Action(urgency, finding["requirement"], finding["text"]["do"])


def _of_plan(result: Mapping[str, Any], words: Wording) -> Iterator[_Action]:
    """What the plan has next: to file, from when and until when."""
    plan = result["plan"]
    steps = {step["id"]: step for step in plan["timeline"]}
    if not steps and not plan["documents"]:
        return
    procedure = plan["procedure"]
    if procedure == "job_change" and "work_certificate" not in steps:
        # The extension is near, and examines the new work.
        procedure = "extension"
    key = f"action.{procedure}"
    first, last = steps.get("first_day"), steps.get("last_day")
    if procedure in ("coe", "change"):
        step = steps.get(f"filing_{procedure}")
        if step is not None and step["date"]:
            filled, form = deadline("last", step["date"], result["on"], words)
            yield _Action(NEXT, procedure, words.text(f"{key}.{form}", **filled))
            return
    elif procedure == "extension" and first and last and last["date"] >= result["on"]:
        filled, form = deadline("last", last["date"], result["on"], words)
        filled |= of_day("first", first["date"], result["on"], words)
        if form == "ahead" and first["date"] > result["on"]:
            form = "later"
        yield _Action(NEXT, procedure, words.text(f"{key}.{form}", **filled))
        return
    if words.has(f"{key}.undated"):
        yield _Action(NEXT, procedure, words.text(f"{key}.undated"))
