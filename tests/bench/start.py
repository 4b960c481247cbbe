"""How long Python takes to start in Chromium: our worker, and a stock Pyodide beside it."""

from __future__ import annotations

import sys
import threading
from collections import defaultdict
from collections.abc import Mapping
from contextlib import ExitStack
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from statistics import median

import brotli
from playwright.sync_api import sync_playwright

from selfcheck.browser.build import PROJECT, RUNTIME_FILES, Manifest

ROUNDS = 5
OURS = "ours"
STOCK = "stock"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
STOCK_FILES = (*RUNTIME_FILES, "pyodide-lock.json", "python_stdlib.zip")
STOCK_WORKER = """
import { loadPyodide } from "./pyodide.mjs";
const [pyodide, archive] = await Promise.all([
  loadPyodide(),
  fetch("/PACKAGE").then((response) => response.arrayBuffer()),
]);
pyodide.unpackArchive(archive, "zip");
pyodide.pyimport("selfcheck");
postMessage({ state: "ready" });
"""
PAGE = b"""<!doctype html><html lang="en"><title>Start</title><link rel="icon" href="data:,">"""
# The worker lives on, as a reader's does: meanwhile Chromium keeps what it compiled.
START = """(url) => new Promise((resolve, reject) => {
  const begun = performance.now();
  const worker = new Worker(url, { type: "module" });
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.onmessage = ({ data: { state, message } }) =>
    state === "ready" ? resolve(performance.now() - begun) : reject(new Error(message));
})"""

Starts = dict[tuple[str, str, str], list[float]]
"""By warmth, unit and whose worker: the figures of all rounds."""


@cache
def compressed(content: bytes) -> bytes:
    return bytes(brotli.compress(content, quality=9))


class Host(ThreadingHTTPServer):
    """Serves what it is given as a good host does: compressed, and to be kept for ever."""

    daemon_threads = True

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server_port}/"
        self.bodies = {path: compressed(content) for path, content in contents.items()}
        self.sent: list[int] = []


class Handler(BaseHTTPRequestHandler):
    server: Host
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.removeprefix("/").partition("?")[0]
        if path not in self.server.bodies:
            self.send_error(404)
            return
        body = self.server.bodies[path]
        self.server.sent.append(len(body))
        self.send_response(200)
        self.send_header("Content-Type", guess_type(path)[0] or "text/html")
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000, immutable")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


def measure(bundle: Mapping[str, bytes], manifest: Manifest) -> Starts:
    """Cold is a browser that has been nowhere before; warm is its next visit."""
    pyodide = PROJECT / "node_modules" / "pyodide"
    stock = {f"stock/{name}": (pyodide / name).read_bytes() for name in STOCK_FILES}
    stock["stock/worker.mjs"] = STOCK_WORKER.replace("PACKAGE", manifest.package).encode()
    workers = {OURS: f"/{manifest.worker}", STOCK: "/stock/worker.mjs"}
    chromium = (Path(sys.prefix) / "chromium-path").read_text("utf-8")

    starts: Starts = defaultdict(list)
    with Host({"": PAGE, **bundle, **stock}) as host, sync_playwright() as playwright:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        for turn in range(ROUNDS):
            with ExitStack() as stack:
                # Only a context with a profile, here a new one each time, keeps compiled code.
                pages = [
                    stack.enter_context(
                        playwright.chromium.launch_persistent_context(
                            "", executable_path=chromium, args=ARGUMENTS
                        )
                    ).new_page()
                    for _ in workers
                ]
                visits = list(zip(workers.items(), pages, strict=True))
                for warmth in ("cold", "warm"):
                    for (whose, worker), page in visits if turn % 2 else reversed(visits):
                        page.goto(host.address)
                        host.sent.clear()
                        starts[warmth, "ms", whose].append(page.evaluate(START, worker))
                        starts[warmth, "bytes", whose].append(sum(host.sent))
        host.shutdown()
    return starts


def rows(starts: Starts) -> list[list[str]]:
    """A row a warmth and unit: ours, the stock's, and how many times ours that is."""
    found = []
    for warmth, unit in dict.fromkeys((warmth, unit) for warmth, unit, _ in starts):
        ours, stock = (median(starts[warmth, unit, whose]) for whose in (OURS, STOCK))
        ratio = f"{stock / ours:.1f}" if ours else "-"
        found.append([f"{warmth}, {unit}", f"{ours:,.0f}", f"{stock:,.0f}", ratio])
    return found
