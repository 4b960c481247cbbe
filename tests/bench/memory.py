"""What the page and its worker hold after a verdict, and after ten checks in a row.

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

ROUNDS = 3
CHECKS = 10
REST = 10
"""Seconds after which the browser has given back what it compiled with."""

LIMIT = 120
"""Seconds within which each point is reached."""

POINTS = ("empty", "verdict", "rested", "grown")
SCRIPT = """<script type="module">
const pause = (seconds) => new Promise((done) => setTimeout(done, 1000 * seconds));
const at = async (point) => {
  await fetch(`at/${point}`);
  await pause(3);
};
const check = async (requests) => {
  for (const request of requests) {
    await globalThis.ask(request);
  }
};
const [first, ...others] = CHECKS;
await pause(2);
await at("empty");
await (ASK)(FIRST);
await check(first);
await at("verdict");
await pause(REST);
await at("rested");
for (const requests of others) {
  await check(requests);
}
await pause(REST);
await at("grown");
</script>"""

Held = dict[tuple[str, str], list[float]]
"""By what was measured and whose: megabytes."""


def measure(peers: Mapping[str, Peer]) -> Held:
    """Each check is a whole set of answers, asked for question by question as a page does."""
    held: Held = defaultdict(list)
    contents = {path: body for peer in peers.values() for path, body in peer.files.items()}
    contents |= {f"{name}.html": _page(peer) for name, peer in peers.items()}
    contents |= {f"at/{point}": b"" for point in POINTS}
    with hosted(contents) as host:
        for _ in range(ROUNDS):
            for name in peers:
                host.sent.clear()
                with _opened(f"{host.address}{name}.html") as processes:
                    points = {point: _memory(host, point, processes) / 1e6 for point in POINTS}
                empty, verdict, rested, grown = (points[point] for point in POINTS)
                held["an empty page", name].append(empty)
                held["beyond it after a verdict", name].append(verdict - empty)
                held[f"beyond it {REST} s later", name].append(rested - empty)
                held["the whole tab then", name].append(rested)
                held[f"after {CHECKS} checks", name].append(grown)
                held[f"growth over {CHECKS} checks", name].append(grown - rested)
    return held


def _page(peer: Peer) -> bytes:
    route = selfcheck.ROUTES[0]
    checks = []
    for answers in selfcheck.sample(route, on=ON, number=CHECKS, seed=5):
        ids = list(answers)
        ways = ({id_: answers[id_] for id_ in ids[: number + 1]} for number in range(len(ids)))
        checks.append([request(route, way) for way in ways])
    script = SCRIPT.replace("CHECKS", json.dumps(checks)).replace("REST", str(REST))
    return PAGE + script.replace("ASK", peer.ask).replace("FIRST", json.dumps(FIRST)).encode()


@contextmanager
def _opened(address: str) -> Iterator[Processes]:
    """A browser that shows a page, and that nothing is connected to."""
    chromium = (Path(sys.prefix) / "chromium-path").read_text("utf-8")
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [chromium, "--headless=new", *ARGUMENTS, f"--user-data-dir={profile}", address]
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
