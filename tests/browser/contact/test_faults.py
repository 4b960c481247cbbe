"""What can go wrong on the way: a message stays until it has arrived, and arrives once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.contact.form import (
    TYPED,
    assert_complete,
    assert_typed,
    both_languages,
    done,
    failure,
    fill,
    go,
    new_context,
    submit,
    type_in,
)
from tests.browser.contact.office import ANSWERS, JSON, Office, long_text_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("fault", "language"), [("500", "en"), ("413", "ja"), ("broken", "en"), ("answer lost", "ja")]
)
def test_a_failed_message_stays_and_goes_out_once(
    office: Office, page: Page, fault: str, language: str
) -> None:
    office.line.fault = fault
    go(page, office, language)
    fill(page)
    submit(page)
    expect(failure(page)).to_be_focused()
    expect(failure(page).locator("[data-reason]")).not_to_be_empty()
    # By a new page, a server's error would take the place of the form.
    plain = failure(page).locator("[data-plain]")
    expect(plain).to_be_visible(visible=not fault.isdecimal())
    assert_typed(page)
    office.line.fault = ""
    failure(page).locator("[type=submit]").click()
    expect(done(page)).to_be_focused()
    assert len(office.line.bodies) == 2
    assert_complete(office.only, language, office)


def test_an_answer_that_confirms_nothing_is_not_taken_for_sent(office: Office, page: Page) -> None:
    go(page, office)
    fill(page)
    for fault in ANSWERS:
        office.line.fault = fault
        submit(page)
        expect(failure(page), fault).to_be_focused()
        expect(done(page), fault).to_be_hidden()
        assert_typed(page)
        assert office.received == [], fault
    assert len(office.line.bodies) == len(ANSWERS)
    page.reload()
    assert_typed(page)


def test_what_form_services_say_of_success_is_understood(
    office: Office, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(page, office)
    for content in (b'{"ok": true}', b'{"success": true}', b'{"success": "true", "errors": []}'):
        monkeypatch.setitem(ANSWERS, "said", (200, JSON, content))
        office.line.fault = "said"
        fill(page)
        submit(page)
        expect(done(page), content.decode()).to_be_focused()
        page.locator("[data-back]").click()


@pytest.mark.parametrize(("place", "is_sent"), [("contact/sent/", True), ("contact/", False)])
def test_to_be_led_on_counts_if_it_is_to_the_page_of_thanks(
    offices: Callable[[str], Office], page: Page, place: str, is_sent: bool
) -> None:
    office = offices("netlify")
    office.site.leads_on_to = place
    go(page, office)
    fill(page)
    submit(page)
    expect(done(page)).to_be_visible(visible=is_sent)
    expect(failure(page)).to_be_visible(visible=not is_sent)


def test_the_page_of_thanks_opened_by_chance_keeps_a_message_that_failed(
    office: Office, page: Page
) -> None:
    office.line.fault = "500"
    go(page, office)
    fill(page)
    submit(page)
    expect(failure(page)).to_be_focused()
    page.goto(f"{office.site.address}contact/sent/")
    page.goto(f"{office.site.address}contact/")
    assert_typed(page)


def test_text_that_does_not_show_is_no_text(office: Office, page: Page) -> None:
    go(page, office)
    wrong = page.locator("[data-error]:not(:empty)")
    for blank in (" ", "\u3000", "\u200b\u2060", "\ufeff\u00ad", "\u3164"):
        fill(page)
        expect(wrong, ascii(blank)).to_have_count(0)
        fill(page, name=blank, message=f"{blank}\n{blank}")
        submit(page)
        expect(wrong, ascii(blank)).to_have_count(2)
        expect(page.locator("[data-problem] li"), ascii(blank)).to_have_count(2)
        assert office.line.bodies == [], ascii(blank)


def test_a_text_that_is_too_long_is_counted_and_named_not_cut(office: Office, page: Page) -> None:
    go(page, office)
    type_in(page, message="a" * 5001, name="b" * 201)
    count = page.locator("[data-field=message] [data-count]")
    expect(count).to_have_text("5,001 of 5,000 characters")
    submit(page)
    expect(page.locator("[data-problem] li")).to_have_count(2)
    assert office.line.bodies == []
    fill(page, message="a" * 5000)
    submit(page)
    expect(done(page)).to_be_focused()
    assert long_text_of(office.only) == "a" * 5000


def test_without_javascript_the_same_limits_hold(office: Office, browser: Browser) -> None:
    with new_context(browser, java_script_enabled=False) as context:
        page = context.new_page()
        go(page, office)
        type_in(page, name="\u200b \u3000")
        page.locator("#message").fill("")
        page.locator("#message").press_sequentially("a")
        assert page.locator("#name:invalid").count() == 1
        assert page.locator("#message").get_attribute("maxlength") == "5000"
        page.locator("#name").fill("b")
        page.locator("#message").fill("\u200b")
        submit(page)
        assert office.received == []


def test_a_slow_answer_is_waited_for(office: Office, timed: Page) -> None:
    office.line.fault = "slow"
    go(timed, office)
    timed.clock.fast_forward(60_000)
    fill(timed)
    with timed.expect_request(lambda request: request.method == "POST"):
        submit(timed)
    status = timed.locator("[data-status]")
    first = status.inner_text()
    assert first
    timed.clock.fast_forward(10_000)
    expect(status).not_to_have_text(first)
    office.line.released.set()
    expect(done(timed)).to_be_focused()
    assert_complete(office.only, "en", office)


def test_no_answer_ends_the_wait_and_a_retry_sends_no_second_message(
    office: Office, timed: Page
) -> None:
    office.line.fault = "slow"
    go(timed, office)
    timed.clock.fast_forward(60_000)
    fill(timed)
    with timed.expect_request(lambda request: request.method == "POST"):
        submit(timed)
    timed.clock.fast_forward(31_000)
    expect(failure(timed)).to_be_focused()
    assert_typed(timed)
    office.line.fault = ""
    failure(timed).locator("[type=submit]").click()
    expect(done(timed)).to_be_focused()
    assert len(office.line.bodies) == 2
    assert_complete(office.only, "en", office)


def test_a_text_changed_after_a_lost_answer_is_another_message(office: Office, page: Page) -> None:
    office.line.fault = "answer lost"
    go(page, office)
    fill(page)
    submit(page)
    expect(failure(page)).to_be_focused()
    office.line.fault = ""
    page.locator("#message").fill("One thing I forgot")
    failure(page).locator("[type=submit]").click()
    expect(done(page)).to_be_focused()
    texts = {long_text_of(message) for message in office.received}
    assert texts == {TYPED["message"], "One thing I forgot"}


@both_languages
def test_offline_is_said_and_everything_stays(
    office: Office, own_page: Page, language: str
) -> None:
    go(own_page, office, language)
    fill(own_page)
    own_page.context.set_offline(True)
    expect(own_page.locator("[data-status]")).not_to_be_empty()
    submit(own_page)
    expect(failure(own_page)).to_be_focused()
    expect(failure(own_page).locator("[data-plain]")).to_be_hidden()
    assert_typed(own_page)
    own_page.context.set_offline(False)
    submit(own_page)
    expect(done(own_page)).to_be_focused()
    assert_complete(office.only, language, office)


def test_a_double_click_sends_one_message(office: Office, page: Page) -> None:
    office.line.fault = "slow"
    go(page, office)
    fill(page)
    page.locator("[data-send]").dblclick()
    page.keyboard.press("Enter")
    office.line.released.set()
    expect(done(page)).to_be_focused()
    assert len(office.line.bodies) == 1
    assert_complete(office.only, "en", office)


def test_without_javascript_a_second_click_or_back_sends_no_second_message(
    office: Office, browser: Browser
) -> None:
    with new_context(browser, java_script_enabled=False) as context:
        page = context.new_page()
        go(page, office)
        type_in(page)
        for _ in range(2):
            submit(page)
            page.wait_for_url("**/sent/")
            page.go_back(wait_until="commit")
    assert len(office.line.bodies) == 2
    assert_complete(office.only, "en", office)
