"""What a shared device would show, what is kept on it, and who is asked for anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import ANSWERS, HOME, Reader

pytestmark = pytest.mark.browser

KEPT = """async () => ({
  cookie: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await Promise.all((await caches.keys()).map(async (name) =>
    (await (await caches.open(name)).keys()).map(({ url }) => url))),
})"""
NOTHING: dict[str, Any] = {"cookie": "", "local": [], "session": [], "databases": [], "caches": []}


def every_page(site_address: str) -> list[str]:
    with urlopen(f"{site_address}sitemap.xml") as answer:
        listed = re.findall("<loc>(.*?)</loc>", answer.read().decode())
    # The site is served elsewhere than it was built for.
    home = min(listed, key=len)
    names = [*(address.removeprefix(home) for address in listed), "404.html", "offline.html"]
    return [site_address + name for name in names]


def test_no_page_asks_elsewhere_breaks_its_policy_or_keeps_anything(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    context = new_context()
    asked: set[str] = set()
    said: list[str] = []
    context.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page = context.new_page()
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    pages = every_page(site_address)
    for address in pages:
        page.goto(address)
    page.goto(site_address)
    page.locator("[data-open-search]").first.click()
    page.locator("[data-search-field]").fill("visa")
    page.locator("[data-search-results] li").first.wait_for()
    assert len(pages) > 60
    assert asked == {urlsplit(site_address).netloc}
    assert [line for line in said if "blocked by Playwright" not in line] == []
    assert page.evaluate(KEPT) == NOTHING
    assert context.cookies() == []


def test_what_is_kept_for_offline_use_are_files_of_the_site_and_tells_no_answer(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context(service_workers="allow").new_page()
    page.goto(f"{site_address}glossary/")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    someone = Reader(page, site_address)
    someone.open()
    someone.walk(ANSWERS)
    page.goto(f"{site_address}about/")
    kept = page.evaluate(KEPT)
    assert (kept["cookie"], kept["local"]) == ("", [])
    assert kept["databases"] == ["workbox-expiration"]
    for url in (url for names in kept["caches"] for url in names):
        assert url.startswith(site_address)
        assert not re.search(r"[?&](route|for)=|#", url), url


def test_colours_are_stored_once_they_are_chosen_and_until_they_are_given_up(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context().new_page()
    page.goto(f"{site_address}glossary/")

    def choose(number: int) -> None:
        page.locator("details[data-menu] > summary").click()
        page.locator("label:has([name=colours])").nth(number).click()

    choose(2)
    assert page.evaluate(KEPT)["local"] == ["colours"]
    page.reload()
    expect(page.locator('body[data-md-color-scheme="slate"]')).to_be_attached()
    choose(0)
    assert page.evaluate(KEPT)["local"] == []
    page.reload()
    expect(page.locator('body[data-md-color-scheme="default"]')).to_be_attached()


def test_the_devices_colours_wait_for_no_script(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context(color_scheme="dark").new_page()
    page.route("**/assets/javascripts/**", lambda route: route.abort())
    page.goto(f"{site_address}glossary/")
    expect(page.locator('body[data-md-color-scheme="slate"]')).to_be_attached()


def addresses_seen(page: Page) -> list[str]:
    """Every address of the site that the tab's history has held, from now on."""
    seen: list[str] = []
    page.on("framenavigated", lambda frame: seen.append(frame.url))
    return seen


@pytest.mark.parametrize("language", HOME)
def test_titles_and_addresses_tell_neither_route_nor_question_nor_verdict(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    someone.open()
    before = someone.page.title()
    someone.page.evaluate(
        """() => {
          globalThis.titles = [];
          const note = () => globalThis.titles.push(document.title);
          new MutationObserver(note).observe(document.querySelector("title"), {childList: true});
        }"""
    )
    seen = addresses_seen(someone.page)
    someone.walk(ANSWERS)
    assert set(someone.page.evaluate("() => globalThis.titles")) <= {before}
    someone.page.reload()
    someone.sees_result(ANSWERS)
    someone.page.locator("[data-language-switch]").click()
    someone.sees_result(ANSWERS)
    assert someone.page.locator("html").get_attribute("lang") != language
    assert not [url for url in seen if re.search("[?#]", url)]
