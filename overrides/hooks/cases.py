"""Retells published cases in pages, from one list for both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from project import ROOT, build_day, read_yaml
from selfcheck import wording

CASES = ROOT / "overrides" / "cases.yml"
UNFOLDED = 1
"""How many cases of a group stand open; the others are folded away."""


def retell(group: str, language: str) -> str:
    """The cases of one group as Markdown, a long group partly folded.

    Raises:
        KeyError: if there is no such group.
    """
    told = {id_: case for id_, case in _read()["cases"].items() if case["group"] == group}
    if not told:
        raise KeyError(group)
    labels = _read()["labels"][language]
    words = wording.load(language, on=build_day())
    items = [_item(id_, case, language, words, labels) for id_, case in told.items()]
    if len(items) <= UNFOLDED:
        return _list(items)
    return (
        f"{_list(items[:UNFOLDED])}\n\n"
        f'<details class="cases-more" markdown>\n<summary>{labels["more"]}</summary>\n\n'
        f"{_list(items[UNFOLDED:])}\n\n</details>"
    )


def _list(items: Sequence[str]) -> str:
    inside = "\n\n".join(items)
    return f'<div class="cases" markdown>\n\n{inside}\n\n</div>'


def _item(
    id_: str,
    case: Mapping[str, Any],
    language: str,
    words: wording.Wording,
    labels: Mapping[str, str],
) -> str:
    figures = {name: words.figure(*figure) for name, figure in case.get("figures", {}).items()}
    figures |= {name: words.fact(*fact) for name, fact in case.get("facts", {}).items()}
    told = {key: text.format_map(figures) for key, text in case[language].items()}
    notes = [labels[case["kind"]]] if "kind" in case else []
    paragraphs = [
        labels["between"].join([told["case"], *notes]),
        _led_by(labels[_reason(case)], told["why"], labels),
    ]
    if "helped" in told:
        paragraphs.append(_led_by(labels["helped"], told["helped"], labels))
    indented = "".join(f"\n\n    {paragraph}" for paragraph in paragraphs)
    return f"- **{told['what']}**{{ #case-{id_.lower()} }}{indented}"


def _reason(case: Mapping[str, Any]) -> str:
    """Which label leads the text that explains the outcome."""
    if case["outcome"] == "other_status":
        return "granted"
    return "why" if case["stated"] else "reading"


def _led_by(label: str, text: str, labels: Mapping[str, str]) -> str:
    return f"*{label}*{labels['between']}{text}"


@cache
def _read() -> Mapping[str, Any]:
    read: dict[str, Any] = read_yaml(CASES)
    return read
