"""Keeps together what the end of a line must not tear apart.

A source's mark stays with the words that it stands behind, and in Japanese, where a line may end
after any letter, no paragraph ends in a line of one kana.
"""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from project import current_language

MARK = r'<a class="cite"[^>]*>[^<]*</a>'
LAST = re.compile(rf"([^<>\s&;]+)((?:{MARK})|(?=</(?:p|li|td|th|dd|summary)>))")
LONGEST = {"en": 16, "ja": 10}
"""Letters that stay together at most: on a small screen, too, they fit into a line."""

LEAST = 4
"""Letters of Japanese that stay together at least, with the mark at the end of a sentence."""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Ties marks to their words, and in Japanese the last letters of a text to one another."""
    language = current_language(config)

    def together(found: re.Match[str]) -> str:
        text, mark = found.groups()
        if language == "ja":
            start = _start_of_last(text)
        else:
            start = len(text) - LONGEST[language] if mark else len(text)
        if start is None or start >= len(text):
            return found[0]
        start = max(start, 0)
        return f'{text[:start]}<span class="together">{text[start:]}{mark}</span>'

    return LAST.sub(together, html)


def _start_of_last(text: str) -> int | None:
    """Where the last letters of a Japanese text begin, with no word cut in two.

    A word begins with its kanji, unless it goes on from another verb or counts something; behind
    three kana, its ending is over.
    """
    for start in range(len(text) - LEAST, max(len(text) - LONGEST["ja"], 0) - 1, -1):
        before = text[:start]
        begins = re.match("[一-鿿々]", text[start:]) and not re.search(
            "[一-鿿々0-9ごおっうきぎくけげしせちつてねびみめりれん]$", before
        )
        if begins or re.search("[ぁ-ゖ]{3}$|[、。・「」（）]$", before):
            return start
    return None
