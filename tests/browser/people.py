"""People whose plans the tests look at, and what the rules say to them."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Locator, Page

import selfcheck
from tests.browser.conftest import ANSWERS, TODAY, Reader, assessment
from tests.rules.people import COUNTED


def after(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


GRADUATE = (
    "first",
    {
        **ANSWERS,
        "training": "none",
        "record": ["none"],
        "category": "category_4",
        "start_on": after(170),
        "new_business": "yes",
        "filed_by": "licensed_filer",
    },
)
STUDENT = (
    "first",
    {
        **ANSWERS,
        "where": "student",
        "training": "none",
        "record": ["none"],
        "category": "category_1",
        "start_on": after(150),
        "stay_ends": after(140),
    },
)
LATE = (
    "extension",
    {
        "occupation": ["programmer"],
        "present_work": "same_job",
        "stay_ends": after(9),
        "period_held": "three_years",
    },
)
MOVER = (
    "job-change",
    {
        "occupation": ["interpreter"],
        "contract": "employment",
        "move": "new_employer",
        "left_on": after(-20),
        "joined_on": after(-3),
        "education": "university",
        "category": "category_4",
        "work_languages": ["own", "japanese"],
        "japanese_proof": "jlpt",
        "stay_ends": after(200),
    },
)
UNSURE = ("first", {"where": "student"})
OUT_OF_WORK = (
    "extension",
    {
        "occupation": ["programmer"],
        "present_work": "out_of_work",
        "contract": "none",
        "stay_ends": after(5),
        "left_on": after(-20),
    },
)
HOTEL = (
    "first",
    {
        **ANSWERS,
        "where": "student",
        "occupation": ["hotel_front"],
        "education": "training_college",
        "field": "tourism",
        "work_languages": ["japanese"],
        "japanese_proof": "no_proof",
        "language_demand": "most",
        "training": "none",
        "record": ["none"],
    },
)
LATE_NOTICE = (
    "job-change",
    {
        **ANSWERS,
        "occupation": ["hotel_front"],
        "move": "new_employer",
        "left_on": after(-26),
        "joined_on": after(-11),
        "field": "tourism",
        "work_languages": ["japanese"],
        "japanese_proof": "no_proof",
        "language_demand": "most",
        "notified": ["none"],
        "training": "none",
        "record": ["none"],
        "stay_ends": after(115),
    },
)
LOW_PAY = ("first", {**ANSWERS, "pay": "lower", "training": "none", "record": ["none"]})
COUNTING = ("points", {**COUNTED, "listed_university": "not_sure"})
PEOPLE = {
    "points": COUNTING,
    "graduate": GRADUATE,
    "student": STUDENT,
    "unsure": UNSURE,
    "late": LATE,
    "out of work": OUT_OF_WORK,
    "mover": MOVER,
    "hotel": HOTEL,
    "late notice": LATE_NOTICE,
    "low pay": LOW_PAY,
}
Person = tuple[str, dict[str, Any]]


def whole(person: Person) -> dict[str, Any]:
    """The answers with those in them that the person leaves open, and the plan's own."""
    route, answers = person
    given: dict[str, Any] = assessment(answers, route)["answers"]
    while True:
        asks = selfcheck.step(route, given, on=TODAY)["plan"]["asks"]
        more = {
            ask["id"]: answers[ask["id"]]
            for ask in asks
            if ask["id"] in answers and given.get(ask["id"]) != answers[ask["id"]]
        }
        if not more:
            return given
        given |= more


def told_to(person: Person, language: str = "en", role: str = "", **changed: Any) -> dict[str, Any]:
    """The assessment in words."""
    route, _ = person
    result = selfcheck.step(route, whole(person) | changed, on=TODAY)
    return selfcheck.present(result, language, role or None)


def plan_of(person: Person, language: str = "en", **changed: Any) -> dict[str, Any]:
    plan: dict[str, Any] = told_to(person, language, **changed)["plan"]
    return plan


def address_for(person: Person, role: str = "") -> str:
    """The end of the address with the person's answers written out."""
    route, _ = person
    asked_by = "&for=employer" if role else ""
    return f"?route={route}{asked_by}#answers={quote(json.dumps(whole(person)))}"


def open_plan(someone: Reader, person: Person, role: str = "", *, opened: bool = True) -> Page:
    """Opens the person's result, with its parts opened unless they shall stay as they come."""
    page = someone.page
    if page.url != "about:blank":
        someone.forgets()
    someone.open(address_for(person, role))
    page.locator("[data-outcome]").wait_for(timeout=20_000)
    if opened:
        open_parts(page)
    return page


def open_parts(page: Page) -> None:
    """Opens what the reader can open, but for the details of single rows."""
    page.locator("[data-outcome]").evaluate(
        """result => result
          .querySelectorAll("[data-later], [data-card], [data-folded], [data-papers]")
          .forEach((each) => { each.open = true; })"""
    )


def rows_of(plan: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The plan's documents as rows: one for itself, or several of which one is enough."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for document in plan["documents"]:
        rows.setdefault(document["one_of"] or document["id"], []).append(document)
    return list(rows.values())


def shown_papers(page: Page) -> list[str]:
    rows: list[str] = page.locator("[data-document]").evaluate_all(
        "rows => rows.map((row) => row.dataset.document)"
    )
    return rows


def tick_for(page: Page, document: str) -> Locator:
    return page.locator(f'[data-document="{document}"] [data-tick]')
