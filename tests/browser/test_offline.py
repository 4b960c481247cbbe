"""Without a connection: what was opened opens again, and the rest says why it does not."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ANSWERS, HOME, Reader, frame_text

pytestmark = pytest.mark.browser

both_languages = pytest.mark.parametrize("language", ["en", "ja"])


def waits_until_kept(page: Page, address: str) -> None:
    page.wait_for_function("() => navigator.serviceWorker.controller", timeout=20_000)
    page.wait_for_function("(address) => caches.match(address)", arg=address, timeout=20_000)


@both_languages
def test_the_self_check_works_to_its_result_after_one_visit(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language, service_workers="allow")
    page = someone.page
    someone.open()
    page.wait_for_selector("html[data-selfcheck-runtime=ready]", timeout=20_000)
    loaded = page.evaluate("() => performance.getEntriesByType('resource').map(({ name }) => name)")
    later = page.locator("[data-selfcheck]").get_attribute("data-files") or "[]"
    for address in (*loaded, *json.loads(later)):
        waits_until_kept(page, address)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("[data-offline]")).to_have_text(frame_text(language, "offline", "banner"))
    someone.walk(ANSWERS)


TAKEN_OVER_FIRST = """
  const { register } = ServiceWorkerContainer.prototype;
  ServiceWorkerContainer.prototype.register = async function (...given) {
    const taken = new Promise((done) => {
      this.addEventListener("controllerchange", done, { once: true });
    });
    const registration = await register.apply(this, given);
    await taken;
    return registration;
  };"""
"""On a busy device the worker has begun, and taken the page over, before the page hears of it."""


def test_the_first_page_is_kept_however_soon_the_worker_takes_it_over(
    reader: Callable[..., Reader],
) -> None:
    someone = reader(service_workers="allow")
    someone.page.add_init_script(TAKEN_OVER_FIRST)
    about = f"{someone.site}about/"
    someone.page.goto(about)
    waits_until_kept(someone.page, about)


@both_languages
def test_a_page_opens_again_and_one_never_opened_says_why_not(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language, service_workers="allow")
    page = someone.page
    fees = f"{someone.site}{HOME[language]}guide/fees/"
    page.goto(fees)
    waits_until_kept(page, fees)
    heading = page.locator("h1").inner_text()
    page.context.set_offline(True)
    page.goto(f"{fees}?from=elsewhere")
    expect(page.locator("h1")).to_have_text(heading)
    page.goto(f"{fees.rstrip('/')}?from=elsewhere")
    expect(page.locator("h1")).to_have_text(heading)
    assert page.url == f"{fees}?from=elsewhere"
    page.goto(f"{someone.site}{HOME[language]}guide/timeline")
    section = page.locator(f"main div[lang={language}]")
    expect(section).to_contain_text(frame_text(language, "offline", "text"))
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("[data-offline]")).to_be_hidden()
    expect(section).to_have_count(0)
