"""What readers do with the contact form, and what it holds then."""

from __future__ import annotations

import re
from contextlib import suppress
from email.message import EmailMessage
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, TimeoutError

from tests.browser.contact.office import Office, fields_of, long_text_of

PREFIX = {"en": "", "ja": "ja/"}
both_languages = pytest.mark.parametrize("language", PREFIX)
TYPED = {
    "name": "Mei 田中",
    "email": "mei@example.com",
    "telephone": "+81 90 0000 0000",
    "message": "My period of stay ends in March.\nCan I change jobs before?",
}
SUMMARY = "First application\n・学歴 <b>met</b> & “more”\n\n  2 points are open"


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """Without a service worker: it has no part in the form, and taking over pages ends the stay of
    those that Back would find in memory."""
    return browser.new_context(service_workers="block", **options)


def front_page(context: BrowserContext) -> Page:
    """A new page that has come to the front: what takes the focus before that may lose it."""
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.bring_to_front()
    return page


def new_page(context: BrowserContext) -> Page:
    """A page whose readers have been there for a minute already, as far as its script can tell."""
    context.add_init_script(
        """{
          const now = performance.now.bind(performance);
          performance.now = () => 60_000 + now();
        }"""
    )
    return front_page(context)


def go(page: Page, office: Office, language: str = "en") -> None:
    page.goto(f"{office.site.address}{PREFIX[language]}contact/")


def type_in(page: Page, *, consent: bool = True, **typed: str) -> None:
    """Goes from field to field, as a reader does."""
    for name, value in {**TYPED, **typed}.items():
        page.locator(f"#{name}").fill(value)
    page.locator("#role-applicant").check()
    page.locator("#topic").select_option("job-change")
    if consent:
        page.locator("#consent").check()


FILL = """({ consent, ...typed }) => {
  const { elements } = document.querySelector("form[data-contact]");
  for (const [name, value] of Object.entries(typed)) {
    elements[name].value = value;
    for (const type of ["input", "change"])
      elements[name].dispatchEvent(new Event(type, { bubbles: true }));
  }
  for (const id of ["role-applicant", ...(consent ? ["consent"] : [])]) {
    const choice = document.getElementById(id);
    if (!choice.checked) choice.click();
  }
}"""


def fill(page: Page, *, consent: bool = True, **typed: str) -> None:
    """Puts everything in at once, as a program does that knows its owner: it takes no time."""
    page.evaluate(FILL, {"consent": consent, **TYPED, "topic": "job-change", **typed})


def submit(page: Page) -> None:
    page.locator("[data-send]").click()


def done(page: Page) -> Locator:
    return page.locator("[data-done] h2")


def failure(page: Page) -> Locator:
    return page.locator("[data-failure]")


HELD = """() => Object.fromEntries(["name", "email", "telephone", "message", "role", "topic"].map(
  (name) => [name, document.querySelector("form[data-contact]")?.elements[name]?.value]))"""


def assert_holds(page: Page, wanted: dict[str, str]) -> None:
    """Waits until the form holds this."""
    said = f"wanted => JSON.stringify(({HELD})()) === JSON.stringify(wanted)"
    with suppress(TimeoutError):
        page.wait_for_function(said, arg=wanted)
    assert page.evaluate(HELD) == wanted


def assert_typed(page: Page, **typed: str) -> None:
    assert_holds(page, {**TYPED, "role": "applicant", "topic": "job-change", **typed})


def assert_empty(page: Page) -> None:
    assert_holds(page, dict.fromkeys([*TYPED, "role", "topic"], ""))


def assert_complete(message: EmailMessage, language: str, office: Office) -> None:
    fields = fields_of(message)
    assert long_text_of(message) == TYPED["message"]
    assert {name: fields[name] for name in TYPED if name != "message"} == {
        name: value for name, value in TYPED.items() if name != "message"
    }
    assert fields["role"] == "applicant"
    assert fields["topic"] == "job-change"
    assert fields["reply_language"] == fields["language"] == language
    assert fields["consent"] == "yes"
    assert fields["page"] == f"{office.site.address}{PREFIX[language]}contact/"
    assert re.fullmatch(r"\d+\.\d+\.\d+\+\d{4}-\d\d-\d\d", fields["version"])
    assert str(message["Reply-To"]) == "Mei 田中 <mei@example.com>"
