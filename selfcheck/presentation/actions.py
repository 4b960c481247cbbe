"""What to do next: one to three whole sentences, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..wording import Wording
from .findings import is_grave
from .parameters import PAST, deadline, of_day

MOST = 3

OVER, OVERDUE, URGENT, FORBIDS, DUE, DECISIVE, PROOF, UNCERTAIN, NEXT, MORE = range(10)

SIGNED_ON = {"notice_leaving": "left_on", "notice_joining": "joined_on"}
"""The notifications: the steps that follow an event, and the question for its day."""

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

SOON = 60
"""Days within which a bridge is as pressing as what is due."""

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

WITHOUT_SEARCH = frozenset({"no_reason", "to_explain", "hangs_on_signing"})
"""Reasons of a gap for which the records of a search for work prove nothing."""

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
    "dispatch": frozenset({"client_open_in_training"}),
    "window": frozenset({"contract_after_stay"}),
}
"""By requirement, the reasons for which nothing is applied for yet: there is no post, or it is
not known for which status, whether it can be applied for at all, or with enough points."""


@dataclass(frozen=True)
class Action:
    """What to do next; `dated` if its last day is known, `lead` if it has a short form."""

    urgency: int
    id: str
    text: str
    dated: bool = False
    lead: str | None = None


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
        *_of_deadlines(result, told, words),
        *_of_findings(result, findings, words),
    ]
    if stay_is_over(result, findings):
        return [Action(OVERDUE, OFFICE, _to_the_office(result, words))]
    if sooner := [*_before_the_fall(result, words)]:
        # What is told of the planned day gives way to what is still possible today.
        found = [*sooner, *(each for each in found if each.id != "points_total")]
    # Who has to apply by the last day of the stay is told once, and who waits, what for.
    if (
        _may_apply(result, findings)
        and all(action.id not in ("last_day", "highly_skilled") for action in found)
        and all(told.get(id_, {}).get("reason") not in reasons for id_, reasons in WAITS.items())
    ):
        found += _of_plan(result, told, words)
    # Sorting keeps the order of what is equally pressing.
    found.sort(key=lambda action: action.urgency)
    found = _told_together(found, told, words)
    by_text = {action.text: action for action in reversed(found)}
    chosen = [action for action in found if by_text[action.text] is action]
    # A last day that is known, and what to do about a grave record, are told whatever else there
    # is to do, as long as there is a stay.
    grave = {each["requirement"] for each in findings if is_grave(each)}
    if any(each["reason"] in STAY_OVER for each in findings):
        grave = set()
    kept = [action for action in chosen if action.dated or action.id in grave]
    others = [action for action in chosen if action not in kept][: max(MOST - len(kept), 0)]
    return [action for action in chosen if action in kept or action in others][:MOST]


def _told_together(
    found: Sequence[Action], told: Mapping[str, Mapping[str, Any]], words: Wording
) -> list[Action]:
    """The actions; the steps that are outstanding in one where there are too many to tell each."""
    outstanding = [
        action
        for action in found
        if action.id in told and told[action.id]["label"] == "step_outstanding"
    ]
    if len(found) <= MOST or len(outstanding) < 2:
        return [*found]
    first, *others = outstanding
    sentences = dict.fromkeys(action.text for action in outstanding)
    together = replace(first, text=words.text("format.sentences").join(sentences))
    return [together if each is first else each for each in found if each not in others]


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


def _before_the_fall(result: Mapping[str, Any], words: Wording) -> Iterator[Action]:
    """To apply while the points are enough, where they soon are not."""
    points = result.get("points")
    if points is None or points["falls"] is None:
        return
    last = points["falls"]["last"]
    ends = [step["date"] for step in result["plan"]["timeline"] if step["id"] == "last_day"]
    if any(end <= last for end in ends):
        return
    filled, form = deadline("last", last, result["on"], words)
    away = date.fromisoformat(last) - date.fromisoformat(result["on"])
    planned_later = points["today"] is not None and last < result["filed_on"]
    key = "action.highly_skilled.sooner" if planned_later else "action.highly_skilled.before_fall"
    filled["total"] = words.figure(points["falls"]["to"], "points")
    if planned_later:
        filled["planned"] = words.weekday(result["filed_on"])
        filled["planned_total"] = words.figure(points["least"], "points")
    yield Action(
        DUE if away.days <= SOON else NEXT,
        "highly_skilled",
        words.text(f"{key}.{form}", **filled),
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


def _of_deadlines(
    result: Mapping[str, Any], told: Mapping[str, Mapping[str, Any]], words: Wording
) -> Iterator[Action]:
    for step in _deadlines(result, told):
        filled, form = deadline("last", step["date"], result["on"], words)
        if result["answers"].get(SIGNED_ON.get(step["id"], ""), "") > result["on"]:
            form = "signed"
        key = f"action.{step['id']}.{form}"
        if words.has(key):
            urgency = OVERDUE if form == PAST else DUE
            text = _by_counter(key, step["date"], filled, result, words)
            told_as = form if form in (PAST, "signed") else "due"
            lead = lead_of(step["id"], told_as, filled, words)
            yield Action(urgency, step["id"], text, lead=lead)
    for step in result["plan"]["timeline"]:
        if step["id"] in BRIDGES and step["date"] and step["date"] >= result["on"]:
            filled, form = deadline("last", step["date"], result["on"], words)
            away = date.fromisoformat(step["date"]) - date.fromisoformat(result["on"])
            urgency = DUE if away.days <= SOON else NEXT
            text = words.text(f"action.{step['id']}.{form}", **filled)
            yield Action(urgency, step["id"], text, lead=lead_of(step["id"], "due", filled, words))


def _by_counter(
    key: str, day: str, filled: Mapping[str, str], result: Mapping[str, Any], words: Wording
) -> str:
    """The sentence for a last day; one that names it too where the counters are closed on it."""
    ends = of_day("ends", day, result["on"], words)
    closed = f"{key}.closed"
    if words.has(closed) and ends["ends"] != ends["ends_open"]:
        return words.text(closed, **filled, **ends)
    return words.text(key, **filled)


def _deadlines(
    result: Mapping[str, Any], told: Mapping[str, Mapping[str, Any]]
) -> Iterator[Mapping[str, Any]]:
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
                "not_met" in (told.get(each, {}).get("label") for each in ("contract", "duties"))
                or told.get("window", {}).get("reason") == "contract_after_stay"
            )
            and result["answers"].get("joined_on", "") > result["on"]
        ):
            continue
        if (
            step["id"] == "without_activity"
            and finding is not None
            and finding["reason"] in WITHOUT_SEARCH
        ):
            continue
        if step["late"] or (step["reminder"] and step["id"] not in WITHOUT_HASTE):
            yield step


def _of_findings(
    result: Mapping[str, Any], findings: Sequence[Mapping[str, Any]], words: Wording
) -> Iterator[Action]:
    covered = {
        COVERS[step["id"]]
        for step in _deadlines(result, {each["requirement"]: each for each in findings})
        if words.has(f"action.{step['id']}.ahead")
    }
    enough = any(
        each["requirement"] == "points_total" and each["status"] == "met" for each in findings
    )
    nothing_known = findings[0]["reason"] == "nothing_known"
    # What forbids the work comes before what is due because of it; the rest of it may wait.
    forbids = next((each for each in findings if each["label"] == "not_met"), None)
    for finding in findings:
        urgency = FORBIDS if finding is forbids else BY_LABEL.get(finding["label"])
        if urgency is None or "do" not in finding["text"]:
            continue
        # A proof to add is for an application that can be made.
        if finding["label"] == "ok" and result["outcome"] == "obstacle":
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


def lead_of(id_: str, form: str, filled: Mapping[str, str], words: Wording) -> str | None:
    """The short sentence that says of an action who does it, and by when."""
    key = f"lead.{id_}.{form}"
    return words.text(key, **filled) if words.has(key) else None


def _until(told: Mapping[str, Mapping[str, Any]]) -> str | None:
    """The ISO day until which the period of stay that is held is long enough, if it has one."""
    held = told.get("longest_period")
    if held is None or held["reason"] != "three_years_still":
        return None
    day: str = held["parameters"]["cutoff"]["date"]
    return day


def _within_the_stay(
    result: Mapping[str, Any], last: Mapping[str, Any] | None, words: Wording
) -> Action | None:
    """To apply for Highly Skilled Professional by the last day of the stay, where it is known."""
    if last is None or last["date"] < result["on"]:
        return None
    filled, form = deadline("last", last["date"], result["on"], words)
    planned = result["filed_on"]
    if planned is not None and result["on"] < planned <= last["date"]:
        form, filled["planned"] = "planned", words.weekday(planned)
    text = words.text(f"action.highly_skilled.stay.{form}", **filled)
    return Action(NEXT, "highly_skilled", text, dated=True)


def _of_plan(
    result: Mapping[str, Any], told: Mapping[str, Mapping[str, Any]], words: Wording
) -> Iterator[Action]:
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
            lead = lead_of(procedure, "undated" if form == PAST else "due", filled, words)
            yield Action(NEXT, procedure, words.text(f"{key}.{form}", **filled), lead=lead)
            return
        if procedure == "change" and last and last["date"] >= result["on"]:
            filled, _ = deadline("last", last["date"], result["on"], words)
            text = _by_counter(f"{key}.stay", last["date"], filled, result, words)
            lead = lead_of(procedure, "due", filled, words)
            yield Action(NEXT, procedure, text, dated=True, lead=lead)
            return
    elif procedure == "extension" and first and last and last["date"] >= result["on"]:
        filled, form = deadline("last", last["date"], result["on"], words)
        filled |= of_day("first", first["date"], result["on"], words)
        if form == "ahead" and first["date"] > result["on"]:
            form = "later"
        # The application needs the contract: it is made once that is signed.
        elif form == "ahead" and result["answers"].get("joined_on", "") > result["on"]:
            form = "signed"
        text = _by_counter(f"{key}.{form}", last["date"], filled, result, words)
        lead = lead_of(procedure, "due", filled, words)
        yield Action(NEXT, procedure, text, dated=form != "later", lead=lead)
        return
    elif until := _until(told):
        filled = of_day("last", until, result["on"], words)
        lead = lead_of(procedure, "due", filled, words)
        yield Action(NEXT, procedure, words.text(f"{key}.until", **filled), dated=True, lead=lead)
        return
    elif procedure == "highly_skilled" and (action := _within_the_stay(result, last, words)):
        yield action
        return
    planned = result["filed_on"]
    if planned is not None and planned > result["on"] and words.has(f"{key}.planned"):
        text = words.text(f"{key}.planned", planned=words.weekday(planned))
        yield Action(NEXT, procedure, text, lead=lead_of(procedure, "undated", {}, words))
        return
    if words.has(f"{key}.undated"):
        # In a job change, the lead is about the next extension, of which this does not tell.
        lead = None if procedure == "job_change" else lead_of(procedure, "undated", {}, words)
        yield Action(NEXT, procedure, words.text(f"{key}.undated"), lead=lead)
