"""Writes each guide as Markdown too, beside its page, for assistants and for readers of plain text.

The text is that of the built page, figures and tables included; each mark of a source becomes a
footnote.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from project import build_day, current_language, frame_texts, is_inner_build
from selfcheck import wording
from selfcheck.browser import build

NOT_TEXT = (
    "svg, img, script, form, fieldset, input, button, rp, rt, [hidden], [aria-hidden=true], "
    ".term__note, .source-spot, .category__question > .picture__number, .plan-tables__again"
)
"""What only works or only shows on the page."""

EMPTY_LINES = re.compile(r"\n{3,}")
TRAILING = re.compile(r"[ \t]+\n")
SPACES = re.compile(r"(?<=\S) {2,}")

_twins: dict[str, bytes] = {}


@event_priority(100)
def on_pre_build(config: MkDocsConfig) -> None:
    """Forgets those of the last build."""
    if not is_inner_build(config):
        _twins.clear()


# After the hook that adds `head`.
@event_priority(-60)
def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Turns the page's text into Markdown, if it is to have a twin."""
    head = context["head"]
    if head["twin"]:
        language = current_language(config)
        day = wording.load(language, on=build_day()).day(build_day().isoformat())
        address = page.canonical_url or ""
        note = frame_texts(language)["machines"]["copy"].format(address=address, date=day)
        text = as_markdown(page.content or "", address, note)
        _twins[head["twin"]] = text.encode()
    return context


# After the builds of the other languages.
@event_priority(-150)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes them."""
    if is_inner_build(config):
        return
    for address, content in _twins.items():
        build.write_file(Path(config.site_dir), address, content)


def as_markdown(html: str, address: str, note: str) -> str:
    """A page's text as Markdown.

    Args:
        html: the text as the page has it, beginning with its heading.
        address: the page's whole address; links become whole too.
        note: what to say of the copy, below the heading.
    """
    page = BeautifulSoup(html, "html.parser")
    for tag in page.select(NOT_TEXT):
        tag.decompose()
    sources = _footnotes(page)
    for term in page.select("a.term__name"):
        term.unwrap()
    for link in page.select("a[href]"):
        link["href"] = urljoin(address, str(link["href"]))
    for summary in page.select("summary"):
        if summary.find(["h2", "h3", "h4"]):
            summary.unwrap()
        else:
            summary.name = "p"
            summary.wrap(page.new_tag("div"))
            _rename_inside(page, summary, "strong")
    for listed in page.select("dl"):
        _as_list(listed)
    _flatten_tables(page)
    if heading := page.find("h1"):
        heading.insert_after(_paragraph(page, note))
    text = MarkdownConverter(heading_style=ATX, bullets="-", escape_misc=False).convert_soup(page)
    text = SPACES.sub(" ", TRAILING.sub("\n", f"{text.strip()}\n\n{sources}"))
    return EMPTY_LINES.sub("\n\n", text).strip() + "\n"


def _footnotes(page: BeautifulSoup) -> str:
    """Makes footnotes of the marks, and takes the list of sources out, as their text."""
    for mark in page.select("a.cite"):
        mark.replace_with(f"[^{mark.get_text()}]")
    lines = []
    for listed in page.select("details.page-sources"):
        for source in listed.select("li[value]"):
            link = source.find("a")
            note = source.select_one(".note-soft")
            if isinstance(link, Tag):
                day = f" ({note.get_text()})" if note else ""
                how = source.get("data-how", "")
                lines.append(
                    f"[^{source['value']}]: [{link.get_text()}]({link['href']}){day}. {how}"
                )
        listed.decompose()
    return "\n".join(sorted(lines, key=lambda line: int(re.findall(r"\d+", line)[0])))


def _flatten_tables(page: BeautifulSoup) -> None:
    """A cell of a Markdown table is one line: what stands in blocks is joined, feet go behind."""
    for foot in page.select("table tfoot"):
        table = foot.find_parent("table")
        for cell in foot.select("td"):
            cell.name = "div"
            if table:
                table.insert_after(cell.extract())
        foot.decompose()
    for cell in page.select("td, th"):
        for block in cell.find_all(["p", "li"])[:-1]:
            block.append(" " if block.get_text().rstrip().endswith((".", "。")) else "; ")
        for block in cell.find_all(["p", "li", "ul", "ol", "div"]):
            block.unwrap()


def _as_list(definitions: Tag) -> None:
    """Each name and what is said of it becomes one point of a list."""
    for row in definitions.find_all("div", recursive=False):
        row.unwrap()
    for name in definitions.select("dt"):
        name.append(": ")
        about = name.find_next_sibling("dd")
        name.name = "li"
        if isinstance(about, Tag):
            name.append(about)
            about.unwrap()
    definitions.name = "ul"


def _rename_inside(page: BeautifulSoup, tag: Tag, name: str) -> None:
    inside = page.new_tag(name)
    inside.extend(list(tag.contents))
    tag.append(inside)


def _paragraph(page: BeautifulSoup, text: str) -> Tag:
    quote = page.new_tag("blockquote")
    quote.string = text
    return quote
