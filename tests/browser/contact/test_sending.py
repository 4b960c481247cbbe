"""A message is sent in place, by a new page, or by the reader as a text."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.contact.form import (
    PREFIX,
    TYPED,
    assert_complete,
    assert_empty,
    assert_typed,
    both_languages,
    done,
    fill,
    go,
    new_context,
    submit,
    type_in,
)
from tests.browser.contact.office import EMAIL, Office, fields_of

pytestmark = pytest.mark.browser


@both_languages
@pytest.mark.parametrize("way", ["endpoint", "netlify"])
def test_sends_in_place(
    offices: Callable[[str], Office], page: Page, way: str, language: str
) -> None:
    office = offices(way)
    go(page, office, language)
    type_in(page)
    submit(page)
    expect(done(page)).to_be_focused()
    expect(page.locator("form[data-contact]")).to_be_hidden()
    assert_complete(office.only, language, office)
    assert page.evaluate("() => sessionStorage.getItem('contact.draft')") is None
    page.locator("[data-back]").click()
    assert_empty(page)


@both_languages
@pytest.mark.parametrize("way", ["endpoint", "netlify"])
def test_without_javascript_the_form_leads_to_the_page_of_thanks(
    offices: Callable[[str], Office], browser: Browser, way: str, language: str
) -> None:
    office = offices(way)
    with new_context(browser, java_script_enabled=False) as context:
        page = context.new_page()
        go(page, office, language)
        type_in(page)
        submit(page)
        page.wait_for_url(f"{office.site.address}{PREFIX[language]}contact/sent/")
        expect(page.locator("html")).to_have_attribute("lang", language)
    assert_complete(office.only, language, office)
    assert ("form-name" in fields_of(office.only)) is (way == "netlify")


def test_a_server_whose_answer_cannot_be_read_takes_the_form_by_a_new_page(
    office: Office, page: Page
) -> None:
    office.line.fault = "answer unreadable"
    go(page, office)
    fill(page)
    submit(page)
    page.locator("[data-plain]").click()
    page.wait_for_url(f"{office.site.address}contact/sent/")
    assert_complete(office.only, "en", office)
    go(page, office)
    assert_empty(page)


@both_languages
def test_with_an_address_only_the_page_composes_an_e_mail(
    offices: Callable[[str], Office], page: Page, language: str
) -> None:
    go(page, offices("email"), language)
    expect(page.locator("[data-without-script]")).to_be_hidden()
    fill(page, consent=False, message="100 % & more?\nYes #1 = +")
    submit(page)
    expect(done(page)).to_be_focused()
    link = urlsplit(page.locator("[data-open]").get_attribute("href") or "")
    assert (link.scheme, link.path) == ("mailto", EMAIL)
    query = parse_qs(link.query.replace("+", "%2B"), strict_parsing=True)
    assert set(query) == {"subject", "body"}
    text = page.locator("[data-text]").input_value()
    assert query["body"][0].replace("\r\n", "\n") == text
    for value in ("Mei 田中", "mei@example.com", "100 % & more?\nYes #1 = +"):
        assert value in text
    for choice in ("label[for=role-applicant]", "#topic option:checked"):
        assert (page.locator(choice).text_content() or "nothing") in text
    expect(page.locator("[data-too-long]")).to_be_hidden()
    # What is too long for a link is copied.
    page.locator("[data-back]").click()
    fill(page, consent=False, message="長" * 1_000)
    submit(page)
    expect(page.locator("[data-too-long]")).to_be_visible()
    assert "body=" not in (page.locator("[data-open]").get_attribute("href") or "")
    assert "長" * 1_000 in page.locator("[data-text]").input_value()


@both_languages
def test_with_nothing_set_the_page_composes_a_text_to_copy(
    offices: Callable[[str], Office], page: Page, language: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    go(page, offices("copy"), language)
    fill(page, consent=False)
    submit(page)
    expect(done(page)).to_be_focused()
    expect(page.locator("a[href^='mailto:']")).to_have_count(0)
    page.locator("[data-copy]").click()
    expect(page.locator("[data-copied]")).not_to_be_empty()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == page.locator("[data-text]").input_value()
    assert TYPED["message"] in copied
    page.locator("[data-back]").click()
    assert_typed(page)


@both_languages
@pytest.mark.parametrize("way", ["email", "copy"])
def test_without_javascript_there_is_no_dead_form(
    offices: Callable[[str], Office], browser: Browser, way: str, language: str
) -> None:
    with new_context(browser, java_script_enabled=False) as context:
        page = context.new_page()
        go(page, offices(way), language)
        expect(page.locator("form[data-contact]")).to_be_hidden()
        label = page.locator("[data-field=message]").get_attribute("data-label")
        expect(page.locator("[data-without-script]")).to_contain_text(label or "")
        mail = page.locator("[data-without-script] a[href^='mailto:']")
        expect(mail).to_have_count(1 if way == "email" else 0)
