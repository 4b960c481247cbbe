"""Answers of people for whom nothing stands in the way."""

IN_ORDER: dict[str, object] = {
    "record": ["none"],
    "unpaid": ["none"],
    "paid_late": ["none"],
    "missed_notices": ["none"],
}

CLEAR: dict[str, object] = {
    "where": "abroad",
    "contract": "employment",
    "organisation": ["none"],
    "occupation": ["systems_engineer"],
    "working_week": "specialist",
    "training": "none",
    "education": "university",
    "field": "information",
    "pay": "same_or_more",
    "dispatch": "no",
    "lived_in_japan": "no",
    **IN_ORDER,
}

STAYING: dict[str, object] = {
    "present_work": "same_job",
    "occupation": ["systems_engineer"],
    "working_week": "specialist",
    "pay": "same_or_more",
    "dispatch": "no",
    "labour_conditions": "kept",
    "absence": "short",
    "livelihood": "own_income",
    "stay_ends": "2027-01-31",
    **IN_ORDER,
}

MOVED: dict[str, object] = {
    **STAYING,
    "present_work": "new_employer",
    "left_on": "2026-08-31",
    "joined_on": "2026-09-01",
    "notified": ["leaving", "joining"],
    "contract": "employment",
    "organisation": ["none"],
    "training": "none",
    "education": "university",
    "field": "information",
}

MOVING: dict[str, object] = {
    "occupation": ["systems_engineer"],
    "working_week": "specialist",
    "training": "none",
    "education": "university",
    "field": "information",
    "pay": "same_or_more",
    "dispatch": "no",
    "move": "new_employer",
    "contract": "employment",
    "organisation": ["none"],
    "left_on": "2026-11-15",
    "joined_on": "2026-12-01",
    "stay_ends": "2028-05-31",
}

SETTLING: dict[str, object] = {
    "years_in_japan": 10,
    "years_of_work_status": 5,
    "absences": ["none"],
    "period_held": "five_years",
    "household_duties": "on_time",
    "livelihood": "own_income",
    "present_work": "same_job",
    **IN_ORDER,
}

COUNTED: dict[str, object] = {
    "points_activity": "specialist",
    "degrees": ["master"],
    "several_degrees": "no",
    "years_of_experience": 5,
    "yearly_pay": 7_000_000,
    "born_on": "1994-05-05",
    "research_results": ["none"],
    "licences": "no_licence",
    "japanese_degree": "yes",
    "japanese_level": "jlpt_n1",
    "listed_training": "no_training",
    "foreign_qualification": "no",
    "listed_university": "not_listed",
    "employer_support": ["none"],
    "special_work": ["none"],
}
"""20 + 10 + 25 + 10 + 25 = 90 points: master, 5 years, 7 million, 32 years old, Japan and N1."""

RESEARCHER: dict[str, object] = {
    "points_activity": "research",
    "degrees": ["master"],
    "several_degrees": "no",
    "years_of_experience": 3,
    "yearly_pay": 6_500_000,
    "born_on": "1991-01-20",
    "research_results": ["papers", "other_result"],
    "japanese_degree": "no",
    "japanese_level": "no_certificate",
}
"""At least 70 points, and 75 if the other result counts."""
