"""Whose post is judged: one rule for all routes, and when a route comes to it.

A person without an offer is not asked about one, and of a holder who stays in the same job
nothing is judged anew that the last permission has settled.
"""

from __future__ import annotations

from collections.abc import Callable

from ..engine import Case, Finding, Guarded, met
from ..facts.contracts import WITHOUT_POST
from . import questions

Rule = Callable[[Case], Finding]
When = Callable[[Case], bool]


def offered(case: Case) -> bool:
    """Whether there is an offer or a contract."""
    return case.choice(questions.CONTRACT) not in WITHOUT_POST


def mover_has_post(case: Case) -> bool:
    """Whether a mover has a post: new duties rest on the contract that there is."""
    return case.choice(questions.MOVE) == "new_duties" or offered(case)


def holder_moves(case: Case) -> bool:
    """Whether, since the last permission, a holder has left an employer."""
    return case.choice(questions.PRESENT_WORK) in ("new_employer", "out_of_work")


def holder_has_post(case: Case) -> bool:
    """Whether a holder who wants to stay has a post."""
    if holder_moves(case):
        return offered(case)
    return case.choice(questions.PRESENT_WORK) != "other_activity"


def holder_has_new_work(case: Case) -> bool:
    """Whether the post or the duties of a holder are other than at the last permission."""
    if holder_moves(case):
        return offered(case)
    return case.choice(questions.PRESENT_WORK) == "new_duties"


def holder_works_in_post(case: Case) -> bool:
    """Whether a holder who wants to stay works in the post that is judged already."""
    if not holder_moves(case):
        return holder_has_post(case)
    joined = case.day(questions.JOINED_ON)
    return joined is not None and joined <= case.on


def mover_leaves(case: Case) -> bool:
    """Whether a mover leaves the employer."""
    return case.choice(questions.MOVE) != "new_duties"


def with_post(rule: Rule, has_post: When) -> Guarded:
    """The rule, for whoever has a post; others have nothing here to be judged (F-SCP-1)."""
    return Guarded(rule, has_post, lambda _case: met("no_offer", "F-SCP-1", "F-SCP-6"))


def or_sought(rule: Rule, sought: Rule, has_post: When) -> Guarded:
    """The rule, for whoever has a post; what can be said of the work looked for, for others."""
    return Guarded(rule, has_post, sought)


def if_new(rule: Rule) -> Guarded:
    """The rule, for a holder whose post or duties are new (F-GDL-1, F-GDL-2)."""

    def otherwise(case: Case) -> Finding:
        if holder_has_post(case):
            return met("unchanged", "F-GDL-2", "F-GDL-1")
        return met("no_offer", "F-SCP-1", "F-SCP-6")

    return Guarded(rule, holder_has_new_work, otherwise)


def if_leaving(rule: Rule, leaves: When, *facts: str) -> Guarded:
    """The rule, for whoever has left or leaves an employer."""
    return Guarded(rule, leaves, lambda _case: met("same_contract", *facts))
