"""Mends markup that others write and a checker of HTML refuses."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

ALIGNED = re.compile(r'(<t[dh])(?: style="text-align: (\w+);"| align="(\w+)")>')
"""A cell of a table in Markdown: a style would fall to the policy, the attribute is obsolete."""

THEME_SWITCH = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')
"""The theme's hidden checkboxes: only fields that take text have something to complete."""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turns the alignment of cells into a class."""
    return ALIGNED.sub(lambda cell: f'{cell[1]} class="align-{cell[2] or cell[3]}">', html)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mends the theme's switches on a page."""
    return THEME_SWITCH.sub(r"\1", output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Mends them on the error page and the page for those who are offline."""
    return THEME_SWITCH.sub(r"\1", output_content)
