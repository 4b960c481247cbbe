"""Writes how the words of the Japanese texts are read, for the switch that shows ふりがな.

    make readings

A tokenizer reads every Japanese text of the project; `overrides/readings.yml` holds, by hand, what
it reads wrongly and phrases in which a word is read otherwise than mostly. The outcome is
`overrides/assets/readings.json`: by word, the readings of its runs of kanji. A page's script takes
the longest word or phrase that fits, `#` standing for a number (`ruby.mjs`). Where that is not what
the tokenizer reads, this shows both: a person decides, and adds a phrase if the tokenizer is right.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).resolve().parents[1]
BY_HAND = PROJECT / "overrides" / "readings.yml"
READINGS = PROJECT / "overrides" / "assets" / "readings.json"
DATA = (
    "overrides/**/*.yml",
    "selfcheck/facts/data/**/*.*",
    "selfcheck/wording/ja/*.json",
    "mkdocs.yml",
)
WITHOUT_TEXTS = ("readings.yml", "search-words.yml")

NODE = PROJECT / ".venv" / "bin" / "node"

KANJI = "一-鿿々〆"
RUN = re.compile(rf"[0-9]*[{KANJI}]+")
COUNTED = "年月日人回分点件円歳級万億千倍割項号条時週社名か枚通類"
UNCOUNTED = "日本|名称|人道|年収|分野|次の|間の|時点"
FILLED = re.compile(
    r"(?:\{\{.*?\}\}|\[\[.*?\]\]|\{\w+\})"
    rf"(?P<counted>(?=[{COUNTED}])(?!{UNCOUNTED}))?(?P<spanned>(?=[間後末前]))?"
)
MARKUP = re.compile(r"《[ぁ-ゖー]*》|<[^>]*>|\]\([^)]*\)|\{[#:.%][^}]*\}|[*_`|#\[\]]")


@dataclass(frozen=True)
class Word:
    """A word in its place.

    Attributes:
        start: where it begins in its text.
        written: the word as it stands there.
        surface: the same, with `#` for a number that is not read with it.
        readings: of its runs of kanji, in hiragana.
    """

    start: int
    written: str
    surface: str
    readings: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """What is written, with the readings in the place of the kanji."""
        readings = iter(self.readings)
        number = "" if not self.surface.startswith("#") else r"(?<=^)[0-9][0-9,.]*"
        start = re.match(number, self.written)
        bare = self.written[start.end() if start else 0 :]
        return self.written[: start.end() if start else 0] + RUN.sub(lambda _: next(readings), bare)


class Reader:
    """Reads texts: what is given by hand as it is, the rest by the tokenizer.

    Attributes:
        unread: words whose reading the tokenizer does not know, or fits no kanji.
    """

    def __init__(self, by_hand: dict[str, str]) -> None:
        from sudachipy import Dictionary, SplitMode

        self._tokenizer = Dictionary().tokenizer(SplitMode.B)
        self._by_hand = by_hand
        pieces = sorted(by_hand, key=lambda piece: (-len(piece), piece.startswith("#")))
        patterns = (
            re.escape(piece).replace("\\#", r"(?<![0-9,.])[0-9][0-9,.]*")
            if piece.startswith("#")
            else ("(?<![0-9,.])" if piece[0].isdigit() else "") + re.escape(piece)
            for piece in pieces
        )
        self._pattern = re.compile("|".join(f"({each})" for each in patterns))
        self._pieces = pieces
        self.unread: Counter[str] = Counter()

    def read(self, text: str) -> Iterator[Word]:
        """The words of a text that hold kanji, in order."""
        end = 0
        for found in self._pattern.finditer(text):
            yield from self._tokenize(text, end, found.start())
            piece = self._pieces[(found.lastindex or 1) - 1]
            yield Word(found.start(), found[0], piece, tuple(self._by_hand[piece].split("|")))
            end = found.end()
        yield from self._tokenize(text, end, len(text))

    def _tokenize(self, text: str, start: int, end: int) -> Iterator[Word]:
        for each in self._tokenizer.tokenize(text[start:end]):
            surface = each.surface()
            if re.search(f"[{KANJI}]", surface):
                readings = split(surface, each.reading_form())
                if readings is None:
                    self.unread[f"{surface} in {text[:40]}"] += 1
                else:
                    yield Word(start + each.begin(), surface, surface, readings)


def split(surface: str, reading: str) -> tuple[str, ...] | None:
    """The readings of a word's runs of kanji; None if the reading does not fit the word."""
    if re.search("[0-9]", surface):
        return None
    kana = [re.escape(hiragana(between)) for between in RUN.split(surface)]
    match = re.fullmatch("([ぁ-ゖー]+?)".join(kana), hiragana(reading))
    return match.groups() if match else None


def hiragana(text: str) -> str:
    """Katakana written as hiragana."""
    return "".join(chr(ord(each) - 0x60) if "ァ" <= each <= "ヶ" else each for each in text)


def texts() -> list[str]:
    """Every Japanese text once, by line, without its markup."""
    found: dict[str, None] = {}
    for page in sorted((PROJECT / "docs" / "ja").rglob("*.md")):
        found |= dict.fromkeys(page.read_text("utf-8").splitlines())
    for pattern in DATA:
        for path in sorted(PROJECT.glob(pattern)):
            if path.name not in WITHOUT_TEXTS:
                found |= dict.fromkeys(strings(yaml.load(path.read_text("utf-8"), AnyTag)))
    return list(
        dict.fromkeys(
            plain(text) for text in found if re.search(f"[{KANJI}](?!-)", text) and "\\" not in text
        )
    )


class AnyTag(yaml.CSafeLoader):
    """Reads data whose tags are for others."""


AnyTag.add_multi_constructor("!", lambda *_: None)


def strings(data: Any) -> Iterator[str]:
    """Every text in data, at any depth."""
    if isinstance(data, str):
        yield from data.splitlines()
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


def plain(text: str) -> str:
    """A line of text without markup; what is filled in is a number where one is counted."""
    return MARKUP.sub("", FILLED.sub(_example, text)).strip()


def _example(found: re.Match[str]) -> str:
    if found["spanned"] is not None:
        return "5年"
    return "…" if found["counted"] is None else "5"


def main() -> None:
    """Writes the list, and says what a person should look at."""
    by_hand: dict[str, str] = yaml.safe_load(BY_HAND.read_text("utf-8"))
    for piece, reading in by_hand.items():
        if len(RUN.findall(piece)) != len(reading.split("|")):
            raise SystemExit(f"{BY_HAND.name}: {piece}: one reading for each run of kanji")
    reader = Reader(by_hand)
    read = {text: list(reader.read(text)) for text in texts()}
    ways: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words in read.values():
        for word in words:
            ways[word.surface]["|".join(word.readings)] += 1
    usual = {surface: way.most_common(1)[0][0] for surface, way in ways.items()}
    written = json.dumps(dict(sorted((usual | by_hand).items())), ensure_ascii=False, indent=0)
    READINGS.write_text(written + "\n", "utf-8")
    print(f"{len(usual | by_hand)} words and phrases, {READINGS.stat().st_size:,} bytes")
    for unread, number in reader.unread.most_common():
        print(f"not read ({number}): {unread}")
    for text, on_page in zip(read, as_pages_read(list(read)), strict=True):
        by_tokenizer = aloud(text, read[text])
        if by_tokenizer != on_page:
            print(f"{text}\n  tokenizer: {by_tokenizer}\n  page:      {on_page}")


def aloud(text: str, words: list[Word]) -> str:
    """A text with its words replaced by their readings."""
    spoken, end = "", 0
    for word in words:
        spoken += text[end : word.start] + word.spoken
        end = word.start + len(word.written)
    return spoken + text[end:]


def pieces(texts: list[str]) -> list[list[dict[str, str]]]:
    """What the script of the pages makes of texts: each in pieces of `text` and `reading`."""
    done = subprocess.run(
        [NODE, PROJECT / "tools" / "readings.mjs", READINGS],
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: list[list[dict[str, str]]] = json.loads(done.stdout)
    return found


def as_pages_read(read: list[str]) -> list[str]:
    """Texts with their words replaced by their readings, as the pages' script finds them."""
    return ["".join(each.get("reading") or each["text"] for each in text) for text in pieces(read)]


if __name__ == "__main__":
    main()
