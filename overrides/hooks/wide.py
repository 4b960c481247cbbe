"""Lets a table that is wider than the page scroll by itself."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
"""One of Markdown's; ours have a class, and find room for themselves."""

AROUND = '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">{}</div></div>'
"""What the theme's style expects."""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts around each table what scrolls."""
    return TABLE.sub(lambda found: AROUND.format(found[0]), html)
