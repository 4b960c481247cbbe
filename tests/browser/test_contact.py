"""The contact form in a browser: a real inbox behind it, and everything that can go wrong."""

from __future__ import annotations

import functools
import http.client
import re
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as reading
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Dialog,
    Locator,
    Page,
    Playwright,
    expect,
)

from tests import contact_site
from tests.shared import made_once
from tools import inbox

pytestmark = pytest.mark.browser

AXE = (contact_site.ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
EMAIL = "office@example.org"
SETTINGS = {
    "endpoint": {"CONTACT_ENDPOINT": "{line}"},
    "netlify": {"CONTACT_METHOD": "netlify"},
    "email": {"CONTACT_EMAIL": EMAIL},
    "copy": {},
}
LATER = {"site": "http://site.invalid/", "line": "http://line.invalid/"}
"""In place of addresses that are known once servers run, so that one build does for all workers."""
PREFIX = {"en": "", "ja": "ja/"}
both_languages = pytest.mark.parametrize("language", PREFIX)
TYPED = {
    "name": "Mei 田中",
    "email": "mei@example.com",
    "telephone": "+81 90 0000 0000",
    "message": "My period of stay ends in March.\nCan I change jobs before?",
}
SUMMARY = "First application\n・学歴 <b>met</b> & “more”\n\n  2 points are open"


class Server(ThreadingHTTPServer):
    daemon_threads = True
    folder = Path()
    inbox = ""
    leads_on_to = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"]))

    def forward(self, body: bytes) -> http.client.HTTPResponse:
        """What the inbox answers to a request that came here."""
        connection = http.client.HTTPConnection(urlsplit(self.server.inbox).netloc)
        headers = {name: value for name, value in self.headers.items() if name != "Host"}
        connection.request("POST", "/", body, headers)
        return connection.getresponse()

    def log_message(self, *arguments: object) -> None:
        pass


class Pages(Handler, SimpleHTTPRequestHandler):
    """Serves a site, and takes a form at any of its pages, as Netlify does."""

    def __init__(self, request: Any, client: Any, server: Server) -> None:
        super().__init__(request, client, server, directory=str(server.folder))

    def do_POST(self) -> None:
        self.forward(self.body())
        if self.server.leads_on_to:
            self.send_response(303)
            self.send_header("Location", self.server.address + self.server.leads_on_to)
            self.end_headers()
        else:
            self.do_GET()


@dataclass
class Line:
    """The line between a page and the inbox."""

    fault: str = ""
    bodies: list[bytes] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)


HTML = {"Content-Type": "text/html"}
JSON = {"Content-Type": "application/json"}
ANSWERS = {
    "portal": (200, HTML, b"<!doctype html><title>Hotel</title><form>Room number</form>"),
    "empty": (200, {}, b""),
    "error in JSON": (200, JSON, b'{"ok": true, "errors": [{"message": "blocked"}]}'),
    "failure in JSON": (200, JSON, b'{"success": "false"}'),
    "JSON that says nothing": (200, JSON, b"{}"),
    "JSON that is no object": (200, JSON, b'"ok"'),
    "led elsewhere": (303, {"Location": "{line}login"}, b""),
}
"""What does not say that a message arrived: status, headers and content."""


class OnLine(Handler):
    line: Line

    def do_GET(self) -> None:
        """Where a network leads that wants its guests to sign in."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(ANSWERS["portal"][2])

    def do_POST(self) -> None:
        body = self.body()
        fault = self.line.fault
        self.line.bodies.append(body)
        if fault == "broken":
            return
        if fault in ANSWERS:
            status, headers, content = ANSWERS[fault]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value.format(line=self.server.address))
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(content)
            return
        if fault.isdecimal():
            self.send_response(int(fault))
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            return
        answer = self.forward(body)
        if fault == "answer lost":
            return
        if fault == "slow":
            self.line.released.wait()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if not (fault == "answer unreadable" and name.startswith("access-control-")):
                self.send_header(name, value)
        with suppress(OSError):  # the page may have given up
            self.end_headers()
            self.wfile.write(answer.read())


@contextmanager
def serving(handler: Callable[..., Any]) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@dataclass
class Office:
    """A site, and what arrives from it."""

    site: Server
    messages: Path
    line: Line

    @property
    def received(self) -> list[EmailMessage]:
        return [read(path) for path in sorted(self.messages.glob("*.eml"))]

    @property
    def only(self) -> EmailMessage:
        (message,) = self.received
        return message

    def reset(self) -> None:
        shutil.rmtree(self.messages, ignore_errors=True)
        self.line.released.set()
        self.site.leads_on_to = ""
        self.line.__init__()  # type: ignore[misc]


def read(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=reading)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage) -> str:
    text: str = message.get_content()
    return text.replace("\r\n", "\n")


def fields_of(message: EmailMessage) -> dict[str, str]:
    return dict(re.findall(r"^([\w-]+): (.*)$", text_of(message), re.MULTILINE))


def long_text_of(message: EmailMessage, name: str = "message") -> str:
    return text_of(message).partition(f"\n\n{name}:\n\n")[2].removesuffix("\n")


def built(folder: Path, kind: str) -> None:
    """Builds the pages for servers that have no address yet."""
    named = {name: value.format(line=LATER["line"]) for name, value in SETTINGS[kind].items()}
    contact_site.build(folder, SITE_URL=LATER["site"], **named)


def addressed(pages: Path, folder: Path, **addresses: str) -> Path:
    """A copy of built pages for servers at these addresses."""
    shutil.copytree(pages, folder)
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        for name, address in addresses.items():
            text = text.replace(LATER[name].rstrip("/"), address.rstrip("/"))
        page.write_text(text, "utf-8")
    return folder


@contextmanager
def opened(pages: Path, folder: Path) -> Iterator[Office]:
    line = Line()
    on_line = type("OnThisLine", (OnLine,), {"line": line})
    with serving(Pages) as site, serving(on_line) as between:
        at = {"site": site.address, "line": between.address}
        site.folder = addressed(pages, folder / "site", **at)
        messages = folder / "inbox"
        with inbox.running(messages, [site.address.rstrip("/")]) as address:
            site.inbox = between.inbox = address
            yield Office(site, messages, line)


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Office]]:
    """Gives the office with some settings, with nothing received yet."""
    ready: dict[str, Office] = {}
    with ExitStack() as stack:

        def office(kind: str) -> Office:
            if kind not in ready:
                make = functools.partial(built, kind=kind)
                pages = made_once(tmp_path_factory, f"contact-{kind}", make) / "site"
                ready[kind] = stack.enter_context(opened(pages, tmp_path_factory.mktemp(kind)))
            ready[kind].reset()
            return ready[kind]

        yield office


@pytest.fixture
def office(offices: Callable[[str], Office]) -> Office:
    return offices("endpoint")


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    return chromium


@pytest.fixture(scope="module")
def keeping_browser(playwright: Playwright) -> Iterator[Browser]:
    """One that keeps whole pages in memory for Back and Forward, as browsers do for readers."""
    path = (Path(sys.prefix) / "chromium-path").read_text("utf-8")
    left_out = ["--disable-back-forward-cache"]
    with playwright.chromium.launch(executable_path=path, ignore_default_args=left_out) as browser:
        yield browser


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """Without a service worker: it has no part in the form, and taking over pages ends the stay of
    those that Back would find in memory."""
    return browser.new_context(service_workers="block", **options)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with new_context(browser) as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        yield page


@pytest.fixture
def timed(page: Page) -> Page:
    """A page whose clock can be moved on."""
    page.clock.install()
    return page


def go(page: Page, office: Office, language: str = "en", *, seconds: int = 60) -> None:
    """Opens the contact page; on a timed page, that was so many seconds ago."""
    page.goto(f"{office.site.address}{PREFIX[language]}contact/")
    if seconds:
        page.clock.fast_forward(seconds * 1000)


def fill(page: Page, *, consent: bool = True, **typed: str) -> None:
    for name, value in {**TYPED, **typed}.items():
        page.locator(f"#{name}").fill(value)
    page.locator("#role-applicant").check()
    page.locator("#topic").select_option("job-change")
    if consent:
        page.locator("#consent").check()


def submit(page: Page) -> None:
    page.locator("[data-send]").click()


def done(page: Page) -> Locator:
    return page.locator("[data-done] h2")


def failure(page: Page) -> Locator:
    return page.locator("[data-failure]")


def assert_typed(page: Page, **typed: str) -> None:
    for name, value in {**TYPED, **typed}.items():
        expect(page.locator(f"#{name}")).to_have_value(value)
    expect(page.locator("#role-applicant")).to_be_checked()
    expect(page.locator("#topic")).to_have_value("job-change")


def assert_empty(page: Page) -> None:
    for name in TYPED:
        expect(page.locator(f"#{name}")).to_have_value("")
    expect(page.locator("#role-applicant")).not_to_be_checked()


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


# Sending


@both_languages
@pytest.mark.parametrize("way", ["endpoint", "netlify"])
def test_sends_in_place(
    offices: Callable[[str], Office], timed: Page, way: str, language: str
) -> None:
    office = offices(way)
    go(timed, office, language)
    fill(timed)
    submit(timed)
    expect(done(timed)).to_be_focused()
    expect(timed.locator("form[data-contact]")).to_be_hidden()
    assert_complete(office.only, language, office)
    assert timed.evaluate("() => sessionStorage.getItem('contact.draft')") is None
    timed.locator("[data-back]").click()
    assert_empty(timed)


@both_languages
@pytest.mark.parametrize("way", ["endpoint", "netlify"])
def test_without_javascript_the_form_leads_to_the_page_of_thanks(
    offices: Callable[[str], Office], browser: Browser, way: str, language: str
) -> None:
    office = offices(way)
    with new_context(browser, java_script_enabled=False) as context:
        page = context.new_page()
        go(page, office, language, seconds=0)
        fill(page)
        submit(page)
        page.wait_for_url(f"{office.site.address}{PREFIX[language]}contact/sent/")
        expect(page.locator("html")).to_have_attribute("lang", language)
    assert_complete(office.only, language, office)
    assert ("form-name" in fields_of(office.only)) is (way == "netlify")


def test_a_server_whose_answer_cannot_be_read_takes_the_form_by_a_new_page(
    office: Office, timed: Page
) -> None:
    office.line.fault = "answer unreadable"
    go(timed, office)
    fill(timed)
    submit(timed)
    timed.locator("[data-plain]").click()
    timed.wait_for_url(f"{office.site.address}contact/sent/")
    assert_complete(office.only, "en", office)
    go(timed, office)
    assert_empty(timed)


# Checking


@both_languages
def test_errors_are_listed_take_focus_and_lead_to_their_fields(
    office: Office, page: Page, language: str
) -> None:
    go(page, office, language, seconds=0)
    page.locator("#message").fill("A word")
    page.locator("#email").fill("nowhere")
    title = page.title()
    submit(page)
    summary = page.locator("[data-problem]")
    expect(summary).to_be_focused()
    expect(summary).to_have_attribute("role", "alert")
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


def test_an_address_in_full_width_letters_is_put_right(office: Office, page: Page) -> None:
    go(page, office, "ja", seconds=0)
    page.locator("#email").fill("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ")
    page.locator("#email").blur()
    expect(page.locator("#email")).to_have_value("taro@example.jp")


def test_a_telephone_number_gets_plain_hyphens(office: Office, page: Page) -> None:
    go(page, office, "ja", seconds=0)
    telephone = page.locator("#telephone")
    for hyphen in "－ーｰ−‐‑–—―─":
        telephone.fill(hyphen.join(("０９０", "1234", "5678")))
        telephone.blur()
        expect(telephone, hyphen).to_have_value("090-1234-5678")


@both_languages
def test_an_address_without_a_dot_is_asked_about_once(
    office: Office, timed: Page, language: str
) -> None:
    go(timed, office, language)
    fill(timed, email="ann@example")
    submit(timed)
    question = timed.locator("[data-problem] a")
    expect(question).to_have_attribute("href", "#email")
    expect(question).to_contain_text("@")
    timed.locator("#name").fill("Ann")
    timed.locator("#name").blur()
    expect(timed.locator("#email-error")).not_to_be_empty()
    timed.locator("#email").fill("ann@example2")
    submit(timed)
    expect(question).to_be_visible()
    assert office.line.bodies == []
    submit(timed)
    expect(done(timed)).to_be_focused()
    assert fields_of(office.only)["email"] == "ann@example2"


def test_an_unusual_address_is_not_asked_about(office: Office, page: Page) -> None:
    for email in ("a.b+c_d'e@sub.example.museum", "x@例え.jp", "1@2.co"):
        go(page, office, seconds=0)
        page.locator("#email").fill(email)
        submit(page)
        expect(page.locator("[data-problem]"), email).to_be_visible()
        expect(page.locator("#email-error"), email).to_be_empty()


# What can go wrong on the way


@pytest.mark.parametrize(
    ("fault", "language"), [("500", "en"), ("413", "ja"), ("broken", "en"), ("answer lost", "ja")]
)
def test_a_failed_message_stays_and_goes_out_once(
    office: Office, timed: Page, fault: str, language: str
) -> None:
    office.line.fault = fault
    go(timed, office, language)
    fill(timed)
    submit(timed)
    expect(failure(timed)).to_be_focused()
    expect(failure(timed).locator("[data-reason]")).not_to_be_empty()
    # By a new page, a server's error would take the place of the form.
    plain = failure(timed).locator("[data-plain]")
    expect(plain).to_be_visible(visible=not fault.isdecimal())
    assert_typed(timed)
    office.line.fault = ""
    failure(timed).locator("[type=submit]").click()
    expect(done(timed)).to_be_focused()
    assert len(office.line.bodies) == 2
    assert_complete(office.only, language, office)


def test_an_answer_that_confirms_nothing_is_not_taken_for_sent(office: Office, timed: Page) -> None:
    for fault in ANSWERS:
        office.line.fault = fault
        go(timed, office)
        fill(timed)
        submit(timed)
        expect(failure(timed), fault).to_be_focused()
        expect(done(timed), fault).to_be_hidden()
        assert_typed(timed)
        timed.reload()
        assert_typed(timed)
        assert office.received == [], fault


def test_what_form_services_say_of_success_is_understood(
    office: Office, timed: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    for content in (b'{"ok": true}', b'{"success": true}', b'{"success": "true", "errors": []}'):
        monkeypatch.setitem(ANSWERS, "said", (200, JSON, content))
        office.line.fault = "said"
        go(timed, office)
        fill(timed)
        submit(timed)
        expect(done(timed), content.decode()).to_be_focused()


@pytest.mark.parametrize(("place", "is_sent"), [("contact/sent/", True), ("contact/", False)])
def test_to_be_led_on_counts_if_it_is_to_the_page_of_thanks(
    offices: Callable[[str], Office], timed: Page, place: str, is_sent: bool
) -> None:
    office = offices("netlify")
    office.site.leads_on_to = place
    go(timed, office)
    fill(timed)
    submit(timed)
    expect(done(timed)).to_be_visible(visible=is_sent)
    expect(failure(timed)).to_be_visible(visible=not is_sent)


def test_the_page_of_thanks_opened_by_chance_keeps_a_message_that_failed(
    office: Office, timed: Page
) -> None:
    office.line.fault = "500"
    go(timed, office)
    fill(timed)
    submit(timed)
    expect(failure(timed)).to_be_focused()
    timed.goto(f"{office.site.address}contact/sent/")
    timed.goto(f"{office.site.address}contact/")
    assert_typed(timed)


def test_text_that_does_not_show_is_no_text(office: Office, timed: Page) -> None:
    for blank in (" ", "\u3000", "\u200b\u2060", "\ufeff\u00ad", "\u3164"):
        go(timed, office)
        fill(timed, name=blank, message=f"{blank}\n{blank}")
        submit(timed)
        expect(timed.locator("[data-problem] li"), ascii(blank)).to_have_count(2)
        assert office.line.bodies == [], ascii(blank)


def test_a_text_that_is_too_long_is_counted_and_named_not_cut(office: Office, timed: Page) -> None:
    go(timed, office)
    fill(timed, message="a" * 5001, name="b" * 201)
    count = timed.locator("[data-field=message] [data-count]")
    expect(count).to_have_text("5,001 of 5,000 characters")
    submit(timed)
    expect(timed.locator("[data-problem] li")).to_have_count(2)
    assert office.line.bodies == []
    fill(timed, message="a" * 5000)
    submit(timed)
    expect(done(timed)).to_be_focused()
    assert long_text_of(office.only) == "a" * 5000


def test_without_javascript_the_same_limits_hold(office: Office, browser: Browser) -> None:
    with new_context(browser, java_script_enabled=False) as context:
        page = context.new_page()
        go(page, office, seconds=0)
        fill(page, name="\u200b \u3000")
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


def test_a_text_changed_after_a_lost_answer_is_another_message(office: Office, timed: Page) -> None:
    office.line.fault = "answer lost"
    go(timed, office)
    fill(timed)
    submit(timed)
    expect(failure(timed)).to_be_focused()
    office.line.fault = ""
    timed.locator("#message").fill("One thing I forgot")
    failure(timed).locator("[type=submit]").click()
    expect(done(timed)).to_be_focused()
    texts = {long_text_of(message) for message in office.received}
    assert texts == {TYPED["message"], "One thing I forgot"}


@both_languages
def test_offline_is_said_and_everything_stays(office: Office, timed: Page, language: str) -> None:
    go(timed, office, language)
    fill(timed)
    timed.context.set_offline(True)
    expect(timed.locator("[data-status]")).not_to_be_empty()
    submit(timed)
    expect(failure(timed)).to_be_focused()
    expect(failure(timed).locator("[data-plain]")).to_be_hidden()
    assert_typed(timed)
    timed.context.set_offline(False)
    submit(timed)
    expect(done(timed)).to_be_focused()
    assert_complete(office.only, language, office)


def test_a_double_click_sends_one_message(office: Office, timed: Page) -> None:
    office.line.fault = "slow"
    go(timed, office)
    fill(timed)
    timed.locator("[data-send]").dblclick()
    timed.keyboard.press("Enter")
    office.line.released.set()
    expect(done(timed)).to_be_focused()
    assert len(office.line.bodies) == 1
    assert_complete(office.only, "en", office)


def test_without_javascript_a_second_click_or_back_sends_no_second_message(
    office: Office, browser: Browser
) -> None:
    with new_context(browser, java_script_enabled=False) as context:
        page = context.new_page()
        go(page, office, seconds=0)
        fill(page)
        for _ in range(2):
            submit(page)
            page.wait_for_url("**/sent/")
            page.go_back(wait_until="commit")
    assert len(office.line.bodies) == 2
    assert_complete(office.only, "en", office)


# Drafts


def test_a_draft_outlives_reloads_languages_and_other_pages(office: Office, page: Page) -> None:
    go(page, office, seconds=0)
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
    go(page, office, seconds=0)
    assert_typed(page, message="転職について")
    expect(page.locator("#reply_language-ja")).to_be_checked()
    expect(page.locator("#consent")).not_to_be_checked()


@pytest.mark.parametrize("kind", ["browser", "keeping_browser"])
def test_back_and_forward_keep_a_draft_and_bring_no_sent_one_back(
    office: Office, request: pytest.FixtureRequest, kind: str
) -> None:
    browser: Browser = request.getfixturevalue(kind)
    with new_context(browser) as context:
        page = context.new_page()
        go(page, office, seconds=0)
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
    go(page, office, seconds=0)
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
def test_where_nothing_can_be_stored_the_reader_is_told_and_asked_to_stay(
    office: Office, page: Page, refusal: str, language: str
) -> None:
    page.add_init_script(REFUSALS[refusal])
    go(page, office, language, seconds=0)
    page.locator("#message").click()
    assert dialogs_on_reload(page) == []
    type_message(page)
    expect(page.locator("[data-not-stored]")).to_be_visible()
    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        page.locator("[data-language-switch]").click(no_wait_after=True)
    assert asked.value.type == "beforeunload"
    expect(page.locator("#message")).to_have_value("Hello")
    assert dialogs_on_reload(page) == ["beforeunload"]
    type_message(page)
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-clear]").click()
    expect(page.locator("#message")).to_have_value("")
    assert dialogs_on_reload(page) == []


@pytest.mark.parametrize("refusal", REFUSALS)
def test_where_nothing_can_be_stored_a_sent_message_holds_nobody_back(
    office: Office, timed: Page, refusal: str
) -> None:
    timed.add_init_script(REFUSALS[refusal])
    go(timed, office)
    type_message(timed)
    fill(timed)
    submit(timed)
    expect(done(timed)).to_be_focused()
    assert_complete(office.only, "en", office)
    assert dialogs_on_reload(timed) == []


def test_where_nothing_can_be_stored_a_new_page_takes_the_message_unasked(
    office: Office, timed: Page
) -> None:
    asked: list[object] = []
    timed.on("dialog", lambda dialog: asked.append(dialog))
    timed.add_init_script(REFUSALS["forbidden"])
    office.line.fault = "answer unreadable"
    go(timed, office)
    type_message(timed)
    fill(timed)
    submit(timed)
    timed.locator("[data-plain]").click()
    timed.wait_for_url(f"{office.site.address}contact/sent/")
    assert asked == []
    assert_complete(office.only, "en", office)


@pytest.mark.parametrize(("way", "taken_by"), [("email", "[data-open]"), ("copy", "[data-copy]")])
def test_where_nothing_can_be_stored_a_composed_text_may_be_taken_along(
    offices: Callable[[str], Office], page: Page, way: str, taken_by: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(REFUSALS["forbidden"])
    go(page, offices(way), seconds=0)
    type_message(page)
    fill(page, consent=False)
    submit(page)
    expect(done(page)).to_be_focused()
    page.locator(taken_by).click()
    if way == "copy":
        expect(page.locator("[data-copied]")).not_to_be_empty()
    assert dialogs_on_reload(page) == []


def test_where_words_are_stored_nobody_is_asked_to_stay(office: Office, page: Page) -> None:
    go(page, office, seconds=0)
    type_message(page)
    expect(page.locator("[data-not-stored]")).to_be_hidden()
    assert dialogs_on_reload(page) == []
    expect(page.locator("#message")).to_have_value("Hello")


# The self-check's summary


def test_no_summary_is_offered_without_a_self_check(office: Office, page: Page) -> None:
    go(page, office, seconds=0)
    expect(page.locator("[data-field=selfcheck_summary]")).to_be_hidden()


@pytest.mark.parametrize("attached", [True, False])
def test_a_summary_is_shown_as_it_would_be_sent_and_sent_only_if_ticked(
    office: Office, timed: Page, attached: bool
) -> None:
    go(timed, office)
    timed.evaluate("text => sessionStorage.setItem('selfcheck.summary', text)", SUMMARY)
    go(timed, office)
    box = timed.locator("#selfcheck_summary")
    expect(box).not_to_be_checked()
    timed.locator("[data-field=selfcheck_summary] summary").click()
    assert timed.locator("[data-summary]").inner_text() == SUMMARY
    fill(timed)
    if attached:
        box.check()
        timed.reload()
        expect(box).to_be_checked()
        timed.clock.fast_forward(5_000)
        timed.locator("#consent").check()
    submit(timed)
    expect(done(timed)).to_be_focused()
    if attached:
        assert long_text_of(office.only, "selfcheck_summary") == SUMMARY
    else:
        assert "selfcheck_summary" not in text_of(office.only)


# Spam and hostile input


def test_a_hasty_reader_waits_and_is_not_refused(office: Office, timed: Page) -> None:
    timed.clock.pause_at(4_000_000_000)
    go(timed, office, seconds=0)
    fill(timed)
    submit(timed)
    expect(timed.locator("[data-status]")).not_to_be_empty()
    assert office.line.bodies == []
    timed.clock.run_for(5_000)
    expect(done(timed)).to_be_focused()
    assert_complete(office.only, "en", office)


def test_the_trap_is_out_of_readers_reach_and_its_catch_is_set_apart(
    office: Office, timed: Page
) -> None:
    go(timed, office)
    trap = timed.locator("#_gotcha")
    expect(trap).to_be_hidden()
    expect(trap).to_have_attribute("autocomplete", "off")
    assert timed.locator("label[for=_gotcha]").text_content()
    fill(timed)
    trap.evaluate("field => { field.value = 'https://spam.example' }")
    submit(timed)
    expect(done(timed)).to_be_focused()
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


def test_hostile_text_arrives_unharmed_and_harms_nothing(office: Office, timed: Page) -> None:
    dialogs: list[object] = []
    timed.on("dialog", lambda dialog: dialogs.append(dialog))
    for kind, text in HOSTILE.items():
        office.reset()
        go(timed, office)
        fill(timed, message=text)
        # A browser's field takes no line breaks; a program sends what it likes.
        timed.evaluate(
            """text => document.querySelector("form[data-contact]").addEventListener(
                "formdata", (event) => {
                  event.formData.set("name", text);
                  event.formData.set("_subject", text);
                })""",
            text,
        )
        submit(timed)
        expect(done(timed), kind).to_be_focused()
        assert dialogs == [], kind
        assert_unharmed(office.only, text)


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


def test_an_address_with_a_line_break_is_no_address(office: Office, timed: Page) -> None:
    go(timed, office)
    fill(timed)
    timed.evaluate(
        """() => document.querySelector("form[data-contact]").addEventListener(
            "formdata", (event) =>
              event.formData.set("email", "a@example.com\\r\\nBcc: b@example.com"))"""
    )
    submit(timed)
    expect(done(timed)).to_be_focused()
    assert office.only["Reply-To"] is None
    assert office.only["Bcc"] is None
    assert fields_of(office.only)["email"] == "a@example.com Bcc: b@example.com"


# Nothing that takes a message


@both_languages
def test_with_an_address_only_the_page_composes_an_e_mail(
    offices: Callable[[str], Office], page: Page, language: str
) -> None:
    go(page, offices("email"), language, seconds=0)
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


def test_a_text_too_long_for_a_link_is_copied(offices: Callable[[str], Office], page: Page) -> None:
    go(page, offices("email"), "ja", seconds=0)
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
    go(page, offices("copy"), language, seconds=0)
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
        go(page, offices(way), language, seconds=0)
        expect(page.locator("form[data-contact]")).to_be_hidden()
        label = page.locator("[data-field=message]").get_attribute("data-label")
        expect(page.locator("[data-without-script]")).to_contain_text(label or "")
        mail = page.locator("[data-without-script] a[href^='mailto:']")
        expect(mail).to_have_count(1 if way == "email" else 0)


# For everybody


@pytest.mark.parametrize(("language", "colours"), [("en", "light"), ("ja", "dark")])
def test_axe_finds_nothing(
    offices: Callable[[str], Office], timed: Page, language: str, colours: Any
) -> None:
    office = offices("endpoint")
    timed.emulate_media(color_scheme=colours, reduced_motion="reduce")
    go(timed, office, language)
    timed.evaluate("text => sessionStorage.setItem('selfcheck.summary', text)", SUMMARY)
    go(timed, office, language)
    timed.locator("[data-field=selfcheck_summary] summary").click()
    assert violations(timed) == []
    submit(timed)
    expect(timed.locator("[data-problem]")).to_be_visible()
    assert violations(timed) == []
    office.line.fault = "broken"
    fill(timed)
    submit(timed)
    expect(failure(timed)).to_be_visible()
    failure(timed).locator("summary").click()
    assert violations(timed) == []
    office.line.fault = ""
    submit(timed)
    expect(done(timed)).to_be_visible()
    assert violations(timed) == []
    timed.goto(f"{office.site.address}{PREFIX[language]}contact/sent/")
    assert violations(timed) == []
    go(timed, offices("copy"), language)
    fill(timed, consent=False)
    submit(timed)
    expect(done(timed)).to_be_visible()
    assert violations(timed) == []


def violations(page: Page) -> list[tuple[str, list[str]]]:
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]]


@pytest.mark.parametrize("way", ["endpoint", "copy"])
def test_whatever_is_hidden_is_not_shown(
    offices: Callable[[str], Office], page: Page, way: str
) -> None:
    go(page, offices(way), seconds=0)
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


@both_languages
def test_nothing_overflows_a_narrow_screen(office: Office, page: Page, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    go(page, office, language, seconds=0)
    submit(page)
    width = "() => document.documentElement.scrollWidth"
    assert page.evaluate(width) == 320
