"""How long the rules take from the decision to load them to the first answer, in Chromium."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import sync_playwright

import selfcheck
from selfcheck.browser.profile import request
from tests.bench.browser import visitor
from tests.bench.host import Line, hosted
from tests.bench.peers import OURS, Peer

FIRST = request(selfcheck.ROUTES[0], {})


@dataclass(frozen=True)
class Circumstances:
    """A line and a processor.

    Attributes:
        name: what the table calls them.
        rounds: how many times to measure.
        bytes_per_second: of the line; None for a fast one.
        delay: seconds before an answer begins.
        slower: how many times slower the processor is.
    """

    name: str
    rounds: int
    bytes_per_second: float | None = None
    delay: float = 0
    slower: float = 1


FAST = Circumstances("fast line", 7)
PHONE = Circumstances("slow phone", 7, 1_600_000 / 8, 0.15, 4)

Starts = dict[tuple[str, str, str], list[float]]
"""By visit (cold, again), unit and whose: the figures of all rounds."""


def measure(peers: Mapping[str, Peer], circumstances: Circumstances) -> Starts:
    """Cold is a browser that has been nowhere before; again is its next visit."""
    starts: Starts = defaultdict(list)
    contents = {path: body for peer in peers.values() for path, body in peer.files.items()}
    with hosted(contents) as host, sync_playwright() as playwright:
        for turn in range(circumstances.rounds):
            with ExitStack() as stack:
                visitors = [(name, *stack.enter_context(visitor(playwright))) for name in peers]
                for visit in ("cold", "again"):
                    for name, page, processes in visitors[:: 1 if turn % 2 else -1]:
                        host.line = Line()
                        page.goto(host.address)
                        host.sent.clear()
                        host.line = Line(circumstances.bytes_per_second, circumstances.delay)
                        with processes.slowed(circumstances.slower):
                            ok, answered, _ = page.evaluate(peers[name].ask, FIRST)
                        assert ok
                        starts[visit, "ms", name].append(answered)
                        starts[visit, "bytes", name].append(sum(size for _, size in host.sent))
    return starts


def rows(starts: Starts, names: list[str]) -> list[list[str]]:
    """A row a visit and unit: each one's median, and how many times ours that is."""
    found = []
    for visit, unit in dict.fromkeys((visit, unit) for visit, unit, _ in starts):
        medians = [median(starts[visit, unit, name]) for name in names]
        ours = medians[names.index(OURS)]
        ratios = [f"{each / ours:.1f}" if ours else "-" for each in medians[1:]]
        found.append([f"{visit}, {unit}", *(f"{each:,.0f}" for each in medians), *ratios])
    return found
