"""What has to be applied for before the change, where the present stay is too short for it.

A Student whose stay ends by the end of January while school goes on first extends it
(F-STU-2); likewise where the special period would end before graduation (F-STU-3). Whoever has
an offer and waits for the first day of work changes to Designated Activities (F-STU-15). A
holder of another status extends that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .. import facts
from ..engine import Answer, months_after
from ..facts.contracts import WITHOUT_POST
from .days import extension_opens, told_day
from .lengths import after

Kind = Literal["extend_student", "change_to_designated_activities", "extend_present_status"]


@dataclass(frozen=True)
class Bridge:
    """An application that comes before the change of status.

    Attributes:
        kind: which one; also the id of its step.
        opens: the first day on which it can be filed.
        last: the last day of the present stay, by which it has to be filed.
        filed: the earliest day of filing that preparing the papers allows.
        decided: the first and last day of its decision.
        special_period_ends: when the special period of a change filed instead would end.
        needed_until: the day that it would not reach: graduation or the start of work.
    """

    kind: Kind
    opens: date
    last: date
    filed: date
    decided: tuple[date, date]
    special_period_ends: date
    needed_until: date | None


def bridge(answers: Mapping[str, Answer], season_ends: date | None, on: date) -> Bridge | None:
    """The application that has to come before the change; None where the change is next.

    Args:
        answers: the answers by question id.
        season_ends: the last day advised to Students who start in April, for them.
        on: today.
    """
    ends = told_day(answers, "stay_ends", on)
    start = told_day(answers, "start_on", on)
    if ends is None or ends < on:
        return None
    special = months_after(ends, facts.value("F-RTE-21", on=on)["months_after_expiry"])
    graduates = told_day(answers, "graduates_on", on)
    where = answers.get("where")
    if where == "student" and _studies_go_on(ends, graduates, special, season_ends):
        return _bridge("extend_student", answers, ends, special, graduates, on)
    if start is None or start <= special:
        return None
    if where in ("student", "job_hunting"):
        if answers.get("contract") in WITHOUT_POST:
            # That is for people with an offer; `start` tells how to go on looking for one.
            return None
        return _bridge("change_to_designated_activities", answers, ends, special, start, on)
    return _bridge("extend_present_status", answers, ends, special, start, on)


def _studies_go_on(
    ends: date, graduates: date | None, special: date, season_ends: date | None
) -> bool:
    """Whether the Student's stay ends too early for the change to bridge the rest of school."""
    in_the_window = season_ends is not None and ends <= season_ends
    if graduates is None:
        # Who starts in April and does not tell the day leaves school in spring.
        return in_the_window
    return ends < graduates and (in_the_window or special < graduates)


def _bridge(
    kind: Kind,
    answers: Mapping[str, Answer],
    ends: date,
    special: date,
    needed_until: date | None,
    on: date,
) -> Bridge:
    change = kind == "change_to_designated_activities"
    length = facts.value("F-TIM-1", on=on)["change" if change else "extension"]
    opens = on if change else max(on, extension_opens(answers, ends, on))
    prepared = after(on, facts.value("F-TIM-6", on=on)["preparation"]["minimum"])
    filed = min(max(opens, prepared), ends)
    decided = after(filed, length["minimum"]), after(filed, length["maximum"])
    return Bridge(kind, opens, ends, filed, decided, special, needed_until)
