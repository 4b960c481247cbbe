"""Every page is HTML as its standard has it: the Nu HTML checker finds nothing, in one run."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, Site

pytestmark = pytest.mark.site

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

OPTIONS = ("--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html")

LEFT_OUT = re.compile("violates Content Security Policy")
"""Read from a file, no address is 'self', and blocks of data count as scripts: test_headers.py
holds the policy against what stands in each page, and Chromium obeys it in the tests there."""


def complaints(*folders: Path) -> list[str]:
    """What the checker says about all HTML files: file, line, message."""
    java = shutil.which("java")
    assert java is not None
    run = subprocess.run(
        [java, "-jar", CHECKER, *OPTIONS, *folders],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    messages: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    return [
        f"{each['url'].removeprefix('file:')}:{each.get('lastLine', '')}: {each['message']}"
        for each in messages
        if not LEFT_OUT.search(each["message"])
    ]


@pytest.mark.skipif(shutil.which("java") is None, reason="no Java here: pages are NOT checked")
def test_the_checker_finds_nothing(site: Site, office_site: Site, tmp_path: Path) -> None:
    """All pages, those that an office with a form changes too, and a fault that it must find."""
    faulty = tmp_path / "faulty.html"
    faulty.write_text("<!doctype html><title>A page</title><p align=right></div>", "utf-8")
    found = complaints(site.folder, office_site.folder / "contact", faulty)
    own = [each for each in found if str(faulty) not in each]
    assert own == []
    assert len(found) >= 2
