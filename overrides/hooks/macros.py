"""Puts dated figures and their sources into pages: Jinja2 over each page's Markdown.

A page writes `{{ fact("F-FEE-2", "1_year.online") }}` for a figure in force on the day of the
build, `{{ cite("F-FEE-2") }}` for a mark that leads to the sources at the end of the page, and
`{{ checked("F-FEE-2") }}` for the day on which a fact was last checked.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from html import escape
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from project import build_day, current_language, frame_texts
from selfcheck import facts, wording

SOURCES_ANCHOR = "page-sources"
CONFIDENCE_ORDER = "OTSG"

# Headings carry {#anchors}; Jinja's own comments would swallow them.
environment = Environment(
    undefined=StrictUndefined,
    autoescape=False,
    keep_trailing_newline=True,
    comment_start_string="{=#",
    comment_end_string="#=}",
)


@dataclass
class Cited:
    """One source of a page, and the facts that the page takes from it."""

    number: int
    fact_ids: list[str] = field(default_factory=list)


class PageFacts:
    """The macros of one page; remembers the sources that it used."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._words = wording.load(language, on=build_day())
        self._cited: dict[str, Cited] = {}

    def fact(self, fact_id: str, key: str | None = None, unit: str | None = None) -> str:
        """The figure in force on the day of the build, in words.

        Args:
            fact_id: the fact.
            key: which entry, where the fact holds several; dots between levels.
            unit: how to write it, where neither the entry nor the fact tells.

        Raises:
            KeyError: on an unknown fact, entry or unit.
            ValueError: if it holds several values, or none on that day.
        """
        self._note(fact_id)
        text = self._words.fact(fact_id, key, unit)
        if "[" in text:
            raise ValueError(f"{fact_id} holds a list there: {text}")
        return text

    def cite(self, *fact_ids: str) -> str:
        """Marks that lead to the most official source of each fact.

        Raises:
            KeyError: on an unknown fact.
            ValueError: if no fact is named, or one rests on no source.
        """
        if not fact_ids:
            raise ValueError("cite() needs a fact")
        if unfounded := [fact_id for fact_id in fact_ids if not self._note(fact_id)]:
            raise ValueError(f"{', '.join(unfounded)} rests on no source that could be cited")
        first = dict.fromkeys(facts.get(fact_id).sources[0] for fact_id in fact_ids)
        mark = frame_texts(self._language)["sources"]["mark"]
        return "".join(
            f'<a class="cite" href="#source-{number}" data-search-exclude="true" '
            f'aria-label="{escape(mark.format(number=number))}">{number}</a>'
            for number in (self._cited[key].number for key in first)
        )

    def checked(self, fact_id: str) -> str:
        """The day or month in which a fact was last checked, in words.

        Raises:
            KeyError: on an unknown fact.
            ValueError: if the fact's source bears no date.
        """
        day = facts.get(fact_id).checked
        if day is None:
            raise ValueError(f"{fact_id} bears no date")
        return self._words.day(day)

    def _note(self, fact_id: str) -> tuple[str, ...]:
        keys = tuple(facts.get(fact_id).sources)
        for key in keys:
            cited = self._cited.setdefault(key, Cited(len(self._cited) + 1))
            if fact_id not in cited.fact_ids:
                cited.fact_ids.append(fact_id)
        return keys

    def source_list(self) -> str:
        """The list of the sources used, as Markdown; empty if there are none."""
        if not self._cited:
            return ""
        texts = frame_texts(self._language)["sources"]
        items = "\n".join(self._source(key, cited, texts) for key, cited in self._cited.items())
        return (
            f"\n\n## {texts['heading']} {{#{SOURCES_ANCHOR} data-search-exclude}}\n\n"
            f'<ol class="sources">\n{items}\n</ol>\n'
        )

    def _source(self, key: str, cited: Cited, texts: dict[str, str]) -> str:
        source = facts.source(key)
        used = [facts.get(fact_id) for fact_id in cited.fact_ids]
        weakest = max((each.confidence for each in used), key=CONFIDENCE_ORDER.index)
        dates = [each.checked for each in used if each.checked]
        notes = [self._words.text(f"confidence.{weakest}")]
        if dates:
            notes.insert(0, texts["checked"].format(date=self._words.day(min(dates))))
        return (
            f'<li id="source-{cited.number}">'
            f"{escape(source.publisher[self._language])}: "
            f'<a href="{escape(source.url)}">{escape(source.title[self._language])}</a> '
            f'<span class="source-note">{escape(texts["separator"].join(notes))}</span></li>'
        )


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fills in a page's macros and appends its list of sources.

    Raises:
        PluginError: on anything unknown, with the page and the line.
    """
    macros = PageFacts(current_language(config))
    try:
        template = environment.from_string(
            markdown, {"fact": macros.fact, "cite": macros.cite, "checked": macros.checked}
        )
        filled = template.render()
    except (TemplateError, KeyError, ValueError, TypeError) as error:
        line = _line_of(error) + _lines_before(markdown, page)
        raise PluginError(f"{page.file.src_uri}:{line}: {type(error).__name__}: {error}") from error
    return filled + macros.source_list()


def _line_of(error: Exception) -> int:
    line: Any = getattr(error, "lineno", None)
    if line is None:
        frames = traceback.extract_tb(error.__traceback__)
        line = next((f.lineno for f in frames if f.filename == "<template>"), None)
    return line or 1


def _lines_before(markdown: str, page: Page) -> int:
    return page.file.content_string.rstrip().count("\n") - markdown.rstrip().count("\n")
