"""Mends what the Markdown of tables becomes, which a checker of HTML refuses."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

ALIGNED = re.compile(r'(<t[dh])(?: style="text-align: (\w+);"| align="(\w+)")>')
"""A cell of a table in Markdown: a style would fall to the policy, the attribute is obsolete."""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turns the alignment of cells into a class."""
    return ALIGNED.sub(lambda cell: f'{cell[1]} class="align-{cell[2] or cell[3]}">', html)
