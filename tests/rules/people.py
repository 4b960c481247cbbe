"""Answers of people for whom nothing stands in the way."""

CLEAR: dict[str, object] = {
    "where": "abroad",
    "contract": "employment",
    "organisation": ["none"],
    "occupation": "systems_engineer",
    "working_week": "specialist",
    "training": ["none"],
    "education": "university",
    "field": "information",
    "pay": "same_or_more",
    "dispatch": "no",
    "record": ["none"],
}

STAYING: dict[str, object] = {
    "present_work": "same_job",
    "occupation": "systems_engineer",
    "working_week": "specialist",
    "pay": "same_or_more",
    "dispatch": "no",
    "labour_conditions": "kept",
    "absence": "short",
    "livelihood": "own_income",
    "record": ["none"],
    "stay_ends": "2027-01-31",
}

MOVING: dict[str, object] = {
    "occupation": "systems_engineer",
    "working_week": "specialist",
    "training": ["none"],
    "education": "university",
    "field": "information",
    "pay": "same_or_more",
    "dispatch": "no",
    "move": "new_employer",
    "contract": "employment",
    "left_on": "2026-11-15",
    "joined_on": "2026-12-01",
    "stay_ends": "2028-05-31",
}

SETTLING: dict[str, object] = {
    "years_in_japan": 10,
    "years_of_work_status": 5,
    "period_held": "five_years",
    "record": ["none"],
    "livelihood": "own_income",
    "criteria_kept": "yes",
}
