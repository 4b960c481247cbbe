"""What is typed is kept, and the self-check's summary is offered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests import contact_site
from tests.browser.contact.form import (
    SUMMARY,
    assert_complete,
    assert_empty,
    assert_typed,
    both_languages,
    done,
    fill,
    go,
    new_context,
    new_page,
    submit,
)
from tests.browser.contact.office import Office, long_text_of, text_of

pytestmark = pytest.mark.browser


def test_a_draft_outlives_reloads_languages_and_other_pages(office: Office, page: Page) -> None:
    go(page, office)
    fill(page)
    page.locator("#reply_language-ja").check()
    page.reload()
    assert_typed(page)
    expect(page.locator("#consent")).not_to_be_checked()
    page.locator("[data-language-switch]").click()
    page.wait_for_url("**/ja/contact/")
    assert_typed(page)
    page.locator("#message").fill("転職について")
    page.goto(f"{office.site.address}ja/about/")
    go(page, office)
    assert_typed(page, message="転職について")
    expect(page.locator("#reply_language-ja")).to_be_checked()
    expect(page.locator("#consent")).not_to_be_checked()


@pytest.mark.parametrize("kind", ["browser", "keeping_browser"])
def test_back_and_forward_keep_a_draft_and_bring_no_sent_one_back(
    office: Office, request: pytest.FixtureRequest, kind: str
) -> None:
    browser: Browser = request.getfixturevalue(kind)
    with new_context(browser) as context:
        page = new_page(context)
        go(page, office)
        fill(page)
        page.evaluate("() => { window.marked = true; }")
        page.goto(f"{office.site.address}about/")
        page.go_back(wait_until="commit")
        assert_typed(page)
        assert page.evaluate("() => window.marked === true") is (kind == "keeping_browser")
        page.go_forward(wait_until="commit")
        # Chromium goes nowhere from a page that is not there yet.
        expect(page.locator("h1")).to_have_text(contact_site.HEADING)
        page.go_back(wait_until="commit")
        assert_typed(page)
        page.locator("[data-language-switch]").click()
        page.wait_for_url("**/ja/contact/")
        page.locator("#consent").check()
        submit(page)
        expect(done(page)).to_be_focused()
        page.go_back(wait_until="commit")
        expect(page).to_have_url(f"{office.site.address}contact/")
        assert_empty(page)
        page.reload()
        assert_empty(page)
    assert len(office.received) == 1


def test_a_reader_can_clear_the_form(office: Office, page: Page) -> None:
    go(page, office)
    fill(page)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("[data-clear]").click()
    assert_typed(page)
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-clear]").click()
    assert_empty(page)
    page.reload()
    assert_empty(page)


REFUSALS = {
    "forbidden": "Object.defineProperty(window, 'sessionStorage', {get() { throw Error(); }})",
    "full": "Storage.prototype.setItem = () => { throw Error(); }",
}


def dialogs_on_reload(page: Page) -> list[str]:
    """The kinds of dialogs that a reload brings; it goes on after them."""
    kinds: list[str] = []

    def accept(dialog: Dialog) -> None:
        kinds.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.reload()
    page.remove_listener("dialog", accept)
    return kinds


def type_message(page: Page) -> None:
    """Types as a reader does; browsers ask no one who has touched nothing whether to stay."""
    page.locator("#message").click()
    page.keyboard.type("Hello")


@both_languages
@pytest.mark.parametrize("refusal", REFUSALS)
def test_where_nothing_can_be_stored_the_reader_is_told_and_asked_to_stay_until_it_is_sent(
    office: Office, own_page: Page, refusal: str, language: str
) -> None:
    own_page.add_init_script(REFUSALS[refusal])
    go(own_page, office, language)
    own_page.locator("#message").click()
    assert dialogs_on_reload(own_page) == []
    type_message(own_page)
    expect(own_page.locator("[data-not-stored]")).to_be_visible()
    own_page.once("dialog", lambda dialog: dialog.dismiss())
    with own_page.expect_event("dialog") as asked:
        own_page.locator("[data-language-switch]").click(no_wait_after=True)
    assert asked.value.type == "beforeunload"
    expect(own_page.locator("#message")).to_have_value("Hello")
    assert dialogs_on_reload(own_page) == ["beforeunload"]
    type_message(own_page)
    own_page.once("dialog", lambda dialog: dialog.accept())
    own_page.locator("[data-clear]").click()
    expect(own_page.locator("#message")).to_have_value("")
    assert dialogs_on_reload(own_page) == []
    # A message that is sent holds nobody back.
    type_message(own_page)
    fill(own_page)
    submit(own_page)
    expect(done(own_page)).to_be_focused()
    assert_complete(office.only, language, office)
    assert dialogs_on_reload(own_page) == []


def test_where_nothing_can_be_stored_a_new_page_takes_the_message_unasked(
    office: Office, own_page: Page
) -> None:
    asked: list[object] = []
    own_page.on("dialog", lambda dialog: asked.append(dialog))
    own_page.add_init_script(REFUSALS["forbidden"])
    office.line.fault = "answer unreadable"
    go(own_page, office)
    type_message(own_page)
    fill(own_page)
    submit(own_page)
    own_page.locator("[data-plain]").click()
    own_page.wait_for_url(f"{office.site.address}contact/sent/")
    assert asked == []
    assert_complete(office.only, "en", office)


@pytest.mark.parametrize(("way", "taken_by"), [("email", "[data-open]"), ("copy", "[data-copy]")])
def test_where_nothing_can_be_stored_a_composed_text_may_be_taken_along(
    offices: Callable[[str], Office], own_page: Page, way: str, taken_by: str
) -> None:
    own_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    own_page.add_init_script(REFUSALS["forbidden"])
    go(own_page, offices(way))
    type_message(own_page)
    fill(own_page, consent=False)
    submit(own_page)
    expect(done(own_page)).to_be_focused()
    own_page.locator(taken_by).click()
    if way == "copy":
        expect(own_page.locator("[data-copied]")).not_to_be_empty()
    assert dialogs_on_reload(own_page) == []


def test_where_words_are_stored_nobody_is_asked_to_stay(office: Office, page: Page) -> None:
    go(page, office)
    type_message(page)
    expect(page.locator("[data-not-stored]")).to_be_hidden()
    assert dialogs_on_reload(page) == []
    expect(page.locator("#message")).to_have_value("Hello")


def test_a_summary_is_shown_as_it_would_be_sent_and_sent_only_if_ticked(
    office: Office, page: Page
) -> None:
    go(page, office)
    field = page.locator("[data-field=selfcheck_summary]")
    expect(field).to_be_hidden()
    page.evaluate("text => sessionStorage.setItem('selfcheck.summary', text)", SUMMARY)
    page.reload()
    box = page.locator("#selfcheck_summary")
    expect(box).not_to_be_checked()
    field.locator("summary").click()
    assert page.locator("[data-summary]").inner_text() == SUMMARY
    fill(page)
    submit(page)
    expect(done(page)).to_be_focused()
    assert "selfcheck_summary" not in text_of(office.only)
    office.reset()
    page.locator("[data-back]").click()
    fill(page)
    box.check()
    page.reload()
    expect(box).to_be_checked()
    page.locator("#consent").check()
    submit(page)
    expect(done(page)).to_be_focused()
    assert long_text_of(office.only, "selfcheck_summary") == SUMMARY
