"""What answers to the other checks tell of the points, before anybody counts them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..facts.points import points_rows
from . import questions
from .points import DEGREE_AS, MARKS
from .points_table import Have, counted, points_of

EDUCATION_AS: Mapping[str, frozenset[str]] = {
    "graduate_school": DEGREE_AS["master"],
    "university": DEGREE_AS["bachelor"],
    "junior_college": DEGREE_AS["equivalent"],
    "college_of_technology": DEGREE_AS["equivalent"],
}
LANGUAGE_AS = {"jlpt": "n2", "bjt": "n2"}
EXAMS = frozenset({"japan", "japan_earlier"})


def reachable_with_pay_and_age(answers: Mapping[str, Any], on: date) -> int | None:
    """What answers to the other checks give for sure, where pay and age can bring it to the mark.

    Args:
        answers: the answers by question id.
        on: the day of filing.

    Returns:
        The points of specialist work that are known; None where not even the most that the rows
        of pay and age give would reach the mark of the status.
    """
    education = str(answers.get(questions.EDUCATION.id)).removesuffix(questions.EXPECTED)
    proof = str(answers.get(questions.JAPANESE_PROOF.id))
    years = answers.get(questions.EXPERIENCE.id)
    have: Have = {
        "degree": EDUCATION_AS.get(education, frozenset()),
        "experience_years": years if isinstance(years, int) else 0,
        "japanese": LANGUAGE_AS.get(proof, "none"),
        "holds": {"degree_of_japanese_higher_education"}
        if proof == "university_in_japan"
        else frozenset(),
        "licences": int(answers.get(questions.IT_EXAM.id) in EXAMS),
    }
    groups = ("degree", "experience", "japanese", "study_in_japan", "licence")
    known = points_of(counted("b", groups, have, on), "b")
    best = {"pay_yen": max(row.when.get("pay_yen", 0) for row in points_rows(on=on).values())}
    most = points_of(counted("b", ("pay", "age"), {**best, "age": 0}, on), "b")
    return known if known + most >= MARKS[0] else None
