"""Terms of the glossary: their explanation on hover, on focus, by touch, and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PAGE = "guide/who-qualifies/"


def opened(page: Page, site_address: str) -> Page:
    page.goto(site_address + PAGE)
    return page


def test_hover_and_focus_show_it_and_escape_hides_it(chromium: Browser, site_address: str) -> None:
    page = opened(chromium.new_page(), site_address)
    term = page.locator(".term:visible").nth(3)
    note = term.get_by_role("tooltip")
    expect(note).to_be_hidden()
    term.locator("a").hover()
    expect(note).to_be_visible()
    note.hover()
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    page.mouse.move(0, 0)
    term.locator("a").focus()
    expect(note).to_be_visible()
    expect(term.locator("a")).to_have_accessible_description(note.inner_text().replace("\n", " "))
    page.close()


def test_it_stays_inside_the_window(chromium: Browser, site_address: str) -> None:
    page = opened(chromium.new_page(viewport={"width": 900, "height": 500}), site_address)
    for term in page.locator(".term:visible").all():
        term.locator("a").focus()
        box = term.get_by_role("tooltip").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 900
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 500
    page.close()


def test_a_tap_explains_and_a_second_one_leads_on(chromium: Browser, site_address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = opened(context.new_page(), site_address)
    term = page.locator(".term:visible").nth(3)
    term.locator("a").tap()
    expect(term.get_by_role("tooltip")).to_be_in_viewport()
    assert page.url.endswith(PAGE)
    term.locator("a").tap()
    page.wait_for_url("**/glossary/#term-*")
    context.close()


def test_without_scripts_it_shows_too(chromium: Browser, site_address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = opened(context.new_page(), site_address)
    term = page.locator(".term:visible").nth(3)
    term.locator("a").focus()
    expect(term.get_by_role("tooltip")).to_be_in_viewport()
    context.close()
