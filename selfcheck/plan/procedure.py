"""Which application comes next, read from the answers alone: the filing day hangs on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ..engine import Answer

Procedure = Literal["coe", "change", "extension", "job_change", "permanent"]

OUTSIDE_JAPAN = frozenset({"abroad", "temporary_visitor", "expired", "not_sure"})


def procedure_of(route: str, answers: Mapping[str, Answer]) -> Procedure:
    """The procedure that is next.

    Args:
        route: the route id.
        answers: the answers by question id.
    """
    if route == "first":
        return "coe" if answers.get("where", "not_sure") in OUTSIDE_JAPAN else "change"
    by_route: dict[str, Procedure] = {
        "extension": "extension",
        "job-change": "job_change",
        "permanent": "permanent",
    }
    return by_route[route]
