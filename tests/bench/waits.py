"""Whether a reader of the self-check ever waits, on a slow line with a slow processor.

The verdict is timed from the press of the button that sends the last answer off to the end of the
frame in which the verdict's heading is painted, by the page's own clock, with the page's thread so
many times slower. The Python that foresees it runs beside.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Collection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

import selfcheck
from selfcheck.browser.build import PROJECT
from tests.bench.browser import visitor
from tests.bench.host import Line, hosted
from tests.bench.start import PHONE

SECONDS_PER_ANSWER = 5
MOST_QUESTIONS = 30
SHOWN = "() => document.querySelector('[data-selfcheck] fieldset[data-question]')?.dataset.question"
ENABLED = "() => document.querySelector('[data-selfcheck] [type=submit]:not([disabled])') !== null"
STATE = "() => document.documentElement.dataset.selfcheckRuntime"
READY = f"() => ({STATE})() === 'ready'"
# Counts from the press of the button to the next question or the verdict, in the page's own time.
ANSWER = """() => new Promise((resolve) => {
  const fieldset = document.querySelector("[data-selfcheck] fieldset[data-question]");
  const before = fieldset.dataset.question;
  fieldset.querySelector("input[type=radio], input[type=checkbox]")?.click();
  const text = fieldset.querySelector("input[type=text], input[type=date]");
  if (text) {
    text.value = text.type === "date" ? "2026-12-01" : "3";
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const begun = performance.now();
  const look = () => {
    const now = document.querySelector("[data-selfcheck] fieldset[data-question]");
    const outcome = document.querySelector("[data-selfcheck] [data-verdict]");
    if (outcome || (now && now.dataset.question !== before)) {
      resolve([performance.now() - begun, Boolean(outcome)]);
    } else {
      requestAnimationFrame(look);
    }
  };
  fieldset.closest("form").requestSubmit();
  look();
})"""

CHOOSE = """() => {
  const boxes = "[data-selfcheck] fieldset :is(input[type=radio], input[type=checkbox])";
  for (const box of document.querySelectorAll(`${boxes}:checked`)) {
    box.type === "checkbox" && box.click();
  }
  document.querySelector(boxes).click();
}"""
TIME_PRESS = """() => {
  window.pressed = new Promise((resolve) => {
    const pressed = ({ timeStamp }) => {
      const look = () => {
        if (document.querySelector("[data-selfcheck] [data-verdict] h2")) {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - timeStamp);
          port2.postMessage("");
        } else {
          requestAnimationFrame(look);
        }
      };
      requestAnimationFrame(look);
    };
    addEventListener("click", pressed, { capture: true, once: true });
  });
}"""
SUBMIT = "[data-selfcheck] [type=submit]"


def build_site(folder: Path, pages: Collection[str]) -> dict[str, bytes]:
    """Files of the site by path: some pages, under their addresses, and all that pages load."""
    command: list[str | Path] = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    command += ["--site-dir", folder]
    settings = os.environ | {"SITE_URL": "http://127.0.0.1/", "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=PROJECT, env=settings, check=True)
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for place in (folder.glob("*"), (folder / "assets").rglob("*"))
        for path in place
        if path.is_file()
    }
    return files | {page: (folder / page / "index.html").read_bytes() for page in pages}


def measure() -> list[list[str]]:
    """Rows: what was waited for, and how long, in milliseconds."""
    with TemporaryDirectory() as name:
        files = build_site(Path(name), ["self-check/"])
    with (
        hosted(files) as host,
        sync_playwright() as playwright,
        visitor(playwright) as (page, processes),
    ):
        page.goto(host.address)
        page.context.add_init_script("delete Navigator.prototype.serviceWorker")
        address = f"{host.address}self-check/?route={selfcheck.ROUTES[0]}"
        host.line = Line(PHONE.bytes_per_second, PHONE.delay)
        with processes.slowed(PHONE.slower):
            rows = _read(page, address)
        host.line = Line()
        return rows + _verdicts(page)


def _read(page: Page, address: str) -> list[list[str]]:
    begun = time.monotonic()
    page.goto(address, wait_until="commit")
    page.wait_for_function(ENABLED)
    first = (time.monotonic() - begun) * 1000
    state = page.evaluate(STATE)
    waits: list[float] = []
    verdict = 0.0
    ready_after = 0
    for number in range(MOST_QUESTIONS):
        time.sleep(SECONDS_PER_ANSWER)
        if not ready_after and page.evaluate(STATE) == "ready":
            ready_after = number
        took, is_verdict = page.evaluate(ANSWER)
        if is_verdict:
            verdict = took
            break
        waits.append(took)
    return [
        [f"first question can be answered ({state})", f"{first:,.0f}"],
        ["next question, median", f"{median(waits):,.0f}"],
        ["next question, longest", f"{max(waits):,.0f}"],
        ["questions answered until the rules were there", f"{ready_after}"],
        ["verdict, in that interview", f"{verdict:,.0f}"],
    ]


def _verdicts(page: Page) -> list[list[str]]:
    """Comes to the verdict again and again, from a page loaded anew, where the interview ended."""
    page.go_back()
    session = page.context.new_cdp_session(page)
    rows = []
    for pause, name in ((1.0, "the answer chosen a second before"), (0.0, "pressed at once")):
        times = []
        for _ in range(PHONE.rounds):
            session.send("Emulation.setCPUThrottlingRate", {"rate": PHONE.slower})
            page.reload()
            page.locator(SUBMIT).hover()
            page.wait_for_function(READY)
            time.sleep(SECONDS_PER_ANSWER)
            page.evaluate(CHOOSE)
            time.sleep(pause)
            page.evaluate(TIME_PRESS)
            page.locator(SUBMIT).click()
            times.append(page.evaluate("() => window.pressed"))
            session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
            page.locator("[data-outcome]").wait_for()
            page.go_back()
            page.locator("[data-selfcheck] fieldset").wait_for()
        rows.append([f"verdict painted, {name}", f"{median(times):,.0f}"])
        rows.append(["  longest", f"{max(times):,.0f}"])
    return rows
