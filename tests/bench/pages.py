"""What Lighthouse says of each kind of page, as a phone on a slow line gets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from selfcheck.browser.build import PROJECT, find_node
from tests.bench.host import hosted
from tests.bench.waits import build_site

LIGHTHOUSE = PROJECT / ".cache" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
KINDS = (
    "",
    "self-check/",
    "guide/documents/",
    "guide/who-qualifies/",
    "guide/timeline/",
    "glossary/",
    "services/",
    "contact/",
    "about/",
)
LANGUAGES = ("", "ja/")
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def measure() -> list[list[str]]:
    """Rows: address, performance of 100, largest paint in ms, layout shift, blocking in ms, kB."""
    addresses = [language + kind for kind in KINDS for language in LANGUAGES]
    with TemporaryDirectory() as name:
        files = build_site(Path(name), addresses)
    chromium = (Path(sys.prefix) / "chromium-path").read_text("utf-8")
    settings = os.environ | {"CHROME_PATH": chromium}
    rows = []
    with hosted(files) as host:
        for address in addresses:
            command = [str(find_node()), str(LIGHTHOUSE), host.address + address, "--quiet"]
            command += ["--output=json", "--only-categories=performance", f"--chrome-flags={FLAGS}"]
            said = subprocess.run(command, env=settings, capture_output=True, check=True).stdout
            report = json.loads(said)
            audits = report["audits"]
            rows.append(
                [
                    f"/{address}",
                    f"{100 * report['categories']['performance']['score']:.0f}",
                    f"{audits['largest-contentful-paint']['numericValue']:,.0f}",
                    f"{audits['cumulative-layout-shift']['numericValue']:.3f}",
                    f"{audits['total-blocking-time']['numericValue']:,.0f}",
                    f"{audits['total-byte-weight']['numericValue'] / 1000:,.1f}",
                ]
            )
    return rows
