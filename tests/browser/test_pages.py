"""All kinds of pages for everybody: one visit to each, looked at in many ways."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, ViewportSize, expect

from tests.browser.conftest import AXE, HOME
from tests.browser.looks import SMALL_TARGETS, SPACED, TORN_LINES, violations, width

pytestmark = pytest.mark.browser

both_languages = pytest.mark.parametrize("language", HOME)

PAGES = (
    "",
    "self-check/",
    "guide/who-qualifies/",
    "guide/documents/",
    "guide/extension/",
    "services/",
    "contact/",
    "glossary/",
    "licences/",
)
ERROR_PAGE = "404.html"
PHONE: ViewportSize = {"width": 360, "height": 740}
NARROWEST: ViewportSize = {"width": 320, "height": 256}
"""What is left of 1280 by 1024 pixels at 400 %."""


@both_languages
def test_every_kind_of_page_is_for_everybody(
    new_context: Callable[..., BrowserContext], site_address: str, language: str
) -> None:
    # Without motion, so that no colour is met half way to another.
    context = new_context(bypass_csp=True, viewport=PHONE, reduced_motion="reduce")
    page = context.new_page()
    faults: dict[str, object] = {}
    for address in (*PAGES, ERROR_PAGE):
        page.goto(site_address + (address if address == ERROR_PAGE else HOME[language] + address))
        page.add_script_tag(path=AXE)
        found: dict[str, object] = {"axe": violations(page), "small": page.evaluate(SMALL_TARGETS)}
        if language == "ja" and address != ERROR_PAGE:
            found["torn"] = page.evaluate(TORN_LINES)
        page.emulate_media(color_scheme="dark")
        expect(page.locator('body[data-md-color-scheme="slate"]')).to_be_attached()
        found["dark"] = violations(page, "color-contrast")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(NARROWEST)
        style = page.add_style_tag(content=SPACED)
        found["wide"] = [] if width(page) == NARROWEST["width"] else [width(page)]
        style.evaluate("one => one.remove()")
        page.set_viewport_size(PHONE)
        faults |= {f"{address} {kind}": each for kind, each in found.items() if each}
    assert faults == {}


def test_the_menu_is_closed_in_every_way_and_says_the_colours_in_words(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context(bypass_csp=True, viewport=PHONE).new_page()
    page.goto(f"{site_address}guide/fees/")
    page.add_script_tag(path=AXE)
    menu = page.locator("details[data-menu]")
    button = menu.locator("> summary")
    closes: dict[str, Callable[[], None]] = {
        "cross": lambda: menu.locator("[data-menu-close]").click(),
        "Escape": lambda: page.keyboard.press("Escape"),
        "outside": lambda: page.mouse.click(4, 30),
    }
    for name, close in closes.items():
        button.click()
        expect(menu).to_have_attribute("open", "")
        if name == "cross":
            assert violations(page) == []
            assert page.evaluate(SMALL_TARGETS) == []
            expect(menu.locator("[aria-current=page]")).to_have_text("Fees")
            menu.get_by_text("Dark colours").click()
            expect(page.locator('body[data-md-color-scheme="slate"]')).to_be_attached()
        close()
        expect(menu).not_to_have_attribute("open", "")
        if name != "outside":
            expect(button).to_be_focused()


def test_a_wide_page_keeps_its_lists_in_view_and_marks_the_place(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{site_address}guide/extension/")
    marked = page.locator("nav.page-toc a[aria-current=location]")
    expect(marked).to_have_count(1)
    last = page.locator("nav.page-toc > ul > li > a").last
    page.locator("article h2").last.scroll_into_view_if_needed()
    page.mouse.wheel(0, 100_000)
    expect(last).to_have_attribute("aria-current", "location")
    expect(page.locator(".section-nav [aria-current=page]")).to_be_in_viewport()
    expect(page.locator("[data-to-top]")).to_be_in_viewport()
    page.set_viewport_size({"width": 959, "height": 800})
    expect(page.locator(".site-nav")).to_be_hidden()
    expect(page.locator("details[data-menu] > summary")).to_be_visible()
    expect(page.locator("details.page-toc > summary")).to_be_visible()
    page.set_viewport_size({"width": 960, "height": 800})
    expect(page.locator(".site-nav")).to_be_visible()


def test_callouts_keep_their_icons_without_colours_and_nothing_moves_where_that_is_asked(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context(forced_colors="active", reduced_motion="reduce").new_page()
    page.goto(f"{site_address}guide/who-qualifies/")
    titles = page.locator(".admonition-title, article details[class]:not(.page-sources) > summary")
    assert titles.count() > 0
    for title in titles.all():
        icon = title.evaluate(
            """one => { const { content, backgroundColor, forcedColorAdjust, display }
                = getComputedStyle(one, "::before");
              return content === "none" || display === "none"
                || (forcedColorAdjust === "none" && backgroundColor !== "rgb(255, 255, 255)"); }"""
        )
        assert icon, title.inner_text()
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const { animationName, transitionDuration } = getComputedStyle(one);
          return animationName !== "none" || !/^0s(, 0s)*$/.test(transitionDuration);
        }).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert moving == []
