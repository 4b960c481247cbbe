"""The switch for ふりがな: on each Japanese page, for what the script shows too, if wanted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.browser.people import LATE_NOTICE, open_plan

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}}
SWITCH = "button[data-furigana]"
UNREAD = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const unread = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    if (/[一-鿿]/.test(node.data) && around.checkVisibility()
      && !around.closest("ruby, svg, option, textarea, [lang]:not([lang|=ja])"))
      unread.push(node.data.trim());
  }
  return unread;
}"""
TEXT = """() => {
  const copy = document.body.cloneNode(true);
  for (const each of copy.querySelectorAll("rt, rp")) each.remove();
  return copy.textContent;
}"""


def unread(page: Page) -> list[str]:
    """Visible text with kanji over which nothing stands."""
    found: list[str] = page.evaluate(UNREAD)
    return found


def test_readings_stand_over_all_kanji_only_while_they_are_wanted(
    reader: Callable[..., Reader],
) -> None:
    someone = reader("ja", **PHONE)
    page = someone.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{someone.site}ja/guide/extension/")
    switch = page.locator(SWITCH)
    expect(switch).to_have_attribute("aria-pressed", "false")
    assert not [url for url in asked if "readings" in url]
    assert page.evaluate("() => localStorage.getItem('furigana')") is None
    before = page.evaluate(TEXT)

    switch.click()
    expect(page.locator("h1 ruby").first).to_be_visible()
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert unread(page) == []
    assert page.evaluate(TEXT) == before
    assert page.locator("ruby rt:not([aria-hidden=true])").count() == 0
    assert page.locator(":is(title, option, svg) ruby").count() == 0
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["viewport"]["width"]
    assert (
        page.evaluate(
            "() => { getSelection().selectAllChildren(document.querySelector('h1'));"
            " return getSelection().toString(); }"
        )
        == "在留期間の更新"
    )
    page.emulate_media(media="print")
    expect(page.locator("ruby[data-reading] rt").first).to_be_hidden()
    page.emulate_media(media="null")

    page.reload()
    expect(page.locator("h1 ruby").first).to_be_visible()
    switch.click()
    expect(page.locator("ruby[data-reading]")).to_have_count(0)
    assert page.evaluate(TEXT) == before
    assert page.evaluate("() => localStorage.getItem('furigana')") is None


def test_questions_and_results_get_readings_too(reader: Callable[..., Reader]) -> None:
    someone = reader("ja", **PHONE)
    page = someone.page
    page.add_init_script("localStorage.setItem('furigana', 'on')")
    someone.open()
    someone.sees("where")
    expect(page.locator("fieldset h2 ruby").first).to_be_visible()
    assert unread(page) == []
    open_plan(someone, LATE_NOTICE)
    expect(page.locator("[data-actions] ruby").first).to_be_visible()
    assert unread(page) == []
    title = page.locator("[data-outcome] h2")
    assert title.evaluate("one => one.querySelector('rt').ariaHidden") == "true"
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["viewport"]["width"]
