"""The plan's rows for someone of whom nothing is known: the tables of the guide."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..plan import PROCEDURES, Procedure, table_of
from ..wording import load
from .papers import present_document
from .plan import present_fee, present_step
from .sources import cited


def document_table(procedure: Procedure, on: date, language: str) -> list[dict[str, Any]]:
    """Every document of a procedure, for a page that shows them to all.

    Args:
        procedure: `coe`, `change` or `extension`.
        on: the date of filing.
        language: `en` or `ja`.

    Returns:
        Rows as in an assessment's plan; `categories` names all that ask for the document.
    """
    words = load(language, on=on)
    sources = cited(language)
    return [
        {
            **row,
            "categories": row["categories"] or [1, 2, 3, 4],
            # The categories have a column of their own, and the shorter list is Category 2's.
            "text": present_document(
                {**row, "categories": [], "waived_by": []}, None, words, sources
            ),
        }
        for row in table_of(procedure, on)["documents"]
    ]


def fee_table(on: date, language: str) -> dict[str, list[dict[str, Any]]]:
    """Every fee, for a page that shows them to all.

    Args:
        on: the date on which the application is received.
        language: `en` or `ja`.

    Returns:
        By procedure, and under `office` the office's own price, rows as in an assessment's plan.
    """
    words = load(language, on=on)
    sources = cited(language)
    rows = {
        procedure: [
            {**row, "text": present_fee(row, words, sources)}
            for row in table_of(procedure, on)["fees"]["lines"]
        ]
        for procedure in PROCEDURES
    }
    return {
        **{
            procedure: [row for row in each if row["group"] == "government"]
            for procedure, each in rows.items()
        },
        "office": [row for row in rows["coe"] if row["group"] == "office"],
    }


def timeline_table(procedure: Procedure, on: date, language: str) -> list[dict[str, Any]]:
    """The steps of a procedure, for a page that shows them to all.

    Args:
        procedure: `coe`, `change`, `extension`, `job_change` or `permanent`.
        on: the date of filing.
        language: `en` or `ja`.

    Returns:
        Rows as in an assessment's plan, without calendar days.
    """
    words = load(language, on=on)
    sources = cited(language)
    return [
        {**row, "text": present_step(row, words, sources)}
        for row in table_of(procedure, on)["timeline"]
    ]
