"""Highly Skilled Professional: what the yearly pay decides.

Its points, the floor below which no points count, and the road without points
(F-HSP-13, F-HSP-31, F-HSP-41).
"""

from __future__ import annotations

from datetime import date

from ..engine import NOT_SURE, Case, Finding, Quantity, met, not_met, open_
from ..facts import value
from ..facts.points import Kind, points_rows
from . import questions
from .points import age, years_of_experience
from .points_group import give, kind_of, rows_of_table
from .points_table import OLDEST, counted


def pay(case: Case) -> Finding:
    """The yearly pay to come, with its limits of age (F-HSP-41, F-HSP-48, F-HSP-49)."""
    kind = kind_of(case)
    on = case.at_filing
    yen = case.number(questions.YEARLY_PAY)
    facts = ("F-HSP-12" if kind != "c" else "F-HSP-40", "F-HSP-48", "F-HSP-49")
    if yen is not None and (short := _pay_short(case, kind, yen, *facts)):
        return short
    if yen is None:
        most = max(row.when.get("pay_yen", 0) for row in points_rows(on=on).values())
        return give(case, kind, ["pay"], [{}, {"pay_yen": most, "age": 0}], *facts)
    young, old = ({"pay_yen": yen, "age": years} for years in (0, OLDEST))
    if counted(kind, ["pay"], young, on) == counted(kind, ["pay"], old, on):
        return give(case, kind, ["pay"], [old], *facts)
    years = age(case)
    ways = [young, old] if years is None else [{"pay_yen": yen, "age": years}]
    return give(case, kind, ["pay"], ways, *facts)


def _pay_short(case: Case, kind: Kind, yen: int, *facts: str) -> Finding | None:
    """Pay below the least that gives points at the person's age, with what would (F-HSP-41)."""
    born = case.glance(questions.BORN_ON) if kind != "c" else None
    years = age(case) if isinstance(born, date) else None
    rows = [row for row in rows_of_table(case) if row.group == "pay" and kind in row.points]
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
    if kind_of(case) not in rule["excluded"]:
        return met("no_floor", "F-HSP-13", "F-HSP-36")
    yen = case.number(questions.YEARLY_PAY)
    if yen is None:
        return open_("unknown", "F-HSP-13", "F-HSP-48")
    if yen < rule["pay_yen_under"]:
        return not_met("below", "F-HSP-13", "F-HSP-48", "F-HSP-49")
    return met("reached", "F-HSP-13", "F-HSP-48")


def j_skip(case: Case) -> Finding:
    """The road without points, by very high pay (F-HSP-31, F-HSP-84)."""
    kind = kind_of(case)
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
