"""Lists the self-check's occupations in pages, with the fields of study that relate."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape, unescape
from typing import Any

from project import ROOT, build_day, read_yaml
from selfcheck import wording
from selfcheck.facts import catalogue

LABELS = ROOT / "overrides" / "occupations.yml"


BETWEEN_LINES = re.compile(r"<br>|</p>|</summary>")
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Described:
    """An occupation as the site's search finds it.

    Attributes:
        anchor: where it stands on the page of occupations.
        name: its name.
        group: the anchor of the group in which it stands there.
        text: what that page says of it.
        everyday: what people call it.
    """

    anchor: str
    name: str
    group: str
    text: str
    everyday: tuple[str, ...]


def described(language: str) -> Iterator[Described]:
    """Every occupation in one language."""
    words = wording.load(language, on=build_day())
    everyday = catalogue.everyday_words(language)
    for each in catalogue.occupations().values():
        labels = _labels()[language]
        html = _job(each, words, labels).replace("</em> ", labels["pair"])
        name, *about = (unescape(TAG.sub("", line)).strip() for line in BETWEEN_LINES.split(html))
        about = [line for line in about if line] or [words.text(f"group.occupation.{each.group}")]
        text = "".join(line + labels["end"] for line in about).strip()
        yield Described(_anchor(each), name, _group_anchor(each.group), text, everyday[each.id])


def listed(language: str, *groups: str) -> str:
    """The occupations of these groups as Markdown, each group under a heading of its own.

    A question may not judge what it asks about, a heading of the guide must: where the name of a
    group does not say that its work is not covered, the labels have another heading.

    Raises:
        KeyError: if there is no such group.
    """
    words = wording.load(language, on=build_day())
    return "\n\n".join(_group(group, words, _labels()[language]) for group in groups)


def _group(group: str, words: wording.Wording, labels: Mapping[str, Any]) -> str:
    jobs = [each for each in catalogue.occupations().values() if each.group == group]
    if not jobs:
        raise KeyError(group)
    name = labels["headings"].get(group) or words.text(f"group.occupation.{group}")
    items = "\n".join(_job(each, words, labels) for each in jobs)
    jobs_in = escape(labels["group"].format(jobs=len(jobs)))
    return (
        f"## {name} {{#{_group_anchor(group)}}}\n\n"
        f'<details class="fold">\n<summary>{jobs_in}</summary>\n'
        f'<ul class="jobs">\n{items}\n</ul>\n</details>'
    )


def _job(each: catalogue.Occupation, words: wording.Wording, labels: Mapping[str, Any]) -> str:
    id_ = _anchor(each)
    name = escape(words.text(f"question.occupation.option.{each.id}"))
    if each.area == "not_specialist":
        return f'<li id="{id_}">{name}</li>'
    if each.other_status:
        status = escape(words.text(f"status_of_residence.{each.other_status}"))
        return f'<li id="{id_}">{name}<br><em>{status}</em></li>'
    notes = [labels["areas"][each.area]]
    notes += [text for tag, text in labels["tags"].items() if tag in each.tags]
    lines = [labels["separator"].join(notes)]
    lines += [
        f"<em>{labels[how]}</em> {labels['separator'].join(_named(fields, words))}"
        for how, fields in (("close", each.close), ("loose", each.loose))
        if fields
    ]
    return (
        f'<li><details class="job" id="{id_}"><summary>{name}</summary>\n'
        f"<p>{'<br>'.join(lines)}</p>\n</details></li>"
    )


def _group_anchor(group: str) -> str:
    return group.replace("_", "-")


def _anchor(each: catalogue.Occupation) -> str:
    return f"job-{each.id.replace('_', '-')}"


def _named(fields: Collection[str], words: wording.Wording) -> list[str]:
    ordered = (field for group in catalogue.fields().values() for field in group)
    return [
        escape(words.text(f"question.field.option.{field}")) for field in ordered if field in fields
    ]


@cache
def _labels() -> Mapping[str, Any]:
    read: dict[str, Any] = read_yaml(LABELS)
    return read
