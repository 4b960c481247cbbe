"""Explains the glossary's terms on the spot, at their first use in a page.

Each becomes a link to its entry, with the explanation beside it. The style sheet alone shows that
on hover and focus; on a tap, the frame's script does.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from project import Term, current_language, glossary

GLOSSARY_PAGE = "glossary.md"
# Links and headings lead elsewhere, code is no prose, a table's head and a summary are labels.
LEFT_ALONE = {"a", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary", "th"}
# Titles are labels; in easy Japanese every word bears its reading, and needs no note.
LEFT_ALONE_CLASSES = {"admonition-title", "sample", "easy"}

page_source = ""
page_language = ""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Adds the step to what turns Markdown into HTML."""
    extensions: list[Any] = config.markdown_extensions
    if not any(isinstance(each, Terms) for each in extensions):
        extensions.append(Terms())
    return config


@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Notes which page comes next."""
    global page_source, page_language
    page_source, page_language = page.file.src_uri, current_language(config)
    return markdown


class Terms(Extension):
    """Registers the step behind all that make links, before addresses are checked."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Called by Markdown."""
        md.treeprocessors.register(MarkTerms(md), "terms", 3)


class MarkTerms(Treeprocessor):
    """Marks the first use of each term."""

    def run(self, root: Element) -> None:
        """Marks the terms of one page; the glossary itself needs no marks."""
        if posixpath.basename(page_source) != GLOSSARY_PAGE:
            self._seen: set[str] = set()
            self._mark(root)

    def _mark(self, element: Element) -> None:
        classes = element.get("class", "").split()
        if element.tag in LEFT_ALONE or LEFT_ALONE_CLASSES.intersection(classes):
            return
        text, element.text = element.text, None
        children = list(element)
        for child in children:
            element.remove(child)
        self._write(element, text)
        for child in children:
            tail, child.tail = child.tail, None
            element.append(child)
            self._mark(child)
            self._write(element, tail)

    def _write(self, parent: Element, text: str | None) -> None:
        for plain, term in self._pieces(text or ""):
            if term is not None:
                parent.append(_marked(plain, term))
            elif len(parent):
                parent[-1].tail = (parent[-1].tail or "") + plain
            else:
                parent.text = (parent.text or "") + plain

    def _pieces(self, text: str) -> Iterator[tuple[str, Term | None]]:
        end = 0
        for use in pattern(page_language).finditer(text):
            term = term_of(use[0], page_language)
            if term.id not in self._seen:
                self._seen.add(term.id)
                yield text[end : use.start()], None
                yield use[0], term
                end = use.end()
        yield text[end:], None


@cache
def pattern(language: str) -> re.Pattern[str]:
    """Finds any term as a language's pages write it, the longest first."""
    forms = sorted((each for each in _forms(language)), key=len, reverse=True)
    if language == "ja":
        return re.compile("|".join(map(re.escape, forms)))
    either = (
        f"[{form[0].upper()}{form[0]}]{re.escape(form[1:])}"
        if form[0].islower()
        else re.escape(form)
        for form in forms
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(either)})(?:s(?!\w)|(?!\w))")


def term_of(use: str, language: str) -> Term:
    """The term that a page uses by these words.

    Raises:
        KeyError: if they are none.
    """
    forms = _forms(language)
    written = {use, use[0].lower() + use[1:]}
    (term, *_) = [forms[each] for form in written for each in (form, form[:-1]) if each in forms]
    return term


@cache
def _forms(language: str) -> dict[str, Term]:
    return {form: term for term in glossary() for form in term.forms[language]}


def _marked(text: str, term: Term) -> Element:
    language, other = (page_language, "en" if page_language == "ja" else "ja")
    folder = posixpath.dirname(page_source)
    note_id = f"about-{term.id}"
    whole = Element("span", {"class": "term"})
    address = posixpath.relpath(f"{language}/{GLOSSARY_PAGE}", folder)
    link = SubElement(
        whole,
        "a",
        {"class": "term__name", "href": f"{address}#{term.id}", "aria-describedby": note_id},
    )
    link.text = text
    note = SubElement(
        whole,
        "span",
        {"class": "term__note", "id": note_id, "role": "tooltip"},
    )
    name = SubElement(note, "strong", {"lang": other})
    name.text = term.name[other]
    name.tail = " "
    reading = SubElement(note, "span", {"class": "term__reading"})
    reading.text = term.kana if language == "ja" else term.romaji
    if language == "en":
        reading.set("lang", "ja-Latn")
    reading.tail = " "
    about = SubElement(note, "span", {"class": "term__about"})
    about.text = term.about[language]
    return whole
