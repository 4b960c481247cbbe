"""Permission for permanent residence: the years, the shorter ways, the period held."""

from __future__ import annotations

from datetime import date

from ..engine import NONE, NOT_SURE, Case, Chosen, Finding, Quantity, met, not_met, open_
from ..facts import get, value
from . import questions
from .record import EXEMPT
from .stay import by_reason_for_absence

BY_POINTS = frozenset({"points_80", "points_70"})
BEYOND_YARDSTICK = ("half_a_year", "thirty_months")


def residence_years(case: Case) -> Finding:
    """Ten continuous years in Japan (F-PR-2), or fewer by a shorter way (F-PR-6)."""
    needed = Quantity(value("F-PR-2", on=case.at_filing)["years"], "years")
    years = case.number(questions.YEARS_IN_JAPAN)
    if years is None:
        return open_("unknown", "F-PR-2", needed=needed)
    if years >= needed.amount:
        return met("enough", "F-PR-2", needed=needed)
    shortcut = case.choice(questions.SHORTCUT)
    if shortcut == NOT_SURE:
        return open_("shortcut_unknown", "F-PR-2", "F-PR-6", needed=needed)
    if shortcut == "none":
        return not_met("too_few", "F-PR-2", "F-PR-6", needed=needed).or_else(
            "highly_skilled_professional"
        )
    shorter = Quantity(_years_by(shortcut, case), "years")
    if years < shorter.amount:
        return not_met("too_few_for_shortcut", "F-PR-6", needed=shorter)
    return _shortcut(case, shortcut) or met(
        "by_shortcut", "F-PR-6", needed=shorter, ground=shortcut
    )


def _years_by(shortcut: str, case: Case) -> int:
    years: int = value("F-PR-6", on=case.at_filing)[questions.YEARS_BY_SHORTCUT[shortcut]]
    return years


def _points_of(shortcut: str, case: Case) -> Quantity:
    """The points that a shorter way by points asks for (F-HSP-30)."""
    mark = {"points_70": "pass_mark", "points_80": "one_year_permanent_residence"}[shortcut]
    return Quantity(value("F-HSP-30", on=case.at_filing)[mark], "points")


def _shortcut(case: Case, shortcut: str) -> Finding | None:
    """What a shorter way asks besides years in Japan, if it is not there (F-PR-6, F-PR-32)."""
    if shortcut == "spouse":
        rule = value("F-PR-6", on=case.at_filing)
        married = Quantity(rule["spouse_marriage_years"], "years")
        years = case.number(questions.YEARS_MARRIED)
        if years is None:
            return open_("marriage_unknown", "F-PR-6", needed=married)
        if years < married.amount:
            return not_met("married_too_short", "F-PR-6", needed=married)
    if shortcut in BY_POINTS:
        needed = Quantity(_years_by(shortcut, case), "years")
        points = _points_of(shortcut, case)
        kept = case.choice(questions.POINTS_KEPT)
        if kept == NOT_SURE:
            return open_("points_unknown", "F-PR-6", "F-PR-32", needed=needed, points=points)
        if kept != "without_break":
            return not_met(f"points_{kept}", "F-PR-6", "F-PR-32", needed=needed, points=points)
    return None


def continuity(case: Case) -> Finding:
    """What breaks or burdens the years in a row (F-PR-77, F-PR-27, F-REN-6).

    The guideline up to F-PR-27's date names no number of days. From it on, half a year at once
    or two and a half years in ten, without a reasonable cause, count against in principle.
    """
    away = case.several(questions.ABSENCES)
    if away == {NONE}:
        return met("kept", "F-PR-2", "F-PR-77")
    if away == {NOT_SURE}:
        return open_("unknown", "F-PR-2", "F-PR-77")
    if "without_reentry" in away:
        return not_met("broken", "F-PR-2", "F-REN-6", "F-PR-77")
    yardstick = value("F-PR-27", on=case.at_filing)
    begins = get("F-PR-27").starts[-1]
    if yardstick and away == {"ninety_days"}:
        return met("within_yardstick", "F-PR-27", "F-PR-2", begins=begins)
    found = by_reason_for_absence(case)
    if found.status != "open":
        why = case.choice(questions.ABSENCE_REASON)
        return open_("long_with_reason", "F-PR-2", "F-PR-77", "F-PR-27", why_away=why)
    if found.reason == "reason_unknown":
        return open_("reason_unknown", "F-PR-2", "F-PR-77", "F-PR-27")
    if yardstick:
        beyond = tuple(each for each in BEYOND_YARDSTICK if each in away)
        items = Chosen("absences", beyond)
        return open_("beyond_yardstick", "F-PR-27", "F-PR-2", items=items, begins=begins)
    items = Chosen("absences", tuple(sorted(away)))
    return open_("long_trips", "F-PR-2", "F-PR-77", "F-PR-27", items=items)


def work_years(case: Case) -> Finding:
    """Of the ten years, five on a work or residential status (F-PR-2).

    Technical Intern Training and Specified Skilled Worker (i) do not count; years as a
    student count for the ten, not for the five. A shorter way does without (F-PR-6).
    """
    rule = value("F-PR-2", on=case.at_filing)
    years = case.number(questions.YEARS_IN_JAPAN)
    if years is not None and years < rule["years"]:
        shortcut = case.choice(questions.SHORTCUT)
        if shortcut not in ("none", NOT_SURE):
            return met("by_shortcut", "F-PR-6", ground=shortcut)
    needed = Quantity(rule["work_or_residential_years"], "years")
    worked = case.number(questions.YEARS_OF_WORK_STATUS)
    if worked is None:
        return open_("unknown", "F-PR-2", needed=needed)
    if worked >= needed.amount:
        return met("enough", "F-PR-2", needed=needed)
    shortcut = case.choice(questions.SHORTCUT)
    if shortcut == NOT_SURE:
        return open_("shortcut_unknown", "F-PR-2", "F-PR-6", needed=needed)
    if shortcut == "none":
        return not_met("too_few", "F-PR-2", "F-PR-6", needed=needed)
    if years is None:
        return open_("years_unknown", "F-PR-6", needed=needed)
    return _shortcut(case, shortcut) or met("by_shortcut", "F-PR-6", ground=shortcut)


def points_shortcut(case: Case) -> Finding:
    """Seventy points for three years, eighty for one, or J-Skip (F-PR-6, F-HSP-30, F-HSP-31)."""
    years = case.number(questions.YEARS_IN_JAPAN)
    if years is None:
        return open_("years_unknown", "F-PR-6", "F-HSP-30")
    rule = value("F-PR-2", on=case.at_filing)
    if years >= rule["years"]:
        worked = case.number(questions.YEARS_OF_WORK_STATUS)
        if worked is None or worked >= rule["work_or_residential_years"]:
            return met("not_needed", "F-PR-2", "F-PR-6")
    shortcut = case.choice(questions.SHORTCUT)
    if shortcut in ("none", NOT_SURE):
        return open_("to_count", "F-PR-6", "F-HSP-30")
    needed = Quantity(_years_by(shortcut, case), "years")
    if shortcut in BY_POINTS:
        points = _points_of(shortcut, case)
        return met("points", "F-PR-6", "F-HSP-30", needed=needed, points=points)
    return met("other_shortcut", "F-PR-6", needed=needed, ground=shortcut)


def longest_period(case: Case) -> Finding:
    """The longest period for the status is held; three years counts until a date (F-PR-5).

    From that date on, only for who held three years on the day before, files for the first
    time since, and gets the decision inside that period (F-PR-5, F-PR-28).
    """
    held = case.choice(questions.PERIOD_HELD)
    if held == "five_years":
        return met("five_years", "F-PR-5")
    if held == NOT_SURE:
        return open_("unknown", "F-PR-5")
    if held != "three_years":
        return not_met("shorter", "F-PR-5")
    rule = value("F-PR-5", on=case.at_filing)
    if rule["three_years_counts"]:
        return met("three_years_still", "F-PR-5", cutoff=date.fromisoformat(rule["last_filing"]))
    held_then = case.choice(questions.HELD_THREE_YEARS)
    cutoff = date.fromisoformat(rule["unless_held_three_years_on"])
    if held_then == NOT_SURE:
        return open_("three_years_unknown", "F-PR-5", cutoff=cutoff)
    if held_then == "no":
        return not_met("three_years_no_longer", "F-PR-5", cutoff=cutoff)
    first = case.choice(questions.FIRST_FILING)
    if first == NOT_SURE:
        return open_("first_filing_unknown", "F-PR-5", cutoff=cutoff)
    if first == "no":
        return not_met("not_the_first_filing", "F-PR-5", cutoff=cutoff)
    return met("three_years_then", "F-PR-5", cutoff=cutoff)


def livelihood_for_permanent(case: Case) -> Finding:
    """Assets or skills for independent living (Act, Article 22 (2): F-PR-1).

    A spouse or child of a Japanese or permanent resident, and a recognised refugee, are free
    of it (F-PR-15, F-PR-16). The income that the revised guideline asks for (F-PR-9) is published
    without figures that could be judged here, and may reach filings before its day: what it asks
    is left open (F-PR-8).
    """
    living = case.choice(questions.LIVELIHOOD)
    if living == "own_income" and not _free_of_livelihood(case):
        return _own_income(case)
    shortcut = case.choice(questions.SHORTCUT)
    if shortcut in EXEMPT or shortcut == "refugee":
        if living == "public_assistance" and value("F-PR-34", on=case.at_filing):
            return open_("exempt_but_public_burden", "F-PR-15", "F-PR-34")
        return met("exempt", "F-PR-15", "F-PR-16", "F-PR-1", ground=shortcut)
    if living == NOT_SURE:
        return open_("unknown", "F-PR-1", "F-PR-7")
    return not_met(living, "F-PR-1", "F-PR-7")


def _free_of_livelihood(case: Case) -> bool:
    """Whether a shorter way that the years leave room for frees of it (F-PR-15, F-PR-16).

    Who has all the years, and lives on an income of their own, is not asked for a shorter way.
    """
    rule = value("F-PR-2", on=case.at_filing)
    years = case.number(questions.YEARS_IN_JAPAN)
    if years is None:
        return False
    if years >= rule["years"]:
        worked = case.number(questions.YEARS_OF_WORK_STATUS)
        if worked is None or worked >= rule["work_or_residential_years"]:
            return False
    return case.choice(questions.SHORTCUT) in (*EXEMPT, "refugee")


def _own_income(case: Case) -> Finding:
    """A household that lives on its own income, before and since the revised guideline."""
    revised = get("F-PR-8").starts[0]
    if case.on < revised:
        return met("own_income", "F-PR-1")
    begins = date.fromisoformat(value("F-PR-8", on=case.on)["filings_from"])
    if case.at_filing < begins:
        return open_("own_income_before_revision", "F-PR-1", "F-PR-9", "F-PR-8", begins=begins)
    return open_("own_income_after_revision", "F-PR-1", "F-PR-9", "F-PR-8", begins=begins)


def criteria_kept(case: Case) -> Finding:
    """The landing criteria of the present status are still met (F-PR-4).

    What the last permission has judged goes on; new work has to be shown to fit (F-NOT-4).
    """
    work = case.choice(questions.PRESENT_WORK)
    if work in ("same_job", "on_leave"):
        return met("kept", "F-PR-4")
    if work in ("out_of_work", "other_activity"):
        return not_met("not_kept", "F-PR-4", "F-GDL-1")
    return open_("unknown" if work == NOT_SURE else "to_show", "F-PR-4", "F-NOT-4")
