"""The first sentences of a result: who has to do what, by when, and who decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..engine import NOT_SURE
from ..wording import Wording
from .action import DUE, Action, lead_of
from .actions_due import BRIDGES, SIGNED_ON
from .findings import TOLD_ALIKE
from .parameters import deadline

HEAVY = ("not_met", "evidence_missing", "step_outstanding", "adverse")
"""The labels of what has to be settled before an application, the heaviest first."""


WAITS_FOR = {
    ("points_total", "below"): "points",
    ("points_total", "below_perhaps_more"): "points",
    ("points_total", "perhaps"): "confirmed",
    ("points_total", "nothing_known"): "confirmed",
    ("points_total", "foreign_culture"): "covered",
    ("points_floor", "below"): "pay",
}
"""What an application by points waits for, by requirement and reason."""


@dataclass(frozen=True)
class Lead:
    """Who does what, by when, the most pressing first; `decides` says who decides then.

    `tells_of` is the requirement of which a sentence tells already; None if there is none.
    `before` is what comes next where that is not an application; None where it is one.
    """

    sentences: tuple[str, ...]
    decides: str
    tells_of: str | None = None
    before: str | None = None


def lead(
    result: Mapping[str, Any],
    findings: Sequence[Mapping[str, Any]],
    to_do: Sequence[Action],
    words: Wording,
) -> Lead:
    """What the lead of a result says of the next notification and the next application.

    Args:
        result: the assessment.
        findings: its findings with their words.
        to_do: the next actions.
        words: the words of the language.

    Returns:
        One to three sentences. An application that waits is told with what it waits for, and with
        its last day where that is known. In a job change nothing is applied for: it is told of
        the next extension.
    """
    notices = [each for each in to_do if each.id in SIGNED_ON and each.lead][:1]
    others = [each for each in to_do if each.id not in SIGNED_ON and each.lead]
    others.sort(key=lambda each: each.id not in BRIDGES)
    in_job_change = result["plan"]["procedure"] == "job_change" and all(
        each.id != "extension" for each in others
    )
    outside = _ruled_out(findings) is not None
    if others:
        applied = others[0].lead
    elif notices and in_job_change and not outside:
        # Who may not hire for now is told that the days do not wait for that.
        barred = any(each["reason"] == "barred" for each in findings)
        forms = ("barred.", "") if barred and notices[0].urgency == DUE else ("",)
        applied = _of_application(result, forms, words)
    else:
        applied = _of_application(result, _forms(findings), words)
    own_business = any(each["reason"] == "own_business" for each in findings)
    # Where another status comes first, it is not the next extension that is decided on.
    of_extension = in_job_change and not outside and not own_business
    decides = "verdict.decides.job_change" if of_extension else "verdict.decides"
    if result["plan"]["procedure"] == "coe":
        decides = "verdict.decides.coe"
    # Whoever is told whom to notify knows the name of the authority.
    elif notices or (in_job_change and _without_post(findings)):
        decides += ".notified"
    # What waits for points does not wait with the stay: the present status has its own last day.
    meanwhile = None
    if not others and _waits_for(findings):
        meanwhile = _of_application(result, ("meanwhile.",), words)
    told = tuple(
        sentence for sentence in (*(each.lead for each in notices), applied, meanwhile) if sentence
    )
    before = _comes_before_an_application(result) if of_extension else None
    return Lead(told, words.text(decides), "notifications" if notices else None, before)


def _comes_before_an_application(result: Mapping[str, Any]) -> str:
    """What comes next in a job change: a contract still to be signed, or the next extension."""
    joined = result["answers"].get("joined_on", NOT_SURE)
    ahead = joined != NOT_SURE and joined > result["on"]
    return "contract" if ahead else "extension"


def _without_post(findings: Sequence[Mapping[str, Any]]) -> bool:
    return any(
        each["requirement"] == "contract" and TOLD_ALIKE.get(each["reason"]) == "without_post"
        for each in findings
    )


def _ruled_out(findings: Sequence[Mapping[str, Any]]) -> str | None:
    """The reason for which no part of the work belongs to the status, if there is one."""
    return next(
        (
            each["reason"]
            for each in findings
            if each["requirement"] == "duties" and TOLD_ALIKE.get(each["reason"]) == "outside"
        ),
        None,
    )


def _of_application(result: Mapping[str, Any], forms: Sequence[str], words: Wording) -> str | None:
    """The sentence for an application that no action tells of, mostly because it waits."""
    last = next((each for each in result["plan"]["timeline"] if each["id"] == "last_day"), None)
    filled: Mapping[str, str] = {}
    days = ["undated"]
    if last and last["date"] and last["date"] >= result["on"]:
        filled, _ = deadline("last", last["date"], result["on"], words)
        days.insert(0, "due")
    for form in forms:
        for day in days:
            sentence = lead_of(result["plan"]["procedure"], f"{form}{day}", filled, words)
            if sentence is not None:
                return sentence
    return None


def _waits_for(findings: Sequence[Mapping[str, Any]]) -> str | None:
    """What an application by points waits for, if it does."""
    told = (WAITS_FOR.get((each["requirement"], each["reason"])) for each in findings)
    return next(filter(None, told), None)


def _forms(findings: Sequence[Mapping[str, Any]]) -> Sequence[str]:
    """The forms of the sentence that fit, the most special first."""
    labels = {each["label"] for each in findings}
    waits = [each for each in findings if each["label"] in HEAVY]
    if (for_ := _waits_for(findings)) is not None:
        return (f"waits.{for_}.",)
    if reason := _ruled_out(findings):
        known = ("waits.other_status.",) if reason.startswith("other_status") else ()
        return (*known, "waits.outside.", "waits.", "")
    if _without_post(findings):
        reason = next(each["reason"] for each in findings if each["requirement"] == "contract")
        return (f"waits.{reason}.", "waits.without_post.", "waits.", "")
    # Nothing is applied for before the contract, whatever else is missing besides.
    if "not_met" not in labels and any(
        each["reason"] == "contract_after_stay" for each in findings
    ):
        return ("waits.contract_after_stay.", "waits.", "")
    if waits and labels.isdisjoint(HEAVY[:-1]):
        of_one = [f"waits.adverse.{each['requirement']}." for each in waits]
        return (*(of_one if len(of_one) == 1 else ()), "waits.adverse.", "")
    if waits:
        return ("waits.", "")
    return ("waits.check.", "waits.", "") if "check" in labels else ("",)
