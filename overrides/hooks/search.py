"""Writes what the site's search looks through: one index a language, loaded on first use."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

import occupations
import readings
import sections
import selfcheck
from project import (
    ROOT,
    build_day,
    current_language,
    frame_texts,
    glossary,
    is_inner_build,
    languages,
    read_yaml,
)
from selfcheck import wording
from selfcheck.browser import build, names

WORDS = ROOT / "overrides" / "search-words.yml"
GLOSSARY = "glossary/"
OCCUPATIONS = "guide/occupations/"
SELF_CHECK = "self-check/"
BOILERPLATE = {"next"}
"""Anchors of sections that stand on every page and answer nothing."""

BYTES_AT_FIRST = 240
"""About so much of each section's text comes with the index, and the rest after it."""

SENTENCE = re.compile(r"[.!?] |[。！？]")

Entry = tuple[str, str, str, str, str, list[str]]
"""Page, anchor, heading, text, kind, other names."""

_pages: dict[str, dict[str, tuple[str, list[sections.Section]]]] = defaultdict(dict)
"""By language and address from its home page: the page's title and sections."""


def address(language: str) -> str:
    """Where pages say that their language's index is, until its content gives it its name."""
    return f"assets/search/{language}.json"


def on_pre_build(config: MkDocsConfig) -> None:
    """Forgets what an earlier build read."""
    if not is_inner_build(config):
        _pages.clear()


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Reads each page that readers may find."""
    if not (page.meta.get("search") or {}).get("exclude"):
        language = current_language(config)
        marks = frame_texts(language)["search"]["rows"]
        here = page.url.removeprefix(f"{language}/")
        title = str(page.title)
        _pages[language][here] = (title, sections.read(output, marks))
    return output


# Before the headers are written, which tell what browsers may keep for good.
@event_priority(-150)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes the indexes under names that their content gives, and names them so in all pages.

    Raises:
        PluginError: if the list of words leads to a section that no page has.
    """
    if is_inner_build(config):
        return
    site = Path(config.site_dir)
    renamed = {}
    for language in languages(config):
        index, rest = _index(language)
        more = _write(site, f"assets/search/{language}-more.json", rest)
        index["more"] = Path(more).name
        renamed[address(language)] = _write(site, address(language), index)
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        for plain, hashed in renamed.items():
            html = html.replace(plain, hashed)
        path.write_text(html, "utf-8")


def _write(site: Path, plain: str, content: object) -> str:
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    hashed = names.hashed(plain, written)
    build.write_file(site, hashed, written)
    return hashed


def _index(language: str) -> tuple[dict[str, Any], list[str]]:
    """What the first results come from, and how the text of each entry goes on."""
    entries = [*_sections(language), *_terms(language), *_jobs(language), *_questions(language)]
    pages = list(dict.fromkeys(page for page, *_ in entries))
    number: dict[str, int] = {}
    for at, (page, anchor, *_) in enumerate(entries):
        number.setdefault(f"{page}#{anchor}" if anchor else page, at)
    for page, (_, found) in _pages[language].items():
        for section in found:
            around = number.get(f"{page}#{section.anchor}" if section.anchor else page)
            if around is not None:
                for id_ in section.ids:
                    number.setdefault(f"{page}#{id_}", around)
    starts = [_start(text) for _, _, _, text, *_ in entries]
    index = {
        "pages": [[page, _pages[language][page][0]] for page in pages],
        "entries": [
            [pages.index(page), anchor, heading, text[:start], *([kind, others] if kind else [])]
            for (page, anchor, heading, text, kind, others), start in zip(
                entries, starts, strict=True
            )
        ],
        "concepts": _concepts(number),
    }
    return index, [text[start:] for (_, _, _, text, *_), start in zip(entries, starts, strict=True)]


def _start(text: str) -> int:
    """How much of a text is loaded at first: whole sentences, as far as they go."""
    limit = BYTES_AT_FIRST // max(1, len(text[:100].encode()) // max(1, len(text[:100])))
    if len(text) <= limit:
        return len(text)
    ends = [end.end() for end in SENTENCE.finditer(text, 0, limit)]
    return ends[-1] if ends else limit


def _sections(language: str) -> Iterable[Entry]:
    jobs = defaultdict(list)
    for job in occupations.described(language):
        jobs[job.group].append(job.name)
    between = frame_texts(language)["search"]["rows"]["next"]
    for page, (title, found) in sorted(_pages[language].items()):
        for section in found:
            if section.anchor in BOILERPLATE:
                continue
            heading, others = section.heading, list[str]()
            if not section.anchor and title != heading:
                heading, others = title, [section.heading]
            text = section.text
            if page == OCCUPATIONS and section.anchor in jobs:
                text = between.join(jobs[section.anchor])
            yield page, section.anchor, heading, text, "section" if others else "", others


def _terms(language: str) -> Iterable[Entry]:
    for term in glossary():
        others = [*term.name.values(), term.kana.replace("・", " "), term.romaji]
        others += [form for forms in term.forms.values() for form in forms]
        name = term.name[language]
        heading = name[0].upper() + name[1:]
        yield GLOSSARY, term.id, heading, term.about[language], "term", _others(others, heading)


def _jobs(language: str) -> Iterable[Entry]:
    others: dict[str, list[str]] = defaultdict(list)
    for code in wording.LANGUAGES:
        for job in occupations.described(code):
            others[job.anchor] += [job.name, *job.everyday]
    for job in occupations.described(language):
        yield (
            OCCUPATIONS,
            job.anchor,
            job.name,
            job.text,
            "occupation",
            _others(others[job.anchor], job.name),
        )


def _questions(language: str) -> Iterable[Entry]:
    words = wording.load(language, on=build_day())
    separator = frame_texts(language)["search"]["rows"]["next"]
    asked = {
        question["id"]: question
        for route in selfcheck.ROUTES
        for question in selfcheck.questions(route, on=build_day())
    }
    for id_, question in asked.items():
        if id_ in {"occupation", "field"}:
            continue
        options = [
            words.text(f"question.{id_}.option.{option}")
            for option in question.get("options", [])
            if words.has(f"question.{id_}.option.{option}")
        ]
        title = words.text(f"question.{id_}.title")
        yield SELF_CHECK, "", title, separator.join(options), "question", []


def _others(others: list[str], heading: str) -> list[str]:
    return [other for other in dict.fromkeys(others) if other != heading]


def _concepts(number: dict[str, int]) -> list[dict[str, Any]]:
    listed: list[dict[str, list[str]]] = read_yaml(WORDS)
    leads = {lead for concept in listed for lead in concept["leads"]}
    if missing := sorted(leads - set(number)):
        raise PluginError(f"{WORDS.name}: no such section: {', '.join(missing)}")
    return [
        {
            "words": _with_romaji([*concept["en"], *concept["ja"]]),
            "leads": [number[lead] for lead in concept["leads"]],
        }
        for concept in listed
    ]


def _with_romaji(words: list[str]) -> list[str]:
    kana = [word for word in words if re.fullmatch(readings.KANA, word)]
    return list(dict.fromkeys([*words, *map(readings.romaji, kana)]))
