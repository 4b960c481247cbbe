"""The offices, and the pages of readers who write to them."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.browser.contact.form import front_page, new_context, new_page
from tests.browser.contact.office import Office, built, opened
from tests.shared import made_once


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Office]]:
    """Gives the office with some settings, with nothing received yet."""
    ready: dict[str, Office] = {}
    with ExitStack() as stack:

        def office(kind: str) -> Office:
            if kind not in ready:
                make = functools.partial(built, kind=kind)
                pages = made_once(tmp_path_factory, f"contact-{kind}", make) / "site"
                ready[kind] = stack.enter_context(opened(pages, tmp_path_factory.mktemp(kind)))
            ready[kind].reset()
            return ready[kind]

        yield office


@pytest.fixture
def office(offices: Callable[[str], Office]) -> Office:
    return offices("endpoint")


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    return chromium


@pytest.fixture(scope="module")
def keeping_browser(playwright: Playwright) -> Iterator[Browser]:
    """One that keeps whole pages in memory for Back and Forward, as browsers do for readers."""
    path = (Path(sys.prefix) / "chromium-path").read_text("utf-8")
    left_out = ["--disable-back-forward-cache"]
    with playwright.chromium.launch(executable_path=path, ignore_default_args=left_out) as browser:
        yield browser


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    with new_context(chromium, permissions=["clipboard-read", "clipboard-write"]) as context:
        yield new_page(context)


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """The one tab of all readers who leave nothing behind but their draft."""
    yield tab
    tab.evaluate("() => sessionStorage.clear()")
    tab.goto("about:blank")


@pytest.fixture
def own_page(browser: Browser) -> Iterator[Page]:
    """The page of a reader whose browser is another than that of most."""
    with new_context(browser) as context:
        yield new_page(context)


@pytest.fixture
def timed(browser: Browser) -> Iterator[Page]:
    """A page whose clock can be moved on."""
    with new_context(browser) as context:
        page = front_page(context)
        page.clock.install()
        yield page
