"""With each feature taken away in turn, the self-check works, or says why it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ANSWERS, Reader, questions, said

pytestmark = pytest.mark.browser

DENIED = "throw new DOMException('denied', 'SecurityError');"
SPARED = {
    "storage that may be read": f"""
      Object.defineProperty(window, "sessionStorage", {{ get() {{ {DENIED} }} }});
      Object.defineProperty(window, "localStorage", {{ get() {{ {DENIED} }} }});""",
    "storage with room": f"Storage.prototype.setItem = () => {{ {DENIED} }};",
    "service workers": "delete Navigator.prototype.serviceWorker;",
    "idle callbacks": "delete window.requestIdleCallback;",
    "digests": "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });",
    "streaming": "delete WebAssembly.compileStreaming; delete WebAssembly.instantiateStreaming;",
    "the clipboard": "delete Navigator.prototype.clipboard;",
    "a connection to ask": "delete Navigator.prototype.connection;",
    "history to write": f"""
      History.prototype.pushState = () => {{ {DENIED} }};
      History.prototype.replaceState = () => {{ {DENIED} }};""",
}
"""What the way to the result can do without, and how it is taken away."""

NEEDED = {
    "workers": "delete window.Worker;",
    "workers allowed": f"window.Worker = class {{ constructor() {{ {DENIED} }} }};",
    "webassembly": "delete window.WebAssembly;",
}
TAMPERED = [
    "no JSON",
    "[]",
    '"text"',
    "null",
    '{"first": null}',
    '{"first": 7}',
    '{"first": {"answers": null, "path": null, "at": 7, "ticks": "x"}}',
    '{"first": {"answers": {"where": {"a": 1}, "__proto__": "x", "gone": "y"}, "at": "gone"}}',
    '{"first": {"answers": {"where": "abroad"}, "path": [null, {"question": 7}], "at": "result"}}',
]


@pytest.mark.parametrize("feature", SPARED)
def test_the_way_to_the_result_does_without(reader: Callable[..., Reader], feature: str) -> None:
    someone = reader()
    someone.page.add_init_script(SPARED[feature])
    # What comes before leads through the same code.
    someone.open_at("field", ANSWERS)
    someone.walk(ANSWERS, since="field")


@pytest.mark.parametrize("feature", NEEDED)
def test_what_is_needed_and_missing_is_told_with_ways_on(
    reader: Callable[..., Reader], feature: str
) -> None:
    someone = reader("ja")
    someone.page.add_init_script(NEEDED[feature])
    someone.open()
    third = questions(ANSWERS)[2]
    someone.walk(ANSWERS, until=third)
    someone.choose(third, ANSWERS[third])
    someone.go_on()
    failure = someone.page.locator("[data-failure]")
    expect(failure).to_contain_text(said("ja", "page.failure.unsupported"))
    expect(failure.locator("a[href*='guide']").first).to_be_visible()


def test_what_storage_holds_of_another_version_harms_nothing(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    first, second = questions(ANSWERS)[:2]
    for kept in TAMPERED:
        someone.page.goto(f"{someone.site}glossary/")
        someone.page.evaluate(
            """(kept) => {
              sessionStorage.clear();
              sessionStorage.setItem("selfcheck/1", kept);
              sessionStorage.setItem("contact.draft", kept);
              sessionStorage.setItem("selfcheck.address", kept);
              localStorage.setItem("colours", kept);
            }""",
            kept,
        )
        someone.page.goto(f"{someone.site}contact/")
        expect(someone.page.locator("form[data-contact] [data-clear]"), kept).to_be_visible()
        someone.open()
        someone.sees(second if '"abroad"' in kept else first)
        expect(someone.page.locator("[data-broken]"), kept).to_be_hidden()


def test_where_nothing_is_kept_no_page_says_that_it_is(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.page.add_init_script(SPARED["storage that may be read"])
    someone.page.context.route("**/*.wasm", lambda route: route.abort())
    someone.open()
    third = questions(ANSWERS)[2]
    someone.walk(ANSWERS, until=third)
    someone.choose(third, ANSWERS[third])
    someone.go_on()
    failure = someone.page.locator("[data-failure]")
    expect(failure).to_contain_text(said("en", "page.failure.not_kept"))
    expect(failure).not_to_contain_text(said("en", "page.failure.kept"))
