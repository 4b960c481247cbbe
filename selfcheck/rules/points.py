"""Highly Skilled Professional: what each group of the points table gives (F-HSP-36 to F-HSP-55).

An answer stands for what the rows ask for. Where the person is not sure, the rows are read
once for each way it may be: what the group gives lies between the least and the most of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from ..engine import NONE, NOT_SURE, Case, Finding, Quantity, met, months_after, not_met, open_
from ..facts import value
from ..facts.points import Kind, PointsRow, points_rows
from . import questions
from .points_table import OLDEST, Have, counted, points_of

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


def _give(
    case: Case,
    kind: Kind,
    groups: Sequence[str],
    ways: Sequence[Have],
    *facts: str,
    each_way: bool = False,
) -> Finding:
    """What some groups give: of each way that it may be with the person, its rows.

    `each_way` says that these are all the ways, and not only the ends of a range.
    """
    on = case.at_filing
    found = sorted(
        (counted(kind, groups, have, on) for have in ways), key=lambda rows: points_of(rows, kind)
    )
    least, most = points_of(found[0], kind), points_of(found[-1], kind)
    cited = dict.fromkeys((*(row.fact for row in found[-1]), *facts))
    known = {
        "points": Quantity(least, "points"),
        "most": Quantity(most, "points"),
    }
    if most > least:
        rows = tuple(row.id for row in found[-1])
        either = each_way and len({points_of(each, kind) for each in found}) == 2
        return open_("unsure", *cited, points_row=rows, **known).adding(least, most, either=either)
    if not most:
        return met("nothing", *cited)
    rows = tuple(row.id for row in found[0])
    return met("counts", *cited, points_row=rows, **known).adding(least, most)


# The person


def _kind(case: Case) -> Kind:
    return questions.kind_of(case.choice(questions.POINTS_ACTIVITY))


def with_licences(case: Case) -> bool:
    """Whether the kind has rows for licences: specialist work (F-HSP-39)."""
    return _kind(case) == "b"


def of_management(case: Case) -> bool:
    """Whether it is the kind of running a business, with rows of its own (F-HSP-40)."""
    return _kind(case) == "c"


def by_age(case: Case) -> bool:
    """Whether the kind has rows for age and research: not running a business (F-HSP-40)."""
    return _kind(case) != "c"


def no_such_row(case: Case) -> Finding:
    """The table of this kind has no row of the group (F-HSP-38 to F-HSP-40)."""
    return met("no_such_row", {"a": "F-HSP-38", "b": "F-HSP-39", "c": "F-HSP-40"}[_kind(case)])


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
    kind = _kind(case)
    degrees = case.several(questions.DEGREES)
    facts = ("F-HSP-4", "F-HSP-45", "F-HSP-47")
    if degrees == {NOT_SURE}:
        every = frozenset().union(*DEGREE_AS.values())
        ways: list[Have] = [{}, {"degree": every, "higher_degrees_in_different_fields": 2}]
        return _give(case, kind, ["degree"], ways, *facts)
    have = {"degree": frozenset().union(*(DEGREE_AS.get(each, ()) for each in degrees))}
    several = "higher_degrees_in_different_fields"
    if not degrees & questions.HIGHER_DEGREES:
        return _give(case, kind, ["degree"], [have], *facts)
    answer = case.choice(questions.SEVERAL_DEGREES)
    numbers = {"yes": [2], "no": [1], NOT_SURE: [1, 2]}[answer]
    each = [{**have, several: n} for n in numbers]
    return _give(case, kind, ["degree"], each, *facts, each_way=True)


def experience(case: Case) -> Finding:
    """Years of work related to the work planned, on the day of filing (F-HSP-50).

    Years go on until a filing that is planned, as long as the person goes on working; on an
    earlier day there were as many fewer.
    """
    kind = _kind(case)
    years = years_of_experience(case)
    ways = [0, OLDEST] if years is None else [years]
    have = [{"experience_years": each} for each in ways]
    return _give(case, kind, ["experience"], have, "F-HSP-6", "F-HSP-50")


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


def pay(case: Case) -> Finding:
    """The yearly pay to come, with its limits of age (F-HSP-41, F-HSP-48, F-HSP-49)."""
    kind = _kind(case)
    on = case.at_filing
    yen = case.number(questions.YEARLY_PAY)
    facts = ("F-HSP-12" if kind != "c" else "F-HSP-40", "F-HSP-48", "F-HSP-49")
    if yen is not None and (short := _pay_short(case, kind, yen, *facts)):
        return short
    if yen is None:
        most = max(row.when.get("pay_yen", 0) for row in points_rows(on=on).values())
        return _give(case, kind, ["pay"], [{}, {"pay_yen": most, "age": 0}], *facts)
    young, old = ({"pay_yen": yen, "age": years} for years in (0, OLDEST))
    if counted(kind, ["pay"], young, on) == counted(kind, ["pay"], old, on):
        return _give(case, kind, ["pay"], [old], *facts)
    years = age(case)
    ways = [young, old] if years is None else [{"pay_yen": yen, "age": years}]
    return _give(case, kind, ["pay"], ways, *facts)


def _pay_short(case: Case, kind: Kind, yen: int, *facts: str) -> Finding | None:
    """Pay below the least that gives points at the person's age, with what would (F-HSP-41)."""
    born = case.glance(questions.BORN_ON) if kind != "c" else None
    years = age(case) if isinstance(born, date) else None
    rows = [row for row in _rows(case) if row.group == "pay" and kind in row.points]
    past = [
        row.when["age_under"] for row in rows if row.when.get("age_under", OLDEST) <= (years or 0)
    ]
    least = min(
        row.when["pay_yen"] for row in rows if row.when.get("age_under", OLDEST) > (years or 0)
    )
    if yen >= least:
        return None
    short = {"yearly_pay": Quantity(least, "yen")}
    if past:
        return met("nothing_at_age", *facts, age=Quantity(max(past), "text"), **short)
    return met("nothing", *facts, **short)


def floor(case: Case) -> Finding:
    """Pay below the floor fails, whatever the points, but for research (F-HSP-13, F-HSP-36)."""
    rule = value("F-HSP-13", on=case.at_filing)
    if _kind(case) not in rule["excluded"]:
        return met("no_floor", "F-HSP-13", "F-HSP-36")
    yen = case.number(questions.YEARLY_PAY)
    if yen is None:
        return open_("unknown", "F-HSP-13", "F-HSP-48")
    if yen < rule["pay_yen_under"]:
        return not_met("below", "F-HSP-13", "F-HSP-48", "F-HSP-49")
    return met("reached", "F-HSP-13", "F-HSP-48")


def age_band(case: Case) -> Finding:
    """The age on the day of filing (F-HSP-14, F-HSP-51)."""
    kind = _kind(case)
    years = age(case)
    ways = [0, OLDEST] if years is None else [years]
    return _give(case, kind, ["age"], [{"age": each} for each in ways], "F-HSP-14", "F-HSP-51")


def research(case: Case) -> Finding:
    """Kinds of research results; one that the Minister has to judge may count (F-HSP-44)."""
    kind = _kind(case)
    results = case.several(questions.RESEARCH_RESULTS)
    certain = len(results - {NONE, NOT_SURE, "other_result"})
    ways = [certain]
    if results == {NOT_SURE}:
        ways = [0, 2]
    elif "other_result" in results:
        ways = [certain, certain + 1]
    have = [{"research_kinds": each} for each in ways]
    known = results != {NOT_SURE}
    return _give(case, kind, ["research"], have, "F-HSP-15", "F-HSP-44", each_way=known)


def licences(case: Case) -> Finding:
    """Japanese licences of the work that the law reserves, or listed IT exams (F-HSP-52)."""
    answer = case.choice(questions.LICENCES)
    ways = [0, 2] if answer == NOT_SURE else [LICENCES_AS[answer]]
    have = [{"licences": each} for each in ways]
    return _give(case, "b", ["licence"], have, "F-HSP-16", "F-HSP-52")


def position(case: Case) -> Finding:
    """The position in the organisation (F-HSP-40)."""
    answer = case.choice(questions.POSITION)
    ways = ["neither", "representative"] if answer == NOT_SURE else [answer]
    return _give(case, "c", ["position"], [{"position": each} for each in ways], "F-HSP-40")


def investment(case: Case) -> Finding:
    """Own money in a business of one's own (F-HSP-40)."""
    asked = max(row.when.get("investment_yen", 0) for row in _rows(case))
    answer = case.choice(questions.OWN_INVESTMENT)
    ways = {"yes": [asked], "no": [0], NOT_SURE: [0, asked]}[answer]
    have = [{"investment_yen": each} for each in ways]
    return _give(case, "c", ["investment"], have, "F-HSP-40", each_way=True)


def _rows(case: Case) -> Iterable[PointsRow]:
    return points_rows(on=case.at_filing).values()


def japan(case: Case) -> Finding:
    """A degree from Japan, Japanese, and listed training: one group, as they shut each other out.

    N1 goes with a degree from Japan, N2 does not (F-HSP-53); training does not where it was
    classes of a Japanese university (F-HSP-55).
    """
    kind = _kind(case)
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
    found = _give(case, kind, groups, ways, *facts, each_way=True)
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
    kind = _kind(case)
    if not _may_have_degree(case):
        return met("nothing", "F-HSP-26", "F-HSP-54")
    answer = case.choice(questions.LISTED_UNIVERSITY)
    listed = {NOT_SURE: [False, True], "not_listed": [False]}.get(answer, [True])
    ways = [{"holds": frozenset({"listed_university"} if each else ())} for each in listed]
    return _give(case, kind, ["university"], ways, "F-HSP-26", "F-HSP-54", each_way=True)


def qualification(case: Case) -> Finding:
    """A foreign qualification or award of the Agency's list (F-HSP-21, F-HSP-56)."""
    kind = _kind(case)
    answer = case.choice(questions.FOREIGN_QUALIFICATION)
    held = {"yes": [True], "no": [False], NOT_SURE: [False, True]}[answer]
    award = "foreign_qualification_or_award"
    ways = [{"holds": frozenset({award} if each else ())} for each in held]
    return _give(case, kind, ["qualification"], ways, "F-HSP-21", "F-HSP-56", each_way=True)


def employer(case: Case) -> Finding:
    """What the organisation is, and how it is supported (F-HSP-17 to F-HSP-20, F-HSP-56)."""
    kind = _kind(case)
    chosen = case.several(questions.EMPLOYER_SUPPORT)
    all_of_it = frozenset(questions.EMPLOYER_SUPPORT.options)
    ways = [
        {
            "holds": frozenset(OF_EMPLOYER[each] for each in way if each in OF_EMPLOYER),
            "research_percent": 100 if "research_spending" in way else 0,
        }
        for way in ([frozenset[str](), all_of_it] if chosen == {NOT_SURE} else [chosen])
    ]
    return _give(case, kind, ["employer"], ways, "F-HSP-17", "F-HSP-19", "F-HSP-56")


def special_work(case: Case) -> Finding:
    """A recognised project of a growth field, or managing investments (F-HSP-25, F-HSP-28)."""
    kind = _kind(case)
    chosen = case.several(questions.SPECIAL_WORK)
    ways = [frozenset[str](), frozenset(OF_WORK)] if chosen == {NOT_SURE} else [chosen]
    have = [{"holds": frozenset(OF_WORK[each] for each in way if each in OF_WORK)} for way in ways]
    return _give(case, kind, ["work"], have, "F-HSP-25", "F-HSP-56")


def j_skip(case: Case) -> Finding:
    """The road without points, by very high pay (F-HSP-31, F-HSP-84)."""
    kind = _kind(case)
    roads = value("F-HSP-31", on=case.at_filing)["c" if kind == "c" else "a_or_b"]
    yen = case.number(questions.YEARLY_PAY)
    asked = {"yearly_pay": Quantity(min(road["pay_yen"] for road in roads), "yen")}
    if yen is not None and yen < asked["yearly_pay"].amount:
        return met("pay_short", "F-HSP-31", "F-HSP-84", **asked)
    degrees = case.several(questions.DEGREES) if kind != "c" else frozenset()
    least = min(road["experience_years"] for road in roads if "experience_years" in road)
    if degrees & questions.HIGHER_DEGREES:
        way: bool | None = True
    elif degrees == {NOT_SURE} and yen is None:
        way = None
    else:
        years = years_of_experience(case)
        way = None if years is None else years >= least
        if not way and degrees == {NOT_SURE}:
            way = None
    if way is False:
        reason = "experience_short" if kind == "c" else "background_short"
        return met(reason, "F-HSP-31", "F-HSP-84", experience=Quantity(least, "years"))
    if way is None or yen is None:
        reason = "unknown_of_management" if kind == "c" else "unknown"
        asked |= {"experience": Quantity(least, "years")}
        return open_(reason, "F-HSP-31", "F-HSP-84", **asked)
    return met("fits", "F-HSP-31", "F-HSP-84")


# The sum


def total(least: int, most: int, found: Mapping[str, Finding]) -> Finding:
    """Both marks: that of the status, and that of the shortest road to staying (F-HSP-30).

    Args:
        least: the points that are certain.
        most: the points with all that is not sure.
        found: what the groups gave, by requirement.
    """
    low, high = MARKS
    known = {"points": Quantity(least, "points"), "most": Quantity(most, "points")}
    work = found["points_activity"].reason if "points_activity" in found else ""
    if work == "foreign_culture" and least >= low:
        return open_("foreign_culture", "F-HSP-30", "F-HSP-33", **known)
    if least >= high:
        return met("reaches_high", "F-HSP-30", "F-HSP-36", **known)
    if least >= low:
        more = "perhaps_more" if most < high else "perhaps_high"
        reason = "reaches_low" if least == most else f"reaches_low_{more}"
        return met(reason, "F-HSP-30", "F-HSP-36", **known)
    missing = Quantity(low - least, "points")
    if most >= low:
        reason = "perhaps" if least else "nothing_known"
        return open_(reason, "F-HSP-30", "F-HSP-36", missing=missing, **known)
    if "j_skip" in found and found["j_skip"].reason == "fits":
        cited = ("F-HSP-30", "F-HSP-36", "F-HSP-84")
        return not_met("below_j_skip", *cited, missing=missing, **known).or_else("j_skip")
    reason = "below" if least == most else "below_perhaps_more"
    return not_met(reason, "F-HSP-30", "F-HSP-36", missing=missing, **known)


def _marks() -> tuple[int, int]:
    marks = value("F-HSP-30", on=date.max)
    return marks["pass_mark"], marks["one_year_permanent_residence"]


MARKS = _marks()
"""The marks, the lower one first."""
