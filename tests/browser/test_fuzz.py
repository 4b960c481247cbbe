"""Any file broken in any way, at random: a true sentence, and the result once the fault is gone.

How many times and from which seed come from the environment: RUNS and SEED.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from random import Random
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ANSWERS, Reader, questions, said
from tests.browser.faulty import KINDS, Fault, Faults, Server, build, serving

pytestmark = [pytest.mark.fuzz, pytest.mark.xdist_group("fuzz")]

RUNS = int(os.environ.get("RUNS", "200"))
SEED = int(os.environ.get("SEED", "1"))
SETTLED = "[data-broken]:not([hidden]), [data-failure], fieldset[data-question={fourth}]"
OF_THE_WHOLE = ("pyodide", "python-", "whole-")
"""What the worker turns to only where the frozen package lacks something."""

LINE = ("broken off", "closed")
outcomes: Counter[str] = Counter()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("site")) as server:
        build(server)
        yield server
    print("\n" + ", ".join(f"{what}: {times}" for what, times in sorted(outcomes.items())))


@pytest.fixture(scope="module")
def loaded(server: Server) -> list[str]:
    """Every style and script of the self-check's page, and all that its worker loads."""
    page = (server.folder / "self-check" / "index.html").read_text("utf-8")
    worker = re.findall(r"data-worker=\"([^\"]*)\"", page)[0].replace("&amp;", "&")
    script, _, query = worker.rpartition("/")[2].partition("?")
    asked = dict(parse_qsl(query))
    files = [script, *(asked[part] for part in ("frozen", "image", "en"))]
    scripts = (path.name for path in server.folder.glob("assets/selfcheck/**/*.mjs"))
    files += [name for name in scripts if not name.startswith(OF_THE_WHOLE)]
    named = re.findall(r"<(?:link|script)[^>]* (?:href|src)=\"([^\"]+\.(?:m?js|css))\"", page)
    return sorted({*files, *(address.rpartition("/")[2] for address in named)})


def is_true(page: Page, fault: Fault) -> bool:
    """Whether what the page says is the cause."""
    if page.locator("[data-broken]").is_visible():
        text = page.locator("[data-broken]").inner_text()
        return said("en", "page.broken.files") in text
    text = page.locator("[data-failure]").inner_text()
    cause = "line" if fault.kind in LINE else "gone" if fault.kind == "missing" else "files"
    return said("en", f"page.failure.{cause}") in text


@pytest.mark.parametrize("run", range(RUNS))
def test_a_broken_file_is_told_truly_and_got_over(
    server: Server, chromium: Browser, loaded: list[str], run: int
) -> None:
    random = Random(f"{SEED} {run}")
    name = random.choice(loaded)
    fault = Fault(random.choice(KINDS), random.random(), random.randrange(8))
    worker = random.choice(["allow", "block"])
    what = f"{name}, {fault}, service workers {worker}"
    third, fourth = questions(ANSWERS)[2:4]
    server.faults = Faults({name: fault})
    with chromium.new_context(service_workers=worker) as context:  # type: ignore[arg-type]
        someone = Reader(context.new_page(), server.address)
        page = someone.page
        someone.open()
        begun = page.locator("html[data-selfcheck-runtime], [data-broken]:not([hidden])")
        begun.first.wait_for(timeout=30_000)
        if not page.locator("[data-broken]").is_visible():
            someone.walk(ANSWERS, until=third)
            someone.choose(third, ANSWERS[third])
            someone.go_on()
        page.locator(SETTLED.format(fourth=fourth)).first.wait_for(timeout=30_000)
        if page.locator(f"fieldset[data-question={fourth}]").count():
            outcomes["works in spite of it"] += 1
            server.faults = Faults()
        else:
            assert is_true(page, fault), f"{what}: {page.locator('main').inner_text()}"
            outcomes["told truly"] += 1
            server.faults = Faults()
            page.locator("[data-guard=renew]:visible, [data-action=retry]").first.click()
        finish(someone, what)


def finish(someone: Reader, what: str) -> None:
    """Answers what is still asked, up to the result."""
    asked = questions(ANSWERS)
    page = someone.page
    for _ in asked:
        leading = page.locator("[data-selfcheck] fieldset[data-question]").first
        expect(leading.or_(page.locator("[data-outcome]")).first, what).to_be_visible()
        if page.locator("[data-outcome]").count():
            break
        question = leading.get_attribute("data-question") or ""
        someone.choose(question, ANSWERS.get(question, "not_sure"))
        someone.go_on()
        expect(page.locator(f"fieldset[data-question={question}]"), what).to_have_count(0)
    someone.sees_result(ANSWERS)
