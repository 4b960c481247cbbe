"""Which documents to prepare (F-DOC-1 to F-DOC-76)."""

from __future__ import annotations

from datetime import date
from typing import Any

from .. import facts
from .situation import Situation

OF_THE_REAL_CATEGORY = frozenset({"F-DOC-4", "F-DOC-22"})
"""Proof of the category and of language follow it even where the list is a Student's."""

PROOF_OF_LANGUAGE = frozenset({"F-DOC-22", "F-DOC-60"})

OF_THE_HOUSEHOLD = frozenset(
    {"F-PR-55", "F-PR-56-employed", "F-PR-56-self-employed", "F-PR-56-other", "F-PR-65"}
)
"""What tells of everybody in the household, or of whoever supports it."""

WORK = "work"
"""In F-PR-71, the ground of those who take no shorter way."""

CERTAIN = frozenset({"required", "shown"})

OPTIONAL = frozenset({"may_be_asked", "recommended"})
"""No list of this procedure has what is asked for so, even if another's has it (F-DOC-35)."""


def documents(case: Situation, on: date) -> tuple[list[dict[str, Any]], frozenset[str]]:
    """The checklist, and what it still depends on.

    Args:
        case: the situation.
        on: the date of filing.

    Returns:
        A row for each document that is or may be asked for: `id`, `fact`, `level` (see
        `facts.Document.level`), `kind` (`official` list or `practice`), `certain` (whether it
        is asked for as things are known), `only_if` and `unless` (conditions that are still
        open), `categories` (where it depends on the organisation's category, those that ask
        for it), `waived_by` (the Student reduction, where that is open and would spare it:
        F-CAT-8), `prepared_by`, `alternative_of`, `official_name`, `recency_months`,
        `recent_since`, `recent_if_japanese`, `years` (how many it covers, where they follow
        the ground of permanent residence and that is known), `translation`, `differs` and
        `told_as` (the form of its words, where it has several). And
        the conditions on which rows depend that no rule has settled, whether or not the plan's
        own questions have.
    """
    rows: list[dict[str, Any]] = []
    conditions: set[str] = set()
    if case.target is not None or case.needs_nothing or case.over:
        return [], frozenset()
    for document in facts.documents().values():
        asked = document.asked(case.papers)
        if asked is None or not (levels := _levels(document, asked, case, on)):
            continue
        conditions |= _conditions(asked, case)
        if asked.when.isdisjoint(case.excluded) and asked.unless.isdisjoint(case.holds):
            rows.append(_row(document, asked, levels, case, on))
    return rows, frozenset(conditions)


def _conditions(asked: facts.Asked, case: Situation) -> set[str]:
    """The conditions whose change would bring or drop this document."""
    if any(case.given.get(condition) is False for condition in asked.when):
        return set()
    if any(case.given.get(condition) for condition in asked.unless):
        return set()
    blocking = {condition for condition in asked.when if case.told.get(condition) is False}
    blocking |= {condition for condition in asked.unless if case.told.get(condition)}
    if not blocking:
        return {c for c in (*asked.when, *asked.unless) if c not in case.given}
    return blocking if len(blocking) == 1 else set()


def _row(
    document: facts.Document,
    asked: facts.Asked,
    levels: dict[int, facts.Level],
    case: Situation,
    on: date,
) -> dict[str, Any]:
    level = next(iter(levels.values()))
    only_if = asked.when - case.holds
    unless = asked.unless - case.excluded
    waived_by = _waived_by(document, case, on)
    everywhere = len(levels) == len(case.categories)
    specialist = document.specialist_prepares and case.answers.get("filed_by") == "licensed_filer"
    return {
        "id": document.id,
        "fact": asked.fact,
        "level": level,
        "kind": "official" if document.official_list and level not in OPTIONAL else "practice",
        "certain": level in CERTAIN and everywhere and not (only_if or unless or waived_by),
        "only_if": sorted(only_if),
        "unless": sorted(unless),
        "waived_by": waived_by,
        "categories": [] if everywhere else list(levels),
        "prepared_by": [*document.prepared_by, *(["filer"] if specialist else [])],
        "alternative_of": document.alternative_of,
        "official_name": document.official_name,
        "recency_months": document.recency_months,
        "recent_since": document.recent_since,
        "recent_if_japanese": document.recent_if_japanese,
        "years": _years(document, case, on),
        "translation": document.translation,
        "differs": asked.differs,
        "told_as": _told_as(document, case),
    }


def _told_as(document: facts.Document, case: Situation) -> str | None:
    """Of a proof of language: `japanese`, if that is the language of the work; or `learnt`.

    None if the mother tongue is one of the languages, or may be. Of what tells of the household,
    `alone` if there is no family in it.
    """
    if document.id in OF_THE_HOUSEHOLD:
        return "alone" if case.answers.get("household_duties") == "alone" else None
    languages = case.answers.get("work_languages")
    if document.id not in PROOF_OF_LANGUAGE or not isinstance(languages, frozenset):
        return None
    if languages == {"japanese"}:
        return "japanese"
    return "learnt" if languages <= {"japanese", "other_language"} else None


def _years(document: facts.Document, case: Situation, on: date) -> int | None:
    """How many years the document covers, by the ground of the application (F-PR-71)."""
    way = case.answers.get("shortcut", WORK if _years_are_enough(case, on) else None)
    ground = WORK if way == "none" else way
    by_ground = facts.value("F-PR-71", on=on)
    if document.years_of is None or ground not in by_ground:
        return None
    return int(by_ground[ground][document.years_of]["years"])


def _years_are_enough(case: Situation, on: date) -> bool:
    """Whether the years in Japan need no shorter way (F-PR-2): then none is asked for."""
    rule = facts.value("F-PR-2", on=on)
    years, worked = (case.answers.get(id_) for id_ in ("years_in_japan", "years_of_work_status"))
    return (
        isinstance(years, int)
        and isinstance(worked, int)
        and years >= rule["years"]
        and worked >= rule["work_or_residential_years"]
    )


def _levels(
    document: facts.Document, asked: facts.Asked, case: Situation, on: date
) -> dict[int, facts.Level]:
    """By category that the organisation may be in, how the document is asked for there.

    Where the Student reduction holds, by the list of the category that it grants.
    """
    if "student_reduction" in case.holds and document.id not in OF_THE_REAL_CATEGORY:
        granted = facts.value("F-CAT-8", on=on)["category"]
        found = document.level(case.papers, granted, asked.when, on=on)
        return dict.fromkeys(case.categories, found) if found else {}
    return {
        number: level
        for number in case.categories
        if asked.cells[number] != "none"
        if (level := document.level(case.papers, number, asked.when, on=on))
    }


def _waived_by(document: facts.Document, case: Situation, on: date) -> list[str]:
    """The Student reduction, if it may hold and its category's list does without this document."""
    if case.procedure != "change" or document.id in OF_THE_REAL_CATEGORY:
        return []
    if "student_reduction" in case.holds or "student_reduction" in case.excluded:
        return []
    granted = facts.value("F-CAT-8", on=on)["category"]
    asked = document.level("change", granted, document.procedures["change"].when, on=on)
    return [] if asked else ["student_reduction"]
