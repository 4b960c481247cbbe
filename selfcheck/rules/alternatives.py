"""What else may fit a person better, when something stands in the way."""

from __future__ import annotations

from ..engine import Case
from . import questions

AFTER_UNIVERSITY_IN_JAPAN = frozenset({"graduate_school", "university"})

NEVER_BY_NO_46 = frozenset({"cleaner"})
"""Work that alone never fits Designated Activities 46 (F-OTH-20)."""


MAINLY_SPECIALIST = frozenset({"specialist", "mostly_specialist"})

HANDS_ON_FIELDS = frozenset(
    {"construction_worker", "cook", "hotel_front", "hotel_service", "restaurant_service"}
)
"""Occupations in a field of Specified Skilled Workers (F-OTH-11)."""


def for_hands_on_work(case: Case) -> tuple[str, ...]:
    """Statuses for work that is not, or not mainly, specialist.

    An employer that is barred from accepting people (F-SCP-12) offers no way by another status
    either, as far as is known. The fields of Specified Skilled Workers (F-OTH-11) name no
    treatment of hair and skin, and Designated Activities 46 is closed to licensed professions
    (F-STU-21).
    """
    work = {each.id for each in questions.occupations_of(case.glance(questions.OCCUPATION))}
    organisation = case.glance(questions.ORGANISATION)
    barred = isinstance(organisation, frozenset) and "barred" in organisation
    if barred or work == {"beauty_treatment"}:
        return ()
    fitting = ["specified_skilled_worker"]
    if "cook" in work:
        fitting = ["skilled_labour", "japanese_food_programme", *fitting]
    where = case.glance(questions.WHERE)
    fits_46 = not work or not work <= NEVER_BY_NO_46
    if fits_46 and where in ("student", "job_hunting", None):
        education = case.glance(questions.EDUCATION)
        finished = str(education or "university").removesuffix(questions.EXPECTED)
        if finished in AFTER_UNIVERSITY_IN_JAPAN:
            fitting.append("designated_activities_46")
    if where == "dependent":
        fitting.append("dependent_with_permission")
    return tuple(fitting)


def beside_specialist_work(case: Case) -> tuple[str, ...]:
    """Statuses for a post that the answers call mainly specialist, though a requirement fails.

    Specified Skilled Workers do mainly hands-on work (F-OTH-11), so theirs is none of them,
    unless the work is of one of their fields.
    """
    fitting = for_hands_on_work(case)
    work = {each.id for each in questions.occupations_of(case.glance(questions.OCCUPATION))}
    if case.glance(questions.WORKING_WEEK) not in MAINLY_SPECIALIST or work & HANDS_ON_FIELDS:
        return fitting
    return tuple(status for status in fitting if status != "specified_skilled_worker")


def without_background(case: Case) -> tuple[str, ...]:
    """A status for the same work that does not rest on a degree or years of experience."""
    if case.glance(questions.WHERE) == "abroad":
        return ("intra_company_transferee",)
    return ()
