"""Puts words beside the ids of a question or an assessment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..wording import SERVICES, load
from .actions import actions, stay_is_over
from .findings import label_of, present_finding
from .lead import lead, ruled_out
from .naming import name_in_full
from .plan import present_plan
from .points import present_offer, present_points, present_so_far, with_days
from .points_rows import with_rows
from .questions import answer_label, option_label, present_question
from .tables import document_table, fee_table, timeline_table
from .verdict import verdict

__all__ = [
    "answer_label",
    "document_table",
    "fee_table",
    "label_of",
    "option_label",
    "present",
    "timeline_table",
]


def _without_do(finding: Mapping[str, Any]) -> dict[str, Any]:
    text = {name: told for name, told in finding["text"].items() if name != "do"}
    return {**finding, "text": text}


def _variant_of(result: Mapping[str, Any]) -> str | None:
    """The variant that follows from an answer: whom the person works for."""
    return SERVICES if result.get("answers", {}).get("contract") == "services" else None


def present(result: Mapping[str, Any], language: str, variant: str | None = None) -> dict[str, Any]:
    """Adds the words of a language to what `step` returned.

    Args:
        result: a question or an assessment.
        language: `en` or `ja`.
        variant: None, or `selfcheck.wording.EMPLOYER`.

    Returns:
        A copy with texts beside the ids; ids and values stay as they are. An assessment gets
        `text` (`title`: the verdict; `lead`), `actions` (one to three of `id` and `text`, the
        most pressing first), and for each finding a `label` and its `text`.

    Raises:
        KeyError: if the language is not known.
    """
    filed_on = result["filed_on"]
    words = load(
        language,
        on=date.fromisoformat(result["on"]),
        variant=variant or _variant_of(result),
        filed_on=date.fromisoformat(filed_on) if filed_on else None,
    )
    if result["kind"] == "question":
        return {
            **result,
            "text": present_question(result, words),
            "together": [
                {**question, "text": present_question(question, words)}
                for question in result.get("together", ())
            ],
            **({"points": present_so_far(result["points"], words)} if "points" in result else {}),
        }
    findings = [present_finding(finding, result, words, language) for finding in result["findings"]]
    if "points" in result:
        findings = [with_days(with_rows(each, result, words), result, words) for each in findings]
    stay_over = stay_is_over(result, findings)
    if stay_over:
        # Where the stay is over, what else there is to do waits.
        findings = [_without_do(finding) for finding in findings]
    to_do = actions(result, findings, words)
    counted = (
        {"points": present_points(result["points"], result["answers"], filed_on, words, language)}
        if "points" in result
        else {}
    )
    told = verdict(findings, words, lead(result, findings, to_do, words), stay_over=stay_over)
    listed = [{"id": action.id, "text": action.text} for action in to_do]
    title, findings, listed = name_in_full(told["title"], findings, listed, words)
    return {
        **result,
        **counted,
        "language": language,
        "text": {
            **told,
            "title": title,
            "findings": words.text(
                "page.result.findings" + (".points" if "points" in result else "")
            ),
        },
        "actions": listed,
        "findings": findings,
        "offers": [
            {**offer, "text": present_offer(offer, result, words)} for offer in result["offers"]
        ],
        "plan": present_plan(
            result["plan"],
            result["on"],
            filed_on,
            words,
            language,
            ruled_out=ruled_out(findings) is not None,
        ),
    }
