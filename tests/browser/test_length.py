"""No page is longer than ten screens of a phone before anything is opened on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from .conftest import HOME, ROOT

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 360, "height": 740}
MOST_SCREENS = 10
DOCS = ROOT / "docs" / "en"
NOT_READ = {"contact/sent", "licences"}
"""Nobody reads through these: a page after sending, and a list of legal texts."""


def addresses() -> Iterator[str]:
    for path in sorted(DOCS.rglob("*.md")):
        name = path.relative_to(DOCS).with_suffix("").as_posix()
        if name not in NOT_READ:
            folder = "/".join(part for part in name.split("/") if part != "index")
            for home in HOME.values():
                yield f"{home}{folder}/" if folder else home


@pytest.fixture(scope="module")
def phone(chromium: Browser) -> Iterator[Page]:
    """One page for all. Scripts change no guide's length, and take time."""
    with chromium.new_context(viewport=PHONE, java_script_enabled=False) as context:
        yield context.new_page()


def test_each_page_is_at_most_ten_screens(phone: Page, site_address: str) -> None:
    screens = {}
    for address in addresses():
        phone.goto(site_address + address, wait_until="load")
        height = phone.evaluate("() => document.documentElement.scrollHeight")
        screens[address] = height / PHONE["height"]
    assert {address: long for address, long in screens.items() if long > MOST_SCREENS} == {}
