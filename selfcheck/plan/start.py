"""The steps from preparing the papers to the first day of work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from .. import facts
from .bridge import Bridge
from .lengths import after, before
from .situation import Situation
from .stay import decision, end_of_stay
from .steps import Late, step
from .toward_start import Schedule, schedule

GOES_ON_LOOKING = {"student": "change_to_job_hunting", "job_hunting": "extend_job_hunting"}
"""By present status, what a graduate without an offer applies for."""

MAY_GO_ON_LOOKING = frozenset(
    school + finished
    for school in (
        "graduate_school",
        "university",
        "junior_college",
        "training_college",
        "training_college_certified",
    )
    for finished in ("", "_expected")
)
"""Educations, finished or about to be, after which that is possible (F-STU-11)."""


def by_certificate(case: Situation, on: date) -> list[dict[str, Any]]:
    """From abroad, by Certificate of Eligibility (F-RTE-1, F-RTE-2, F-TIM-5, F-TIM-6)."""
    plan = schedule("coe", case.answers, on)
    start, late = plan.start, _lateness(plan)
    reached = plan.reached if late else None
    arrival = None if late else start
    settling = {"days": facts.value("F-RTE-1", on=on)["address_notification_days"]}
    estimate = facts.value("F-TIM-6", on=on)["service_estimate"]
    longest = before(start, estimate["maximum"]) if start and not late else None
    return [
        *_to_the_decision(case, plan, on),
        step("delivery", plan.spans["delivery"], "F-TIM-6", between=plan.days.get("delivery")),
        step("visa", facts.value("F-TIM-5", on=on), "F-TIM-5", between=plan.days.get("visa")),
        step("landing", facts.value("F-RTE-2", on=on), "F-RTE-2", day=arrival, between=reached),
        step(
            "address",
            settling,
            "F-RTE-1",
            day=after(arrival, settling) if arrival else None,
            between=(after(reached[0], settling), after(reached[1], settling)) if reached else None,
        ),
        step("start", None, "F-RTE-1", day=start, between=reached, late=late),
        step(
            "service_estimate",
            estimate,
            "F-TIM-6",
            between=(longest, start) if longest else None,
        ),
    ]


def by_change(case: Situation, on: date) -> list[dict[str, Any]]:
    """In Japan, by change of status (F-RTE-10), after what has to come first."""
    plan = schedule("change", case.answers, on)
    late = _lateness(plan)
    return [
        *(_bridging(plan.bridge, on) if plan.bridge else ()),
        *_season(case, plan),
        *_to_the_decision(case, plan, on),
        *(() if plan.bridge else _searching(case, on)),
        *end_of_stay(case, on),
        step(
            "start_after_permission",
            None,
            "F-RTE-10",
            day=plan.start,
            between=plan.reached if late else None,
            late=late,
        ),
    ]


def _to_the_decision(case: Situation, plan: Schedule, on: date) -> Iterator[dict[str, Any]]:
    procedure = case.procedure
    first, last = plan.filing or (None, None)
    day = first if first == last else None
    yield step(
        "preparation",
        plan.spans["preparation"],
        "F-TIM-6",
        between=plan.days.get("preparation"),
    )
    yield step(
        f"filing_{procedure}",
        None,
        "F-RTE-7" if procedure == "coe" else "F-RTE-10",
        day=day,
        between=plan.filing,
        reminder=day is not None,
    )
    yield decision(procedure, on, plan.days.get(f"decision_{procedure}"))


def _bridging(first: Bridge, on: date) -> Iterator[dict[str, Any]]:
    """What is applied for before the change, by the last day of the present stay."""
    cited = {
        "extend_student": ("F-STU-2", "F-STU-3"),
        "change_to_designated_activities": ("F-STU-15", "F-STU-16"),
        "extend_present_status": ("F-RTE-20",),
    }
    yield step(
        first.kind,
        None,
        *cited[first.kind],
        day=first.last,
        between=(first.opens, first.last),
        reminder=True,
    )
    designated = first.kind == "change_to_designated_activities"
    length = facts.value("F-TIM-1", on=on)["change" if designated else "extension"]
    yield step("decision_before", length, "F-TIM-1", between=first.decided)


def _searching(case: Situation, on: date) -> Iterator[dict[str, Any]]:
    """How to go on looking for work after graduation, for whoever has no offer (F-STU-11).

    Who looks for work on that ground already can extend it once. It is applied for by the last
    day of the present stay, also just before graduation (F-STU-12).
    """
    education = case.answers.get("education")
    if case.answers.get("contract") != "none" or education not in MAY_GO_ON_LOOKING:
        return
    id_ = GOES_ON_LOOKING.get(str(case.answers.get("where")))
    if id_ is not None:
        ends = case.day("stay_ends", on)
        yield step(id_, None, "F-STU-11", "F-STU-12", day=ends, reminder=ends is not None)


def _season(case: Situation, plan: Schedule) -> list[dict[str, Any]]:
    """When Students who start in April are asked to file (F-CAT-9)."""
    if case.answers.get("where") != "student" or (plan.start and not plan.season):
        return []
    return [step("student_season", None, "F-CAT-9", between=plan.season)]


def _lateness(plan: Schedule) -> Late | None:
    """Whether a wished start can be missed (`tight`), or will be even at the shortest (`late`)."""
    if plan.reached is None or plan.start is None:
        return None
    earliest, latest = plan.reached
    if latest <= plan.start:
        return None
    return "late" if earliest > plan.start else "tight"
