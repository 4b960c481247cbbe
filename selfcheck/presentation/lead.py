"""The first sentences of a result: who has to do what, by when, and who decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..engine import NOT_SURE
from ..wording import Wording
from .action import DUE, OVERDUE, Action, lead_of
from .actions_due import BRIDGES, SIGNED_ON
from .findings import DO_WITH
from .forms import TOLD_ALIKE
from .parameters import TODAY, deadline, parameters
from .unsettled import awaited

HEAVY = ("not_met", "evidence_missing", "step_outstanding", "adverse")
"""The labels of what has to be settled before an application, the heaviest first."""

NAMED = {
    "not_met": ("not_met",),
    "outstanding": ("evidence_missing", "step_outstanding"),
    "check": ("check",),
}
"""Labels that a sentence names together as what an application waits for, the heaviest first."""

UNPAID = "unpaid"
"""How the reasons begin for which something is still to be paid."""

ALONE = frozenset({"client_not_fixed", "other_activity"})
"""Reasons that an application waits for in a sentence of their own."""

MOST_NAMED = 2
"""So many topics a sentence names; more are not told one by one."""

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

    `tells_of` are the requirements of which a sentence tells already.
    `before` is what comes next where that is not an application; None where it is one.
    `names_checks` tells whether a sentence names what is to be checked.
    """

    sentences: tuple[str, ...]
    decides: str
    tells_of: frozenset[str] = frozenset()
    before: str | None = None
    names_checks: bool = False


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
        One to three sentences, and who decides. An application that waits is told with what it
        waits for, and with its last day where that is known. In a job change nothing is applied
        for: it is told of the next extension.
    """
    notice = next((each for each in to_do if each.id in SIGNED_ON and each.lead), None)
    notices = [_both(result, to_do, words) or notice.lead] if notice is not None else []
    others = [each for each in to_do if each.id not in SIGNED_ON and each.lead]
    others.sort(key=lambda each: each.id not in BRIDGES)
    in_job_change = result["plan"]["procedure"] == "job_change" and all(
        each.id != "extension" for each in others
    )
    outside = ruled_out(findings) is not None
    # Of work for another status there is little else to tell: it leaves room for both.
    if outside and in_job_change and notice is not None and notice.id == "notice_joining":
        leaving = (each.lead for each in to_do if each.id == "notice_leaving")
        notices += [sentence for sentence in leaving if sentence]
    first = None
    # A day of its own, other than that of the stay, is told whatever else there is to settle.
    own_day = bool(others) and others[0].dated and _last_day(result) is None
    if others and (own_day or others[0].id in BRIDGES or not _waits(findings)):
        applied = others[0].lead
    elif notices and in_job_change and _without_post(findings) and not outside:
        applied = _of_application(result, ("",), findings, words)
    else:
        forms = _forms(findings)
        # Who may not hire for now is told that the days do not wait for that.
        barred = any(each["reason"] == "barred" for each in findings)
        if barred and in_job_change and notice is not None and notice.urgency == DUE:
            forms = ("barred.", *forms)
        elif _comes_before_an_application(result) == "contract" and not _only_gap(findings):
            first = _before_the_contract(result, forms, findings, words)
        forms = ("next.",) if first else forms
        applied = _of_application(result, forms, findings, words, at_once=not outside)
    own_business = any(each["reason"] == "own_business" for each in findings)
    # Where another status comes first, it is not the next extension that is decided on.
    of_extension = in_job_change and not outside and not own_business
    decides = "verdict.decides.job_change" if of_extension else "verdict.decides"
    if in_job_change and outside:
        decides = "verdict.decides.outside"
    if result["plan"]["procedure"] == "coe":
        decides = "verdict.decides.coe"
    # Whoever is told whom to notify knows the name of the authority.
    elif notices or (in_job_change and _without_post(findings)):
        decides += ".notified"
    # What waits for points does not wait with the stay: the present status has its own last day.
    meanwhile = None
    if not others and _waits_for(findings):
        meanwhile = _of_application(result, ("meanwhile.",), findings, words)
    in_order = [*notices, first, applied]
    if notice is not None and (notice.day or "") > _day_of_application(result, others, findings):
        in_order = [first, applied, *notices]
    # What is settled before a contract comes before what is due after it.
    elif notice is not None and notice.id == "notice_joining":
        in_order = [first, *notices, applied]
    told = tuple(sentence for sentence in (*in_order, meanwhile) if sentence)
    before = _comes_before_an_application(result) if of_extension else None
    # Who needs another status first is told in one sentence of that, the contract, and who applies.
    without_offer = any(each["reason"] == "no_offer_yet" for each in findings)
    of_contract = outside and without_offer and result["plan"]["procedure"] == "coe"
    told_of = {"notifications": bool(notices), "contract": of_contract}
    tells_of = frozenset(requirement for requirement, told_ in told_of.items() if told_)
    kind = _class_of(findings)
    names_checks = bool(_topics(findings)) and (
        kind == "check"
        or (kind == "not_met" and (before == "contract" or _settled(findings) is not None))
    )
    return Lead(told, words.text(decides), tells_of, before, names_checks)


def _both(result: Mapping[str, Any], to_do: Sequence[Action], words: Wording) -> str | None:
    """The sentence of both notifications, where the one of leaving is due and is told first."""
    told = [each for each in to_do if each.id in SIGNED_ON and each.lead and each.day]
    left_on = result["answers"].get("left_on", NOT_SURE)
    if [each.id for each in told] != [*SIGNED_ON] or left_on > result["on"]:
        return None
    filled: dict[str, str] = {}
    for each in told:
        if each.urgency == OVERDUE:
            return None
        filled |= deadline(each.id, each.day or "", result["on"], words)[0]
    form = "signed" if _comes_before_an_application(result) == "contract" else "due"
    return words.text(f"lead.notices.{form}", **filled)


def _comes_before_an_application(result: Mapping[str, Any]) -> str:
    """What comes next in a job change: a contract still to be signed, or the next extension."""
    joined = result["answers"].get("joined_on", NOT_SURE)
    ahead = joined != NOT_SURE and joined > result["on"]
    return "contract" if ahead else "extension"


def _only_gap(findings: Sequence[Mapping[str, Any]]) -> bool:
    """Whether only the time without work is open: it is told of at the extension, not before."""
    return {each["requirement"] for each in awaited(findings)} == {"gap"}


def _without_post(findings: Sequence[Mapping[str, Any]]) -> bool:
    return any(
        each["requirement"] == "contract" and TOLD_ALIKE.get(each["reason"]) == "without_post"
        for each in findings
    )


def ruled_out(findings: Sequence[Mapping[str, Any]]) -> str | None:
    """The reason for which no part of the work belongs to the status, if there is one."""
    return next(
        (
            each["reason"]
            for each in findings
            if each["requirement"] == "duties" and TOLD_ALIKE.get(each["reason"]) == "outside"
        ),
        None,
    )


def _last_day(result: Mapping[str, Any]) -> str | None:
    """The ISO day on which the stay ends, if it is known and not over."""
    last = next((each for each in result["plan"]["timeline"] if each["id"] == "last_day"), None)
    return last["date"] if last and last["date"] and last["date"] >= result["on"] else None


def _day_of_application(
    result: Mapping[str, Any], others: Sequence[Action], findings: Sequence[Mapping[str, Any]]
) -> str:
    """By when what the second sentence tells of has to be done: an ISO day, the latest if none."""
    joined = result["answers"].get("joined_on", NOT_SURE)
    if ruled_out(findings) is not None and joined != NOT_SURE and joined > result["on"]:
        return str(joined)
    if others and others[0].day:
        return others[0].day
    return _last_day(result) or "9999-12-31"


def _waits(findings: Sequence[Mapping[str, Any]]) -> bool:
    """Whether something has to be settled before an application."""
    consult = any(
        each["requirement"] == "conduct" and each["label"] == "adverse" for each in findings
    )
    return consult or bool(awaited(findings))


def _of_application(
    result: Mapping[str, Any],
    forms: Sequence[str],
    findings: Sequence[Mapping[str, Any]],
    words: Wording,
    *,
    at_once: bool = False,
) -> str | None:
    """The sentence for an application; `at_once` if today may be the last day for it."""
    filled = _named(findings, words)
    for each in _of_payments(findings):
        filled |= parameters(each["parameters"], result["on"], words)
    if (duties := next((each for each in findings if each["requirement"] == "duties"), None)) and (
        ruled_out(findings)
    ):
        filled |= parameters(duties["parameters"], result["on"], words)
    days = ["undated"]
    if (last := _last_day(result)) is not None:
        told, form = deadline("last", last, result["on"], words)
        filled |= told
        days.insert(0, "due")
        if form == TODAY and at_once:
            unpaid = any(each["label"] == "step_outstanding" for each in _of_payments(findings))
            owed = ("owed.",) if unpaid else ()
            forms, days = (*owed, "", *forms), [TODAY, *days]
    for form in forms:
        for day in days:
            sentence = lead_of(result["plan"]["procedure"], f"{form}{day}", filled, words)
            if sentence is not None:
                return sentence
    return None


def _named(findings: Sequence[Mapping[str, Any]], words: Wording) -> dict[str, str]:
    """What an application waits for, and what else is to be checked, where it can be named."""
    topics = {"a": _topics(findings), "b": _to_check(findings)}
    told = {name: words.listed(listed) for name, listed in topics.items() if listed}
    settled = _settled(findings)
    return told if settled is None else {**told, "settled": settled}


def _before_the_contract(
    result: Mapping[str, Any],
    forms: Sequence[str],
    findings: Sequence[Mapping[str, Any]],
    words: Wording,
) -> str | None:
    """The sentence for what is settled before a contract that is still to be signed."""
    filled = _named(findings, words)
    checked = ("planned.checked",) if "b" in filled else ()
    told = (
        lead_of(result["plan"]["procedure"], f"{form}{ahead}", filled, words)
        for form in forms
        for ahead in (*checked, "planned")
    )
    return next(filter(None, told), None)


def _waits_for(findings: Sequence[Mapping[str, Any]]) -> str | None:
    """What an application by points waits for, if it does."""
    told = (WAITS_FOR.get((each["requirement"], each["reason"])) for each in findings)
    return next(filter(None, told), None)


def _topics(findings: Sequence[Mapping[str, Any]]) -> list[str]:
    """The topics of what an application waits for, as the title names them; none if too many."""
    for labels in NAMED.values():
        topics = dict.fromkeys(
            each["text"]["topic"] for each in awaited(findings) if each["label"] in labels
        )
        if topics:
            return [*topics] if len(topics) <= MOST_NAMED else []
    return []


def _settled(findings: Sequence[Mapping[str, Any]]) -> str | None:
    """What has come about once the one thing that is not met is, if its reason has words for it."""
    told = {each["text"].get("settled") for each in awaited(findings) if each["label"] == "not_met"}
    return told.pop() if len(told) == 1 else None


def _to_check(findings: Sequence[Mapping[str, Any]]) -> list[str]:
    """The topics of what is to be checked besides what is not met; none if too many."""
    if _class_of(findings) == "check":
        return []
    topics = dict.fromkeys(
        each["text"]["topic"] for each in awaited(findings) if each["label"] == "check"
    )
    return [*topics] if len(topics) <= MOST_NAMED else []


def _class_of(findings: Sequence[Mapping[str, Any]]) -> str | None:
    """What kind of thing an application waits for, the heaviest first."""
    labels = {each["label"] for each in awaited(findings)}
    return next((name for name, own in NAMED.items() if not labels.isdisjoint(own)), None)


def _forms(findings: Sequence[Mapping[str, Any]]) -> Sequence[str]:
    """The forms of the sentence that fit, the most special first."""
    waits = [each for each in findings if each["label"] in HEAVY]
    if (for_ := _waits_for(findings)) is not None:
        return (f"waits.{for_}.",)
    if reason := ruled_out(findings):
        known: tuple[str, ...] = ()
        if reason.startswith("other_status"):
            known = (f"waits.{reason}.", "waits.other_status.")
        if _without_post(findings):
            known = ("waits.outside.without_post.", *known)
        return (*known, "waits.outside.", "waits.", "")
    if _without_post(findings):
        reason = next(each["reason"] for each in findings if each["requirement"] == "contract")
        return (f"waits.{reason}.", "waits.without_post.", "waits.", "")
    kind = _class_of(findings)
    of_reason = [f"waits.{each['reason']}." for each in findings if each["reason"] in ALONE]
    # Nothing is applied for before the contract, whatever else is missing besides.
    if kind != "not_met" and any(each["reason"] == "contract_after_stay" for each in findings):
        return ("waits.contract_after_stay.", "waits.", "")
    if waits and kind is None:
        of_one = [f"waits.adverse.{each['requirement']}." for each in waits]
        told = _with_years(of_one[0], findings) if len(of_one) == 1 else ()
        return (*told, "waits.adverse.", "")
    if kind is None:
        return ("",)
    named = (f"waits.{kind}.",) if _topics(findings) else ()
    if kind == "not_met" and _settled(findings) is not None:
        checked = ("waits.settled.checked.",) if _to_check(findings) else ()
        named = (*checked, "waits.settled.", *named)
    return (*of_reason, *_of_what_decides(findings, kind), *_steps(findings), *named, "waits.", "")


def _steps(findings: Sequence[Mapping[str, Any]]) -> Sequence[str]:
    """The form for steps of one kind that are left: documents to get, or payments to make."""
    if _class_of(findings) != "outstanding":
        return ()
    steps = [each for each in awaited(findings) if each["label"] in NAMED["outstanding"]]
    if all(each["label"] == "evidence_missing" for each in steps):
        return ("waits.evidence.",)
    if not all(each["reason"].startswith(UNPAID) for each in steps):
        return ()
    household = any(each["requirement"] == "household_duties" for each in steps)
    return _with_years("waits.unpaid_household." if household else "waits.unpaid.", findings)


def _of_payments(findings: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """What is unpaid or was paid late, by the person or in the household."""
    return [
        each
        for each in findings
        if each["requirement"] in ("public_duties", "household_duties") and each["label"] in HEAVY
    ]


def _with_years(form: str, findings: Sequence[Mapping[str, Any]]) -> Sequence[str]:
    """The form, before it the one with the years of payments that are examined, where known."""
    known = {name for each in _of_payments(findings) for name in each["parameters"]}
    years = [f"{form}{own}." for names, own in DO_WITH if known >= names]
    return (*reversed(years), form)


def _of_what_decides(findings: Sequence[Mapping[str, Any]], kind: str) -> Sequence[str]:
    """The form for the one reason of the heaviest kind, where there is only one.

    What is to be paid has its form by who owes it.
    """
    deciding = [each["reason"] for each in awaited(findings) if each["label"] in NAMED[kind]]
    if len(deciding) != 1 or deciding == [UNPAID]:
        return ()
    return (f"waits.{TOLD_ALIKE.get(deciding[0], deciding[0])}.",)
