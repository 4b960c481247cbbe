"""Reads a built page as its sections, each as plain text with tables as sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
UNREAD = {"button", "form", "nav", "rp", "rt", "script", "select", "style", "svg", "template"}
CONTENT = "md-content__inner"
"""The class of the article that is the page's own."""

UNREAD_CLASSES = {
    "cite",
    "crumbs",
    "glossary",
    "jobs",
    "page-sources",
    "page-toc",
    "plan-table__more",
    "sample",
    "switch",
    "term__note",
}
"""What stands there for other reasons than to be read in its place."""

HEADINGS = {"h1", "h2", "h3", "h4"}
SPACE = re.compile(r"\s+")
BLOCKS = {"p", "li", "div", "details", "dd", "figcaption", "blockquote", "caption", "summary"}
ENDS = re.compile(r"[.!?:;。！？：、]$")
EMPTY = {"", "–", "-", "—"}


@dataclass
class Section:
    """What stands under one heading of a page.

    Attributes:
        anchor: the heading's id; empty for what stands under the page's title.
        heading: its text.
        text: what follows it, up to the next heading.
        ids: what else in it has an address.
    """

    anchor: str
    heading: str
    text: str
    ids: set[str] = field(default_factory=set)


@dataclass
class _Table:
    heads: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    cell: list[str] | None = None
    in_head: bool = False


class _Reader(HTMLParser):
    def __init__(self, marks: Mapping[str, str]) -> None:
        super().__init__()
        self.sections: list[Section] = []
        self.marks = marks
        self._open: list[str] = []
        self._article = 0
        self._unread = 0
        self._heading: list[str] | None = None
        self._anchor = ""
        self._text: list[str] = []
        self._tables: list[_Table] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self._write(" ")
            return
        given = dict(attributes)
        self._open.append(tag)
        depth = len(self._open)
        if tag == "article" and CONTENT in _classes(given) and not self._article:
            self._article = depth
        if not self._article or self._unread:
            return
        if tag in UNREAD or "hidden" in given or _is_apart(given):
            self._unread = depth
        elif tag in HEADINGS and (tag == "h1" or given.get("id")):
            self._close()
            self._heading = []
            self._anchor = "" if tag == "h1" else given.get("id") or ""
        else:
            self._start_read(tag, given.get("id"))

    def _start_read(self, tag: str, id_: str | None) -> None:
        if id_ and self.sections:
            self.sections[-1].ids.add(id_)
        if tag == "table":
            self._tables.append(_Table())
        elif self._tables:
            self._start_in_table(tag, self._tables[-1])
        elif tag in BLOCKS:
            self._end_sentence()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        depth = len(self._open) + 1
        if self._unread:
            if depth <= self._unread:
                self._unread = 0
        elif self._article and depth <= self._article:
            self._close()
            self._article = 0
        elif self._article:
            self._end_read(tag)

    def _end_read(self, tag: str) -> None:
        if tag in HEADINGS and self._heading is not None:
            self.sections.append(Section(self._anchor, _plain(self._heading), ""))
            self._heading = None
        elif self._tables:
            self._end_in_table(tag, self._tables[-1])
        elif tag in BLOCKS:
            self._end_sentence()

    def handle_data(self, data: str) -> None:
        if self._article and not self._unread:
            self._write(data)

    def _write(self, text: str) -> None:
        if not self._article or self._unread:
            return
        if self._heading is not None:
            self._heading.append(text)
        elif self._tables:
            cell = self._tables[-1].cell
            if cell is not None:
                cell.append(text)
        else:
            self._text.append(text)

    def _end_sentence(self) -> None:
        if self._heading is None:
            self._text.append(_ended(_plain(self._text), self.marks["end"]))
            self._text = [" ".join(part for part in self._text[-1:] if part), " "]

    def _start_in_table(self, tag: str, table: _Table) -> None:
        if tag == "thead":
            table.in_head = True
        elif tag in {"td", "th", "caption"}:
            table.cell = []
        elif tag in BLOCKS | {"dt"} and table.cell is not None:
            table.cell.append(" ")

    def _end_in_table(self, tag: str, table: _Table) -> None:
        if tag == "thead":
            table.in_head = False
            table.cells = []
        elif tag == "dt" and table.cell is not None:
            table.cell.append(self.marks["pair"])
        elif tag in BLOCKS - {"caption"} and table.cell is not None:
            said = _plain(table.cell)
            table.cell[:] = [said if ENDS.search(said) or not said else said + self.marks["next"]]
        elif tag in {"td", "th"} and table.cell is not None:
            text = _plain(table.cell).rstrip(self.marks["next"])
            (table.heads if table.in_head else table.cells).append(text)
            table.cell = None
        elif tag == "caption" and table.cell is not None:
            self._text.append(_ended(_plain(table.cell), self.marks["end"]) + " ")
            table.cell = None
        elif tag == "tr" and not table.in_head:
            self._say_row(table)
        elif tag == "table":
            self._tables.pop()

    def _say_row(self, table: _Table) -> None:
        heads = table.heads if len(table.heads) == len(table.cells) else [""] * len(table.cells)
        pairs = [
            f"{head}{self.marks['pair']}{cell}" if head else cell
            for head, cell in zip(heads, table.cells, strict=True)
            if cell not in EMPTY
        ]
        if pairs:
            said = self.marks["next"].join(pair.rstrip(self.marks["end"]) for pair in pairs)
            self._text.append(_ended(said, self.marks["end"]) + " ")
        table.cells = []

    def _close(self) -> None:
        text = _plain(self._text)
        self._text = []
        if self.sections and text:
            last = self.sections[-1]
            last.text = f"{last.text} {text}".strip()


def _is_apart(given: Mapping[str, str | None]) -> bool:
    return not UNREAD_CLASSES.isdisjoint(_classes(given))


def _classes(given: Mapping[str, str | None]) -> list[str]:
    return (given.get("class") or "").split()


def _plain(parts: list[str]) -> str:
    return SPACE.sub(" ", "".join(parts)).strip()


def _ended(text: str, end: str) -> str:
    return text if not text or ENDS.search(text) else text + end.rstrip()


def read(html: str, marks: Mapping[str, str]) -> list[Section]:
    """The sections of a page, the one under its title first.

    Args:
        html: the page as built; what stands outside its article is left out.
        marks: how the language writes a row of a table: `pair` between a column's head and the
            cell, `next` between cells, `end` after a sentence.
    """
    reader = _Reader(marks)
    reader.feed(html)
    reader.close()
    return reader.sections
