"""What the switch for ふりがな finds on the built pages: no word is cut, none is unknown."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import Tag

from .conftest import ROOT, Site

pytestmark = pytest.mark.site

KANJI = re.compile("[一-鿿々]")
LEFT_ALONE = ("script", "style", "textarea", "select", "ruby", "svg", "code", "title")


def texts(page: Tag) -> set[str]:
    """The pieces of text over which the script writes readings."""
    found = set()
    for text in page.find_all(string=KANJI):
        around = list(text.parents)
        foreign = next((each["lang"] for each in around if each.get("lang")), "ja") != "ja"
        if not foreign and not any(each.name in LEFT_ALONE for each in around):
            found.add(str(text))
    return found


def test_every_word_of_every_japanese_page_is_read(site: Site) -> None:
    found = sorted(
        {
            text
            for address, page in site.pages.items()
            if address.startswith("ja/")
            for text in texts(page)
        }
    )
    assert len(found) > 3_000
    done = subprocess.run(
        [
            Path(sys.prefix) / "bin" / "node",
            ROOT / "tools" / "readings.mjs",
            ROOT / "overrides" / "assets" / "readings.json",
        ],
        input=json.dumps(found),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    unread = {
        text
        for text, pieces in zip(found, json.loads(done.stdout), strict=True)
        if any(KANJI.search(piece["text"]) and not piece.get("reading") for piece in pieces)
    }
    assert not unread, "make readings adds words that are new"
