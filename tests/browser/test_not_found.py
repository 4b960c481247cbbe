"""An address that leads nowhere: the page that was meant, some that may have been, the search."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

SAME = {
    "guide/fees": "guide/fees/",
    "ja/guide/fees?from=mail#now": "ja/guide/fees/?from=mail#now",
    "en/guide/Fees": "guide/fees/",
    "guide/fees.html": "guide/fees/",
    "guide//fees/index.htm": "guide/fees/",
}
"""Addresses with one meaning, and where they lead."""

LIKE = {
    "guide/feees/": "guide/fees/",
    "guide/chnaging-job/": "guide/changing-jobs/",
    "guide/renewal/": "guide/extension/",
    "permanent-residency": "guide/permanent-residence/",
    "ja/guide/docments/": "guide/documents/",
    "guide/refusal/": "guide/after-refusal/",
}
"""Addresses with a slip or another word, and the page named first in both languages."""

NOTE_SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.shift += value;
}).observe({ type: "layout-shift", buffered: true });
"""


def test_the_page_that_was_meant_is_found(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.page
    for asked, meant in SAME.items():
        page.goto(someone.site + asked)
        page.wait_for_url(someone.site + meant)
        expect(page.locator("h1")).not_to_be_empty()
    page.add_init_script(NOTE_SHIFTS)
    for asked, meant in LIKE.items():
        page.goto(someone.site + asked)
        for language, home in (("en", ""), ("ja", "ja/")):
            first = page.locator(f"main div[lang={language}] [data-meant] a").first
            expect(first).to_be_visible()
            address = urlsplit(str(first.evaluate("link => link.href")))
            assert address.path == f"/{home}{meant}", asked
        assert page.evaluate("() => window.shift") == 0, asked


def test_what_means_nothing_leads_to_the_search(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.page
    page.goto(f"{someone.site}xyzzy-qwrt/")
    search = page.locator("[data-search-address]")
    expect(search.first).to_be_visible()
    expect(page.locator("[data-meant]").first).to_be_hidden()
    for at, home in enumerate(("", "ja/")):
        page.goto(f"{someone.site}xyzzy-qwrt/")
        search.nth(at).click()
        page.wait_for_url(f"{someone.site}{home}?search=xyzzy+qwrt")
        field = page.locator("[data-search-field]")
        expect(field).to_have_value("xyzzy qwrt")
        expect(field).to_be_focused()
