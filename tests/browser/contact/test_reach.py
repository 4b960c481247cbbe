"""The form is for everybody: nothing that axe finds, nothing shown that is hidden."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import contact_site
from tests.browser.contact.form import PREFIX, SUMMARY, done, failure, fill, go, submit
from tests.browser.contact.office import Office

pytestmark = pytest.mark.browser

AXE = (contact_site.ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize(("language", "colours"), [("en", "light"), ("ja", "dark")])
def test_axe_finds_nothing(
    offices: Callable[[str], Office], own_page: Page, language: str, colours: Any
) -> None:
    office = offices("endpoint")
    own_page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    go(own_page, office, language)
    own_page.evaluate("text => sessionStorage.setItem('selfcheck.summary', text)", SUMMARY)
    go(own_page, office, language)
    own_page.locator("[data-field=selfcheck_summary] summary").click()
    assert violations(own_page) == []
    submit(own_page)
    expect(own_page.locator("[data-problem]")).to_be_visible()
    assert violations(own_page) == []
    office.line.fault = "broken"
    fill(own_page)
    submit(own_page)
    expect(failure(own_page)).to_be_visible()
    failure(own_page).locator("summary").click()
    assert violations(own_page) == []
    office.line.fault = ""
    submit(own_page)
    expect(done(own_page)).to_be_visible()
    assert violations(own_page) == []
    own_page.goto(f"{office.site.address}{PREFIX[language]}contact/sent/")
    assert violations(own_page) == []
    go(own_page, offices("copy"), language)
    fill(own_page, consent=False)
    submit(own_page)
    expect(done(own_page)).to_be_visible()
    assert violations(own_page) == []


def violations(page: Page) -> list[tuple[str, list[str]]]:
    if page.evaluate("() => !window.axe"):
        page.evaluate(AXE)
    found = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]]


@pytest.mark.parametrize("way", ["endpoint", "copy"])
def test_whatever_is_hidden_is_not_shown(
    offices: Callable[[str], Office], page: Page, way: str
) -> None:
    go(page, offices(way))
    shown = page.evaluate(
        """() => {
          const all = [...document.querySelectorAll("body *")];
          for (const element of all) element.toggleAttribute("hidden", true);
          // What keeps its place for a script is not shown either.
          const shown = (style) => style.display !== "none" && style.visibility !== "hidden";
          return all.filter((element) => shown(getComputedStyle(element)))
            .map((element) => element.outerHTML);
        }"""
    )
    assert shown == []
