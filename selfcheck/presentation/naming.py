"""The name of the authority: in full where a result has it first, in short after that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..wording import Wording

DECIDING = ("not_met", "evidence_missing", "step_outstanding", "adverse", "check")
"""The labels of what the page tells before what to do, in its order."""

SHOWN = ("remedies", "do", "reason")
"""The parts of such a finding in the order of the page: what would change it comes first."""

DO_FIRST = frozenset({"evidence_missing", "check"})
"""Labels of which what to do comes before what would change it."""


def name_in_full(
    title: str,
    findings: Sequence[Mapping[str, Any]],
    actions: Sequence[Mapping[str, str]],
    words: Wording,
) -> tuple[str, list[dict[str, Any]], list[dict[str, str]]]:
    """The title, the findings and the actions, with the authority named in full the first time.

    The lead, which comes after them, names it in full itself.
    """
    told = [{**each, "text": {**each["text"]}} for each in findings]
    to_do = [{**each} for each in actions]
    named = _named(title, words)
    if named is not None:
        return named, told, to_do
    for label in DECIDING:
        for finding in told:
            if finding["label"] == label and _in_finding(finding, words):
                return title, told, to_do
    for action in to_do:
        named = _named(action["text"], words)
        if named is not None:
            action["text"] = named
            break
    return title, told, to_do


def _in_finding(finding: dict[str, Any], words: Wording) -> bool:
    text = finding["text"]
    first = ("do", "remedies", "reason") if finding["label"] in DO_FIRST else SHOWN
    for part in first:
        if part == "remedies":
            for place, sentence in enumerate(text[part]):
                named = _named(sentence, words)
                if named is not None:
                    text[part] = [*text[part][:place], named, *text[part][place + 1 :]]
                    return True
        elif (named := _named(text.get(part, ""), words)) is not None:
            text[part] = named
            return True
    return False


def _named(text: str, words: Wording) -> str | None:
    """The text with its first short name in full; None if it does not name the authority."""
    short, full = words.text("name.agency"), words.text("name.agency.full")
    before, found, after = text.partition(short)
    if not found:
        return None
    return text if f"{before}{short}".endswith(full) else f"{before}{full}{after}"
