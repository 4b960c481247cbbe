"""Every question that a rule can ask.

What a question says stands in the wording files under its id. `within_reach` names what a
person can truly bring about; only that is ever proposed as a change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..engine import Answer, Group, Question
from ..facts.catalogue import broad_fields, fields, occupations
from .samples import around, days_of_joining, days_of_leaving, ends_of_stay

OTHER = "other"

YEARS_BY_SHORTCUT = {
    "points_80": "points_80_years",
    "points_70": "points_70_years",
    "j_skip": "j_skip_years",
    "spouse": "spouse_residence_years",
    "long_term_resident": "long_term_resident_years",
    "contribution": "contribution_years",
}
"""By shortcut, the key of the years in F-PR-6."""


def _one_of_each_profile(_answers: Mapping[str, Answer]) -> Sequence[str]:
    first: dict[object, str] = {}
    for occupation in occupations().values():
        first.setdefault(occupation.profile, occupation.id)
    return [*first.values(), OTHER]


def _one_of_each_relation(answers: Mapping[str, Answer]) -> Sequence[str]:
    occupation = occupations().get(str(answers.get("occupation")))
    if occupation is None:
        return [next(iter(fields().values()))[0], OTHER]
    first: dict[object, str] = {}
    for group in fields().values():
        for field in group:
            alike = occupation.relation_to(field), field in broad_fields()
            first.setdefault(alike, field)
    return [*first.values(), OTHER]


def _occupation_groups() -> tuple[Group, ...]:
    by_group: dict[str, list[str]] = {}
    for occupation in occupations().values():
        by_group.setdefault(occupation.group, []).append(occupation.id)
    return (
        *(Group(f"occupation.{group}", tuple(ids)) for group, ids in by_group.items()),
        Group("occupation.other", (OTHER,)),
    )


def _field_groups() -> tuple[Group, ...]:
    return (
        *(Group(f"field.{group}", ids) for group, ids in fields().items()),
        Group("field.other", (OTHER,)),
    )


def _flat(groups: tuple[Group, ...]) -> tuple[str, ...]:
    return tuple(option for group in groups for option in group.options)


WHERE = Question(
    "where",
    "choice",
    (
        "abroad",
        "student",
        "job_hunting",
        "temporary_visitor",
        "dependent",
        "this_status",
        "other_status",
        "expired",
    ),
    within_reach=frozenset({"abroad"}),
    stuck=frozenset({"this_status", "expired"}),
)
ORGANISATION = Question(
    "organisation",
    "multi",
    ("no_real_business", "barred"),
)
CONTRACT = Question(
    "contract",
    "choice",
    ("employment", "services", "single_jobs", "verbal", "none", "own_business"),
    within_reach=frozenset({"employment", "services"}),
)

OCCUPATION = Question(
    "occupation",
    "choice",
    _flat(_occupation_groups()),
    groups=_occupation_groups(),
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
)
TRAINING = Question(
    "training",
    "multi",
    (
        "japanese_too",
        "sound_reason",
        "foreigners_only",
        "over_a_year",
        "most_of_stay",
        "open_ended",
    ),
    samples=(
        ("japanese_too",),
        ("sound_reason",),
        ("foreigners_only",),
        ("over_a_year",),
        ("japanese_too", "over_a_year"),
        ("japanese_too", "most_of_stay"),
        ("japanese_too", "open_ended"),
    ),
    within_reach=frozenset(
        {"japanese_too", "foreigners_only", "over_a_year", "most_of_stay", "open_ended"}
    ),
    helpful=frozenset({"japanese_too", "sound_reason"}),
)
LANGUAGE_DEMAND = Question("language_demand", "choice", ("most", "few"))

EDUCATION = Question(
    "education",
    "choice",
    (
        "graduate_school",
        "university",
        "junior_college",
        "training_college",
        "training_college_certified",
        "training_college_no_title",
        "vocational_abroad",
        "secondary",
    ),
)
FIELD = Question(
    "field",
    "choice",
    _flat(_field_groups()),
    groups=_field_groups(),
    representatives=_one_of_each_relation,
)
COURSES = Question("courses", "choice", ("main", "part", "few", "none"))
IT_EXAM = Question("it_exam", "choice", ("yes", "no"), within_reach=frozenset({"yes"}))
EXPERIENCE = Question(
    "experience",
    "number",
    minimum=0,
    maximum=60,
    unit="years",
    samples=around(("F-EDU-9", "experience_years")),
    grows=True,
)
EXPERIENCE_AND_STUDY = Question(
    "experience_and_study",
    "number",
    minimum=0,
    maximum=80,
    unit="years",
    samples=around(("F-EDU-1", "experience_years")),
    grows=True,
)

DISPATCH = Question(
    "dispatch",
    "choice",
    ("no", "settled", "client_open", "no_pledges", "registered_only"),
    within_reach=frozenset({"settled"}),
)

PAY = Question(
    "pay",
    "choice",
    ("same_or_more", "usual_rate", "lower"),
    within_reach=frozenset({"same_or_more"}),
    together=(DISPATCH,),
)

CATEGORY = Question("category", "choice", ("category_1", "category_2", "category_3", "category_4"))
LANGUAGE = Question(
    "language",
    "choice",
    (
        "not_main",
        "own",
        "jlpt",
        "bjt",
        "university_in_japan",
        "related_college_in_japan",
        "school_in_japan",
        "long_residence",
        "other_language",
        "no_proof",
    ),
    within_reach=frozenset({"jlpt", "bjt", "other_language"}),
)

RECORD = Question(
    "record",
    "multi",
    (
        "over_hours",
        "low_attendance",
        "offence",
        "unpermitted_work",
        "false_statement",
        "missed_notification",
        "unpaid_tax",
        "unpaid_insurance",
    ),
    samples=(
        ("over_hours",),
        ("low_attendance",),
        ("offence",),
        ("unpermitted_work",),
        ("false_statement",),
        ("missed_notification",),
        ("unpaid_tax",),
        ("unpaid_insurance",),
        ("missed_notification", "unpaid_tax"),
        ("low_attendance", "unpaid_insurance"),
    ),
)

PRESENT_WORK = Question(
    "present_work",
    "choice",
    (
        "same_job",
        "new_employer",
        "new_duties",
        "out_of_work_short",
        "out_of_work_searching",
        "out_of_work_other",
        "other_activity",
    ),
    within_reach=frozenset({"new_employer"}),
    stuck=frozenset({"new_duties", "other_activity", "out_of_work_searching", "out_of_work_other"}),
)
ABSENCE = Question("absence", "choice", ("short", "long_with_reason", "long_without_reason"))
LIVELIHOOD = Question("livelihood", "choice", ("own_income", "too_little", "public_assistance"))
LABOUR_CONDITIONS = Question(
    "labour_conditions", "choice", ("kept", "broken"), together=(ABSENCE, LIVELIHOOD)
)
PERIOD_HELD = Question(
    "period_held", "choice", ("five_years", "three_years", "one_year", "three_months")
)
STAY_ENDS = Question("stay_ends", "date", samples=ends_of_stay)

MOVE = Question("move", "choice", ("new_employer", "new_duties"))
RELATED_WORK = Question("related_work", "choice", ("yes", "no"))
JOINED_ON = Question("joined_on", "date", samples=days_of_joining)
LEFT_ON = Question(
    "left_on",
    "date",
    samples=days_of_leaving,
    together=(JOINED_ON, STAY_ENDS),
)
NOTIFIED = Question(
    "notified",
    "multi",
    ("leaving", "joining"),
    within_reach=frozenset({"leaving", "joining"}),
)
GAP_REASON = Question("gap_reason", "choice", ("searching", "other_reason", "no_reason"))

YEARS_IN_JAPAN = Question(
    "years_in_japan",
    "number",
    minimum=0,
    maximum=90,
    unit="years",
    samples=around(
        ("F-PR-2", "years"),
        *(("F-PR-6", key) for key in YEARS_BY_SHORTCUT.values()),
    ),
    grows=True,
)
YEARS_OF_WORK_STATUS = Question(
    "years_of_work_status",
    "number",
    minimum=0,
    maximum=90,
    unit="years",
    samples=around(("F-PR-2", "work_or_residential_years")),
    grows=True,
)
SHORTCUT = Question(
    "shortcut",
    "choice",
    ("none", "points_80", "points_70", "j_skip", "spouse", "long_term_resident", "contribution"),
    within_reach=frozenset({"points_80", "points_70"}),
)
HELD_THREE_YEARS = Question("held_three_years", "choice", ("yes", "no"))
CRITERIA_KEPT = Question("criteria_kept", "choice", ("yes", "no"), within_reach=frozenset({"yes"}))

QUESTIONS: Mapping[str, Question] = {
    question.id: question for question in list(globals().values()) if isinstance(question, Question)
}
