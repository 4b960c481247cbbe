"""Highly Skilled Professional: each group of the points table but pay (F-HSP-36 to F-HSP-56)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..engine import NONE, NOT_SURE, Case, Finding, met, months_after, open_
from . import questions
from .points_group import give, kind_of, rows_of_table
from .points_table import OLDEST, Have

YOUNGEST = 15
"""Years of age below which a date of birth is a slip of the hand."""

DEGREE_AS: Mapping[str, frozenset[str]] = {
    "doctorate": frozenset({"doctorate"}),
    "master": frozenset({"master_or_professional"}),
    "business_professional": frozenset({"master_or_professional", "business_professional"}),
    "other_professional": frozenset({"master_or_professional"}),
    "bachelor": frozenset({"bachelor_or_equivalent"}),
    "equivalent": frozenset({"bachelor_or_equivalent"}),
}
LICENCES_AS = {"no_licence": 0, "one": 1, "two_or_more": 2}
JAPANESE_AS = {
    "jlpt_n1": "n1",
    "bjt_480": "n1",
    "japanese_major": "n1",
    "jlpt_n2": "n2",
    "bjt_400": "n2",
    "no_certificate": "none",
}
OF_EMPLOYER = {
    "innovation_support": "innovation_support",
    "small_or_medium": "small_or_medium_enterprise",
    "local_support": "local_government_support",
}
OF_WORK = {
    "growth_project": "growth_project",
    "investment_management": "investment_management_duties",
}


def activity(case: Case) -> Finding:
    """Which kind of the status the work belongs to (F-HSP-32 to F-HSP-34)."""
    work = case.choice(questions.POINTS_ACTIVITY)
    if work == NOT_SURE:
        return open_("unknown", "F-HSP-32", "F-HSP-34")
    if work == "foreign_culture":
        return open_("foreign_culture", "F-HSP-32", "F-HSP-33")
    return met(work, "F-HSP-32", "F-HSP-34")


def degree(case: Case) -> Finding:
    """The highest degree, and what stands on top of it (F-HSP-37, F-HSP-39, F-HSP-46)."""
    kind = kind_of(case)
    degrees = case.several(questions.DEGREES)
    facts = ("F-HSP-4", "F-HSP-45", "F-HSP-47")
    if degrees == {NOT_SURE}:
        every = frozenset().union(*DEGREE_AS.values())
        ways: list[Have] = [{}, {"degree": every, "higher_degrees_in_different_fields": 2}]
        return give(case, kind, ["degree"], ways, *facts)
    have = {"degree": frozenset().union(*(DEGREE_AS.get(each, ()) for each in degrees))}
    several = "higher_degrees_in_different_fields"
    if not degrees & questions.HIGHER_DEGREES:
        return give(case, kind, ["degree"], [have], *facts)
    answer = case.choice(questions.SEVERAL_DEGREES)
    numbers = {"yes": [2], "no": [1], NOT_SURE: [1, 2]}[answer]
    each = [{**have, several: n} for n in numbers]
    return give(case, kind, ["degree"], each, *facts, each_way=True)


def experience(case: Case) -> Finding:
    """Years of work related to the work planned, on the day of filing (F-HSP-50).

    Years go on until a filing that is planned, as long as the person goes on working; on an
    earlier day there were as many fewer.
    """
    kind = kind_of(case)
    years = years_of_experience(case)
    ways = [0, OLDEST] if years is None else [years]
    have = [{"experience_years": each} for each in ways]
    return give(case, kind, ["experience"], have, "F-HSP-6", "F-HSP-50")


def years_of_experience(case: Case) -> int | None:
    """Full years of related work on the day of filing; None if not known."""
    years = case.number(questions.YEARS_OF_EXPERIENCE)
    if years is None:
        return None
    beyond = case.glance(questions.EXPERIENCE_MONTHS)
    months = beyond if isinstance(beyond, int) else 0
    return max(12 * years + months + _months_between(case.on, case.at_filing), 0) // 12


def _months_between(start: date, end: date) -> int:
    """Full months from a day to another; negative, and one more, to one before it."""
    months = 12 * (end.year - start.year) + end.month - start.month
    return months - (months_after(start, months) > end)


def age(case: Case) -> int | None:
    """Full years of age on the day of filing (F-HSP-51); None if not known or a slip."""
    born = case.day(questions.BORN_ON)
    if born is None:
        return None
    years = case.at_filing.year - born.year
    years -= months_after(born, 12 * years) > case.at_filing
    return years if years >= YOUNGEST else None


def age_band(case: Case) -> Finding:
    """The age on the day of filing (F-HSP-14, F-HSP-51)."""
    kind = kind_of(case)
    years = age(case)
    ways = [0, OLDEST] if years is None else [years]
    return give(case, kind, ["age"], [{"age": each} for each in ways], "F-HSP-14", "F-HSP-51")


def research(case: Case) -> Finding:
    """Kinds of research results; one that the Minister has to judge may count (F-HSP-44)."""
    kind = kind_of(case)
    results = case.several(questions.RESEARCH_RESULTS)
    certain = len(results - {NONE, NOT_SURE, "other_result"})
    ways = [certain]
    if results == {NOT_SURE}:
        ways = [0, 2]
    elif "other_result" in results:
        ways = [certain, certain + 1]
    have = [{"research_kinds": each} for each in ways]
    known = results != {NOT_SURE}
    return give(case, kind, ["research"], have, "F-HSP-15", "F-HSP-44", each_way=known)


def licences(case: Case) -> Finding:
    """Japanese licences of the work that the law reserves, or listed IT exams (F-HSP-52)."""
    answer = case.choice(questions.LICENCES)
    ways = [0, 2] if answer == NOT_SURE else [LICENCES_AS[answer]]
    have = [{"licences": each} for each in ways]
    return give(case, "b", ["licence"], have, "F-HSP-16", "F-HSP-52")


def position(case: Case) -> Finding:
    """The position in the organisation (F-HSP-40)."""
    answer = case.choice(questions.POSITION)
    ways = ["neither", "representative"] if answer == NOT_SURE else [answer]
    return give(case, "c", ["position"], [{"position": each} for each in ways], "F-HSP-40")


def investment(case: Case) -> Finding:
    """Own money in a business of one's own (F-HSP-40)."""
    asked = max(row.when.get("investment_yen", 0) for row in rows_of_table(case))
    answer = case.choice(questions.OWN_INVESTMENT)
    ways = {"yes": [asked], "no": [0], NOT_SURE: [0, asked]}[answer]
    have = [{"investment_yen": each} for each in ways]
    return give(case, "c", ["investment"], have, "F-HSP-40", each_way=True)


def japan(case: Case) -> Finding:
    """A degree from Japan, Japanese, and listed training: one group, as they shut each other out.

    N1 goes with a degree from Japan, N2 does not (F-HSP-53); training does not where it was
    classes of a Japanese university (F-HSP-55).
    """
    kind = kind_of(case)
    groups = ["study_in_japan", "japanese"]
    facts = ("F-HSP-23", "F-HSP-22", "F-HSP-43", "F-HSP-53")
    degrees = ["no"]
    if _may_have_degree(case):
        answer = case.choice(questions.JAPANESE_DEGREE)
        degrees = ["no", "yes"] if answer == NOT_SURE else [answer]
    level = case.choice(questions.JAPANESE_LEVEL)
    levels = ["none", "n2", "n1"] if level == NOT_SURE else [JAPANESE_AS[level]]
    training = case.choice(questions.LISTED_TRAINING)
    trained = ["no_training", "elsewhere", "at_university"] if training == NOT_SURE else [training]
    ways: list[Have] = [
        {"holds": frozenset(_held_in_japan(degree_, training_)), "japanese": level_}
        for degree_ in degrees
        for level_ in levels
        for training_ in trained
    ]
    found = give(case, kind, groups, ways, *facts, each_way=True)
    if levels == ["n2"] and degrees == ["yes"] and found.status == "met":
        # Whoever passed N2 has to learn why it gives nothing.
        return met("n2_shut_out", *found.facts, **found.parameters).adding(*found.adds)
    return found


def _held_in_japan(degree_: str, training: str) -> Iterator[str]:
    if degree_ == "yes":
        yield "degree_of_japanese_higher_education"
    if training != "no_training":
        yield "listed_training"
    if training == "at_university":
        yield "training_at_japanese_higher_education"


def _may_have_degree(case: Case) -> bool:
    return case.several(questions.DEGREES) != {NONE}


def university(case: Case) -> Finding:
    """A degree of a university on one of the Minister's lists, once in all (F-HSP-54)."""
    kind = kind_of(case)
    if not _may_have_degree(case):
        return met("nothing", "F-HSP-26", "F-HSP-54")
    answer = case.choice(questions.LISTED_UNIVERSITY)
    listed = {NOT_SURE: [False, True], "not_listed": [False]}.get(answer, [True])
    ways = [{"holds": frozenset({"listed_university"} if each else ())} for each in listed]
    return give(case, kind, ["university"], ways, "F-HSP-26", "F-HSP-54", each_way=True)


def qualification(case: Case) -> Finding:
    """A foreign qualification or award of the Agency's list (F-HSP-21, F-HSP-56)."""
    kind = kind_of(case)
    answer = case.choice(questions.FOREIGN_QUALIFICATION)
    held = {"yes": [True], "no": [False], NOT_SURE: [False, True]}[answer]
    award = "foreign_qualification_or_award"
    ways = [{"holds": frozenset({award} if each else ())} for each in held]
    return give(case, kind, ["qualification"], ways, "F-HSP-21", "F-HSP-56", each_way=True)


def employer(case: Case) -> Finding:
    """What the organisation is, and how it is supported (F-HSP-17 to F-HSP-20, F-HSP-56)."""
    kind = kind_of(case)
    chosen = case.several(questions.EMPLOYER_SUPPORT)
    all_of_it = frozenset(questions.EMPLOYER_SUPPORT.options)
    ways = [
        {
            "holds": frozenset(OF_EMPLOYER[each] for each in way if each in OF_EMPLOYER),
            "research_percent": 100 if "research_spending" in way else 0,
        }
        for way in ([frozenset[str](), all_of_it] if chosen == {NOT_SURE} else [chosen])
    ]
    return give(case, kind, ["employer"], ways, "F-HSP-17", "F-HSP-19", "F-HSP-56")


def special_work(case: Case) -> Finding:
    """A recognised project of a growth field, or managing investments (F-HSP-25, F-HSP-28)."""
    kind = kind_of(case)
    chosen = case.several(questions.SPECIAL_WORK)
    ways = [frozenset[str](), frozenset(OF_WORK)] if chosen == {NOT_SURE} else [chosen]
    have = [{"holds": frozenset(OF_WORK[each] for each in way if each in OF_WORK)} for way in ways]
    return give(case, kind, ["work"], have, "F-HSP-25", "F-HSP-56")
