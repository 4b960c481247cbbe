"""What several build steps share: the day of the build, the languages, and a page's place."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

LOCALES = ROOT / "overrides" / "locales"
PARTIALS = ROOT / "overrides" / "partials"
GLOSSARY = ROOT / "overrides" / "glossary.yml"
CHANGES = ROOT / "overrides" / "changes.yml"
EPOCH = "SOURCE_DATE_EPOCH"
JAPAN = timezone(timedelta(hours=9))

partials = Environment(
    loader=FileSystemLoader(PARTIALS),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
)
"""What fills in pieces of HTML that pages ask for inside their text."""


@cache
def build_day() -> date:
    """The day whose figures the pages show, in Japan: of SOURCE_DATE_EPOCH, or today.

    Raises:
        PluginError: if SOURCE_DATE_EPOCH is not a number of seconds since 1970.
    """
    text = os.environ.get(EPOCH, "")
    if not text:
        return datetime.now(JAPAN).date()
    try:
        return datetime.fromtimestamp(int(text), JAPAN).date()
    except (ValueError, OverflowError):
        raise PluginError(f"{EPOCH} is not a number of seconds since 1970: {text!r}") from None


def good_until(config: MkDocsConfig) -> date:
    """The day up to which the pages may stand as they are, by `extra.life_in_days`."""
    return build_day() + timedelta(days=config.extra["life_in_days"])


def read_yaml(path: Path) -> Any:
    """What a YAML file holds."""
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)


@cache
def frame_texts(language: str) -> Mapping[str, Any]:
    """The texts of the frame around the pages (header, footer, error page) in one language."""
    texts: dict[str, Any] = read_yaml(LOCALES / f"{language}.yml")
    return texts


@cache
def change_titles() -> Mapping[str, Mapping[str, str]]:
    """What each dated value of a fact changed: by the fact's id and by language."""
    titles: dict[str, dict[str, str]] = read_yaml(CHANGES)
    return titles


@dataclass(frozen=True)
class Term:
    """One entry of the glossary.

    Attributes:
        id: its anchor on the glossary page.
        name: the term by language (`en`, `ja`).
        kana: how the Japanese term is read.
        romaji: the same in Latin letters.
        about: one sentence by language.
        forms: by language, how pages write it.
    """

    id: str
    name: Mapping[str, str]
    kana: str
    romaji: str
    about: Mapping[str, str]
    forms: Mapping[str, list[str]]


@cache
def glossary() -> tuple[Term, ...]:
    """The terms of the site, in the order of their file."""
    entries: dict[str, Any] = read_yaml(GLOSSARY)
    return tuple(
        Term(
            id=f"term-{id_}",
            name={"en": entry["en"], "ja": entry["ja"]},
            kana=entry["kana"],
            romaji=entry["romaji"],
            about=entry["about"],
            forms={code: entry.get("forms", {}).get(code, [entry[code]]) for code in ("en", "ja")},
        )
        for id_, entry in entries.items()
    )


def languages(config: MkDocsConfig) -> dict[str, str]:
    """The languages of the site: code to the language's own name, the default one first."""
    configured = _i18n(config).config.languages
    ordered = sorted(configured, key=lambda language: not language.default)
    return {language.locale: language.name for language in ordered}


def current_language(config: MkDocsConfig) -> str:
    """The code of the language that is being built."""
    language: str = _i18n(config).current_language
    return language


def is_inner_build(config: MkDocsConfig) -> bool:
    """Whether this is the build of a further language inside the first one's."""
    building: bool = _i18n(config).building
    return building


def site_path(config: MkDocsConfig) -> str:
    """The path under which the site is served, with a slash at both ends."""
    return urlsplit(config.site_url or "").path.rstrip("/") + "/"


def as_xml(root: ET.Element) -> bytes:
    """A whole XML file, one element a line."""
    ET.indent(root)
    return bytes(ET.tostring(root, "utf-8", xml_declaration=True)) + b"\n"


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]
