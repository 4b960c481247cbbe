"""What an application waits for, and whether there is one that it is waited for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .forms import TOLD_ALIKE

UNSETTLED = frozenset({"not_met", "evidence_missing", "step_outstanding", "check"})
"""Labels of what has to be settled before an application."""

BESIDE_AN_APPLICATION = frozenset({"notifications", "window"})
"""Requirements that no application waits for: what is asked of them is done beside it."""


def unsettled(findings: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The findings, with their words, that an application for this status waits for."""
    return awaited(findings) if leads_to_this_status(findings) else []


def awaited(findings: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The findings, with their words, that any application waits for."""
    return [
        each
        for each in findings
        if each["label"] in UNSETTLED and each["requirement"] not in BESIDE_AN_APPLICATION
    ]


def leads_to_this_status(findings: Sequence[Mapping[str, Any]]) -> bool:
    """Whether an application for this status is what the rest leads to."""
    return not any(
        TOLD_ALIKE.get(each["reason"]) in ("outside", "without_post")
        or each["reason"] == "other_activity"
        or each["requirement"] == "entry"
        for each in findings
        if each["status"] != "met"
    )


def is_forbidden(told: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether nobody may work in the post: by its contract, or as no work of it is covered.

    Args:
        told: the findings with their words, by requirement.
    """
    duties = told.get("duties", {}).get("reason", "")
    return told.get("contract", {}).get("label") == "not_met" or (
        TOLD_ALIKE.get(duties) == "outside"
    )
