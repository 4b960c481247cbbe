"""Language ability at CEFR B2, for mainly person-facing work that uses language skill."""

from __future__ import annotations

from ..engine import NOT_SURE, Case, Finding, met, not_met, open_
from ..facts import value
from . import questions
from .work import kind_of_work


def language(case: Case) -> Finding:
    """CEFR B2 in the language of the work, from the date in F-LNG-1.

    Proof has to be filed where the organisation is in Category 3 or 4 (F-LNG-1); the
    clarification document presupposes the level everywhere (F-LNG-8). How Japanese is shown:
    F-LNG-4; other languages: F-LNG-5.
    """
    if not value("F-LNG-1", on=case.on):
        return met("not_yet_required", "F-LNG-1")
    work = kind_of_work(case)
    if work.area == "outside":
        return open_("depends_on_duties", "F-LNG-1")
    if not work.has("language_skill"):
        if not work.has("maybe_language") and work.occupation is not None:
            return met("not_language_work", "F-LNG-2", "F-LNG-1")
        facing = case.choice(questions.PERSON_FACING)
        if facing == "no":
            return met("not_language_work", "F-LNG-2", "F-LNG-1")
        if facing == NOT_SURE:
            return open_("person_facing_unknown", "F-LNG-1", "F-LNG-2")
    return _level(case)


def _level(case: Case) -> Finding:
    spoken = case.choice(questions.WORK_LANGUAGE)
    if spoken == "own":
        return met("own_language", "F-LNG-5", "F-LNG-3")
    if spoken == NOT_SURE:
        return open_("work_language_unknown", "F-LNG-3", "F-LNG-1")
    question, cite = (
        (questions.JAPANESE_LEVEL, "F-LNG-4")
        if spoken == "japanese"
        else (questions.THIRD_LANGUAGE_LEVEL, "F-LNG-5")
    )
    level = case.choice(question)
    if level == NOT_SURE:
        return open_("level_unknown", cite, "F-LNG-1")
    if level != "none":
        return met("level_shown", cite, "F-LNG-3")
    category = case.choice(questions.CATEGORY)
    if category in ("category_3", "category_4"):
        return not_met("no_proof", "F-LNG-1", cite)
    return open_("level_presupposed", "F-LNG-8", cite)
