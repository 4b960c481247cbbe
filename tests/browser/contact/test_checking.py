"""What is missing or wrong is named, and nothing else is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.contact.form import both_languages, done, fill, go, submit
from tests.browser.contact.office import Office, fields_of

pytestmark = pytest.mark.browser

USUAL: ViewportSize = {"width": 1280, "height": 720}
NARROW: ViewportSize = {"width": 320, "height": 640}


@both_languages
def test_errors_are_listed_fit_a_narrow_screen_take_focus_and_lead_to_their_fields(
    office: Office, page: Page, language: str
) -> None:
    go(page, office, language)
    page.locator("#message").fill("A word")
    page.locator("#email").fill("nowhere")
    title = page.title()
    submit(page)
    summary = page.locator("[data-problem]")
    expect(summary).to_be_focused()
    expect(summary).to_have_attribute("role", "alert")
    page.set_viewport_size(NARROW)
    assert page.evaluate("() => document.documentElement.scrollWidth") == NARROW["width"]
    page.set_viewport_size(USUAL)
    targets = [link.get_attribute("href") for link in summary.get_by_role("link").all()]
    assert targets == ["#name", "#email", "#role-applicant", "#topic", "#consent"]
    for link in summary.get_by_role("link").all():
        text = link.inner_text()
        target = page.locator(link.get_attribute("href") or "")
        link.click()
        expect(target).to_be_focused()
        expect(page.locator(".field--wrong", has=target).locator("[data-error]")).to_have_text(text)
    expect(page.locator("#email")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#message")).to_have_value("A word")
    assert page.title() != title
    page.locator("#email").fill("somebody@example.com")
    page.locator("#email").blur()
    expect(page.locator("#email")).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#email-error")).to_be_empty()
    assert office.line.bodies == []


def test_an_address_and_a_number_in_full_width_letters_are_put_right(
    office: Office, page: Page
) -> None:
    go(page, office, "ja")
    page.locator("#email").fill("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ")
    telephone = page.locator("#telephone")
    # From the field for the address into that for the number, and out of it.
    telephone.fill("０９０－1234－5678")
    telephone.blur()
    expect(page.locator("#email")).to_have_value("taro@example.jp")
    expect(telephone).to_have_value("090-1234-5678")
    for hyphen in "－ーｰ−‐‑–—―─":
        fill(page, telephone=hyphen.join(("０９０", "1234", "5678")))
        assert telephone.input_value() == "090-1234-5678", hyphen


@both_languages
def test_an_address_without_a_dot_is_asked_about_once(
    office: Office, page: Page, language: str
) -> None:
    go(page, office, language)
    fill(page, email="ann@example")
    submit(page)
    question = page.locator("[data-problem] a")
    expect(question).to_have_attribute("href", "#email")
    expect(question).to_contain_text("@")
    page.locator("#name").fill("Ann")
    page.locator("#name").blur()
    expect(page.locator("#email-error")).not_to_be_empty()
    page.locator("#email").fill("ann@example2")
    submit(page)
    expect(question).to_be_visible()
    assert office.line.bodies == []
    submit(page)
    expect(done(page)).to_be_focused()
    assert fields_of(office.only)["email"] == "ann@example2"


def test_an_unusual_address_is_not_asked_about(office: Office, page: Page) -> None:
    go(page, office)
    for email in ("a.b+c_d'e@sub.example.museum", "x@例え.jp", "1@2.co"):
        page.locator("#email").fill(email)
        submit(page)
        expect(page.locator("#name-error"), email).not_to_be_empty()
        expect(page.locator("#email-error"), email).to_be_empty()
