"""The count of points in the page: beside the questions, with the result, and on to the next."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

import selfcheck
from tests.browser.conftest import ANSWERS, TODAY, Reader, said
from tests.browser.people import COUNTING, open_plan, told_to, whole

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_sum_stands_beside_a_question_and_grows(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language, viewport={"width": 360, "height": 740})
    answers = whole(COUNTING)
    asked = "japanese_level"
    before: dict[str, Any] = {}
    for id_, answer in answers.items():
        if id_ == asked:
            break
        before[id_] = answer
    told = selfcheck.present(selfcheck.step("points", before, on=TODAY), language)
    someone.open(f"?route=points#answers={quote(json.dumps(before))}")
    someone.sees(asked)
    so_far = someone.page.locator("[data-so-far]")
    expect(so_far.locator("summary")).to_have_text(told["points"]["text"])
    so_far.locator("summary").click()
    expect(so_far.locator("dd")).to_have_text(
        [group["text"]["points"] for group in told["points"]["groups"]]
    )
    someone.choose(asked, "jlpt_n1")
    someone.go_on()
    after = selfcheck.present(
        selfcheck.step("points", {**before, asked: "jlpt_n1"}, on=TODAY), language
    )
    someone.sees(after["id"])
    # The level of Japanese counts once its group is whole, with the training of this screen.
    expect(so_far.locator("summary")).to_have_text(after["points"]["text"])
    assert someone.stumbles == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_result_tells_the_points_and_leads_to_permanent_residence(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    page = open_plan(someone, COUNTING)
    points = told_to(COUNTING, language)["points"]
    section = page.locator("[data-points]")
    expect(section.locator(".points__total")).to_have_text(points["text"]["total"])
    for mark in points["marks"]:
        expect(section.locator(f'[data-mark="{mark["reached"]}"]').first).to_be_visible()
    for group in points["groups"]:
        row = section.locator(f'[data-points-group="{group["requirement"]}"]')
        for text in group["text"].values():
            expect(row).to_contain_text(text)
    expect(section.locator("[data-points-ways] li")).to_have_text(
        [way["text"] for way in points["ways"]]
    )
    for name in ("days", "earlier"):
        assert section.locator(f"[data-points-{name}] > *").count() >= len(points[name]) > 0
    link = section.get_by_text(said(language, "page.points.sheet"))
    expect(link).to_have_attribute("href", points["text"]["sheet"]["url"])
    page.locator("[data-action=check]").click()
    someone.sees("years_in_japan")
    assert page.evaluate(
        "() => Object.values(sessionStorage).some((kept) => kept.includes('points_80'))"
    )
    page.go_back()
    expect(section.locator(".points__total")).to_have_text(points["text"]["total"])
    assert someone.stumbles == []


def test_where_points_may_be_enough_a_line_among_other_statuses_leads_to_the_count(
    reader: Callable[..., Reader],
) -> None:
    master = {**ANSWERS, "education": "graduate_school", "training": "none", "record": ["none"]}
    someone = reader()
    page = open_plan(someone, ("first", master), opened=False)
    others = page.locator("[data-alternatives]")
    expect(others.locator("li")).to_contain_text([said("en", "offer.perhaps.text")])
    expect(page.locator("[data-offers]")).to_be_hidden()
    expect(page.locator("[data-actions]")).not_to_contain_text("points")
    others.locator("[data-action=check]").click()
    someone.sees("points_activity")
