"""The verdict in words: a heading that names what decides, and a lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..wording import Wording
from .actions import STAY_OVER
from .findings import is_grave
from .lead import Lead

MOST = 3
"""So many sentences a lead has; one more where a heavy finding beside the title needs it."""

CLASSES: Mapping[str, tuple[str, ...]] = {
    "not_met": ("not_met",),
    "outstanding": ("evidence_missing", "step_outstanding"),
    "adverse": ("adverse",),
    "check": ("check",),
}
"""The labels that a heading names together, the heaviest first."""


def verdict(
    findings: Sequence[Mapping[str, Any]],
    words: Wording,
    leading: Lead,
    *,
    stay_over: bool = False,
) -> dict[str, str]:
    """The heading and the lead of a result.

    Args:
        findings: the findings with their words.
        words: the words of the language.
        leading: who does what, by when, and who decides.
        stay_over: whether the stay has ended by an answer that no finding rests on.

    Returns:
        `title` names the topics of the heaviest label, or is the sentence of a reason that has
        one of its own (of that label, or of what all findings add up to); `lead` says who does
        what, by when, and has the topics of the rest, in at most `MOST` sentences.
    """
    if stay_over:
        return {
            "title": words.text("verdict.stay_over"),
            "lead": words.text("verdict.stay_over.lead"),
        }
    named = {
        name: listed
        for name, labels in CLASSES.items()
        if (listed := [each for each in findings if each["label"] in labels])
    }
    # What the findings add up to stands before them, and is the verdict wherever it says so.
    summed = findings[0] if "verdict" in findings[0]["text"] else None
    own_lead = summed["text"].get("lead") if summed is not None else None
    if not named:
        clear = "verdict.clear.notice" if "notifications" in leading.tells_of else "verdict.clear"
        title = summed["text"]["verdict"] if summed is not None else words.text(clear)
        return {"title": title, "lead": _whole(leading, [], words, own_lead)}
    heaviest = next(iter(named))
    # What is still to be done can be completed; a record with a sentence of its own cannot.
    if heaviest == "outstanding" and any(map(is_grave, named.get("adverse", ()))):
        heaviest = "adverse"
    heavy = list(named[heaviest])
    with_own = [each for each in heavy if "verdict" in each["text"]]
    own = min(with_own, key=_less_pressing, default=None)
    if own is None and summed is not None:
        title = summed["text"]["verdict"]
    elif own is None:
        key = _checked_before(f"verdict.{heaviest}", leading, words)
        title = _named(key, named.pop(heaviest), words)
    else:
        title = own["text"]["verdict"]
        named[heaviest].remove(own)
    if own is None and summed is not None and summed["status"] == "met":
        also, after = _beside_the_sum(findings, words)
        return {"title": title, "lead": _whole(leading, also, words, own_lead, after)}
    if summed is not None and summed["reason"] in SAID_IN_THE_TITLE:
        named.pop("check", None)
    left = {
        name: listed
        for name, found in named.items()
        if (listed := [each for each in found if each["requirement"] not in leading.tells_of])
    }
    # What is only to be found out is named where nothing heavier is left.
    if len(left) > 1:
        left.pop("check", None)
    grave = [each["text"]["also"] for listed in left.values() for each in listed if is_grave(each)]
    told = [own] if own is not None else heavy
    to_check = left.pop("check", [])
    beside = own if own is not None else summed
    rest = [
        sentence
        for name, listed in left.items()
        for sentence in _also(name, listed, words, leading, beside)
    ]
    if own is not None and own["reason"] == "own_business":
        # What work for an employer needs besides is told among the next steps: it is another way.
        rest, to_check = [], []
    told_there = not to_check or leading.names_checks
    after = [] if told_there else _also("check", to_check, words, leading)
    with_lead = next((each["text"]["lead"] for each in told if "lead" in each["text"]), None)
    last = not grave and [*left] == ["adverse"]
    whole = _whole(leading, [*grave, *rest], words, with_lead, after, also_last=last)
    return {"title": title, "lead": whole}


def _less_pressing(finding: Mapping[str, Any]) -> tuple[bool, bool]:
    """Sorts first whose stay is over, then whose contract comes too late for the extension."""
    reason = finding["reason"]
    return reason not in STAY_OVER, reason != "contract_after_stay"


def _whole(
    leading: Lead,
    also: Sequence[str],
    words: Wording,
    own: str | None = None,
    after: Sequence[str] = (),
    *,
    also_last: bool = False,
) -> str:
    """What else there is beside the title; who does what, by when; who decides; what to check.

    Nothing comes between who applies and who decides; `also_last` tells what else there is after
    both, as of what only counts against a person in that decision. What is only to be checked is
    told where there is room, and what else there is gives way to a contract and an extension
    ahead. A reason's own lead says who applies and who decides.
    """
    if own is not None:
        told = [own, *also[: MOST - 2]]
    else:
        room = MOST - len(leading.sentences)
        beside = also[: min(room, 1)]
        first, last = ([], beside) if also_last else (beside, [])
        told = [*first, *leading.sentences, leading.decides, *last]
    return words.text("format.sentences").join((*told, *after[: max(MOST - len(told), 0)]))


def _checked_before(key: str, leading: Lead, words: Wording) -> str:
    """The key for what to check, of one's own where something else than an application is next."""
    stem, _, name = key.rpartition(".")
    own = f"{stem}.before_{leading.before}.{name}"
    return own if words.has(f"{own}.one") else key


def _also(
    name: str,
    findings: Sequence[Mapping[str, Any]],
    words: Wording,
    leading: Lead,
    beside: Mapping[str, Any] | None = None,
) -> list[str]:
    """The sentences for what the title does not name; a reason that weighs more has its own.

    `beside` is the finding that the title is about: far from it, they say to what they add. A
    reason whose title is not of a requirement has a clause for that, `besides`; any other is listed
    with the rest.
    """
    findings = [each for each in findings if not is_grave(each)]
    own = [each["text"]["also"] for each in findings if "also" in each["text"]]
    rest = [each for each in findings if "also" not in each["text"]]
    key = _checked_before(f"verdict.also.{name}", leading, words)
    told = beside["text"] if beside is not None else {}
    named = {"besides": told["besides"] if "besides" in told else told.get("topic", "")}
    if "besides" not in told and words.has(f"{key}_listed.one"):
        key = f"{key}_listed"
    return [*own, *([_named(key, rest, words, **named)] if rest else [])]


SAID_IN_THE_TITLE = frozenset({"perhaps", "nothing_known", "foreign_culture"})
"""Reasons of a sum whose sentence says already that there is something to check."""


def _beside_the_sum(
    findings: Sequence[Mapping[str, Any]], words: Wording
) -> tuple[list[str], list[str]]:
    """Where the sum is enough: what may add to it, or what is to be checked before applying."""
    to_check = [each for each in findings if each["label"] == "check"]
    first = [each for each in to_check if each["reason"] != "unsure"]
    if first:
        return [], [_named("verdict.first.check", first, words)]
    return [_named("verdict.more.check", to_check, words)] if to_check else [], []


def _named(
    key: str, findings: Sequence[Mapping[str, Any]], words: Wording, **parameters: str
) -> str:
    """The sentence for the topics of findings: one, two, or two and how many more."""
    topics = list(dict.fromkeys(each["text"]["topic"] for each in findings))
    if len(topics) == 1:
        sentence = words.text(f"{key}.one", a=topics[0], **parameters)
    else:
        a, b, *more = topics
        number = f"{key}.more" if more else f"{key}.two"
        if len(more) == 1 and words.has(f"{number}.one"):
            number = f"{number}.one"
        sentence = words.text(number, a=a, b=b, n=len(more), **parameters)
    # A topic may come first, and is written as inside a sentence.
    return sentence[0].upper() + sentence[1:]
