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
