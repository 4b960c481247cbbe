"""Measures how fast the self-check answers and starts, and what it weighs.

    python -m tests.bench

What other programs do on the machine meanwhile shows in the times: compare ratios.
"""

from __future__ import annotations

import os
import platform
from pathlib import Path
from tempfile import TemporaryDirectory

from selfcheck.browser.build import build
from tests.bench import start, steps
from tests.bench.start import compressed

STEP_LIMIT = 5.0


def table(title: str, columns: list[str], rows: list[list[str]]) -> None:
    print(f"\n{title}")
    for name, *figures in [["", *columns], *rows]:
        print(f"  {name:<28}", *(f"{figure:>13}" for figure in figures), flush=True)


def weights(contents: dict[str, bytes]) -> list[list[str]]:
    kinds: dict[str, list[bytes]] = {}
    for path, content in contents.items():
        kinds.setdefault(path.partition("-")[0], []).append(content)
    kinds["all"] = list(contents.values())
    return [
        [kind, f"{sum(map(len, parts)):,}", f"{sum(len(compressed(it)) for it in parts):,}"]
        for kind, parts in kinds.items()
    ]


def main() -> None:
    load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
    print(f"{os.cpu_count()} processors; load before: {load}", flush=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        manifest = build(folder)
        contents = {path: (folder / path).read_bytes() for path in manifest.files}
        in_browser, in_cpython = steps.measure(folder, manifest)

    here = f"Pyodide {manifest.pyodide} (Python {manifest.python}) in Node"
    table(
        f"One step, ms: {here}, and CPython {platform.python_version()}",
        ["median", "worst", "CPython", "its worst", "ratio"],
        steps.rows(in_browser, in_cpython),
    )
    worst = max(max(times) for (_, kind), times in in_browser.items() if kind == "step")
    verdict = "met" if worst < STEP_LIMIT else "MISSED"
    print(f"  worst step under {STEP_LIMIT:g} ms: {verdict} ({worst:.2f} ms)", flush=True)

    table(
        f"Start in Chromium, medians of {start.ROUNDS}: our worker, and stock loadPyodide()",
        [start.OURS, start.STOCK, "ratio"],
        start.rows(start.measure(contents, manifest)),
    )
    table("Size of the bundle, bytes", ["raw", "brotli"], weights(contents))


if __name__ == "__main__":
    main()
