"""The duties: do they belong to this status?"""

from __future__ import annotations

from dataclasses import replace

from ..engine import NOT_SURE, Case, Finding, met, not_met, open_
from . import questions
from .alternatives import beside_specialist_work, for_hands_on_work
from .post import holder_has_new_work, holder_works_in_post
from .work import Work, kind_of_work

BEYOND_LIMITS = frozenset({"half_of_stay", "not_fixed", "only_chosen_move_on"})
RULED_OUT = frozenset({"simple_work", "practised_skill", "other_status"})
"""Reasons for which no part of the work belongs to the status."""

END_TOLD = {"after_a_year": "_over_a_year", NOT_SURE: "_end_unknown"}
"""How a reason ends that is about who takes the training, where its end is a matter too."""

FROM_ABROAD = frozenset({"abroad", "temporary_visitor", "technical_intern"})
"""Those who come, or come back, with a Certificate of Eligibility."""

BY_STATUS = {"instructor": ("F-SCP-10", "F-SCP-2"), "legal_accounting": ("F-SCP-11", "F-SCP-2")}


def duties(case: Case) -> Finding:
    """The work needs academic-type knowledge or a foreign cultural background (F-SCP-1, F-SCP-7).

    Simple or quickly learnt work is not covered (F-SCP-8), nor is work that belongs to
    another status (F-SCP-2, F-SCP-10, F-SCP-11), nor a skill that rests on practice or a licence
    and not on study (F-SCP-7); work of another status beside it needs a
    permission of its own (F-SID-6). Training that looks like simple work is tolerated only at
    the start, inside a fixed plan, and not for most of the stay (F-SCP-9).
    """
    return _judged(case, trained=True)


def duties_of_recruit(case: Case) -> Finding:
    """The same; who comes from abroad has no status that could be changed (F-RTE-1, F-RTE-11)."""
    found = duties(case)
    if found.reason != "partly_other_status" or case.choice(questions.WHERE) not in FROM_ABROAD:
        return found
    return replace(found, reason="partly_other_status_from_abroad")


def duties_of_holder(case: Case) -> Finding:
    """The same (guideline, matter 1: F-GDL-1); training belongs to the start of new work.

    Work of no part of the status is done already, or needs another status first (F-SID-1).
    """
    found = _judged(case, trained=holder_has_new_work(case))
    if found.reason not in RULED_OUT:
        return found
    return _of_holder(found, done_already=holder_works_in_post(case))


def duties_of_mover(case: Case) -> Finding:
    """The same; work that belongs to another status has to wait for its permission (F-SID-1)."""
    found = duties(case)
    return _of_holder(found, done_already=False) if found.reason in RULED_OUT else found


def duties_sought(case: Case) -> Finding:
    """The kind of work that somebody looks for (F-SCP-1): of a week there is nothing to ask yet."""
    return _ruled_out(case, kind_of_work(case)) or _in_the_status(case)


def duties_sought_by_mover(case: Case) -> Finding:
    """The same; work that belongs to another status has to wait for its permission (F-SID-1)."""
    found = duties_sought(case)
    return _of_holder(found, done_already=False) if found.reason in RULED_OUT else found


def _of_holder(found: Finding, *, done_already: bool) -> Finding:
    """A holder does the work that is ruled out already, or has to wait with it."""
    return replace(found, reason=f"{found.reason}_{'now' if done_already else 'next'}")


def _judged(case: Case, *, trained: bool) -> Finding:
    """What stands against the work comes before what is open."""
    found = _of_the_week(case)
    if found is not None and found.status == "not_met":
        return found
    beyond = _beyond_limits(case) if trained else None
    training = _training(case) if trained and not (beyond or found) else None
    return beyond or found or training or _in_the_status(case)


def _in_the_status(case: Case) -> Finding:
    work = kind_of_work(case)
    if not work.inside:
        return open_("not_on_the_list", "F-SCP-7", "F-SCP-1")
    return met(f"in_{work.area}", "F-SCP-1", "F-SCP-3")


def _of_the_week(case: Case) -> Finding | None:
    """What the occupation and the week say against the work, or leave open."""
    work = kind_of_work(case)
    ruled_out = _ruled_out(case, work)
    if ruled_out is not None:
        return ruled_out
    week = case.choice(questions.WORKING_WEEK)
    if week == "mainly_simple":
        return not_met("mainly_simple", "F-SCP-8", "F-REF-12").or_else(*for_hands_on_work(case))
    creation = case.choice(questions.OWN_CREATION) if work.any_has("own_creation") else None
    if creation == "only_assists":
        return not_met("only_assists", "F-SCP-7", "F-SCP-8").or_else(*for_hands_on_work(case))
    if work.other_status is not None:
        return open_(
            "partly_other_status", "F-SCP-2", "F-SID-6", status_of_residence=work.other_status
        ).or_else(work.other_status)
    if creation == NOT_SURE:
        return open_("creation_unknown", "F-SCP-7")
    if week == "partly_simple":
        return open_("partly_simple", "F-SCP-8", "F-REF-12")
    if week == NOT_SURE:
        return open_("week_unknown", "F-SCP-8")
    return None


def _ruled_out(case: Case, work: Work) -> Finding | None:
    """Work of which no part belongs to the status."""
    if work.area != "outside":
        return None
    status = work.other_status
    if status is None:
        if work.beside and all("practised_skill" in each.tags for each in work.beside):
            return not_met("practised_skill", "F-SCP-7").or_else(*for_hands_on_work(case))
        return not_met("simple_work", "F-SCP-8", "F-SCP-7").or_else(*for_hands_on_work(case))
    cites = BY_STATUS.get(status, ("F-SCP-2",))
    return not_met("other_status", *cites, status_of_residence=status).or_else(status)


def _beyond_limits(case: Case) -> Finding | None:
    """Training that has no end, or fills the stay (F-SCP-9)."""
    if case.choice(questions.TRAINING) != "given":
        return None
    ends = case.choice(questions.TRAINING_ENDS)
    if ends not in BEYOND_LIMITS:
        return None
    # Training with an end leads to the work that the week is said to hold.
    others = beside_specialist_work if ends == "half_of_stay" else for_hands_on_work
    return not_met(f"training_{ends}", "F-SCP-9", "F-REF-10").or_else(*others(case))


def _training(case: Case) -> Finding | None:
    """What other hands-on training means for the duties (F-SCP-9); None where there is none."""
    training = case.choice(questions.TRAINING)
    if training == "none":
        return None
    if training == NOT_SURE:
        return open_("training_unknown", "F-SCP-9")
    ends = case.choice(questions.TRAINING_ENDS)
    for_whom = case.choice(questions.TRAINING_FOR)
    end = END_TOLD.get(ends, "")
    if for_whom == "foreigners_other":
        return open_(f"training_for_foreigners{end}", "F-SCP-9", "F-EMP-15")
    if for_whom == NOT_SURE:
        return open_(f"training_for_whom{end}", "F-SCP-9", "F-EMP-15")
    if ends == "after_a_year":
        return open_("training_over_a_year", "F-SCP-9")
    if ends == NOT_SURE:
        return open_("training_end_unknown", "F-SCP-9")
    if not kind_of_work(case).inside:
        return None
    return met("training_fits", "F-SCP-9", "F-SCP-1")
