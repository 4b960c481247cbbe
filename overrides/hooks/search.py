"""Splits the search index, so that readers find pages of their own language only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from project import ROOT, is_inner_build, languages

INDEX = Path("search") / "search_index.json"
WORDS = ROOT / "overrides" / "search-words.yml"
ANSWERS = 1.5
"""How much more a section counts that answers what people type."""


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes one index a language, with addresses relative to that language's home page."""
    if is_inner_build(config):
        return
    site = Path(config.site_dir)
    whole = json.loads((site / INDEX).read_text("utf-8"))
    default, *others = languages(config)
    for language in others:
        _write(site / language / INDEX, whole, language, _under(whole["docs"], f"{language}/"))
    prefixes = tuple(f"{language}/" for language in others)
    own = [entry for entry in whole["docs"] if not entry["location"].startswith(prefixes)]
    _write(site / INDEX, whole, default, own)


def _under(entries: list[dict[str, Any]], prefix: str) -> list[dict[str, Any]]:
    return [
        entry | {"location": entry["location"].removeprefix(prefix)}
        for entry in entries
        if entry["location"].startswith(prefix)
    ]


def _write(path: Path, whole: dict[str, Any], language: str, entries: list[dict[str, Any]]) -> None:
    _add_words(entries, language)
    index = {"config": whole["config"] | {"lang": [language]}, "docs": entries}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _add_words(entries: list[dict[str, Any]], language: str) -> None:
    """Puts what people type beside the text of the section that answers it.

    Raises:
        PluginError: if the list names a section that no page has.
    """
    words: dict[str, list[str]] = yaml.safe_load(WORDS.read_text("utf-8"))[language]
    by_address = {entry["location"]: entry for entry in entries}
    if missing := sorted(set(words) - set(by_address)):
        raise PluginError(f"{WORDS.name}: {language}: no such section: {', '.join(missing)}")
    for address, typed in words.items():
        entry = by_address[address]
        entry["text"] += f" <p>{'. '.join(typed)}</p>"
        entry["boost"] = ANSWERS * entry.get("boost", 1)
