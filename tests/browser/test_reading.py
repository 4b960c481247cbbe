"""Who only reads waits for one style, sees nothing move, and gets nothing of the runtime."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

MOST_REQUESTS = 25
PAGES = ("guide/documents/", "ja/guide/timeline/")
# The browser keeps what moved before this runs, and tells it before the second frame.
MOVED = """() => new Promise((resolve) => {
  let moved = 0;
  new PerformanceObserver((list) => {
    moved += list.getEntries().reduce((sum, entry) => sum + entry.value, 0);
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(moved)));
})"""
BLOCKING = """() => performance.getEntriesByType("resource")
  .filter((entry) => entry.renderBlockingStatus === "blocking").map(({ name }) => name)"""


@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_is_read_asks_for_little(
    new_context: Callable[..., BrowserContext], site_address: str, address: str
) -> None:
    context = new_context(viewport={"width": 360, "height": 740})
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(site_address + address, wait_until="networkidle")
    page.mouse.wheel(0, 4_000)
    assert page.evaluate(MOVED) == 0
    blocking = page.evaluate(BLOCKING)
    assert [url for url in blocking if not url.endswith(".css")] == []
    assert len(blocking) == 1
    page.wait_for_load_state("networkidle")
    assert len(asked) <= MOST_REQUESTS, asked
    assert not [url for url in asked if url.endswith((".wasm", ".bin", "worker.mjs"))]
    assert not [url for url in asked if "/javascripts/" in url]
