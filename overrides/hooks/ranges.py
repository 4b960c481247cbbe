"""Writes lengths of time in sentences in one form: "1 to 3 months", 「1か月から3か月」.

A Japanese table keeps 「1～3か月」; a wave between numbers is not read out in a sentence.
"""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from project import current_language

JAPANESE = re.compile(r"(?<![\d.])(\d+)(か月|週間|日)?(?:～|から)(\d+)(か月|週間|日)")
ENGLISH = re.compile(r"(?<![\d.,])(\d+) (day|week|month|year)s? to (\d+(?:\.\d+)?) \2s\b")
TABLE = ("|", "<")


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Writes the lengths of time of a page as its language has them in sentences."""
    if current_language(config) == "ja":
        return in_sentences(markdown)
    return with_one_unit(markdown)


def in_sentences(text: str) -> str:
    """A Japanese text whose lines outside of tables name both ends of a length with their unit."""
    return "".join(
        line if line.lstrip().startswith(TABLE) else JAPANESE.sub(_both_ends, line)
        for line in text.splitlines(keepends=True)
    )


def with_one_unit(text: str) -> str:
    """An English text whose lengths of time name a unit that both ends share only once."""
    return ENGLISH.sub(r"\1 to \3 \2s", text)


def _both_ends(found: re.Match[str]) -> str:
    low, unit, high, last_unit = found.groups()
    return f"{low}{unit or last_unit}から{high}{last_unit}"
