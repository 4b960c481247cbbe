"""What of a reason is still to come for a person: the forms that its words have for that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..engine import NOT_SURE
from ..wording import Wording

TOLD_ALIKE = {
    **dict.fromkeys(("no_offer_yet", "own_business"), "without_post"),
    **{
        f"{reason}{when}": "outside"
        for reason in ("simple_work", "practised_skill", "other_status")
        for when in ("", "_now", "_next")
    },
    **dict.fromkeys(
        ("training_half_of_stay", "training_not_fixed", "training_only_chosen_move_on"),
        "training_beyond",
    ),
}
"""Reasons on which the rest hangs in the same way: no post, no work of this status, or too much
training."""

WEIGHED = {
    "activity": {"other_activity"},
    "duties": {"simple_work_now", "practised_skill_now", "other_status_now"},
    "absence": {"long_without_reason"},
    "criteria_kept": {"not_kept"},
    "earlier_notices": {"missed", "missed_for_permanent"},
    "notifications": {"late_both", "late_joining", "late_leaving"},
    "public_duties": {
        *("late", "paid_late", "unpaid", "unpaid_and_late"),
        *("unpaid_for_permanent", "unpaid_and_late_for_permanent"),
    },
    "household_duties": {"late", "unpaid"},
    "livelihood": {"public_assistance", "too_little"},
}
"""Reasons of other requirements that count against a person as a record does, by requirement."""

EXPECTED = "_expected"
"""Ends the id of an education that the person is about to finish."""

BY_DIPLOMA = frozenset({"university_in_japan", "related_college_in_japan"})
"""Proofs of Japanese that are there once the person has graduated."""

TOLD_ON = {"leaving": "left_on", "joining": "joined_on"}
"""The events that are notified, and the question for the day of each."""


def forms_of(requirement: str, result: Mapping[str, Any]) -> Iterator[str]:
    """The forms in which a reason is told to this person, where it has them.

    `from_abroad`: there is no stay to change; `planned`: the new contract is still to be signed;
    `signed`: it is signed; `overlapping`: it comes before the old one ends; `leaving`: the old one
    has still to end; `graduating`: the reason hangs on a graduation that is still to come;
    `outside`: no part of the work belongs to the status; `without_post`: there is no post yet for
    which anything could be explained task by task; `over`: the stay has ended; `employment`: in
    dispatch, employment between the placements is missing; `weighed`: the record has nothing in it,
    but something else counts against the person; `alone`: nobody else lives on the household's
    income.
    """
    answers = result["answers"]
    if result["plan"]["procedure"] == "coe":
        yield "from_abroad"
    left, joined = (_day(answers, question) for question in TOLD_ON.values())
    ahead = joined is not None and joined > result["on"]
    # Whoever has been without work too long already is told so, whatever is planned.
    if joined is not None and not (ahead and requirement == "gap" and _reached(result)):
        yield "planned" if ahead else "signed"
    if left is not None and joined is not None and joined < left:
        yield "overlapping"
    if left is not None and left > result["on"]:
        yield "leaving"
    if requirement in ("gap", "contract") and any(
        each["requirement"] == "duties" and TOLD_ALIKE.get(each["reason"]) == "outside"
        for each in result["findings"]
    ):
        yield "outside"
    if requirement == "background" and any(
        each["requirement"] == "contract" and TOLD_ALIKE.get(each["reason"]) == "without_post"
        for each in result["findings"]
    ):
        yield "without_post"
    if requirement == "duties" and any(
        each["requirement"] == "window" and each["reason"] == "over" for each in result["findings"]
    ):
        yield "over"
    if requirement == "dispatch" and any(
        "employment" in each["parameters"].get("items", {}).get("options", ())
        for each in result["findings"]
        if each["requirement"] == "dispatch"
    ):
        yield "employment"
    if requirement == "conduct" and any(
        each["reason"] in WEIGHED.get(each["requirement"], ()) for each in result["findings"]
    ):
        yield "weighed"
    if requirement == "livelihood" and answers.get("household_duties") == "alone":
        yield "alone"
    by_diploma = requirement != "language" or answers.get("japanese_proof") in BY_DIPLOMA
    if by_diploma and str(answers.get("education")).endswith(EXPECTED):
        yield "graduating"


def _reached(result: Mapping[str, Any]) -> bool:
    """Whether the time without work has reached its limit by the day of asking."""
    return any(
        each["parameters"]["limit"]["date"] <= result["on"]
        for each in result["findings"]
        if each["requirement"] == "gap" and "limit" in each["parameters"]
    )


def _day(answers: Mapping[str, Any], question: str) -> str | None:
    """The ISO day that was answered, if there is one."""
    day = answers.get(question, NOT_SURE)
    return None if day == NOT_SURE else str(day)


def notices_due(
    finding: Mapping[str, Any],
    result: Mapping[str, Any],
    filled: Mapping[str, str],
    words: Wording,
) -> Iterator[str]:
    """By when what is still due is notified, and whether it is made again."""
    on, answers = result["on"], result["answers"]
    due = {
        event: finding["parameters"][event]["date"]
        for event in TOLD_ON
        if event in finding["parameters"] and finding["parameters"][event]["date"] >= on
    }
    for event in sorted(due, key=lambda each: due[each]):
        happens = _day(answers, TOLD_ON[event])
        ahead = happens is not None and happens > on
        key = f"notice.{event}.planned" if ahead else f"notice.{event}"
        closed = filled[event] != filled[f"{event}_open"]
        if ahead and event == "joining" and _signed_too_late(result):
            key, closed = f"notice.{event}.in_time", False
        yield words.text(f"{key}.closed" if closed else key, **filled)
        # It is made after the event, whatever was sent before (F-NOT-1).
        if ahead and event in answers.get("notified", ()):
            yield words.text(f"notice.{event}.planned.again")
    # A contract that is still to be found has no day yet, but its notification has a period.
    contract = next((f["reason"] for f in result["findings"] if f["requirement"] == "contract"), "")
    if "joining" not in due and TOLD_ALIKE.get(contract) == "without_post":
        yield words.text("notice.joining.open")


def _signed_too_late(result: Mapping[str, Any]) -> bool:
    """Whether to sign as planned is too late to extend: then the planned day says nothing."""
    return any(each["reason"] == "contract_after_stay" for each in result["findings"])
