"""Permission for permanent residence."""

from __future__ import annotations

from datetime import date

from ..engine import NOT_SURE, Case, Finding, Quantity, met, not_met, open_
from ..facts import value
from . import questions


def residence_years(case: Case) -> Finding:
    """Ten continuous years in Japan (F-PR-2), or fewer by a shortcut (F-PR-6)."""
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
    shorter = Quantity(
        value("F-PR-6", on=case.at_filing)[questions.YEARS_BY_SHORTCUT[shortcut]], "years"
    )
    if years >= shorter.amount:
        return met("by_shortcut", "F-PR-6", needed=shorter)
    return not_met("too_few_for_shortcut", "F-PR-6", needed=shorter)


def work_years(case: Case) -> Finding:
    """Of the ten years, five on a work or residential status (F-PR-2).

    Technical Intern Training and Specified Skilled Worker (i) do not count; years as a
    student count for the ten, not for the five. A shortcut does without (F-PR-6).
    """
    rule = value("F-PR-2", on=case.at_filing)
    years = case.number(questions.YEARS_IN_JAPAN)
    if years is not None and years < rule["years"]:
        shortcut = case.choice(questions.SHORTCUT)
        if shortcut not in ("none", NOT_SURE):
            return met("by_shortcut", "F-PR-6")
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
    return met("by_shortcut", "F-PR-6")


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
    needed = Quantity(
        value("F-PR-6", on=case.at_filing)[questions.YEARS_BY_SHORTCUT[shortcut]], "years"
    )
    if shortcut in ("points_80", "points_70", "j_skip"):
        return met("points", "F-PR-6", "F-HSP-30", needed=needed)
    return met("other_shortcut", "F-PR-6", needed=needed)


def longest_period(case: Case) -> Finding:
    """The longest period for the status is held; three years counts until a date (F-PR-5)."""
    held = case.choice(questions.PERIOD_HELD)
    if held == "five_years":
        return met("five_years", "F-PR-5")
    if held == NOT_SURE:
        return open_("unknown", "F-PR-5")
    if held != "three_years":
        return not_met("shorter", "F-PR-5")
    rule = value("F-PR-5", on=case.at_filing)
    if rule["three_years_counts"]:
        return met("three_years_still", "F-PR-5")
    held_then = case.choice(questions.HELD_THREE_YEARS)
    cutoff = date.fromisoformat(rule["unless_held_three_years_on"])
    if held_then == "yes":
        return met("three_years_then", "F-PR-5", cutoff=cutoff)
    if held_then == NOT_SURE:
        return open_("three_years_unknown", "F-PR-5", cutoff=cutoff)
    return not_met("three_years_no_longer", "F-PR-5", cutoff=cutoff)


def livelihood_for_permanent(case: Case) -> Finding:
    """Assets or skills for independent living (Act, Article 22 (2): F-PR-1).

    The draft's income figures (F-PR-7, F-PR-8) are told, and decide nothing.
    """
    living = case.choice(questions.LIVELIHOOD)
    if living == "own_income":
        return met("own_income_and_draft", "F-PR-1", "F-PR-7", "F-PR-9")
    if living == NOT_SURE:
        return open_("unknown", "F-PR-1", "F-PR-7")
    return not_met(living, "F-PR-1", "F-PR-7")


def criteria_kept(case: Case) -> Finding:
    """The landing criteria of the present status are still met (F-PR-4)."""
    kept = case.choice(questions.CRITERIA_KEPT)
    if kept == "yes":
        return met("kept", "F-PR-4")
    return open_("unknown", "F-PR-4") if kept == NOT_SURE else not_met("not_kept", "F-PR-4")
