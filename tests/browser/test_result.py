"""The result at first sight: what a phone shows, what is folded, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader, said
from tests.browser.people import (
    GRADUATE,
    HOTEL,
    LATE_NOTICE,
    LOW_PAY,
    MOVER,
    PEOPLE,
    after,
    open_plan,
    told_to,
)

pytestmark = pytest.mark.browser

both_languages = pytest.mark.parametrize("language", ["en", "ja"])

WIDTH, HEIGHT = 360, 740
PHONE = {"viewport": {"width": WIDTH, "height": HEIGHT}}
FIRST_SCREEN_PEOPLE = {
    "engineer": (GRADUATE, ""),
    "student to a hotel": (HOTEL, ""),
    "late notice": (LATE_NOTICE, ""),
    "employer": (GRADUATE, "employer"),
}


def bottom(page: Page, selector: str) -> float:
    """How far down the last of these ends, from the top of the page."""
    ends: float = page.locator(selector).evaluate_all(
        """all => Math.max(...all.map((one) => one.getBoundingClientRect().bottom + scrollY))"""
    )
    return ends


def deciding(result: dict[str, Any]) -> list[dict[str, Any]]:
    apart = ("ok", "not_yet_due", "optional", "depends", "no_points", "not_applicable")
    return [finding for finding in result["findings"] if finding["label"] not in apart]


@both_languages
@pytest.mark.parametrize("name", FIRST_SCREEN_PEOPLE)
def test_the_first_screen_of_a_phone_says_verdict_reasons_and_next_steps(
    reader: Callable[..., Reader], language: str, name: str
) -> None:
    person, role = FIRST_SCREEN_PEOPLE[name]
    someone = reader(language, **PHONE)
    page = open_plan(someone, person, role, opened=False)
    result = told_to(person, language, role)
    expect(page.locator("[data-outcome] h2")).to_have_text(result["text"]["title"])
    reasons = deciding(result)
    for finding in reasons:
        row = page.locator(f'[data-deciding] [data-requirement="{finding["requirement"]}"]')
        expect(row.locator("summary").first).to_contain_text(finding["text"]["requirement"])
        expect(row.locator("summary").first).to_contain_text(finding["text"]["label"])
        remedies = [*finding["text"]["remedies"], finding["text"].get("do", "")]
        if len(reasons) <= 3 and any(remedies):
            shown = row.locator("summary").first.inner_text()
            assert any(remedy and remedy in shown for remedy in remedies)
    actions = page.locator("[data-actions] li")
    expect(actions).to_have_text([action["text"] for action in result["actions"]])
    assert 1 <= actions.count() <= 3
    # As the reader comes to it from the last question: with its top at the top of the screen.
    top = page.locator("[data-selfcheck]").bounding_box()
    assert top
    assert bottom(page, "[data-deciding], [data-actions]") - top["y"] <= HEIGHT


@pytest.mark.parametrize("name", ["hotel", "out of work"])
def test_what_does_not_decide_is_one_line_each(reader: Callable[..., Reader], name: str) -> None:
    page = open_plan(reader(), PEOPLE[name], opened=False)
    result = told_to(PEOPLE[name])
    depending = [finding for finding in result["findings"] if finding["label"] == "depends"]
    assert bool(len(depending) > 3) is (name == "out of work")
    for label in ("ok", "not_applicable", *(["depends"] if len(depending) > 3 else [])):
        rows = [finding for finding in result["findings"] if finding["label"] == label]
        line = page.locator(f'[data-folded="{label}"]')
        expect(line).to_be_visible(visible=bool(rows))
        for finding in rows:
            expect(line.locator("> summary")).to_contain_text(finding["text"]["requirement"])
            row = line.locator(f'[data-requirement="{finding["requirement"]}"]')
            expect(row).to_be_hidden()
        if rows:
            line.locator("> summary").click()
            expect(line.locator("[data-requirement]").first).to_be_visible()


def test_what_is_due_later_stands_unfolded_and_without_the_mark_of_what_is_done(
    reader: Callable[..., Reader],
) -> None:
    route, answers = MOVER
    person = (route, answers | {"left_on": after(-5)})
    page = open_plan(reader(), person, opened=False)
    row = page.locator("[data-settled] > [data-requirement=notifications]")
    expect(row.locator("summary").first).to_contain_text(said("en", "label.not_yet_due"))
    expect(row.locator("[data-icon]").first).to_have_attribute("data-icon", "not_yet_due")


def test_an_obstacle_keeps_the_plan_for_later(reader: Callable[..., Reader]) -> None:
    page = open_plan(reader(**PHONE), LOW_PAY, opened=False)
    expect(page.locator('[data-outcome="obstacle"]')).to_be_visible()
    remedies = told_to(LOW_PAY)["findings"]
    (pay,) = (each for each in remedies if each["requirement"] == "pay")
    expect(page.locator("[data-requirement=pay] > summary")).to_contain_text(
        pay["text"]["remedies"][0]
    )
    expect(page.locator("[data-plan=documents]")).to_be_hidden()
    page.get_by_text(said("en", "page.result.later")).click()
    for part in ("documents", "timeline", "fees"):
        expect(page.locator(f"[data-plan={part}]")).to_be_visible()


def test_the_parts_of_the_plan_are_open_where_there_is_room_and_stay_as_they_were_left(
    reader: Callable[..., Reader],
) -> None:
    page = open_plan(reader(viewport={"width": 1280, "height": 900}), GRADUATE, opened=False)
    documents = page.locator("[data-plan=documents]")
    expect(documents).to_have_attribute("open", "")
    documents.locator("> summary").click()
    expect(documents).not_to_have_attribute("open", "")
    page.reload()
    page.locator("[data-outcome]").wait_for()
    expect(documents).not_to_have_attribute("open", "")
    expect(page.locator("[data-plan=fees]")).to_have_attribute("open", "")


def test_a_part_that_fails_is_told_and_the_rest_goes_on(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.page
    # A piece of its template that is gone breaks one part, as a fault of ours would.
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => document"
        ".querySelector('template[data-part=result]').content"
        ".querySelector('[data-plan=fees] [data-terms]').remove())"
    )
    open_plan(someone, GRADUATE)
    expect(page.locator("[data-card=fees] [data-broken]")).to_be_visible()
    expect(page.locator("[data-plan=documents] [data-document]").first).to_be_visible()
    expect(page.locator("[data-actions] li").first).to_be_visible()
    assert len(someone.stumbles) == 1
    someone.stumbles.clear()
