"""The duties: do they belong to this status?"""

from __future__ import annotations

from ..engine import NONE, NOT_SURE, Case, Chosen, Finding, met, not_met, open_
from . import questions
from .alternatives import for_hands_on_work
from .work import Work, kind_of_work

BEYOND_LIMITS = ("open_ended", "most_of_stay", "foreigners_only")


def duties(case: Case) -> Finding:
    """The work needs academic-type knowledge or a foreign cultural background (F-SCP-1, F-SCP-7).

    Simple or quickly learnt work is not covered (F-SCP-8), nor is work that belongs to
    another status (F-SCP-2, F-SCP-10, F-SCP-11). Training that looks like simple work is
    tolerated only at the start, where Japanese recruits do it too or there is a sound reason,
    inside a fixed plan, and not for most of the stay (F-SCP-9).
    """
    work = kind_of_work(case)
    ruled_out = _ruled_out(case, work)
    if ruled_out is not None:
        return ruled_out
    week = case.choice(questions.WORKING_WEEK)
    if work.has("own_creation"):
        creation = case.choice(questions.OWN_CREATION)
        if creation == "only_assists":
            return not_met("only_assists", "F-SCP-7", "F-SCP-8").or_else(*for_hands_on_work(case))
        if creation == NOT_SURE:
            return open_("creation_unknown", "F-SCP-7")
    training = _training(case)
    if training is not None and training.status != "met":
        return training
    return _by_week(week, work) or training or met(f"in_{work.area}", "F-SCP-1", "F-SCP-3")


def duties_of_holder(case: Case) -> Finding:
    """The work still belongs to this status (guideline, matter 1: F-GDL-1, F-SCP-1, F-SCP-8).

    Duties outside the status need a change of status before they begin (F-NOT-5).
    """
    work = kind_of_work(case)
    ruled_out = _ruled_out(case, work)
    if ruled_out is not None:
        return ruled_out
    week = case.choice(questions.WORKING_WEEK)
    if week == "too_little":
        return open_("too_little", "F-SCP-8", "F-GDL-1")
    return _by_week(week, work) or met(f"in_{work.area}", "F-SCP-1", "F-GDL-1")


def _by_week(week: str, work: Work) -> Finding | None:
    """What is still to be cleared up about the working week and the kind of work."""
    if week == "partly_simple":
        return open_("partly_simple", "F-SCP-8", "F-REF-12")
    if week == NOT_SURE:
        return open_("week_unknown", "F-SCP-8")
    if work.occupation is None:
        return open_("not_on_the_list", "F-SCP-7", "F-SCP-1")
    return None


def _ruled_out(case: Case, work: Work) -> Finding | None:
    """Work of another status, or work that is not, or not mainly, specialist."""
    if work.occupation is not None and work.occupation.other_status is not None:
        status = work.occupation.other_status
        cites = {"instructor": ("F-SCP-10", "F-SCP-2"), "legal_accounting": ("F-SCP-11", "F-SCP-2")}
        return not_met(
            "other_status", *cites.get(status, ("F-SCP-2",)), status_of_residence=status
        ).or_else(status)
    if work.area == "outside":
        return not_met("simple_work", "F-SCP-8", "F-SCP-7").or_else(*for_hands_on_work(case))
    if case.choice(questions.WORKING_WEEK) == "mainly_simple":
        return not_met("mainly_simple", "F-SCP-8", "F-REF-12").or_else(*for_hands_on_work(case))
    return None


def _training(case: Case) -> Finding | None:
    """What the training at the start means for the duties (F-SCP-9); None where there is none."""
    training = case.several(questions.TRAINING)
    if training == {NONE}:
        return None
    if training == {NOT_SURE}:
        return open_("training_unknown", "F-SCP-9")
    beyond = tuple(item for item in BEYOND_LIMITS if item in training)
    if beyond:
        return not_met(
            "training_beyond_limits", "F-SCP-9", "F-REF-10", items=Chosen("training", beyond)
        ).or_else(*for_hands_on_work(case))
    if not training & {"japanese_too", "sound_reason"}:
        return open_("training_for_whom", "F-SCP-9")
    if "over_a_year" in training:
        return open_("training_over_a_year", "F-SCP-9")
    return met("training_fits", "F-SCP-9", "F-SCP-1")
