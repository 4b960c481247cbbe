"""Which application comes next, read from the answers alone: the filing day hangs on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from ..engine import Answer
from ..facts.catalogue import Occupation, occupations
from .days import extension_opens, told_day

Procedure = Literal["coe", "change", "extension", "job_change", "permanent", "highly_skilled"]

OUTSIDE_JAPAN = frozenset(
    {"abroad", "temporary_visitor", "technical_intern", "expired", "not_sure"}
)


OF_THE_ROUTE: Mapping[str, Procedure] = {"permanent": "permanent", "points": "highly_skilled"}
"""Routes with one procedure for everybody."""


def procedure_of(route: str, answers: Mapping[str, Answer], on: date) -> Procedure:
    """The procedure that is next.

    Whoever holds this status gets no change to it: a move needs notices, and the extension once
    it is accepted (F-NOT-1, F-RTE-20). New duties of another status need a change to that
    status before they begin (F-NOT-5).

    Args:
        route: the route id.
        answers: the answers by question id.
        on: today.
    """
    if route in OF_THE_ROUTE:
        return OF_THE_ROUTE[route]
    where = answers.get("where", "not_sure")
    if route == "first" and where != "this_status":
        return "coe" if where in OUTSIDE_JAPAN else "change"
    if target_status(answers) is not None:
        return "change"
    if route == "extension" or _extension_is_next(answers, on):
        return "extension"
    return "job_change"


def stay_is_over(answers: Mapping[str, Answer]) -> bool:
    """Whether the person says that the stay is over: nothing can be applied for before leaving."""
    return answers.get("where") == "expired"


def _extension_is_next(answers: Mapping[str, Answer], on: date) -> bool:
    ends = told_day(answers, "stay_ends", on)
    return ends is not None and extension_opens(answers, ends, on) <= on


def target_status(answers: Mapping[str, Answer]) -> str | None:
    """The other status of residence to which all of the work belongs, if there is one."""
    chosen = chosen_occupations(answers)
    statuses = {occupation.other_status for occupation in chosen}
    return statuses.pop() if len(statuses) == 1 else None


def chosen_occupations(answers: Mapping[str, Answer]) -> tuple[Occupation, ...]:
    """The entries of the list that were chosen; "other" and "not sure" are none."""
    answer = answers.get("occupation", "")
    ids = sorted(answer) if isinstance(answer, frozenset) else [str(answer)]
    return tuple(occupations()[id_] for id_ in ids if id_ in occupations())
