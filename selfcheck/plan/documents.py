"""Which documents to prepare (F-DOC-1 to F-DOC-76)."""

from __future__ import annotations

from datetime import date
from typing import Any

from .. import facts
from .situation import Situation

OF_THE_REAL_CATEGORY = frozenset({"F-DOC-4", "F-DOC-22"})


def documents(case: Situation, on: date) -> list[dict[str, Any]]:
    """The checklist.

    Args:
        case: the situation.
        on: the date of filing.

    Returns:
        A row for each document that is or may be asked for: `id`, `level` (see
        `facts.Document.level`), `only_if` (conditions that are still open), `categories`
        (where it depends on the organisation's category, those that ask for it), `waived_by`
        (the Student reduction, where that is open and would spare it: F-CAT-8),
        `prepared_by`, `alternative_of`, `official_name`, `official_list`, `recency_months`
        and `differs`.
    """
    return [
        row
        for document in facts.documents().values()
        if (row := _row(document, case, on)) is not None
    ]


def _row(document: facts.Document, case: Situation, on: date) -> dict[str, Any] | None:
    asked = document.procedures.get(case.procedure)
    if asked is None or asked.when & case.excluded:
        return None
    only_if = asked.when - case.holds
    categories = (case.category,) if case.category else (1, 2, 3, 4)
    levels = {
        category: level
        for category in categories
        if (level := document.level(case.procedure, category, case.holds | only_if, on=on))
    }
    if not levels:
        return None
    return {
        "id": document.id,
        "fact": document.fact,
        "level": next(iter(levels.values())),
        "only_if": sorted(only_if),
        "waived_by": _waived_by(document, case, on),
        "categories": [] if len(levels) == len(categories) else list(levels),
        "prepared_by": list(document.prepared_by),
        "alternative_of": document.alternative_of,
        "official_name": document.official_name,
        "official_list": document.official_list,
        "recency_months": document.recency_months,
        "differs": asked.differs,
    }


def _waived_by(document: facts.Document, case: Situation, on: date) -> list[str]:
    """The Student reduction, if it may hold and its category's list does without this document.

    Proof of the category and of language follow the organisation's real category.
    """
    reduction = facts.value("F-CAT-8", on=on)
    if not reduction or case.procedure != "change" or "student_reduction" in case.excluded:
        return []
    if document.id in OF_THE_REAL_CATEGORY or case.category == reduction["category"]:
        return []
    conditions = case.holds | document.procedures["change"].when
    asked = document.level("change", reduction["category"], conditions, on=on)
    return [] if asked else ["student_reduction"]
