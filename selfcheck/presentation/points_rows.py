"""The rows of the points table in words, as the person has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..questions import QUESTIONS
from ..wording import Wording

TOLD_BY = ("degrees", "japanese_level")
"""The questions whose answers name more closely what a row gives points for."""


def rows_in_words(
    rows: Sequence[Mapping[str, Any]], answers: Mapping[str, Any], words: Wording
) -> str:
    """What gives the points of a group; of several rows each with its own points.

    Args:
        rows: the rows that count, each with `id` and `points`.
        answers: the answers by question id: a row is named by the answer it rests on.
        words: the words of the language.
    """
    named = [_name(row["id"], answers, words) for row in rows]
    if len(rows) > 1:
        named = [
            words.text("points.row", row=name, points=words.figure(row["points"], "points"))
            for name, row in zip(named, rows, strict=True)
        ]
    return words.listed(named, "points_row")


def _name(id_: str, answers: Mapping[str, Any], words: Wording) -> str:
    for question in TOLD_BY:
        answer = answers.get(question)
        given = answer if isinstance(answer, list) else [answer]
        # The options stand in the order in which the higher one counts.
        for each in QUESTIONS[question].options:
            if each in given and words.has(own := f"points_row.{id_}.{each}"):
                return words.text(own)
    return words.text(f"points_row.{id_}")


def with_rows(finding: dict[str, Any], result: Mapping[str, Any], words: Wording) -> dict[str, Any]:
    """The finding of a group that gives points, its reason told by rows.

    Where several rows count each stands with its points, and where the group gives one of two
    sums and nothing between, both are told.

    Args:
        finding: a finding with its words.
        result: the assessment.
        words: the words of the language.
    """
    groups = result["points"]["groups"] if "points" in result else ()
    group = next((each for each in groups if each["requirement"] == finding["requirement"]), None)
    if group is None:
        return finding
    key = f"reason.{finding['requirement']}.{finding['reason']}.text"
    forms = (["either"] if group["either"] else []) + (
        ["several"] if len(group["rows"]) > 1 else []
    )
    own = next((f"{key}.{form}" for form in forms if words.has(f"{key}.{form}")), key)
    told = words.text(
        own,
        points=words.figure(group["least"], "points"),
        most=words.figure(group["most"], "points"),
        points_row=rows_in_words(group["rows"], result["answers"], words),
    )
    return {**finding, "text": {**finding["text"], "reason": told[0].upper() + told[1:]}}
