"""Any file broken in any way, at random: a true sentence, and the result once the fault is gone.

How many times, from which seed and from which number on come from the environment: RUNS, SEED
and FIRST. The same seed and number break the same file in the same way.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from urllib.parse import parse_qsl, quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ANSWERS, ROUTE, Reader, assessment, opened, questions, said
from tests.browser.faulty import KINDS, Fault, Faults, Server, serving

pytestmark = pytest.mark.fuzz

RUNS = int(os.environ.get("RUNS", "200"))
SEED = int(os.environ.get("SEED", "1"))
FIRST = int(os.environ.get("FIRST", "0"))
ASSESSMENT = assessment(ANSWERS)
LAST = questions(ANSWERS)[2]
"""The question that is left to the reader: the page asks it by itself, the rules go on from it."""

KNOWN = {question: answer for question, answer in ASSESSMENT["answers"].items() if question != LAST}
"""What a link brings, so that a run is short."""

BROKEN = "[data-broken]:not([hidden])"
MISSING = f"fieldset[data-question={LAST}]"
BEGUN = f"{BROKEN}, {MISSING}"
SETTLED = f"{BROKEN}, [data-failure], [data-outcome]"
LATER = ("calendar-", "ical-", "protocol-", "pyodide", "python-", "sha256-", "whole-")
"""What is loaded only where something else is missing, or by a button of the result."""

LINE = ("broken off", "closed")
outcomes: Counter[str] = Counter()


@pytest.fixture(scope="module")
def server(built_today: Path) -> Iterator[Server]:
    with serving(built_today) as server:
        yield server
    print("\n" + ", ".join(f"{what}: {times}" for what, times in sorted(outcomes.items())))


@pytest.fixture(scope="module")
def loaded(server: Server) -> list[list[str]]:
    """What the worker loads; and every style and script of the self-check's page."""
    page = (server.folder / "self-check" / "index.html").read_text("utf-8")
    worker = re.findall(r"data-worker=\"([^\"]*)\"", page)[0].replace("&amp;", "&")
    script, _, query = worker.rpartition("/")[2].partition("?")
    asked = dict(parse_qsl(query))
    scripts = sorted(path.name for path in server.folder.glob("assets/selfcheck/**/*.mjs"))
    scripts = [name for name in scripts if not name.startswith(LATER)]
    of_worker = [name for name in scripts if name.startswith(("files-", "frozen-"))]
    named = re.findall(r"<(?:link|script)[^>]* (?:href|src)=\"([^\"]+\.(?:m?js|css))\"", page)
    return [
        [script, *of_worker, *(asked[part] for part in ("frozen", "image", "en"))],
        sorted({*scripts, *(address.rpartition("/")[2] for address in named)} - {script}),
    ]


def is_true(page: Page, fault: Fault) -> bool:
    """Whether what the page says is the cause."""
    if page.locator("[data-broken]").is_visible():
        text = page.locator("[data-broken]").inner_text()
        return said("en", "page.broken.files") in text
    text = page.locator("[data-failure]").inner_text()
    cause = "line" if fault.kind in LINE else "gone" if fault.kind == "missing" else "files"
    return said("en", f"page.failure.{cause}") in text


@pytest.mark.parametrize("run", range(FIRST, FIRST + RUNS))
def test_a_broken_file_is_told_truly_and_got_over(
    server: Server, chromium: Browser, loaded: list[list[str]], run: int
) -> None:
    random = Random(f"{SEED} {run}")
    name = random.choice(random.choice(loaded))
    fault = Fault(random.choice(KINDS), random.random(), random.randrange(8))
    worker = random.choice(["allow", "block"])
    what = f"{name}, {fault}, service workers {worker}"
    server.faults = Faults({name: fault})
    with opened(chromium, service_workers=worker) as context:
        someone = Reader(context.new_page(), server.address)
        page = someone.page
        someone.open(f"?route={ROUTE}#answers={quote(json.dumps(KNOWN))}")
        page.locator(BEGUN).first.wait_for()
        if not page.locator(BROKEN).count():
            answer(someone)
        page.locator(SETTLED).first.wait_for()
        works = page.locator("[data-outcome]").count() > 0
        assert works or is_true(page, fault), f"{what}: {page.locator('main').inner_text()}"
        outcomes["works in spite of it" if works else "told truly"] += 1
        server.faults = Faults()
        if works:
            page.reload()
        else:
            page.locator("[data-guard=renew]:visible, [data-action=retry]").first.click()
            page.locator(BROKEN).first.wait_for(state="hidden")
        page.locator(f"[data-outcome], {MISSING}").first.wait_for()
        if page.locator(MISSING).count():
            answer(someone)
        expect(page.locator(f'[data-outcome="{ASSESSMENT["outcome"]}"]'), what).to_be_visible()


def answer(someone: Reader) -> None:
    """Gives the one answer that the link did not bring."""
    someone.sees(LAST)
    someone.choose(LAST, ANSWERS[LAST])
    someone.go_on()
