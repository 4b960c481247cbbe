"""Whether a reader of the self-check ever waits, on a slow line with a slow processor."""

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
    const outcome = document.querySelector("[data-selfcheck] [data-outcome]");
    if (outcome || (now && now.dataset.question !== before)) {
      resolve([performance.now() - begun, Boolean(outcome)]);
    } else {
      requestAnimationFrame(look);
    }
  };
  fieldset.closest("form").requestSubmit();
  look();
})"""


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
        host.line = Line(PHONE.bytes_per_second, PHONE.delay)
        with processes.slowed(PHONE.slower):
            return _read(page, f"{host.address}self-check/?route={selfcheck.ROUTES[0]}")


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
        ["verdict", f"{verdict:,.0f}"],
    ]
