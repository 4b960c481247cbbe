"""What the browser loads starts in a page: under the strict policy, and it says why it fails."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Iterator
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import selfcheck
from selfcheck.browser.build import Manifest, build
from tests.browser.bundle import Bundle

ON = date(2026, 10, 1)
POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
PAGE = b"""<!doctype html><html lang="en"><title>Runtime</title><link rel="icon" href="data:,">"""


class Server(ThreadingHTTPServer):
    """Serves a folder under the site's policy; what is in `missing` is not found."""

    daemon_threads = True
    missing: str = ""
    asked: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(SimpleHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked += (self.path,)
        if self.server.missing and self.server.missing in self.path.split("?")[0]:
            self.send_error(404)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def server(bundle: Bundle) -> Iterator[Server]:
    (bundle.folder / "index.html").write_bytes(PAGE)
    handler = functools.partial(Handler, directory=str(bundle.folder))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def page(server: Server, chromium: Browser) -> Iterator[Page]:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(server.address)
        yield page


# Gives a function that asks the runtime and tells what came of it.
CREATE = """async ([runtime, workerURL, limits]) => {
  const { createRuntime } = await import(`/${runtime}`);
  const states = [];
  const onState = (state, error) => states.push(error ? `${state}: ${error.kind}` : state);
  window.states = states;
  window.parts = [];
  const onProgress = (part) => window.parts.push(part);
  const address = `/${workerURL}`;
  window.runtime = createRuntime({ workerURL: address, onState, onProgress, ...limits });
}"""
ASK = """async ([route, answers]) => {
  try {
    return await window.runtime.step(route, answers, "2026-10-01", "ja");
  } catch (error) {
    return { ...error };
  }
}"""
STATES = "() => window.states"
RETRY = "() => window.runtime.retry()"


def create(page: Page, manifest: Manifest, **limits: int) -> None:
    worker = f"{manifest.worker}&language=ja"
    page.evaluate(CREATE, [manifest.scripts["runtime.mjs"], worker, limits])


def ask(page: Page, answers: dict[str, Any]) -> Any:
    return page.evaluate(ASK, [selfcheck.ROUTES[0], answers])


@pytest.mark.browser
def test_the_first_call_starts_python_under_the_strict_policy(bundle: Bundle, page: Page) -> None:
    create(page, bundle.manifest)
    route = selfcheck.ROUTES[0]
    expected = selfcheck.present(selfcheck.step(route, {}, on=ON), "ja")
    assert ask(page, {}) == expected
    assert page.evaluate(STATES) == ["loading", "ready"]
    parts = page.evaluate("() => window.parts")
    assert parts == sorted(parts)
    assert parts[-1] == 1
    refused = ask(page, {"nothing": "x"})
    assert {name: refused[name] for name in ("kind", "question", "value", "reason")} == {
        "kind": "answer",
        "question": "nothing",
        "value": "x",
        "reason": "unknown_question",
    }
    assert page.evaluate("() => window.runtime.state") == "ready"


@pytest.mark.browser
@pytest.mark.parametrize(
    "missing",
    ["worker-", "frozen-", ".wasm", "image-", "words-ja-"],
)
def test_a_file_that_does_not_arrive_is_told_and_a_retry_works(
    bundle: Bundle, server: Server, page: Page, missing: str
) -> None:
    server.missing = missing
    create(page, bundle.manifest)
    assert ask(page, {})["kind"] == "gone"
    assert ask(page, {})["kind"] == "gone"
    server.missing = ""
    page.evaluate(RETRY)
    assert ask(page, {})["kind"] == "question"
    assert page.evaluate(STATES) == ["loading", "failed: gone", "loading", "ready"]


@pytest.fixture(scope="module")
def lacking(bundle: Bundle) -> Manifest:
    """A bundle in the same folder whose frozen module lacks all but what calls are made with."""
    return build(bundle.folder, functions=())


@pytest.mark.browser
def test_what_the_frozen_package_lacks_the_whole_answers(
    lacking: Manifest, server: Server, page: Page
) -> None:
    create(page, lacking)
    route = selfcheck.ROUTES[0]
    given = next(selfcheck.sample(route, on=ON, number=1, seed=3))
    for answers_ in ({}, given):
        expected = selfcheck.present(selfcheck.step(route, answers_, on=ON), "ja")
        assert ask(page, answers_) == json.loads(json.dumps(expected))
    assert page.evaluate(STATES) == ["loading", "ready"]
    assert [path for path in server.asked if "pyodide.asm" in path]


@pytest.mark.browser
def test_a_file_of_the_whole_that_does_not_arrive_is_told(
    lacking: Manifest, server: Server, page: Page
) -> None:
    server.missing = "selfcheck-"
    create(page, lacking)
    assert ask(page, {})["kind"] == "gone"
    server.missing = ""
    page.evaluate(RETRY)
    assert ask(page, {})["kind"] == "question"


@pytest.mark.browser
def test_nothing_of_the_whole_comes_as_long_as_it_is_not_needed(
    bundle: Bundle, server: Server, page: Page
) -> None:
    create(page, bundle.manifest)
    assert ask(page, {})["kind"] == "question"
    loaded = {path.partition("?")[0].removeprefix("/") for path in server.asked}
    manifest = bundle.manifest
    scripts = {manifest.scripts[name] for name in ("worker.mjs", "files.mjs", "frozen.mjs")}
    page_side = {"", manifest.scripts["runtime.mjs"]}
    assert loaded - page_side == scripts | {manifest.frozen, manifest.image, manifest.words["ja"]}
    assert loaded - page_side <= set(manifest.first("ja"))
    whole = {*manifest.runtime.values(), manifest.library, manifest.package, manifest.words["en"]}
    assert not whole & set(manifest.first("ja"))


@pytest.mark.browser
def test_a_start_that_takes_too_long_is_told(bundle: Bundle, page: Page) -> None:
    create(page, bundle.manifest, loadLimit=1)
    assert ask(page, {})["kind"] == "timeout"


@pytest.mark.browser
def test_a_worker_that_never_answers_is_told_and_a_retry_works(bundle: Bundle, page: Page) -> None:
    create(page, bundle.manifest, stepLimit=0)
    assert ask(page, {})["kind"] == "timeout"
    assert page.evaluate(STATES) == ["loading", "ready", "failed: timeout"]
    page.evaluate(RETRY)
    assert page.evaluate("() => window.runtime.state") == "ready"


@pytest.mark.browser
def test_a_browser_without_webassembly_is_told(bundle: Bundle, page: Page) -> None:
    page.evaluate("() => { delete window.WebAssembly; }")
    create(page, bundle.manifest)
    assert ask(page, {})["kind"] == "unsupported"
    assert page.evaluate(STATES) == ["loading", "failed: unsupported"]
