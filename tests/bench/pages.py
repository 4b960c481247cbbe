"""What Lighthouse says of each kind of page, as a phone on a slow line gets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from selfcheck.browser.build import PROJECT, find_node
from tests.bench.host import hosted
from tests.bench.waits import build_site

LIGHTHOUSE = PROJECT / ".cache" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
KINDS = (
    "",
    "?search=visa",
    "self-check/",
    "guide/",
    "guide/documents/",
    "guide/fees/",
    "guide/occupations/",
    "guide/who-qualifies/",
    "guide/timeline/",
    "glossary/",
    "sources/",
    "services/",
    "contact/",
    "about/",
)
LANGUAGES = ("", "ja/")
LOST = "guide/feees/"
"""Where no page stands: the error page, for all languages, which finds one with a like name."""

FLAGS = "--headless=new --no-sandbox --disable-gpu"
ENOUGH = 99
REPEATS = 2
"""So many more for a page that seems to fall short: other programs may have been in its way."""


def measure() -> Iterator[list[str]]:
    """Rows, each as soon as it is there.

    Yields:
        Address, performance of 100, largest paint in ms, layout shift, blocking in ms, kB.
    """
    addresses = [language + kind for kind in KINDS for language in LANGUAGES]
    with TemporaryDirectory() as name:
        files = build_site(Path(name), {address.partition("?")[0] for address in addresses})
    with hosted(files | {LOST: files["404.html"]}) as host:
        for address in [*addresses, LOST]:
            yield _row(address, host.address)


def _row(address: str, root: str) -> list[str]:
    found = [_measured(root + address)]
    if found[0][0] < ENOUGH:
        found += [_measured(root + address) for _ in range(REPEATS)]
    score, paint, shift, blocked, size = (median(each) for each in zip(*found, strict=True))
    return [
        f"/{address}",
        f"{score:.0f}",
        f"{paint:,.0f}",
        f"{shift:.3f}",
        f"{blocked:,.0f}",
        f"{size:,.1f}",
    ]


def _measured(address: str) -> tuple[float, float, float, float, float]:
    chromium = (Path(sys.prefix) / "chromium-path").read_text("utf-8")
    command = [str(find_node()), str(LIGHTHOUSE), address, "--quiet"]
    command += ["--output=json", "--only-categories=performance", f"--chrome-flags={FLAGS}"]
    said = subprocess.run(
        command, env=os.environ | {"CHROME_PATH": chromium}, capture_output=True, check=True
    ).stdout
    report = json.loads(said)

    def figure(audit: str) -> float:
        return float(report["audits"][audit]["numericValue"])

    return (
        round(100 * report["categories"]["performance"]["score"]),
        figure("largest-contentful-paint"),
        figure("cumulative-layout-shift"),
        figure("total-blocking-time"),
        figure("total-byte-weight") / 1000,
    )
