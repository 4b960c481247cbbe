"""Language ability at CEFR B2, for mainly person-facing work that uses language skill."""

from __future__ import annotations

from ..engine import NOT_SURE, Case, Chosen, Finding, met, not_met, open_
from ..facts import value
from . import questions
from .work import kind_of_work


def language(case: Case) -> Finding:
    """CEFR B2 in the languages of the work, from the date in F-LNG-1.

    Proof has to be filed where the organisation is in Category 3 or 4 (F-LNG-1); the
    clarification document presupposes the level everywhere (F-LNG-8). How Japanese is shown:
    F-LNG-4; other languages: F-LNG-5. Who interprets or translates needs two (F-LNG-3).
    """
    if not value("F-LNG-1", on=case.at_filing):
        return met("not_yet_required", "F-LNG-1")
    work = kind_of_work(case)
    if work.area == "outside":
        return open_("depends_on_duties", "F-LNG-1")
    if not work.any_has("language_skill"):
        if work.inside and not work.any_has("maybe_language"):
            return met("not_language_work", "F-LNG-2", "F-LNG-1")
        talking = case.choice(questions.PERSON_FACING)
        if talking == "no":
            return met("not_language_work", "F-LNG-2", "F-LNG-1")
        if talking == NOT_SURE:
            return open_("talking_unknown", "F-LNG-2", "F-LNG-1")
    return _level(case, two=work.any_has("two_languages"))


def _level(case: Case, *, two: bool) -> Finding:
    languages = case.several(questions.WORK_LANGUAGES)
    if languages == {NOT_SURE}:
        return open_("languages_unknown", "F-LNG-1", "F-LNG-3")
    proofs = []
    if "japanese" in languages:
        proofs.append(case.choice(questions.JAPANESE_PROOF))
    if "other_language" in languages:
        proofs.append(case.choice(questions.OTHER_LANGUAGE_PROOF))
    if "no_proof" in proofs:
        lacking = tuple(
            each
            for each, proof in (
                ("japanese", questions.JAPANESE_PROOF),
                ("other_language", questions.OTHER_LANGUAGE_PROOF),
            )
            if each in languages and case.choice(proof) == "no_proof"
        )
        category = case.choice(questions.CATEGORY)
        unproved = Chosen("work_languages", lacking)
        if category in ("category_3", "category_4"):
            return not_met("no_proof", "F-LNG-1", "F-LNG-4", languages=unproved)
        if category == NOT_SURE:
            return open_("category_unknown", "F-LNG-1", "F-LNG-8", "F-LNG-4", languages=unproved)
        its = Chosen("category", (category,))
        return open_("level_presupposed", "F-LNG-8", "F-LNG-4", languages=unproved, category=its)
    if NOT_SURE in proofs:
        return open_("level_unknown", "F-LNG-1", "F-LNG-2", "F-LNG-4")
    if two and len(languages) < 2:
        return open_("second_language_unknown", "F-LNG-3", "F-LNG-1")
    if not proofs:
        return met("own_language", "F-LNG-5", "F-LNG-3", "F-LNG-1")
    return met("level_shown", "F-LNG-4", "F-LNG-5", "F-LNG-3", "F-LNG-1")
