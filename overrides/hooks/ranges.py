"""Writes lengths of time in Japanese sentences in one form: 「1か月から3か月」.

A table keeps 「1～3か月」; a wave between numbers is not read out in a sentence.
"""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from project import current_language

LANGUAGE = "ja"
RANGE = re.compile(r"(?<![\d.])(\d+)(か月|週間|日)?(?:～|から)(\d+)(か月|週間|日)")
TABLE = ("|", "<")


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Writes the lengths of time of a Japanese page as its sentences have them."""
    if current_language(config) != LANGUAGE:
        return markdown
    return in_sentences(markdown)


def in_sentences(text: str) -> str:
    """A Japanese text whose lines outside of tables name both ends of a length with their unit."""
    return "".join(
        line if line.lstrip().startswith(TABLE) else RANGE.sub(_both_ends, line)
        for line in text.splitlines(keepends=True)
    )


def _both_ends(found: re.Match[str]) -> str:
    low, unit, high, last_unit = found.groups()
    return f"{low}{unit or last_unit}から{high}{last_unit}"
