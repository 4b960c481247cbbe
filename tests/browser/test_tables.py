"""The switch over the guide's tables works without scripts, by keyboard, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

import selfcheck

from .conftest import AXE, HOME, TODAY

pytestmark = pytest.mark.browser

CATEGORIES = (1, 2, 3, 4)
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def opened(new_context: Callable[..., BrowserContext], site_address: str) -> Callable[..., Page]:
    """Opens a page of the guide without scripts."""

    def open_(name: str, language: str = "en", **options: Any) -> Page:
        page = new_context(**{"java_script_enabled": False, **options}).new_page()
        page.goto(f"{site_address}{HOME[language]}guide/{name}/")
        return page

    return open_


def unfolded(page: Page) -> Page:
    """The page with its lists of papers open."""
    for fold in page.locator(".papers-fold > summary").all():
        fold.click()
    return page


def shown(rows: Locator, attribute: str = "data-document") -> set[str]:
    found: list[str] = rows.evaluate_all(
        """(rows, attribute) => rows
          .filter((row) => row.checkVisibility({ visibilityProperty: true }))
          .map((row) => row.getAttribute(attribute) ?? "")""",
        attribute,
    )
    return set(found)


def asked(procedure: Any, category: int) -> set[str]:
    rows = selfcheck.document_table(procedure, TODAY, "en")
    return {row["id"] for row in rows if category in row["categories"]}


@pytest.mark.parametrize("language", HOME)
def test_the_switch_leaves_one_categorys_papers(opened: Callable[..., Page], language: str) -> None:
    page = unfolded(opened("documents", language))
    rows = page.locator("[data-document]")
    for_change = page.locator("#change ~ .papers-fold").first.locator("[data-document]")
    everything = shown(rows)
    for category in CATEGORIES:
        page.locator(f"#show-{category}").check()
        assert shown(rows) == asked("coe", category) | asked("change", category)
        assert shown(for_change) == asked("change", category)
        missing = page.locator(".plan-tables__nothing")
        expect(missing).to_be_visible(visible=category != 4)
    page.locator("#show-all").check()
    assert shown(rows) == everything
    expect(page.locator(".plan-tables__nothing")).to_be_hidden()


def test_the_switch_works_by_keyboard(opened: Callable[..., Page]) -> None:
    page = unfolded(opened("extension"))
    switch = page.get_by_role("group", name="Category")
    switch.get_by_role("radio", name="All").focus()
    page.keyboard.press("ArrowRight")
    chosen = switch.get_by_role("radio", name="1")
    expect(chosen).to_be_focused()
    expect(chosen).to_be_checked()
    assert shown(page.locator("[data-document]")) == asked("extension", 1)


def test_one_procedures_steps(opened: Callable[..., Page]) -> None:
    page = unfolded(opened("timeline"))
    page.get_by_label("Change of status", exact=True).check()
    wanted = {row["id"] for row in selfcheck.timeline_table("change", TODAY, "en")}
    assert shown(page.locator("[data-step]"), "data-step") == wanted


@pytest.mark.parametrize("name", ["documents", "timeline", "fees", "extension"])
@pytest.mark.parametrize("language", HOME)
def test_tables_fit_a_phone(opened: Callable[..., Page], name: str, language: str) -> None:
    page = unfolded(opened(name, language, java_script_enabled=True, viewport=PHONE))
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run('article', { resultTypes: ['violations'] })")
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []


def test_the_switch_at_hand_covers_neither_headings_nor_focus(
    opened: Callable[..., Page],
) -> None:
    page = opened("documents", java_script_enabled=True, viewport=PHONE)
    top = "element => element.getBoundingClientRect().top"
    page.goto(f"{page.url}#employer")
    switch = page.locator("[data-switch]").bounding_box()
    assert switch is not None
    assert switch["y"] == 0
    assert page.locator("#employer").evaluate(top) >= switch["height"]
    page.locator("#practice ~ p a").first.focus()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        assert page.locator(":focus").evaluate(top) >= switch["height"]


def test_the_switch_scrolls_away_in_a_low_window(opened: Callable[..., Page]) -> None:
    page = opened("documents", viewport={"width": 320, "height": 256})
    page.goto(f"{page.url}#employer")
    expect(page.locator("[data-switch]")).not_to_be_in_viewport()


def test_paper_names_the_category_and_shows_what_was_folded(opened: Callable[..., Page]) -> None:
    page = unfolded(opened("extension"))
    page.emulate_media(media="print")
    switch = page.locator("[data-switch]")
    expect(switch).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator("#show-1").check()
    page.emulate_media(media="print")
    assert switch.inner_text().split() == ["Category", "1"]
    expect(page.locator("[data-document] details p").first).to_be_visible()
    assert shown(page.locator("[data-document]")) == asked("extension", 1)
