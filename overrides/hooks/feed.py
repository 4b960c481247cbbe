"""Writes a feed of changes in the rules, one a language: each dated value of a fact is an entry."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from fact_changes import Change, dated_changes
from page_facts import PageFacts
from pages import FEED, Edition, editions
from project import JAPAN, as_xml, frame_texts, is_inner_build
from selfcheck import wording
from selfcheck.browser import build

ATOM = "http://www.w3.org/2005/Atom"
CHANGES_PAGE = "guide/changes-2025-26/"
IDS = uuid5(NAMESPACE_URL, "feed of changes")
"""Entries keep their ids wherever the site stands, so that no reader gets one twice."""
WHOLE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


# After the builds of the other languages.
@event_priority(-150)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes the feeds, once for all languages."""
    if is_inner_build(config):
        return
    for edition in editions():
        content = feed(edition, config.site_url or "")
        build.write_file(Path(config.site_dir), f"{edition.home}{FEED}", content)


def feed(edition: Edition, root: str) -> bytes:
    """The feed of one language, newest first.

    A change ahead is dated by the day on which its source was read, and by its own day once that
    has come, so that feed readers show it again. One whose source bears no day waits for its own.

    Args:
        edition: the site in that language.
        root: the whole address of the site.
    """
    language, name, home = edition.language, edition.name, edition.home
    ET.register_namespace("", ATOM)
    texts = frame_texts(language)["feed"]
    titled = PageFacts(language)
    changes = dated_changes(language, lambda id_, day: titled.names(id_, added=day))
    dated = [(day, change) for change in changes if (day := _updated(change))]
    dated.sort(key=lambda each: each[0], reverse=True)
    top = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language})
    _add(top, "id", uuid5(IDS, language).urn)
    _add(top, "title", texts["title"].format(site=name))
    _add(top, "updated", _moment(dated[0][0]))
    _add(ET.SubElement(top, f"{{{ATOM}}}author"), "name", name)
    ET.SubElement(top, f"{{{ATOM}}}link", {"rel": "self", "href": f"{root}{home}{FEED}"})
    page = f"{root}{home}{CHANGES_PAGE}"
    ET.SubElement(top, f"{{{ATOM}}}link", {"rel": "alternate", "href": page})
    for day, change in dated:
        entry = ET.SubElement(top, f"{{{ATOM}}}entry")
        start = change.day.isoformat()
        _add(entry, "id", uuid5(IDS, f"{language} {change.fact.id} {start}").urn)
        _add(entry, "title", f"{change.title} {change.caution}".strip())
        _add(entry, "updated", _moment(day))
        ET.SubElement(entry, f"{{{ATOM}}}link", {"rel": "alternate", "href": page})
        said = texts["ahead" if change.is_ahead else "from"]
        _add(entry, "summary", said.format(date=wording.load(language, on=day).day(start)))
    return as_xml(top)


def _updated(change: Change) -> date | None:
    if not change.is_ahead:
        return change.day
    checked = change.fact.checked or ""
    if not checked:
        return None
    return date.fromisoformat(checked if WHOLE_DAY.fullmatch(checked) else f"{checked}-01")


def _moment(day: date) -> str:
    return datetime.combine(day, time(), JAPAN).isoformat()


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = text
