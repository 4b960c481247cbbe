"""What the page and its worker hold after a verdict, and after ten checks in a row."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping
from statistics import median

from playwright.sync_api import sync_playwright

import selfcheck
from selfcheck.browser.profile import ON, request
from tests.bench.browser import visitor
from tests.bench.host import hosted
from tests.bench.peers import Peer
from tests.bench.start import FIRST

ROUNDS = 3
CHECKS = 10
REST = 10
"""Seconds after which the browser has given back what it compiled with."""

ASK = "(request) => globalThis.ask(request)"

Held = dict[tuple[str, str], list[float]]
"""By what was measured and whose: megabytes."""


def measure(peers: Mapping[str, Peer]) -> Held:
    """Each check is a whole set of answers, asked for question by question as a page does."""
    held: Held = defaultdict(list)
    contents = {path: body for peer in peers.values() for path, body in peer.files.items()}
    route = selfcheck.ROUTES[0]
    sets = list(selfcheck.sample(route, on=ON, number=CHECKS, seed=5))
    with hosted(contents) as host, sync_playwright() as playwright:
        for _ in range(ROUNDS):
            for name, peer in peers.items():
                with visitor(playwright) as (page, processes):
                    page.goto(host.address)
                    empty = processes.memory()
                    page.evaluate(peer.ask, FIRST)
                    for number, answers in enumerate(sets):
                        ids = list(answers)
                        for given in range(1, len(ids) + 1):
                            some = {id_: answers[id_] for id_ in ids[:given]}
                            page.evaluate(ASK, request(route, some))
                        if number == 0:
                            verdict = processes.memory()
                            held["after a verdict, at once", name].append((verdict - empty) / 1e6)
                            time.sleep(REST)
                            rested = processes.memory()
                            held[f"{REST} s later", name].append((rested - empty) / 1e6)
                            held["with the empty page", name].append(rested / 1e6)
                    time.sleep(REST)
                    grown = processes.memory() - rested
                    held[f"growth over {CHECKS} checks", name].append(grown / 1e6)
    return held


def rows(held: Held, names: list[str]) -> list[list[str]]:
    """A row a measurement: each one's median in megabytes, and ours as a share of the others."""
    found = []
    for what in dict.fromkeys(what for what, _ in held):
        medians = [median(held[what, name]) for name in names]
        shares = [f"{medians[0] / each:.0%}" if each > 0 else "-" for each in medians[1:]]
        found.append([what, *(f"{each:,.1f}" for each in medians), *shares])
    return found
