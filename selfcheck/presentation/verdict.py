"""The verdict in words: a heading that names what decides, and a lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..wording import Wording

CLASSES: Mapping[str, tuple[str, ...]] = {
    "not_met": ("not_met",),
    "outstanding": ("evidence_missing", "step_outstanding"),
    "adverse": ("adverse",),
    "check": ("check",),
}
"""The labels that a heading names together, the heaviest first."""


def verdict(findings: Sequence[Mapping[str, Any]], words: Wording) -> dict[str, str]:
    """The heading and the lead of a result.

    Args:
        findings: the findings with their words.
        words: the words of the language.

    Returns:
        `title` names the topics of the heaviest label; `lead` begins with those of the next.
    """
    named = {
        name: topics
        for name, labels in CLASSES.items()
        if (topics := [each["text"]["topic"] for each in findings if each["label"] in labels])
    }
    if not named:
        lead = words.text("verdict.clear.lead")
        return {"title": words.text("verdict.clear"), "lead": lead, "text": lead}
    (heaviest, topics), *others = named.items()
    sentences = [_named(f"verdict.also.{name}", also, words) for name, also in others[:1]]
    sentences.append(words.text("verdict.lead"))
    lead = words.text("format.sentences").join(sentences)
    # The page still reads the lead under its former name, `text`.
    return {"title": _named(f"verdict.{heaviest}", topics, words), "lead": lead, "text": lead}


def _named(key: str, topics: Sequence[str], words: Wording) -> str:
    """The sentence for so many topics: one, two, or two and how many more."""
    topics = list(dict.fromkeys(topics))
    if len(topics) == 1:
        sentence = words.text(f"{key}.one", a=topics[0])
    else:
        a, b, *more = topics
        sentence = words.text(f"{key}.{'more' if more else 'two'}", a=a, b=b, n=len(more))
    # A topic may come first, and is written as inside a sentence.
    return sentence[0].upper() + sentence[1:]
