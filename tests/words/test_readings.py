"""The switch for ふりがな: every word of the Japanese texts is read, and read rightly."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.rules.test_renderings import rendered
from tests.shared import read_yaml
from tools.readings import READINGS, pieces, texts

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
BY_HAND = ROOT / "overrides" / "readings.yml"
KANJI = re.compile("[一-鿿々]")


def test_terms_numbers_and_words_with_several_readings_are_read_rightly() -> None:
    wanted: dict[str, str] = read_yaml(HERE / "readings.yaml")
    read = [
        "".join(piece.get("reading") or piece["text"] for piece in text)
        for text in pieces(list(wanted))
    ]
    assert dict(zip(wanted, read, strict=True)) == wanted


def test_the_list_keeps_what_is_written_by_hand() -> None:
    listed: dict[str, Any] = json.loads(READINGS.read_text("utf-8"))
    by_hand = read_yaml(BY_HAND)
    assert {word: listed.get(word) for word in by_hand} == by_hand


def test_every_text_is_read_whole_and_left_as_it_is() -> None:
    said = {each.text for each in rendered("ja")}
    everything = sorted(said | set(texts()))
    unread: set[str] = set()
    for text, read in zip(everything, pieces(everything), strict=True):
        assert "".join(piece["text"] for piece in read) == text
        without = [piece["text"] for piece in read if not piece.get("reading")]
        unread |= {text for text in without if KANJI.search(text)}
    assert not unread, "new words: make readings adds them"
