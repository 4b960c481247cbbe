"""A site that nobody builds anew: the self-check on later days, with the browser's clock set."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from json import dumps
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import selfcheck
from selfcheck import wording
from selfcheck.facts import all_facts
from selfcheck.facts.changes import days_ahead
from tests.browser.conftest import TODAY
from tests.rules.people import CLEAR, COUNTED, MOVING, SETTLING, STAYING

TOKYO = timezone(timedelta(hours=9))
DAYS = sorted(
    {
        *days_ahead(TODAY),
        *(day - timedelta(days=1) for day in days_ahead(TODAY) if day - timedelta(days=1) > TODAY),
        TODAY + timedelta(days=2 * 366),
    }
)
"""The day before and after each coming change, and two years on."""

LAST_CHECK = wording.load("en", on=TODAY).day(max(fact.checked or "" for fact in all_facts()))
"""Up to when sources were read, however much later somebody asks."""

PEOPLE: dict[str, dict[str, object]] = {
    "first": CLEAR,
    "extension": STAYING,
    "job-change": MOVING,
    "permanent": SETTLING | {"period_held": "three_years", "held_three_years": "yes"},
    "points": COUNTED,
}


DATES = ("_on", "stay_ends")
"""How the names of questions for a date end."""


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context().new_page()


def answered(route: str, on: date) -> dict[str, Any]:
    """What a person of the route answers on the day, dates moved with it."""
    moved = on - date(2026, 11, 22)
    given = {
        id_: (date.fromisoformat(str(answer)) + moved).isoformat()
        if id_.endswith(DATES)
        else answer
        for id_, answer in PEOPLE[route].items()
    }
    answers: dict[str, Any] = {}
    while (step := selfcheck.step(route, answers, on=on))["kind"] == "question":
        not_sure = ["not_sure"] if step["type"] == "multi" else "not_sure"
        answers[step["id"]] = given.get(step["id"], not_sure)
    return answers


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_route_leads_to_its_result_on_later_days(
    page: Page, site_address: str, day: date
) -> None:
    stumbles: list[str] = []
    page.on("pageerror", lambda error: stumbles.append(str(error)))
    page.clock.set_fixed_time(datetime(day.year, day.month, day.day, 9, tzinfo=TOKYO))
    for route in selfcheck.ROUTES:
        answers = answered(route, day)
        expected = selfcheck.step(route, answers, on=day)
        page.goto(f"{site_address}self-check/?route={route}#answers={quote(dumps(answers))}")
        result = page.locator(f'[data-outcome="{expected["outcome"]}"]')
        expect(result).to_be_visible()
        reasons = {each["requirement"]: each["status"] for each in expected["findings"]}
        for requirement, status in reasons.items():
            row = page.locator(f'[data-requirement="{requirement}"][data-status="{status}"]')
            expect(row).to_have_count(1)
        expect(page.locator(".result__rules[data-slot=rules]")).to_contain_text(LAST_CHECK)
        page.evaluate("sessionStorage.clear()")
    assert stumbles == []


def test_a_question_that_only_a_later_day_needs_can_be_answered(
    page: Page, site_address: str
) -> None:
    """F-PR-5: whether three years were held on a day is asked once they no longer count."""
    day = max(days_ahead(TODAY), default=TODAY)
    page.clock.set_fixed_time(datetime(day.year, day.month, day.day, 9, tzinfo=TOKYO))
    before = {
        id_: answer
        for id_, answer in answered("permanent", day).items()
        if id_ != "held_three_years"
    }
    page.goto(f"{site_address}self-check/?route=permanent#answers={quote(dumps(before))}")
    fieldset = page.locator("[data-selfcheck] fieldset[data-question=held_three_years]")
    expect(fieldset).to_be_visible()
    page.locator("label[for=held_three_years-yes]").click()
    page.locator("[data-selfcheck] button[type=submit]").click()
    expected = selfcheck.step("permanent", {**before, "held_three_years": "yes"}, on=day)
    expect(page.locator(f'[data-outcome="{expected["outcome"]}"]')).to_be_visible()
