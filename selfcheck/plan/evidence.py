"""Which proof the points need, of the rows that count (F-HSP-57 to F-HSP-64)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..engine import Answer, Finding
from ..facts import PROOF_OF_POINTS, value
from ..facts.points import PointsRow, points_rows

BY_ANSWER: Mapping[str, tuple[str, str]] = {
    "patent_certificate": ("research_results", "patent"),
    "grant_decision": ("research_results", "funded_projects"),
    "list_of_papers": ("research_results", "papers"),
    "proof_of_other_result": ("research_results", "other_result"),
    "japanese_major_certificate": ("japanese_level", "japanese_major"),
}
"""Proofs of which a row needs the one for what the person has: the question and its option."""


def given(
    answers: Mapping[str, Answer], findings: Mapping[str, Finding], on: date
) -> dict[str, bool]:
    """Of each proof, whether it is needed; others may be, and are left open.

    Needed is a proof without which the mark would not be reached, or not the points that there
    are (F-HSP-57): as if all that a group gives hung on it. Left open are those of rows that
    may count, and of rows that can be left out.

    Args:
        answers: the answers by question id.
        findings: the findings by requirement.
        on: the day of filing.
    """
    rows = points_rows(on=on)
    needed = {proof: False for row in rows.values() for proof in row.evidence}
    unsure: set[str] = set()
    mark = value("F-HSP-30", on=on)["pass_mark"]
    least = sum(finding.adds[0] for finding in findings.values())
    hang_on: dict[str, int] = {}
    for finding in findings.values():
        counting = finding.parameters.get("points_row", ())
        sure = finding.adds[0] == finding.adds[1]
        proofs: set[str] = set()
        for row_id in counting if isinstance(counting, tuple) else ():
            for proof in proof_of(rows[row_id], answers):
                proofs.add(proof)
                if sure:
                    needed[proof] = True
                else:
                    unsure.add(proof)
        # A group hangs on a proof once, however many of its rows ask for it.
        for proof in proofs:
            hang_on[proof] = hang_on.get(proof, 0) + finding.adds[0]
    for proof, points in hang_on.items():
        if needed[proof] and least - points >= mark:
            needed[proof] = False
            unsure.add(proof)
    degrees = answers.get("degrees")
    by_degree = isinstance(degrees, frozenset) and not degrees <= {"none", "not_sure"}
    return {
        **{
            f"{PROOF_OF_POINTS}{p}": holds
            for p, holds in needed.items()
            if holds or p not in unsure
        },
        **(dict.fromkeys(OTHER_BACKGROUNDS, False) if by_degree else {}),
        **({"degree_route": True} if by_degree else {}),
    }


OTHER_BACKGROUNDS = (
    "doeacc_route",
    "ten_year_route",
    "three_year_route",
    "listed_exam_route",
    "training_college_route",
)
"""What takes the place of a degree at an ordinary change."""


def proof_of(row: PointsRow, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The proofs of a row that fit what the person has; ids as in the facts."""
    return tuple(proof for proof in row.evidence if _of_what_is_held(proof, answers))


def _of_what_is_held(proof: str, answers: Mapping[str, Answer]) -> bool:
    if proof == "language_certificate":
        return answers.get("japanese_level") != "japanese_major"
    if proof not in BY_ANSWER:
        return True
    question, option = BY_ANSWER[proof]
    answer = answers.get(question)
    return option in answer if isinstance(answer, frozenset) else answer == option
