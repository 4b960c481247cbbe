"""What the plan has next: to file, from when and until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..wording import Wording
from .action import DUE, NEXT, SOON, Action, by_counter, lead_of
from .parameters import PAST, TODAY, deadline, of_day
from .unsettled import awaited, leads_to_this_status, unsettled


def before_the_fall(result: Mapping[str, Any], words: Wording) -> Iterator[Action]:
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


def of_plan(
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
            filled, form = deadline("last", last["date"], result["on"], words)
            text = by_counter(f"{key}.stay", last["date"], filled, result, words)
            lead = lead_of(procedure, TODAY if form == TODAY else "due", filled, words)
            yield Action(NEXT, procedure, text, dated=True, lead=lead, day=last["date"])
            return
    elif procedure == "extension" and first and last and last["date"] >= result["on"]:
        filled, form = deadline("last", last["date"], result["on"], words)
        filled |= of_day("first", first["date"], result["on"], words)
        if form == "ahead" and first["date"] > result["on"]:
            form = "later"
        # The application needs the contract: it is made once that is signed.
        elif form == "ahead" and result["answers"].get("joined_on", "") > result["on"]:
            form = "signed"
        elif form == "ahead" and unsettled([*told.values()]):
            form = "waits"
        text = by_counter(f"{key}.{form}", last["date"], filled, result, words)
        lead = lead_of(procedure, TODAY if form == TODAY else "due", filled, words)
        dated = form != "later"
        yield Action(NEXT, procedure, text, dated=dated, lead=lead, day=last["date"])
        return
    elif until := _until(told):
        filled = of_day("last", until, result["on"], words)
        topics = [each["text"]["topic"] for each in awaited([*told.values()])]
        lead = lead_of(procedure, "due", filled, words)
        if topics and all(each["label"] == "check" for each in awaited([*told.values()])):
            named = {"a": words.listed(topics)}
            lead = lead_of(procedure, "checked.due", filled | named, words) or lead
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


def once_settled(
    result: Mapping[str, Any], findings: Sequence[Mapping[str, Any]], words: Wording
) -> Iterator[Action]:
    """To apply by the last day of the stay once that can be done, and what else there is to do."""
    procedure = result["plan"]["procedure"]
    steps = {step["id"]: step for step in result["plan"]["timeline"]}
    first, last = steps.get("first_day"), steps.get("last_day")
    key = f"action.{procedure}.waits"
    if last is None or last["date"] < result["on"] or not words.has(key):
        return
    if not leads_to_this_status(findings):
        return
    if first is not None and first["date"] > result["on"]:
        return
    filled, _ = deadline("last", last["date"], result["on"], words)
    text = by_counter(key, last["date"], filled, result, words)
    yield Action(NEXT, procedure, text, dated=True, day=last["date"])
