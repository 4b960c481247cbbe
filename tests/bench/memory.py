"""What a page and its worker hold after a verdict, after ten more checks and after another ten.

Both sides are asked the same: a page that draws nothing asks its worker for whole checks, question
by question, and ends with each reply as objects. Ours travels as text, the stock one as objects.
Before each reading both page and worker collect what nobody needs any more: otherwise what the
start left behind would be counted as held, or, collected in between, as a growth below nothing.

Nobody looks into the browser meanwhile: its tools for developers keep a copy of all that was
loaded. The page does everything by itself, and asks the host for `at/…` when it is at a point.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import selfcheck
from selfcheck.browser.profile import ON, request
from tests.bench.browser import ARGUMENTS, Processes
from tests.bench.host import PAGE, Host, hosted
from tests.bench.peers import Peer
from tests.bench.start import FIRST

ROUNDS = 7
CHECKS = 10
REST = 3
"""Seconds for what the browser does by itself once it has collected."""

LIMIT = 120
"""Seconds within which each point is reached."""

POINTS = ("empty", "verdict", "grown", "settled")
COLLECTS = "--js-flags=--expose-gc"
WORKER = b"""addEventListener("message", (event) => {
  if (event.data === "collect") {
    event.stopImmediatePropagation();
    gc();
    postMessage("collected");
  }
});
"""
"""Stands before the script of each worker."""

SCRIPT = """<script type="module">
const pause = (seconds) => new Promise((done) => setTimeout(done, 1000 * seconds));
const workers = [];
globalThis.Worker = class extends Worker {
  constructor(...how) {
    super(...how);
    workers.push(this);
  }
};
const collected = (worker) => new Promise((done) => {
  worker.onmessage = done;
  worker.postMessage("collect");
});
const at = async (point) => {
  for (let turn = 0; turn < 2; turn += 1) {
    await pause(1);
    await Promise.all(workers.map(collected));
    gc();
  }
  await pause(REST);
  await fetch(`at/${point}`);
  await pause(2);
};
const check = async (requests) => {
  for (const request of requests) {
    await globalThis.ask(request);
  }
};
const checks = CHECKS;
await at("empty");
await (ASK)(FIRST);
await check(checks.shift());
for (const point of ["verdict", "grown", "settled"]) {
  await at(point);
  for (const requests of checks.splice(0, TEN)) {
    await check(requests);
  }
}
</script>"""

Held = dict[tuple[str, str], list[float]]
"""By what was measured and whose: megabytes."""


def measure(peers: Mapping[str, Peer]) -> Held:
    """Each check is a whole set of answers, asked for question by question as a page does."""
    held: Held = defaultdict(list)
    contents = {path: body for peer in peers.values() for path, body in peer.files.items()}
    contents |= {it.worker: WORKER + contents[it.worker] for it in peers.values()}
    contents |= {f"{name}.html": _page(peer) for name, peer in peers.items()}
    contents |= {f"at/{point}": b"" for point in POINTS}
    with hosted(contents) as host:
        for _ in range(ROUNDS):
            for name in peers:
                host.sent.clear()
                with _opened(f"{host.address}{name}.html") as processes:
                    points = {point: _memory(host, point, processes) / 1e6 for point in POINTS}
                empty, verdict, grown, settled = (points[point] for point in POINTS)
                held["an empty page", name].append(empty)
                held["tab after a verdict", name].append(verdict)
                held["  beyond the empty page", name].append(verdict - empty)
                held[f"tab after {CHECKS} more checks", name].append(grown)
                held["  growth over those", name].append(grown - verdict)
                held[f"tab after {CHECKS} more again", name].append(settled)
                held["  growth over those again", name].append(settled - grown)
                held[f"  growth over all {2 * CHECKS}", name].append(settled - verdict)
    return held


def _page(peer: Peer) -> bytes:
    route = selfcheck.ROUTES[0]
    checks = []
    for answers in selfcheck.sample(route, on=ON, number=1 + 2 * CHECKS, seed=5):
        ids = list(answers)
        ways = ({id_: answers[id_] for id_ in ids[: number + 1]} for number in range(len(ids)))
        checks.append([request(route, way) for way in ways])
    script = SCRIPT.replace("CHECKS", json.dumps(checks)).replace("REST", str(REST))
    script = script.replace("TEN", str(CHECKS))
    return PAGE + script.replace("ASK", peer.ask).replace("FIRST", json.dumps(FIRST)).encode()


@contextmanager
def _opened(address: str) -> Iterator[Processes]:
    """A browser that shows a page, and that nothing is connected to."""
    chromium = (Path(sys.prefix) / "chromium-path").read_text("utf-8")
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            chromium,
            "--headless=new",
            *ARGUMENTS,
            COLLECTS,
            f"--user-data-dir={profile}",
            address,
        ]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(
            command, stdout=quiet, stderr=quiet, start_new_session=True
        ) as browser:
            time.sleep(1)
            try:
                yield Processes(profile)
            finally:
                os.killpg(browser.pid, signal.SIGKILL)


def _memory(host: Host, point: str, processes: Processes) -> int:
    until = time.monotonic() + LIMIT
    while (f"at/{point}") not in (path for path, _ in list(host.sent)):
        if time.monotonic() > until:
            raise TimeoutError(point)
        time.sleep(0.1)
    time.sleep(1)
    return processes.memory()


def rows(held: Held, names: list[str]) -> list[list[str]]:
    """A row a measurement: each one's median in megabytes, and ours as a share of the others."""
    found = []
    for what in dict.fromkeys(what for what, _ in held):
        medians = [median(held[what, name]) for name in names]
        shares = [f"{medians[0] / each:.0%}" if each > 0 else "-" for each in medians[1:]]
        found.append([what, *(f"{each:,.1f}" for each in medians), *shares])
    return found
