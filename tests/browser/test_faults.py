"""What breaks on the way is told truly, never kept, and over once the fault is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.browser.conftest import ANSWERS, Reader, opened, questions, said
from tests.browser.faulty import Fault, Faults, Server, serving
from tests.browser.people import LATE, open_plan

pytestmark = pytest.mark.browser

FILES = {
    "worker mjs": ("altered", "portal", "empty", "missing", "closed"),
    "frozen mjs": ("altered",),
    "frozen wasm": ("altered", "portal", "broken off"),
    "image bin": ("altered", "portal", "empty", "cut", "missing", "closed"),
    "words-en json": ("altered",),
}
"""What the worker loads, by plain name and ending, and what becomes of it at one try after another.
"""

SCRIPTS = {
    "files mjs": ("altered",),
    "page mjs": ("portal", "altered", "missing", "closed"),
    "path mjs": ("cut", "missing"),
}
"""What the page itself loads, likewise."""

CAUSES = {"missing": "gone", "broken off": "line", "closed": "line"}
"""What the page says of a fault; of all others, that the files are not what they should be."""


KEPT = """async () => {
  const names = await caches.keys();
  const all = await Promise.all(names.map(async (name) => {
    const keys = await (await caches.open(name)).keys();
    return keys.map(({ url }) => url);
  }));
  return all.flat();
}"""
"""The addresses of what the service worker keeps."""


@pytest.fixture(scope="module")
def host(built_today: Path) -> Iterator[Server]:
    with serving(built_today) as server:
        yield server


@pytest.fixture
def server(host: Server) -> Server:
    host.faults = Faults()
    return host


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with opened(chromium, service_workers="block") as context:
        yield context


@pytest.fixture
def someone(server: Server, context: BrowserContext) -> Reader:
    return Reader(context.new_page(), server.address)


def failing(server: Server, plain: str) -> str:
    """The part of an address by which a file is known."""
    name, ending = plain.split()
    found = server.folder.glob(f"assets/selfcheck/**/{name}-????????????.{ending}")
    return next(found).name


def comes_to_the_rules(someone: Reader) -> None:
    """Answers what the page asks by itself, and gets to where only the rules know on."""
    third = questions(ANSWERS)[2]
    someone.walk(ANSWERS, until=third)
    someone.choose(third, ANSWERS[third])
    someone.go_on()


def comes_back_to_the_rules(someone: Reader) -> None:
    """Comes to a page that knows the answers so far."""
    someone.sees(questions(ANSWERS)[2])
    someone.go_on()


def goes_on(someone: Reader) -> None:
    """Comes back, and gets past the rules."""
    comes_back_to_the_rules(someone)
    someone.sees(questions(ANSWERS)[3])


def failure(someone: Reader, cause: str) -> Locator:
    """What is told of a failure after those that were passed."""
    shown = someone.page.locator("[data-failure]:not([data-passed])")
    expect(shown).to_contain_text(said("en", f"page.failure.{cause}"))
    expect(shown.locator("a[href*='guide']").first).to_be_visible()
    return shown


def passes(told: Locator, control: str) -> None:
    """Leaves what is told by its control, and knows it from what is told next."""
    told.evaluate("one => { one.dataset.passed = ''; }")
    told.page.locator(f"[data-passed] {control}").click()


@pytest.mark.parametrize("plain", FILES)
def test_a_bad_file_is_told_thrown_away_and_fetched_again(
    server: Server, someone: Reader, plain: str
) -> None:
    part = failing(server, plain)
    first, *others = FILES[plain]
    server.faults.by_part[part] = Fault(first)
    someone.open()
    comes_to_the_rules(someone)
    for kind, following in zip(FILES[plain], [*others, ""], strict=True):
        shown = failure(someone, CAUSES.get(kind, "files"))
        expect(shown).to_contain_text(said("en", "page.failure.kept"))
        assert server.faults.met[-1] == kind
        server.faults.by_part = {part: Fault(following)} if following else {}
        passes(shown, "[data-action=retry]")
    someone.sees(questions(ANSWERS)[3])


def test_a_bad_file_in_the_browsers_cache_does_not_outlive_its_fault(
    server: Server, someone: Reader
) -> None:
    comes = comes_to_the_rules
    for kind in ("portal", "cut", "altered"):
        server.faults.by_part[failing(server, "image bin")] = Fault(kind)
        someone.open()
        comes(someone)
        failure(someone, "files")
        assert server.faults.met[-1] == kind
        someone.page.goto("about:blank")
        comes = comes_back_to_the_rules
    server.faults.by_part.clear()
    someone.open()
    goes_on(someone)


def test_webassembly_under_a_wrong_type_starts(server: Server, someone: Reader) -> None:
    server.faults.by_part[failing(server, "frozen wasm")] = Fault("type")
    someone.open()
    someone.walk(ANSWERS, until=questions(ANSWERS)[3])
    expect(someone.page.locator("html[data-selfcheck-runtime=ready]")).to_be_attached()


@pytest.mark.parametrize("plain", SCRIPTS)
def test_a_script_of_the_page_that_is_bad_is_told_and_a_reload_helps(
    server: Server, someone: Reader, plain: str
) -> None:
    part = failing(server, plain)
    first, *others = SCRIPTS[plain]
    server.faults.by_part[part] = Fault(first)
    someone.open()
    notice = someone.page.locator("[data-broken]:not([data-passed])")
    for kind, following in zip(SCRIPTS[plain], [*others, ""], strict=True):
        expect(notice).to_be_focused()
        expect(notice).to_contain_text(said("en", "page.broken.files"))
        expect(someone.page.locator("[data-screen]")).to_be_hidden()
        assert server.faults.met[-1] == kind
        server.faults.by_part = {part: Fault(following)} if following else {}
        passes(notice, "[data-guard=renew]")
    someone.walk(ANSWERS, until=questions(ANSWERS)[3])
    someone.stumbles.clear()


def test_a_calendar_that_cannot_be_made_is_told_and_made_once_its_file_is_there(
    server: Server, someone: Reader
) -> None:
    server.faults.by_part[failing(server, "ical mjs")] = Fault("missing")
    page = open_plan(someone, LATE)
    button = page.locator("[data-action=remind]")
    button.click()
    told = page.locator("[data-reminders-said]")
    expect(told).to_have_text(said("en", "page.say.reminders_failed"))
    server.faults.by_part.clear()
    with page.expect_download():
        button.click()
    expect(told).to_have_text("")


def test_a_release_in_the_middle_is_offered_and_the_answers_stay(
    server: Server, someone: Reader
) -> None:
    server.faults.by_part["/assets/selfcheck/image-"] = Fault("missing")
    server.faults.release = "another"
    someone.open()
    comes_to_the_rules(someone)
    shown = failure(someone, "release")
    server.faults = Faults()
    shown.locator("[data-action=reload]").click()
    someone.sees(questions(ANSWERS)[2])
    expect(someone.page.locator("[data-screen] input:checked")).to_have_count(1)
    goes_on(someone)


def test_a_release_is_noticed_when_the_reader_comes_back(server: Server, someone: Reader) -> None:
    someone.open()
    someone.walk(ANSWERS, until=questions(ANSWERS)[3])
    server.faults.release = "another"
    someone.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    notice = someone.page.locator("[data-notice]")
    expect(notice).to_contain_text(said("en", "page.failure.release"))
    server.faults.release = ""
    notice.locator("[data-action=reload]").click()
    someone.sees(questions(ANSWERS)[3])


def test_the_service_worker_keeps_nothing_that_is_not_whole(
    server: Server, chromium: Browser
) -> None:
    with opened(chromium) as context:
        someone = Reader(context.new_page(), server.address)
        page = someone.page
        page.goto(f"{server.address}glossary/")
        page.wait_for_function("() => navigator.serviceWorker.controller")
        comes = comes_to_the_rules
        for kind in ("portal", "cut", "altered"):
            server.faults.by_part[failing(server, "image bin")] = Fault(kind)
            server.faults.by_part["/about/"] = Fault("portal")
            someone.open()
            comes(someone)
            failure(someone, "files")
            assert server.faults.met[-1] == kind
            page.goto(f"{server.address}about/")
            page.goto(f"{server.address}glossary/")
            kept = page.evaluate(KEPT)
            assert [url for url in kept if url.endswith("/glossary/")]
            for part in (failing(server, "image bin"), "/about/"):
                assert not [url for url in kept if part in url.split("?")[0]], part
            comes = comes_back_to_the_rules
        server.faults.by_part.clear()
        someone.open()
        goes_on(someone)


def test_the_service_worker_drops_the_files_of_the_last_release(
    server: Server, chromium: Browser
) -> None:
    with opened(chromium) as context:
        someone = Reader(context.new_page(), server.address)
        page = someone.page
        page.goto(f"{server.address}glossary/")
        page.wait_for_function("() => navigator.serviceWorker.controller")
        old = f"{server.address}assets/selfcheck/image-000000000000.bin"
        page.evaluate(
            """async (old) => {
              const kept = await caches.open("whole-files");
              await kept.put(old, new Response("old"));
            }""",
            old,
        )
        someone.open()
        comes_to_the_rules(someone)
        page.wait_for_function("async (old) => !(await caches.match(old))", arg=old)
