"""Readings over kanji: those that a text brings along, and the switch for all others.

Where a text writes 漢字《かんじ》, in a page or in the frame's texts, the reading always stands
over the word. The switch of Japanese pages shows those of all words by a list (`readings.json`).
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from assets import hashed
from project import current_language

LANGUAGE = "ja"
READINGS = "assets/readings.json"
SCRIPT = "assets/furigana.mjs"
STYLES = "assets/furigana.css"
BROUGHT_ALONG = re.compile(r"([一-鿿々]+)《([ぁ-ゖー]+)》")
# A screen reader reads the word itself, so it does not hear the reading too.
RUBY = r'<ruby>\1<rp>（</rp><rt aria-hidden="true">\2</rt><rp>）</rp></ruby>'


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Lets templates write texts that bring their readings along."""
    env.filters["with_readings"] = lambda text: Markup(with_readings(str(escape(text))))
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Writes the readings that a page brings along over their words."""
    return with_readings(markdown)


def with_readings(text: str) -> str:
    """A text with the readings that it brings along over their words, as HTML."""
    return BROUGHT_ALONG.sub(RUBY, text)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Adds `furigana`: the addresses of the readings, the script and the styles."""
    if current_language(config) == LANGUAGE:
        context["furigana"] = {
            "readings": hashed(READINGS, config),
            "script": hashed(SCRIPT, config),
            "styles": hashed(STYLES, config),
        }
    return context
