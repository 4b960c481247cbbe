"""Measures how fast the self-check starts and answers, what it weighs and what it holds.

    python -m tests.bench [bytes|start|phone|waits|memory|steps|pages ...]

What other programs do on the machine meanwhile shows in the times: compare ratios.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from selfcheck.browser.build import Manifest, build
from tests.bench import memory, pages, start, steps, waits
from tests.bench.host import compressed, zipped
from tests.bench.peers import OURS, STOCK, Peer, peers

PARTS = ("bytes", "start", "phone", "waits", "memory", "steps", "pages")


def table(title: str, columns: list[str], rows: Iterable[list[str]]) -> None:
    print(f"\n{title}")
    for name, *figures in chain([["", *columns]], rows):
        print(f"  {name:<28}", *(f"{figure:>13}" for figure in figures), flush=True)


def compare(title: str, those: Mapping[str, Peer], circumstances: start.Circumstances) -> None:
    names = list(those)
    others = [f"{name} / ours" for name in names[1:]]
    found = start.rows(start.measure(those, circumstances), names)
    table(f"{title}, medians of {circumstances.rounds}", [*names, *others], found)


def weights(bundle: Mapping[str, bytes], manifest: Manifest) -> list[list[str]]:
    """What a first start brings, ours and a stock Pyodide's with the same rules."""
    scripts = [manifest.scripts[name] for name in ("worker.mjs", "files.mjs", "frozen.mjs")]
    ours = {
        "scripts": scripts,
        "frozen module": [manifest.frozen],
        "image": [manifest.image],
        "words": [manifest.words["en"]],
    }
    stock = peers(bundle, manifest)[STOCK].files
    parts = {name: [bundle[path] for path in paths] for name, paths in ours.items()}
    parts["all of ours"] = [content for contents in parts.values() for content in contents]
    parts["stock"] = list(stock.values())
    sizes = {
        name: [sum(len(way(it)) for it in contents) for way in (bytes, compressed, zipped)]
        for name, contents in parts.items()
    }
    shares = zip(sizes["all of ours"], sizes["stock"], strict=True)
    return [
        *([name, *(f"{size:,}" for size in of)] for name, of in sizes.items()),
        ["share", *(f"{mine / theirs:.0%}" for mine, theirs in shares)],
    ]


def main(parts: list[str]) -> None:
    load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
    print(f"{os.cpu_count()} processors; load before: {load}", flush=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        manifest = build(folder)
        bundle = {path: (folder / path).read_bytes() for path in manifest.files}
        everyone = peers(bundle, manifest)
        two = {name: everyone[name] for name in (OURS, STOCK)}
        if "bytes" in parts:
            columns = ["raw", "brotli 11", "gzip 9"]
            table("First start, bytes", columns, weights(bundle, manifest))
        if "start" in parts:
            compare("Start on a fast line, to the first answer", everyone, start.FAST)
        if "phone" in parts:
            title = "Start on 1.6 Mbit/s, 150 ms, a processor 4 times slower"
            compare(title, two, start.PHONE)
        if "waits" in parts:
            title = "An answer every 5 s on that line and processor, without a service worker, ms"
            table(title, ["waited"], waits.measure())
        if "memory" in parts:
            found = memory.rows(memory.measure(two), list(two))
            title = "Memory of a page that draws nothing and its worker, all garbage collected, MB"
            table(f"{title}, medians of {memory.ROUNDS}", [*two, "share"], found)
        if "steps" in parts:
            in_browser, in_cpython = steps.measure(folder, manifest)
            title = f"Pyodide {manifest.pyodide} (Python {manifest.python}) in Node"
            table(
                f"One step, ms: {title}, and CPython {platform.python_version()}",
                ["median", "worst", "CPython", "its worst", "ratio"],
                steps.rows(in_browser, in_cpython),
            )
        if "pages" in parts:
            columns = ["performance", "LCP, ms", "shift", "blocked, ms", "kB"]
            table("Pages, by Lighthouse for a phone", columns, pages.measure())
    load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
    print(f"\nload after: {load}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or list(PARTS))
