"""Language ability at CEFR B2, for mainly person-facing work that uses language skill."""

from __future__ import annotations

from ..engine import NOT_SURE, Case, Finding, met, not_met, open_
from ..facts import value
from . import questions
from .work import kind_of_work

LANGUAGE_WORK = frozenset({"language_skill", "maybe_language"})


def language(case: Case) -> Finding:
    """CEFR B2 in the language of the work, from the date in F-LNG-1.

    Proof has to be filed where the organisation is in Category 3 or 4 (F-LNG-1); the
    clarification document presupposes the level everywhere (F-LNG-8). How Japanese is shown:
    F-LNG-4; other languages: F-LNG-5.
    """
    if not value("F-LNG-1", on=case.at_filing):
        return met("not_yet_required", "F-LNG-1")
    work = kind_of_work(case)
    if work.area == "outside":
        return open_("depends_on_duties", "F-LNG-1")
    if work.occupation is not None and not work.occupation.tags & LANGUAGE_WORK:
        return met("not_language_work", "F-LNG-2", "F-LNG-1")
    level = case.choice(questions.LANGUAGE)
    if level == "not_main":
        if work.has("language_skill"):
            return open_("typical_language_work", "F-LNG-2", "F-LNG-1")
        return met("not_language_work", "F-LNG-2", "F-LNG-1")
    if level == "own":
        return met("own_language", "F-LNG-5", "F-LNG-3", "F-LNG-1")
    if level == NOT_SURE:
        return open_("level_unknown", "F-LNG-1", "F-LNG-2", "F-LNG-4")
    if level == "other_language":
        return met("level_shown", "F-LNG-5", "F-LNG-3", "F-LNG-1")
    if level != "no_proof":
        return met("level_shown", "F-LNG-4", "F-LNG-3", "F-LNG-1")
    category = case.choice(questions.CATEGORY)
    if category in ("category_3", "category_4"):
        return not_met("no_proof", "F-LNG-1", "F-LNG-4")
    return open_("level_presupposed", "F-LNG-8", "F-LNG-4")
