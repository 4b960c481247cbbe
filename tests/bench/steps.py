"""How long a step takes in the browser's Python, and in CPython beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median
from timeit import repeat
from typing import Any
from zipfile import ZipFile

import selfcheck
from selfcheck.browser.build import Manifest
from selfcheck.browser.profile import ON, request
from tests.bench import timing
from tests.browser.bundle import Bundle

DRAWN = 1000
AT_RANDOM = 100
LONGEST = 10
SLOWEST = 10
WARM_UP = 20
KINDS = ("step", "step + present")

Times = dict[tuple[str, str], list[float]]
"""By route and kind: milliseconds, one figure for each set of answers."""


def measure(folder: Path, manifest: Manifest) -> tuple[Times, Times]:
    """In the browser's Python, and in CPython."""
    chosen = {route: choose(route) for route in selfcheck.ROUTES}
    lines = [line for lines in chosen.values() for line in lines]
    warm_up = [line for lines in chosen.values() for line in lines[:WARM_UP]]
    asked = [*warm_up, *lines]

    timed = replace(manifest, package="timed.zip")
    put_timing_in(folder / manifest.package, folder / timed.package)
    in_browser = Bundle(folder, timed).answer(asked, "whole")
    in_cpython = [timing.call(line) for line in asked]

    def sort(replies: Iterable[str]) -> Times:
        times: Times = {(route, kind): [] for route in chosen for kind in KINDS}
        for line, reply in list(zip(asked, replies, strict=True))[len(warm_up) :]:
            for kind, time in zip(KINDS, json.loads(reply), strict=True):
                times[json.loads(line)["route"], kind].append(time)
        return times

    return sort(in_browser), sort(in_cpython)


def choose(route: str) -> list[str]:
    """Requests with whole sets of answers: some at random, the longest and the slowest."""
    drawn = list(selfcheck.sample(route, on=ON, number=DRAWN, seed=7))

    def cost(answers: Mapping[str, Any]) -> float:
        return min(repeat(lambda: selfcheck.step(route, answers, on=ON), repeat=3, number=1))

    longest = sorted(drawn, key=len)[-LONGEST:]
    slowest = sorted(drawn, key=cost)[-SLOWEST:]
    return [request(route, answers) for answers in [*drawn[:AT_RANDOM], *longest, *slowest]]


def put_timing_in(package: Path, target: Path) -> None:
    """Copy the package's zip with the timing in the place of the bridge."""
    bridge = "selfcheck/browser/bridge.py"
    with ZipFile(package) as shipped, ZipFile(target, "w") as timed:
        for name in shipped.namelist():
            if name != f"{bridge}c":
                timed.writestr(name, shipped.read(name))
        timed.write(timing.__file__, bridge)


def rows(in_browser: Times, in_cpython: Times) -> list[list[str]]:
    """A row a route and kind: median and worst here, median and worst there, medians' ratio."""
    return [
        [
            f"{route}, {kind}",
            *(f"{of(times):.2f}" for times in (here, there) for of in (median, max)),
            f"{median(here) / median(there):.1f}",
        ]
        for (route, kind), here in in_browser.items()
        for there in [in_cpython[route, kind]]
    ]
