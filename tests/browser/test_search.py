"""The site's search, as readers use it: what they type, by keyboard, on old and bad days too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import AXE, HOME, ROOT, Reader, frame_text
from tests.browser.test_offline import waits_until_kept

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("search")]

both_languages = pytest.mark.parametrize("language", HOME)
QUERIES: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (ROOT / "tests" / "site" / "queries.yaml").read_text("utf-8")
)
AT_LEAST = 60
ENOUGH = {"at first": 0.9, "with all texts": 0.95}
WITHOUT_STORAGE_AND_WASM = """
  for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { get() { throw new DOMException("denied"); } });
  delete window.WebAssembly;
  delete Intl.Segmenter;
"""
LOOK_ALL_UP = """async (queries) => {
  const names = performance.getEntriesByType("resource").map(({ name }) => name);
  const named = (pattern) => names.find((name) => pattern.test(name));
  const dialog = document.querySelector("[data-search]");
  const address = new URL(JSON.parse(dialog.dataset.search)[0].index, document.baseURI);
  const { Finder } = await import(named(/finder-/));
  const fetched = async (url) => (await fetch(url)).json();
  const index = await fetched(address);
  const first = await Finder.of(index);
  const whole = await Finder.of(index, await fetched(new URL(index.more, address)));
  return [first, whole].map((finder) => queries.map(
    (query) => finder.find(query).found.slice(0, 3).map((found) => found.address)));
}"""


def opened(someone: Reader, address: str = "guide/fees/") -> Page:
    page = someone.page
    page.goto(f"{someone.site}{HOME[someone.language]}{address}")
    page.locator("[data-open-search]").first.click()
    expect(page.locator("[data-search-field]")).to_be_focused()
    return page


def say(language: str, name: str, **values: Any) -> str:
    return frame_text(language, "search", "results", name).format(**values)


@both_languages
def test_what_people_type_leads_to_the_answer_among_the_first_three(
    reader: Callable[..., Reader], language: str
) -> None:
    wanted = QUERIES[language]
    assert len(wanted) >= AT_LEAST
    page = opened(reader(language))
    page.locator("[data-search-field]").fill("visa")
    expect(page.locator("[data-search-results] li").first).to_be_visible()
    looked_up = page.evaluate(LOOK_ALL_UP, list(wanted))
    for (stage, enough), found in zip(ENOUGH.items(), looked_up, strict=True):
        missed = {
            query: first
            for (query, right), first in zip(wanted.items(), found, strict=True)
            if not set(first) & set(right)
        }
        assert len(missed) <= (1 - enough) * len(wanted), (stage, missed)


def test_keys_alone_lead_to_a_result_without_storage_and_wasm(
    reader: Callable[..., Reader],
) -> None:
    someone = reader("en")
    page = someone.page
    page.add_init_script(WITHOUT_STORAGE_AND_WASM)
    page.goto(f"{someone.site}guide/fees/")
    page.locator("[data-open-search]").wait_for()
    page.keyboard.press("Control+k")
    expect(page.locator("[data-search-useful] a")).to_have_count(5)
    page.keyboard.type("freelence")
    results = page.locator("[data-search-results] a")
    expect(results.first).to_have_attribute("href", "../../guide/side-work/#freelance")
    expect(page.locator("[data-search-status]")).to_contain_text("“freelence”")
    expect(page.locator("[data-search-results] mark").first).to_be_visible()
    page.locator("[data-search-meant] button").click()
    expect(page.locator("[data-search-field]")).to_have_value("freelance")
    expect(page.locator("[data-search-meant]")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(results.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-search-field]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-search]")).to_be_hidden()
    page.locator("[data-open-search]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("14 days")
    expect(page.locator("[data-search-status]")).to_contain_text("“14 days”")
    page.keyboard.press("Enter")
    expect(results.first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/**/#*")


def test_the_other_language_is_offered_and_nothing_found_is_said(
    reader: Callable[..., Reader],
) -> None:
    page = opened(reader("ja", bypass_csp=True))
    field = page.locator("[data-search-field]")
    field.fill("技人国")
    first = page.locator("[data-search-results] li").first
    expect(first.locator("a")).to_have_attribute("href", "../../../ja/glossary/#term-gijinkoku")
    page.add_script_tag(path=AXE)
    problems = page.evaluate(
        "() => axe.run('[data-search]', { resultTypes: ['violations'] })"
        ".then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))"
    )
    assert problems == []
    page.locator("[data-search-other]").click()
    abroad = page.locator("[data-search-others] li").first
    expect(abroad).to_have_attribute("lang", "en")
    expect(abroad.locator("a")).to_be_focused()
    expect(abroad.locator("a")).to_have_attribute("href", "../../../glossary/#term-gijinkoku")
    field.fill("qqqqqqqq")
    expect(page.locator("[data-search-status]")).to_have_text(say("ja", "none", query="qqqqqqqq"))
    expect(page.locator("[data-search-useful] a")).to_have_count(5)
    expect(page.locator("[data-search-useful]")).to_be_visible()


@both_languages
def test_one_line_says_that_the_search_does_not_come_and_it_comes_later(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    someone.page.route("**/assets/search/*.json", lambda route: route.abort())
    page = opened(someone)
    failure = page.locator("[data-search-failure]")
    expect(failure).to_have_text(frame_text(language, "search", "failure"))
    page.unroute("**/assets/search/*.json")
    page.locator("[data-search-field]").fill("visa")
    expect(page.locator("[data-search-results] li").first).to_be_visible()
    expect(failure).to_be_hidden()


def test_the_search_works_without_a_connection_once_it_was_used(
    reader: Callable[..., Reader],
) -> None:
    someone = reader("en", service_workers="allow")
    page = someone.page
    fees = f"{someone.site}guide/fees/"
    page.goto(fees)
    waits_until_kept(page, fees)
    page.goto(f"{fees}?search=unemployed")
    results = page.locator("[data-search-results] a")
    expect(results.first).to_be_visible()
    loaded = page.evaluate("() => performance.getEntriesByType('resource').map(({ name }) => name)")
    for address in (each for each in loaded if "/assets/search" in each):
        waits_until_kept(page, address)
    page.context.set_offline(True)
    page.reload()
    expect(results.first).to_have_attribute("href", "../../guide/losing-a-job/")


def test_without_script_no_search_is_offered(reader: Callable[..., Reader]) -> None:
    someone = reader("en", java_script_enabled=False)
    someone.page.goto(f"{someone.site}guide/fees/")
    expect(someone.page.locator("[data-open-search]")).to_be_hidden()
    expect(someone.page.locator("[data-search]")).to_be_hidden()
