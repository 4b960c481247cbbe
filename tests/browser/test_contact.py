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
    TimeoutError,
    ViewportSize,
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
USUAL: ViewportSize = {"width": 1280, "height": 720}
NARROW: ViewportSize = {"width": 320, "height": 640}
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
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
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


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    with new_context(chromium, permissions=["clipboard-read", "clipboard-write"]) as context:
        yield new_page(context)


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """The one tab of all readers who leave nothing behind but their draft."""
    yield tab
    tab.evaluate("() => sessionStorage.clear()")
    tab.goto("about:blank")


@pytest.fixture
def own_page(browser: Browser) -> Iterator[Page]:
    """The page of a reader whose browser is another than that of most."""
    with new_context(browser) as context:
        yield new_page(context)


@pytest.fixture
def timed(browser: Browser) -> Iterator[Page]:
    """A page whose clock can be moved on."""
    with new_context(browser) as context:
        page = front_page(context)
        page.clock.install()
        yield page


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


# Sending


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


# Checking


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


# What can go wrong on the way


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


# Drafts


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


# The self-check's summary


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


# Spam and hostile input


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


# Nothing that takes a message


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


# For everybody


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
