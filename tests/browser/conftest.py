"""A real Chromium, and the site as a visitor gets it."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import yaml
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

import selfcheck
from selfcheck import wording
from selfcheck.browser import build as bundler
from tests.browser.bundle import Bundle
from tests.site.conftest import BUILD_DATE, DOMAIN, EPOCH, built_once

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TODAY = date.fromisoformat(BUILD_DATE)
"""The day of every reader, so that every run finds the same, on whatever day and over midnight."""

ON_THAT_DAY = """{
  const Real = Date;
  const earlier = Real.now() - NOON;
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length > 0 ? given : [Real.now() - earlier]));
    }
    static now() {
      return Real.now() - earlier;
    }
  };
}""".replace("NOON", str(int(EPOCH) * 1000))
"""Sets a page's clock to noon of that day in Japan, from where it runs on."""

COMPILED_ONCE = "--js-flags=--liftoff-only"
"""No reader stays long enough here for Python's module to be compiled again, to run faster: that
takes as much processor time as the walk to a result. `make bench` and the other engines do it."""

HOME = {"en": "", "ja": "ja/"}
ROUTE = "first"

# Starting Python again takes its time on a busy machine.
expect.set_options(timeout=20_000)

ANSWERS: dict[str, Any] = {
    "where": "abroad",
    "contract": "employment",
    "organisation": ["none"],
    "occupation": ["programmer"],
    "working_week": "specialist",
    "education": "university",
    "field": "information",
    "pay": "same_or_more",
    "dispatch": "no",
}


class Handler(SimpleHTTPRequestHandler):
    """Serves files, in place of one that is not there the site's own page, and says nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="session")
def built_today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site as it was built that day, which all tests leave as it is.

    Only what names a page for elsewhere knows for which host it was built.
    """
    return built_once(tmp_path_factory, "site", DOMAIN).folder


def build(folder: Path, **settings: str) -> None:
    """Builds the site into a folder."""
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | settings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stderr


@pytest.fixture(scope="session")
def site_address(built_today: Path) -> Iterator[str]:
    """The address of the built site, ending in "/"."""
    handler = functools.partial(Handler, directory=str(built_today))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers: one for all tests, as two at once do not go."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all tests; each takes a context of its own."""
    path = (Path(sys.prefix) / "chromium-windowless-path").read_text("utf-8")
    with playwright.chromium.launch(executable_path=path, args=[COMPILED_ONCE]) as browser:
        yield browser


def opened(chromium: Browser, **options: Any) -> BrowserContext:
    """A reader's browser, on that day."""
    context = chromium.new_context(**options)
    context.add_init_script(ON_THAT_DAY)
    return context


def said(language: str, key: str, **parameters: str) -> str:
    return wording.load(language, on=TODAY).text(key, **parameters)


def frame_text(language: str, *keys: str) -> str:
    """A text of the frame around the pages."""
    found = yaml.safe_load((ROOT / "overrides" / "locales" / f"{language}.yml").read_text("utf-8"))
    for key in keys:
        found = found[key]
    return str(found).strip()


def steps(answers: dict[str, Any], route: str = ROUTE) -> Iterator[dict[str, Any]]:
    """What CPython asks on these answers, "not sure" where there is none, and what it says."""
    given: dict[str, Any] = {}
    while True:
        step = selfcheck.step(route, given, on=TODAY)
        yield step
        if step["kind"] == "assessment":
            return
        given[step["id"]] = answer_to(step, answers)


def answer_to(question: dict[str, Any], answers: dict[str, Any]) -> Any:
    """The answer, or "not sure" where there is none."""
    not_sure = ["not_sure"] if question["type"] == "multi" else "not_sure"
    return answers.get(question["id"], not_sure)


def questions(answers: dict[str, Any]) -> list[str]:
    return [step["id"] for step in steps(answers) if step["kind"] == "question"]


def assessment(answers: dict[str, Any], route: str = ROUTE) -> dict[str, Any]:
    return list(steps(answers, route))[-1]


WALK = """async (questions) => {
  const section = "[data-selfcheck]";
  const stands = (question) => {
    const leading = document.querySelector(`${section} fieldset[data-question]`);
    return leading?.dataset.question === question
      && leading.checkVisibility({ visibilityProperty: true });
  };
  const comes = (question) => new Promise((resolve, reject) => {
    const observer = new MutationObserver(() => stands(question) && end(resolve));
    const late = setTimeout(() => end(reject, `${question} does not come`), 20_000);
    const end = (settle, reason) => {
      observer.disconnect();
      clearTimeout(late);
      settle(reason);
    };
    observer.observe(document, { attributes: true, childList: true, subtree: true });
    if (stands(question)) end(resolve);
  });
  for (const [question, answer] of questions) {
    await comes(question);
    if (typeof answer === "number")
      document.querySelector(`input[name=${question}][type=text]`).value = answer;
    else
      for (const option of [answer].flat())
        document.querySelector(`label[for=${question}-${option}]`).click();
    document.querySelector(`${section} button[type=submit]`).click();
  }
}"""
"""Gives each answer once its question stands there, and goes on."""


class Reader:
    """Someone who answers the self-check."""

    def __init__(self, page: Page, site: str, language: str = "en") -> None:
        self.page = page
        self.site = site
        self.language = language
        self.address = f"{site}{HOME[language]}self-check/"
        self.stumbles: list[str] = []
        page.on("pageerror", lambda error: self.stumbles.append(str(error)))

    def open(self, suffix: str = f"?route={ROUTE}") -> None:
        self.page.goto(self.address + suffix)

    def forgets(self) -> None:
        """Empties the tab's storage, from a page that keeps nothing in it."""
        self.page.goto(f"{self.site}glossary/")
        self.page.evaluate("() => sessionStorage.clear()")

    @property
    def question(self) -> str:
        fieldset = self.page.locator("[data-selfcheck] fieldset[data-question]")
        return fieldset.get_attribute("data-question") or ""

    def sees(self, question: str) -> None:
        """Waits for the question; one that only shares the screen of another is not meant."""
        leading = self.page.locator("[data-selfcheck] fieldset[data-question]").first
        expect(leading).to_have_attribute("data-question", question)
        expect(leading).to_be_visible()

    def sees_result(self, answers: dict[str, Any]) -> None:
        outcome = assessment(answers)["outcome"]
        expect(self.page.locator(f'[data-outcome="{outcome}"]')).to_be_visible()

    def choose(self, question: str, answer: Any) -> None:
        if isinstance(answer, int):
            self.page.locator(f"input[name={question}][type=text]").fill(str(answer))
            return
        for option in answer if isinstance(answer, list) else [answer]:
            self.page.locator(f"label[for={question}-{option}]").click()

    def go_on(self) -> None:
        self.page.locator("[data-selfcheck] button[type=submit]").click()

    def open_at(self, question: str, answers: dict[str, Any]) -> None:
        """Comes by a link that holds the answers to all questions before this one."""
        known: dict[str, Any] = {}
        for step in steps(answers):
            if step["id"] == question:
                break
            known[step["id"]] = answer_to(step, answers)
        self.open(f"?route={ROUTE}#answers={quote(json.dumps(known))}")

    def walk(self, answers: dict[str, Any], *, since: str = "", until: str = "result") -> None:
        """Answers up to a question, which is left open, or to the result.

        Where the reader came to a question by a link, the walk begins there. All is pressed by a
        script in the page, which takes a fraction of the time of a mouse.
        """
        asked = questions(answers)
        begun = asked.index(since) if since else 0
        ended = asked.index(until) if until in asked else len(asked)
        given = assessment(answers)["answers"]
        self.sees(asked[begun])
        self.page.evaluate(WALK, [(question, given[question]) for question in asked[begun:ended]])
        self.sees(until) if until in asked else self.sees_result(answers)

    def walk_by_mouse(self, answers: dict[str, Any]) -> None:
        """Answers all questions, and sees the result."""
        for step in steps(answers):
            if step["kind"] == "question":
                self.sees(step["id"])
                self.choose(step["id"], answer_to(step, answers))
                self.go_on()
        self.sees_result(answers)

    def chosen(self, question: str) -> list[str]:
        chosen = self.page.locator(f"input[name={question}]:checked")
        return [input_.get_attribute("value") or "" for input_ in chosen.all()]

    def change(self, question: str) -> None:
        answers = self.page.locator("[data-answers]")
        answers.locator("summary").click()
        answers.locator(f"[data-change={question}]").click()
        self.sees(question)

    @property
    def focused(self) -> str:
        """The focused element: its name or tag, and its value if it is a choice."""
        told: str = self.page.evaluate(
            """() => {
              const { name, localName, type, value } = document.activeElement;
              return type === "radio" || type === "checkbox" ? `${name}=${value}`
                : name || localName;
            }"""
        )
        return told

    def tab_to(self, wanted: str) -> None:
        for _ in range(40):
            self.page.keyboard.press("Tab")
            if self.focused.startswith(wanted):
                return
        pytest.fail(f"the Tab key does not reach {wanted}")


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """What the browser loads of the self-check, by itself."""
    folder = tmp_path_factory.mktemp("bundle")
    return Bundle(folder, bundler.build(folder))


@pytest.fixture
def new_context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    contexts: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        # What a service worker answers, no test that cuts a line would reach.
        contexts.append(opened(chromium, **({"service_workers": "block"} | options)))
        return contexts[-1]

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def reader(
    new_context: Callable[..., BrowserContext], site_address: str
) -> Iterator[Callable[..., Reader]]:
    """Gives readers; none of their pages may ask elsewhere, break its policy, or stumble."""
    asked: set[str] = set()
    refused: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refused.append(message.text)

    readers: list[Reader] = []

    def new(language: str = "en", **options: Any) -> Reader:
        context = new_context(**options)
        context.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
        context.on("console", hear)
        readers.append(Reader(context.new_page(), site_address, language))
        return readers[-1]

    yield new
    assert asked == {urlsplit(site_address).netloc}
    assert refused == []
    assert [cookie for one in readers for cookie in one.page.context.cookies()] == []
    assert [one.stumbles for one in readers if one.stumbles] == []
