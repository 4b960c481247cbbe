"""The same thing has the same name in every Japanese text (tests/words/terms.yaml)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from selfcheck import facts
from selfcheck.wording import SUBJECTS
from tests.shared import read_yaml

ROOT = Path(__file__).parents[2]
JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")
MACRO = re.compile(r"\{\{.*?\}\}|\[\[.*?\]\]")
ADDRESS = re.compile(r"\]\([^)]*\)|\{[:#][^}]*\}|<[^>]+>")

DATA = (
    *(f"selfcheck/wording/ja/{subject}.json" for subject in SUBJECTS),
    "overrides/locales/ja.yml",
    "overrides/glossary.yml",
    "overrides/cases.yml",
    "overrides/changes.yml",
    "overrides/occupations.yml",
    "overrides/pictures/ja.yml",
    "overrides/sample.yml",
)
NOT_READ = frozenset({"forms", "kana", "words"})
"""What lists of the site hold for its machinery: how pages may write a term, what is searched."""


def texts_of(value: Any) -> Iterator[str]:
    """Every Japanese text in a data file."""
    if isinstance(value, str):
        if JAPANESE.search(value):
            yield value
    elif isinstance(value, list | dict):
        if isinstance(value, dict):
            value = [each for key, each in value.items() if key not in NOT_READ]
        for each in value:
            yield from texts_of(each)


@cache
def texts(name: str) -> tuple[str, ...]:
    """The Japanese lines of a file, without addresses, macros and official names."""
    raw = (ROOT / name).read_text("utf-8")
    if name.endswith(".md"):
        lines = raw.splitlines()
    else:
        lines = [*texts_of(json.loads(raw) if name.endswith(".json") else read_yaml(ROOT / name))]
    official = sorted((d.official_name for d in facts.documents().values()), key=len, reverse=True)
    plain = []
    for line in lines:
        text = ADDRESS.sub("", MACRO.sub("", line))
        for document in official:
            text = text.replace(document, "〇")
        plain.append(text)
    return tuple(plain)


FILES = sorted(
    (*DATA, *(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/ja/**/*.md")))
)
TERMS = read_yaml(ROOT / "tests/words/terms.yaml")


def found(name: str) -> list[str]:
    """Each line with a form that is not used, and what to say instead."""
    wrong = []
    for term in TERMS:
        pattern = re.compile(term["not"])
        for line in texts(name):
            told = line
            for allowed in term.get("except", {}):
                told = told.replace(allowed, "")
            if match := pattern.search(told):
                wrong.append(f"{match[0]} → {term['say']}: {line.strip()}")
    return wrong


@pytest.mark.parametrize("name", FILES)
def test_one_thing_has_one_name(name: str) -> None:
    assert not found(name)


def test_every_exception_has_its_reason() -> None:
    assert all(reason for term in TERMS for reason in term.get("except", {}).values())
