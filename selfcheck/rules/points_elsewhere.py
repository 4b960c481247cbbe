"""What answers to the other checks tell of the points, before anybody counts them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..facts.contracts import WITHOUT_POST
from ..facts.points import points_rows
from . import questions
from .points import DEGREE_AS
from .points_table import Have, counted, points_of
from .points_total import MARKS

EDUCATION_AS: Mapping[str, frozenset[str]] = {
    "graduate_school": DEGREE_AS["master"],
    "university": DEGREE_AS["bachelor"],
    "junior_college": DEGREE_AS["equivalent"],
    "college_of_technology": DEGREE_AS["equivalent"],
}
PASSED = frozenset({"jlpt", "bjt"})
EXAMS = frozenset({"japan", "japan_earlier"})
AT_SCHOOL_IN_JAPAN = frozenset({"student", "job_hunting"})
GROUPS = ("degree", "experience", "pay", "age", "japanese", "study_in_japan", "licence")

AT_WORK_FROM = 25
"""Years of age from which an ordinary career is counted: a degree is finished by then."""


def suggest_the_mark(answers: Mapping[str, Any], on: date) -> bool:
    """Whether answers to the other checks suggest the points of the status (F-HSP-30, F-HSP-45).

    What these answers establish counts as it stands in the table of specialist work: the degree,
    the years of work, a degree from Japan, the level of Japanese, a listed exam. What they do not
    tell is taken as it is in an ordinary career, and of three such careers one has to reach the
    mark. Assumed are only:

    - the age, just below the end of one of the age bands;
    - the yearly pay, at most what the table ties to that same age: never a sum from which pay
      counts at any age;
    - the years of work, where no question asked for them, from the age of `AT_WORK_FROM`; none
      for who is at school, looks for a first job or has still to graduate;
    - N1, where the answer leaves it open: it names a certificate of N2 or more, or a school of
      higher education in Japan.

    Never assumed are research, licences, a second degree, a degree from Japan of which no answer
    tells, a listed university, a foreign qualification, and anything about the employer. Work
    that rests on a foreign culture alone is not in the table (F-HSP-33), and without an employer
    there is nobody whom the permission could name (F-HSP-32).

    Args:
        answers: the answers by question id.
        on: the day whose table counts.
    """
    if answers.get(questions.CONTRACT.id) in WITHOUT_POST or _foreign_culture(answers):
        return False
    return any(
        points_of(counted("b", GROUPS, have, on), "b") >= MARKS[0] for have in _careers(answers, on)
    )


def _foreign_culture(answers: Mapping[str, Any]) -> bool:
    chosen = questions.occupations_of(answers.get(questions.OCCUPATION.id))
    areas: set[object] = {entry.area for entry in chosen}
    areas = areas or {answers.get(questions.NATURE_OF_WORK.id)}
    return areas <= {"international", "foreign_culture"}


def _careers(answers: Mapping[str, Any], on: date) -> Iterator[Have]:
    """What the person has in each of the ordinary careers."""
    school, expected, _ = str(answers.get(questions.EDUCATION.id)).partition(questions.EXPECTED)
    degree = EDUCATION_AS.get(school, frozenset())
    proof = answers.get(questions.JAPANESE_PROOF.id)
    at_school = answers.get(questions.WHERE.id) in AT_SCHOOL_IN_JAPAN
    from_japan = bool(degree) and (at_school or proof == "university_in_japan")
    known = {
        "degree": degree,
        "japanese": "n1" if from_japan or proof in PASSED else "none",
        "holds": frozenset({"degree_of_japanese_higher_education"} if from_japan else ()),
        "licences": int(answers.get(questions.IT_EXAM.id) in EXAMS),
    }
    told = answers.get(questions.EXPERIENCE.id)
    rows = points_rows(on=on).values()
    for end in {row.when["age_under"] for row in rows if row.group == "age"}:
        pays = [
            row.when["pay_yen"]
            for row in rows
            if row.group == "pay" and row.when.get("age_under") == end
        ]
        age = end - 1
        years = 0 if expected or at_school else age - AT_WORK_FROM
        yield {
            **known,
            "age": age,
            "pay_yen": max(pays, default=0),
            "experience_years": told if isinstance(told, int) else years,
        }
