"""A text about the past names the value that it means: a new value changes none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from selfcheck import facts
from selfcheck.facts import dated

ROOT = Path(__file__).parents[2]
ABOUT_A_DAY = re.compile(
    r"\{\{ (?:(?:since|until)\([^{}]*\)|\w+\([^{}]*\b(?:at|added)=[^{}]*\)) \}\}"
)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Writes every macro of the pages that names a day, as the build does."""
    monkeypatch.syspath_prepend(ROOT / "overrides" / "hooks")
    import macros
    from page_facts import PageFacts

    def write() -> dict[tuple[str, str], str]:
        dated._value.cache_clear()
        return {
            (path.name, use): macros.environment.from_string(
                use, PageFacts(path.relative_to(ROOT / "docs").parts[0]).macros
            ).render()
            for path in (ROOT / "docs").rglob("*.md")
            for use in ABOUT_A_DAY.findall(path.read_text("utf-8"))
        }

    yield write
    dated._value.cache_clear()


def test_a_new_value_never_rewrites_the_past(written: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    before = written()
    assert len(before) > 20
    for fact in facts.all_facts():
        last = fact.values[-1]
        if last.start is not None:
            later = facts.Period(last.start + timedelta(days=1), changed(last.value))
            area = dated._facts_of(fact.id.split("-")[1])
            monkeypatch.setitem(area, fact.id, replace(fact, values=(*fact.values, later)))
    assert facts.get("F-FEE-7").values[-1].value == 400_000
    assert written() == before


def changed(value: Any) -> Any:
    """The same kind of value, with other figures."""
    if isinstance(value, dict):
        return {key: changed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [changed(each) for each in value[1:]]
    return value * 2 if isinstance(value, int) and not isinstance(value, bool) else value
