"""Spam and hostile input."""

from __future__ import annotations

import re
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from tests.browser.contact.form import TYPED, assert_complete, done, fill, go, submit
from tests.browser.contact.office import Office, fields_of, long_text_of, text_of
from tools import inbox

pytestmark = pytest.mark.browser


def test_a_hasty_reader_waits_and_is_not_refused(office: Office, timed: Page) -> None:
    timed.clock.pause_at(4_000_000_000)
    go(timed, office)
    fill(timed)
    submit(timed)
    expect(timed.locator("[data-status]")).not_to_be_empty()
    assert office.line.bodies == []
    timed.clock.run_for(5_000)
    expect(done(timed)).to_be_focused()
    assert_complete(office.only, "en", office)


def test_the_trap_is_out_of_readers_reach_and_its_catch_is_set_apart(
    office: Office, page: Page
) -> None:
    go(page, office)
    trap = page.locator("#_gotcha")
    expect(trap).to_be_hidden()
    expect(trap).to_have_attribute("autocomplete", "off")
    assert page.locator("label[for=_gotcha]").text_content()
    fill(page)
    trap.evaluate("field => { field.value = 'https://spam.example' }")
    submit(page)
    expect(done(page)).to_be_focused()
    assert office.received == []
    assert len(list((office.messages / "spam").iterdir())) == 1


HOSTILE = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)> & \"quoted\" 'text'",
    "headers": "Mei\r\nBcc: victim@example.com\r\n\r\n.\r\nQUIT",
    "long": "長い文章と words " * 400,
    "one long line": "x" * 5_000,
    "emoji": "👩🏽‍💼👨‍👩‍👧 \U0001f1ef\U0001f1f5 ✅ é",
    "full-width": "ＡＢＣ　１２３！？ ｶﾀｶﾅ 髙﨑 𠮟る",
    "right-to-left": "שלום مرحبا \u202egpj.exe\u202c \u200f",
    "form": "a=b&message=other&%0d%0aBcc: x@example.com+%00",
    "fields": "\n\nemail: other@example.com\nconsent: no",
}


def test_hostile_text_arrives_unharmed_and_harms_nothing(office: Office, page: Page) -> None:
    go(page, office)
    # A browser's field takes no line breaks; a program sends what it likes.
    page.evaluate(
        """() => {
          globalThis.alarms = 0;
          globalThis.alert = () => { globalThis.alarms += 1; };
          document.querySelector("form[data-contact]").addEventListener("formdata", (event) => {
            event.formData.set("name", globalThis.hostile);
            event.formData.set("_subject", globalThis.hostile);
          });
        }"""
    )
    for kind, text in HOSTILE.items():
        office.reset()
        fill(page, message=text)
        page.evaluate("text => { globalThis.hostile = text; }", text)
        submit(page)
        expect(done(page), kind).to_be_focused()
        assert page.evaluate("() => globalThis.alarms") == 0, kind
        assert_unharmed(office.only, text)
        page.locator("[data-back]").click()


def assert_unharmed(message: EmailMessage, text: str) -> None:
    """The message says the text where it was sent, and nothing that the text would have it say."""
    assert long_text_of(message) == text.replace("\r\n", "\n")
    assert set(message.keys()) == {
        *("From", "To", "Date", "Subject", "Reply-To"),
        *("MIME-Version", "Content-Type", "Content-Transfer-Encoding"),
    }
    plain = inbox.one_line(text)
    fields = dict(re.findall(r"^(name|email|consent): (.*)$", text_of(message), re.MULTILINE)[:3])
    assert fields == {"name": plain, "email": TYPED["email"], "consent": "yes"}
    assert str(message["Subject"]).replace(" ", "") == f"{plain}-{plain}".replace(" ", "")
    (sender,) = message["Reply-To"].addresses
    assert sender.addr_spec == TYPED["email"]


def test_an_address_with_a_line_break_is_no_address(office: Office, page: Page) -> None:
    go(page, office)
    fill(page)
    page.evaluate(
        """() => document.querySelector("form[data-contact]").addEventListener(
            "formdata", (event) =>
              event.formData.set("email", "a@example.com\\r\\nBcc: b@example.com"))"""
    )
    submit(page)
    expect(done(page)).to_be_focused()
    assert office.only["Reply-To"] is None
    assert office.only["Bcc"] is None
    assert fields_of(office.only)["email"] == "a@example.com Bcc: b@example.com"
