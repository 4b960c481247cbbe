"""Which questions would change this plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from .. import facts
from ..engine import NOT_SURE
from ..facts.contracts import WITHOUT_POST
from . import category
from .procedure import stay_is_over
from .questions import SETTLES
from .situation import Situation
from .timeline import MOVED

BY_CATEGORY_OF = frozenset({"coe", "change", "extension", "job_change", "highly_skilled"})
"""The procedures whose papers hang on the organisation's category."""

BY_CATEGORY = ("category", "listed_or_certified", "report_filed", "withheld_enough")
OF_THE_ORGANISATION = (
    "engaged_as",
    "several_organisations",
    "new_business",
    "withholding_exempt",
    "payment_rule",
)
OF_A_POST = frozenset({"new_language_work", *OF_THE_ORGANISATION})
"""Of somebody without an offer nothing can be told of them."""

OF_THE_STAY = ("stay_ends", "period_held", "left_on", "joined_on")
MAY_ASK: Mapping[str, tuple[str, ...]] = {
    "first": (
        "start_on",
        *OF_THE_STAY,
        "graduates_on",
        *BY_CATEGORY,
        "student_reduction",
        "lives_in_tb_country",
        "new_language_work",
        *OF_THE_ORGANISATION,
        "coe_by_email",
        "filed_by",
        "channel",
    ),
    "extension": (
        "start_on",
        *OF_THE_STAY,
        *BY_CATEGORY,
        "new_language_work",
        *OF_THE_ORGANISATION,
        "filed_by",
        "channel",
    ),
    "job-change": (
        "start_on",
        *OF_THE_STAY,
        *BY_CATEGORY,
        "new_language_work",
        *OF_THE_ORGANISATION,
        "filed_by",
        "channel",
    ),
    "permanent": ("apply_on", "stay_ends", "engaged_as", "filed_by"),
    "points": (
        "file_on",
        "experience_months",
        "stay_ends",
        *BY_CATEGORY,
        *OF_THE_ORGANISATION,
        "filed_by",
        "channel",
    ),
}
"""By route, every question that its plan can ask."""


BEGINS = {"student_reduction": "F-CAT-8", "lives_in_tb_country": "F-TB-1"}
"""Questions that there is no reason to ask before something begins, with its fact."""


def may_ask(route: str, at_filing: date) -> tuple[str, ...]:
    """Every question that the plan of a route can ask for a day of filing.

    Args:
        route: the route id.
        at_filing: the day of filing.
    """
    return tuple(
        question
        for question in MAY_ASK[route]
        if question not in BEGINS or facts.value(BEGINS[question], on=at_filing)
    )


def asks(
    case: Situation, conditions: Collection[str], asked: Collection[str], on: date
) -> list[str]:
    """The ids of the questions to ask beside the result, in order.

    Args:
        case: the situation.
        conditions: those on which the checklist still depends.
        asked: ids of the questions that the rules have asked; not asked again, unless the
            answer was "not sure".
        on: the date of filing.
    """
    if case.needs_nothing:
        return []
    if case.over:
        return ["stay_ends"]
    return [
        question
        for question in (
            *_about_days(case),
            *_about_papers(case, conditions, on),
            *_about_filing(case),
        )
        if question not in asked or case.answers.get(question) == NOT_SURE
    ]


def _about_days(case: Situation) -> Iterator[str]:
    if case.procedure == "permanent":
        yield "apply_on"
    if case.procedure == "highly_skilled":
        yield "file_on"
        if isinstance(case.answers.get("years_of_experience"), int):
            yield "experience_months"
    if case.procedure in ("coe", "change") and not stay_is_over(case.answers):
        yield "start_on"
    if case.procedure != "coe":
        yield "stay_ends"
    if case.procedure == "change" and case.answers.get("where") == "student":
        yield "graduates_on"
    if case.procedure in ("extension", "job_change"):
        yield "period_held"
        yield from _about_a_move(case)


def _about_a_move(case: Situation) -> Iterator[str]:
    answers = case.answers
    moves = answers.get("move", "new_duties") != "new_duties"
    if moves or answers.get("where") == "this_status":
        yield "left_on"
        if answers.get("contract") not in WITHOUT_POST:
            yield "joined_on"
    elif answers.get("present_work") in MOVED:
        yield "left_on"


def _about_papers(case: Situation, conditions: Collection[str], on: date) -> Iterator[str]:
    if case.target is not None:
        return
    has_post = case.answers.get("contract") not in WITHOUT_POST
    if case.procedure in BY_CATEGORY_OF and has_post:
        yield from category.asks(case.answers)
    if case.procedure == "coe" and facts.value("F-TB-1", on=on):
        yield "lives_in_tb_country"
    for question, options in SETTLES.items():
        if question in OF_A_POST and not has_post:
            continue
        settled = {condition for option in options.values() for condition in option}
        if question != "filed_by" and not settled.isdisjoint(conditions):
            yield question


def _about_filing(case: Situation) -> Iterator[str]:
    if case.procedure != "job_change":
        yield "filed_by"
    if case.procedure in ("change", "extension", "job_change", "highly_skilled"):
        yield "channel"
