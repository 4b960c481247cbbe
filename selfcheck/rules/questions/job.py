"""Where the person is now, the contract, and what the work is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ...engine import Answer, Group, Question
from ...facts.catalogue import Occupation, occupations

OTHER = "other"
TOLD_APART = ("instructor", "legal_accounting")
"""Statuses of others' work of which the rules cite a clause of their own."""

YES_NO = ("yes", "no")


@cache
def occupations_of(answer: Answer | None) -> tuple[Occupation, ...]:
    """The entries of the list among the occupations chosen, in the order of the list."""
    chosen = answer if isinstance(answer, frozenset) else frozenset()
    return tuple(entry for entry in occupations().values() if entry.id in chosen)


def _one_of_each_profile(_answers: Mapping[str, Answer]) -> Sequence[tuple[str, ...]]:
    first: dict[object, Occupation] = {}
    for occupation in occupations().values():
        area, tags, status = occupation.profile
        first.setdefault((area, tags, status in TOLD_APART and status), occupation)
    by_area = {entry.area: entry.id for entry in reversed(first.values())}
    inside = by_area["humanities"]
    beside = (by_area[area] for area in ("not_specialist", "other_status", "international"))
    pairs = [(inside, other) for other in beside]
    return [*((entry.id,) for entry in first.values()), (OTHER,), *pairs]


def _occupation_groups() -> tuple[Group, ...]:
    by_group: dict[str, list[str]] = {}
    for occupation in occupations().values():
        by_group.setdefault(occupation.group, []).append(occupation.id)
    return (
        *(Group(f"occupation.{group}", tuple(ids)) for group, ids in by_group.items()),
        Group("occupation.other", (OTHER,)),
    )


def flat(groups: tuple[Group, ...]) -> tuple[str, ...]:
    """The options of all groups in a row."""
    return tuple(option for group in groups for option in group.options)


WHERE = Question(
    "where",
    "choice",
    (
        "abroad",
        "student",
        "job_hunting",
        "dependent",
        "temporary_visitor",
        "working_holiday",
        "technical_intern",
        "specified_skilled_worker",
        "instructor",
        "highly_skilled_professional",
        "other_work_status",
        "no_limit_on_work",
        "this_status",
        "other_status",
        "expired",
    ),
    within_reach=frozenset({"abroad"}),
    stuck=frozenset({"this_status", "expired", "no_limit_on_work", "other_status"}),
)
WORKING_HOLIDAY_PASSPORT = Question("working_holiday_passport", "choice", YES_NO)

CONTRACT = Question(
    "contract",
    "choice",
    ("employment", "services", "single_jobs", "verbal", "none", "own_business"),
    within_reach=frozenset({"employment", "services"}),
)
ORGANISATION = Question(
    "organisation",
    "multi",
    ("no_real_business", "barred"),
)

OCCUPATION = Question(
    "occupation",
    "multi",
    flat(_occupation_groups()),
    groups=_occupation_groups(),
    offers_none=False,
    representatives=_one_of_each_profile,
)
NATURE_OF_WORK = Question(
    "nature_of_work", "choice", ("needs_study", "foreign_culture", "quickly_learnt")
)
OWN_CREATION = Question(
    "own_creation",
    "choice",
    ("own", "assists_first", "only_assists"),
    within_reach=frozenset({"own", "assists_first"}),
)
WORKING_WEEK = Question(
    "working_week",
    "choice",
    ("specialist", "mostly_specialist", "partly_simple", "mainly_simple", "too_little"),
    within_reach=frozenset({"specialist", "mostly_specialist"}),
    examples_of=OCCUPATION.id,
)
TRAINING = Question("training", "choice", ("given", "none"))
TRAINING_FOR = Question(
    "training_for",
    "choice",
    ("japanese_too", "foreigners_japanese_lessons", "foreigners_other"),
    within_reach=frozenset({"japanese_too"}),
)
TRAINING_ENDS = Question(
    "training_ends",
    "choice",
    ("within_a_year", "after_a_year", "half_of_stay", "not_fixed", "only_chosen_move_on"),
    within_reach=frozenset({"within_a_year"}),
)
LANGUAGE_DEMAND = Question("language_demand", "choice", ("most", "few"))

DISPATCH = Question("dispatch", "choice", ("no", "yes"))
DISPATCH_SETTLED = Question(
    "dispatch_settled",
    "multi",
    ("client", "pledges", "employment"),
    within_reach=frozenset({"client", "pledges", "employment"}),
    helpful=frozenset({"client", "pledges", "employment"}),
)

PAY = Question(
    "pay",
    "choice",
    ("same_or_more", "usual_rate", "lower"),
    within_reach=frozenset({"same_or_more"}),
    together=(DISPATCH,),
)

CATEGORY = Question(
    "category",
    "choice",
    ("category_1", "category_2", "category_3", "category_4"),
    representatives=lambda _answers: ("category_2", "category_3"),
)
PERSON_FACING = Question("person_facing", "choice", YES_NO)
WORK_LANGUAGES = Question(
    "work_languages",
    "multi",
    ("japanese", "own", "other_language"),
    samples=(("own",), ("japanese", "own"), ("japanese", "other_language")),
    offers_none=False,
)
JAPANESE_PROOF = Question(
    "japanese_proof",
    "choice",
    (
        "jlpt",
        "bjt",
        "university_in_japan",
        "related_college_in_japan",
        "school_in_japan",
        "long_residence",
        "no_proof",
    ),
    within_reach=frozenset({"jlpt"}),
    representatives=lambda _answers: ("jlpt", "no_proof"),
)
OTHER_LANGUAGE_PROOF = Question(
    "other_language_proof",
    "choice",
    ("exam", "studied_in_it", "no_proof"),
    within_reach=frozenset({"exam"}),
    representatives=lambda _answers: ("exam", "no_proof"),
)
