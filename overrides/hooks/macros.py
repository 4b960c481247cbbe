"""Puts dated figures and their sources into pages: Jinja2 over each page's Markdown.

A page writes `{{ fact("F-FEE-2", "1_year.online") }}` for a figure in force on the day of the
build, the same with `at="2025-04-01"` for the figure that holds from that day, `{{ since("F-FEE-2",
"2026-10-01") }}` for that day in words, `{{ names("F-PER-1") }}` for what a list names, `{{
cite("F-FEE-2") }}` for a mark that leads to the sources at the end of the page, and `{{
checked("F-FEE-2") }}` for the day on which a fact was last checked. Tables of the plan are
`{{ papers("coe") }}`, `{{ steps("coe") }}` and `{{ fees("coe") }}`. Days of an invented example are
`{{ example_day("2027-01-31") }}`.
"""

from __future__ import annotations

import traceback
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from page_facts import PageFacts
from project import current_language

# Headings carry {#anchors}; Jinja's own comments would swallow them.
environment = Environment(
    undefined=StrictUndefined,
    autoescape=False,
    keep_trailing_newline=True,
    comment_start_string="{=#",
    comment_end_string="#=}",
)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fills in a page's macros and appends its list of sources.

    Raises:
        PluginError: on anything unknown, with the page and the line.
    """
    facts = PageFacts(current_language(config), config.extra["office"])
    try:
        filled = environment.from_string(
            markdown,
            {
                "office": config.extra["office"],
                "answers": facts.answers,
                **facts.macros,
            },
        ).render()
    except (TemplateError, KeyError, ValueError, TypeError) as error:
        line = _line_of(error) + _lines_before(markdown, page)
        raise PluginError(f"{page.file.src_uri}:{line}: {type(error).__name__}: {error}") from error
    page.meta["checked"] = facts.citations.last_checks()
    page.meta["facts"] = facts.citations.fact_ids()
    return filled + facts.citations.source_list()


def _line_of(error: Exception) -> int:
    line: Any = getattr(error, "lineno", None)
    if line is None:
        frames = traceback.extract_tb(error.__traceback__)
        line = next((f.lineno for f in frames if f.filename == "<template>"), None)
    return line or 1


def _lines_before(markdown: str, page: Page) -> int:
    return page.file.content_string.rstrip().count("\n") - markdown.rstrip().count("\n")
