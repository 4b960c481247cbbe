"""The pages' words: both languages say the same, plainly, and take their figures from the facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

import pytest
import yaml

from selfcheck import facts
from tests.shared import read_yaml

DOCS = Path(__file__).parents[2] / "docs"
OVERRIDES = DOCS.parent / "overrides"
LANGUAGES = ("en", "ja")

MOST_EASY = 3
"""A page with more boxes in easy Japanese is not easy."""

HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*(?:\{\s*#([\w-]+)[^}]*\})?\s*$")
MACRO = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}")
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
EASY = re.compile(r'<div class="easy" markdown>\n.*?\n</div>\n', re.DOTALL)
ATTRIBUTES = re.compile(r"\{:?\s*[.#][^}]*\}")
TAG = re.compile(r"<[^>]+>")
JAPANESE = re.compile(r"[぀-ヿ㐀-鿿ｦ-ﾟ]")


@dataclass(frozen=True)
class Section:
    """What stands under one heading (or before the first one)."""

    level: int
    anchor: str | None
    title: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Heading and lines."""
        return "\n".join((self.title, *self.lines))

    @property
    def macros(self) -> Counter[str]:
        """Each macro call, however it is spaced."""
        return Counter(
            f"{name}({' '.join(inside.split())})" for name, inside in MACRO.findall(self.text)
        )

    @property
    def links(self) -> Counter[str]:
        """Each link that stays on the site."""
        targets = (target for _, _, target in LINK.findall(self.text))
        return Counter(target for target in targets if not re.match(r"[a-z]+:", target))

    @property
    def rows(self) -> list[list[str]]:
        """The cells of each table row."""
        tables = (line.strip() for line in self.lines if line.strip().startswith("|"))
        return [[cell.strip() for cell in row.strip("|").split("|")] for row in tables]


@dataclass(frozen=True)
class Words:
    """One page in one language."""

    language: str
    name: str

    @cached_property
    def body(self) -> str:
        """The Markdown without its front matter."""
        text = (DOCS / self.language / self.name).read_text("utf-8")
        return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)

    @cached_property
    def easy(self) -> list[str]:
        """The boxes in easy Japanese, which the English page has no use for."""
        return EASY.findall(self.body)

    @cached_property
    def sections(self) -> list[Section]:
        """The page cut at its headings."""
        parts: list[tuple[re.Match[str] | None, list[str]]] = [(None, [])]
        for line in EASY.sub("", self.body).splitlines():
            if heading := HEADING.match(line):
                parts.append((heading, []))
            else:
                parts[-1][1].append(line)
        return [
            Section(len(heading[1]), heading[3], heading[2], tuple(lines))
            if heading
            else Section(0, None, "", tuple(lines))
            for heading, lines in parts
        ]

    @property
    def sentences(self) -> list[str]:
        """The sentences of paragraphs, lists and table cells; headings and labels are none."""
        cells = (cell for each in self.sections for row in each.rows[2:] for cell in row)
        end_of_sentence = re.compile(r"[.。]\*{0,2}(?: *\{\{.*\}\})?$")
        paragraphs = [cell for cell in cells if end_of_sentence.search(cell)]
        open_paragraph = False
        for section in self.sections:
            for line in section.lines:
                line = line.strip()
                if not line or line.startswith(("|", "<", "!!!", "???", "{")):
                    open_paragraph = False
                    continue
                item = re.match(r"(?:[-*]|\d+\.)\s+(.*)", line)
                if open_paragraph and not item:
                    paragraphs[-1] += f" {line}"
                else:
                    paragraphs.append(item[1] if item else line)
                    open_paragraph = True
            open_paragraph = False
        end = r"(?<=[。！？])" if self.language == "ja" else r"(?<=[.!?:])\s+"
        pieces = (re.split(end, self._as_read(paragraph)) for paragraph in paragraphs)
        return [piece.strip() for split in pieces for piece in split if piece.strip()]

    def _as_read(self, text: str) -> str:
        figure = "10年間" if self.language == "ja" else "10 years"
        text = MACRO.sub(lambda macro: "" if macro[1] == "cite" else figure, text)
        text = ATTRIBUTES.sub("", LINK.sub(r"\2", text))
        return TAG.sub("", text).replace("*", "")


NAMES = sorted(path.relative_to(DOCS / "en").as_posix() for path in DOCS.glob("en/**/*.md"))
PAGES = [Words(language, name) for name in NAMES for language in LANGUAGES]
each_name = pytest.mark.parametrize("name", NAMES)
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.language}/{page.name}")


def test_both_languages_have_the_same_pages() -> None:
    japanese = sorted(path.relative_to(DOCS / "ja").as_posix() for path in DOCS.glob("ja/**/*.md"))
    assert japanese == NAMES


@each_name
def test_both_languages_are_built_alike(name: str) -> None:
    english, japanese = Words("en", name).sections, Words("ja", name).sections
    assert [(each.level, each.anchor) for each in english] == [
        (each.level, each.anchor) for each in japanese
    ]
    for one, other in zip(english, japanese, strict=True):
        assert one.macros == other.macros, one.title
        assert one.links == other.links, one.title
        assert [len(row) for row in one.rows] == [len(row) for row in other.rows], one.title


@each_name
def test_a_box_in_easy_japanese_repeats_what_its_page_says(name: str) -> None:
    assert not Words("en", name).easy
    japanese = Words("ja", name)
    said = {macro for section in japanese.sections for macro in section.macros}
    assert len(japanese.easy) <= MOST_EASY
    for box in japanese.easy:
        kanji = re.sub(r"[一-龠々]+《[ぁ-ゖ]+》", "", MACRO.sub("", box))
        assert not re.search(r"[一-龠々]", kanji), "furigana on every kanji"
        for figure, inside in MACRO.findall(box):
            fact = inside.removesuffix(', "text"')
            assert any(macro.startswith(f"{figure}({fact}") for macro in said), inside


@each_page
def test_every_heading_has_an_anchor_of_its_own(page: Words) -> None:
    anchors = [section.anchor for section in page.sections[1:]]
    assert None not in anchors
    assert len(set(anchors)) == len(anchors)
    assert [section.level for section in page.sections[1:]].count(1) == 1


# Figures


NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|hundred|thousand|half an?)"
)
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
TYPED = {
    "en": re.compile(
        rf"[¥￥]\s?\d|\b{NUMBER}\s*(?:yen|JPY)\b"
        rf"|\b{NUMBER}(?:\s|-)+(?:(?:business|working|calendar)\s+)?(?:hour|day|week|month|year)s?\b"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\b|\b{MONTH}\s+\d|\b(?:19|20)\d\d\b",
        re.IGNORECASE,
    ),
    "ja": re.compile(
        r"[¥￥]\s?[\d０-９]|[\d０-９][\d０-９,，.]*\s*[千万億]*円"
        r"|[\d０-９一二三四五六七八九十百]+\s*"
        r"(?:(?:営業|業務)?日|週|[かヶカケ箇]月|月|年|時間)(?!本)"
        r"|(?:19|20)\d\d|(?:令和|平成)"
    ),
}

# What may stand in a page although it looks like a figure, and why.
ALLOWED = {
    "en": (
        # the page's subject: no date of law
        "2025 and 2026",
        # the day whose address makes a municipality responsible for resident tax: no length of time
        "1 January",
    ),
    "ja": (
        "2025年と2026年",
        "1月1日",
        # what a reader looks at: no period of law
        "一日の仕事",
        "一週間の仕事",
    ),
}


def without_names(line: str, language: str) -> str:
    """The line without macros, addresses, and official names of papers."""
    official = [document.official_name for document in facts.documents().values()]
    line = TAG.sub("", LINK.sub(r"\2", MACRO.sub("", line)))
    for name in sorted((*official, *ALLOWED[language]), key=len, reverse=True):
        line = line.replace(name, "")
    return line


def texts_in(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, list | dict):
        for each in entry.values() if isinstance(entry, dict) else entry:
            yield from texts_in(each)


@each_page
def test_no_figure_is_typed(page: Words) -> None:
    typed = {
        line: found[0]
        for line in page.body.splitlines()
        if (found := TYPED[page.language].search(without_names(line, page.language)))
    }
    assert not typed


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_is_typed_in_the_frame_and_the_glossary(language: str) -> None:
    frame = read_yaml(OVERRIDES / "locales" / f"{language}.yml")
    glossary = read_yaml(OVERRIDES / "glossary.yml")
    terms = [entry["about"][language] for entry in glossary.values()]
    typed = [each for each in (*texts_in(frame), *terms) if TYPED[language].search(each)]
    assert not typed


# Style


LONGEST = {"en": 36, "ja": 110}
"""A sentence beyond so many words, or Japanese letters, is not understood at one reading."""


@each_page
def test_no_sentence_is_too_long(page: Words) -> None:
    sentences = page.sentences
    assert sentences
    measure = len if page.language == "ja" else lambda sentence: len(sentence.split())
    assert not [each for each in sentences if measure(each) > LONGEST[page.language]]


# Proper names of several words that Japanese pages write in Latin letters.
LATIN_NAMES: frozenset[str] = frozenset()


@pytest.mark.parametrize("name", NAMES)
def test_japanese_pages_hold_no_english(name: str) -> None:
    text = ATTRIBUTES.sub("", TAG.sub("", LINK.sub(r"\2", MACRO.sub("", Words("ja", name).body))))
    runs = re.findall(r"[A-Za-z][\w’'.-]*(?:[ ,]+[A-Za-z][\w’'.-]*){2,}", text)
    assert not set(runs) - LATIN_NAMES


@pytest.mark.parametrize("name", NAMES)
def test_english_pages_hold_japanese_only_as_official_terms(name: str) -> None:
    marked = r'<span lang="ja">([^<]*)</span>'
    body = Words("en", name).body
    assert not JAPANESE.findall(re.sub(marked, "", body)), "mark Japanese with <span lang=ja>"
    known = "\n".join(Words("ja", each).body for each in NAMES)
    for term in re.findall(marked, body):
        assert not re.search(r"[。！？]|です|ます", term)
        assert PurePosixPath(name).name == "self-check.md" or term in known, term


# Names and groups


OWN_HEADING = {"index.md", "self-check.md", "contact/index.md", "contact/sent.md"}
"""Pages whose heading speaks to the reader; the menu names them by what they are."""

MOST_IN_A_GROUP = 7


@each_page
def test_a_page_has_one_name_in_menu_title_and_heading(page: Words) -> None:
    front = (DOCS / page.language / page.name).read_text("utf-8").split("---\n")[1]
    title = yaml.safe_load(front)["title"]
    heading = next(section.title for section in page.sections if section.level == 1)
    assert page.name in OWN_HEADING or heading == title


def test_groups_of_the_menu_are_small() -> None:
    text = (DOCS.parent / "mkdocs.yml").read_text("utf-8")
    (lines,) = re.findall(r"^nav:\n((?:  .*\n)+)", text, re.MULTILINE)
    groups = [entry for entry in yaml.safe_load(lines) if isinstance(entry, dict)]
    assert len(groups) <= MOST_IN_A_GROUP
    for group in groups:
        ((name, pages),) = group.items()
        assert len(pages) <= MOST_IN_A_GROUP, name
