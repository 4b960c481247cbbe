"""What is measured side by side: our worker, stock Pyodide with the same rules, PyScript.

Each comes as files to serve and as a function for the page: from the decision to load, to the
answer to one request. The last argument of the function says in which language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from selfcheck.browser.build import PROJECT, RUNTIME_FILES, Manifest

OURS, STOCK, PYSCRIPT = "ours", "stock", "PyScript"
STOCK_FILES = (*RUNTIME_FILES, "pyodide-lock.json", "python_stdlib.zip")

# The worker lives on, as a reader's does: meanwhile Chromium keeps what it compiled.
ASK_A_WORKER = """(request) => new Promise((resolve, reject) => {
  const begun = performance.now();
  const worker = new Worker("WORKER", { type: "module" });
  globalThis.ask = (request) => new Promise((done) => {
    worker.onmessage = ({ data }) => done(data.said ? JSON.parse(data.said) : data);
    worker.postMessage({ id: 1, call: "step", ...JSON.parse(request) });
  });
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.onmessage = async ({ data: { state, message } }) => {
    if (state === "loading") {
      return;
    }
    if (state !== "ready") {
      reject(new Error(message));
      return;
    }
    const ready = performance.now() - begun;
    const { ok } = await globalThis.ask(request);
    resolve([ok, performance.now() - begun, ready]);
  };
})"""
STOCK_WORKER = """
import { loadPyodide } from "./pyodide.mjs";
const [pyodide, archive] = await Promise.all([
  loadPyodide(),
  fetch("/PACKAGE").then((response) => response.arrayBuffer()),
]);
pyodide.unpackArchive(archive, "zip");
const { call } = pyodide.pyimport("selfcheck.browser.bridge");
onmessage = ({ data }) => postMessage(JSON.parse(call(JSON.stringify(data))));
postMessage({ state: "ready" });
"""
ASK_PYSCRIPT = """(request) => new Promise((resolve) => {
  const begun = performance.now();
  globalThis.request = request;
  globalThis.replied = (reply) =>
    resolve([JSON.parse(reply).ok, performance.now() - begun, performance.now() - begun]);
  const program = document.createElement("script");
  program.type = "py";
  program.setAttribute("config", 'CONFIG');
  program.textContent = [
    "import js",
    "from selfcheck.browser import bridge",
    "js.replied(bridge.call(js.request))",
    "globals()['ask'] = js.ask = bridge.call",
  ].join("\\n");
  const core = document.createElement("script");
  core.type = "module";
  core.src = "/pyscript/core.js";
  document.head.append(program, core);
})"""


@dataclass(frozen=True)
class Peer:
    """One way to run the rules in a browser.

    Attributes:
        files: by path.
        ask: the function for the page.
        worker: path of the script that its worker begins with, if it has one.
    """

    files: Mapping[str, bytes]
    ask: str
    worker: str = ""


def peers(bundle: Mapping[str, bytes], manifest: Manifest) -> dict[str, Peer]:
    """Ours first."""
    pyodide = PROJECT / "node_modules" / "pyodide"
    pyscript = PROJECT / "node_modules" / "@pyscript" / "core" / "dist"
    stock = {f"stock/{name}": (pyodide / name).read_bytes() for name in STOCK_FILES}
    package = {manifest.package: bundle[manifest.package]}
    worker = STOCK_WORKER.replace("PACKAGE", manifest.package).encode()
    config = {"interpreter": "/stock/pyodide.mjs", "files": {f"/{manifest.package}": "./*"}}
    return {
        OURS: Peer(
            bundle,
            ASK_A_WORKER.replace("WORKER", f"/{manifest.worker}&language=en"),
            manifest.worker.partition("?")[0],
        ),
        STOCK: Peer(
            stock | package | {"stock/worker.mjs": worker},
            ASK_A_WORKER.replace("WORKER", "/stock/worker.mjs"),
            "stock/worker.mjs",
        ),
        PYSCRIPT: Peer(
            stock
            | package
            | {f"pyscript/{path.name}": path.read_bytes() for path in files(pyscript)},
            ASK_PYSCRIPT.replace("CONFIG", json.dumps(config)),
        ),
    }


def files(folder: Path) -> list[Path]:
    """Files of a folder that a page may load."""
    return [path for path in sorted(folder.iterdir()) if path.suffix in (".js", ".mjs", ".css")]
