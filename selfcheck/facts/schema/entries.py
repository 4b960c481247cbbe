"""Checks the facts: what each holds, its values by date, and what they refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from .check import Check, Entry, misshapen

UNITS = frozenset(
    {"statement", "list", "case", "duration", "date", "year", "percent", "points", "yen", "count"}
    | {"hours", "days", "business_days", "weeks", "months", "years"}
)
FACT = ("unit", "values", "sources", "checked", "confidence", "review_months", "state")
FACT_ALSO = ("clause", "compiled", "dated_by", "origin", "note", "history")
CHOICES: Mapping[str, tuple[Any, ...]] = {
    "confidence": ("O", "T", "S", "G"),
    "review_months": (3, 6, 12),
    "state": ("in_force", "draft", "unverified", "outdated"),
    "dated_by": (None, "application_received"),
    "origin": (None, "source", "office", "derived"),
}


def check_facts(
    check: Check,
    area: str,
    entries: Entry,
    facts: Entry,
    sources: Entry,
    clauses: Entry,
) -> None:
    """Notes what is wrong with the facts of an area (`entries`), of which `facts` are all."""
    path = f"data/{area.lower()}.json"
    last = 0
    for id_, entry in entries.items():
        number = re.fullmatch(rf"F-{area}-([1-9]\d*)", id_)
        if not number:
            check.say(path, id_, f"is no id of this file (F-{area}-<number>)")
        elif int(number[1]) <= last:
            check.say(path, id_, "stands out of order")
        else:
            last = int(number[1])
        if wrong := misshapen(entry, FACT, FACT_ALSO):
            for each in wrong:
                check.say(path, id_, each)
            continue
        for what in (
            *_values(entry, facts),
            *_kept(entry),
            *(f"unknown source {key!r}" for key in entry["sources"] if key not in sources),
        ):
            check.say(path, id_, what)
        if (clause := entry.get("clause")) is not None and clause not in clauses:
            check.say(path, id_, f"unknown clause {clause!r}")


def _values(entry: Entry, facts: Entry) -> Iterator[str]:
    if entry["unit"] not in UNITS:
        yield f"unknown unit {entry['unit']!r}"
    if not entry["values"]:
        yield "has no value"
    last: date | None = None
    for position, each in enumerate(entry["values"]):
        if wrong := misshapen(each, ("from", "value")):
            yield from (f"value {position + 1} {what}" for what in wrong)
            continue
        start = _day(each["from"])
        if each["from"] is None and position:
            yield f"value {position + 1} does not say from which day it holds"
        elif each["from"] is not None and start is None:
            yield f"value {position + 1} has a bad date {each['from']!r}"
        elif start and last and start <= last:
            yield f"value {position + 1} stands out of order ({start} after {last})"
        last = start or last
        for reference in references(each["value"]):
            if what := unknown(reference, facts):
                yield what


def references(value: Any) -> Iterator[str]:
    """What a value takes from other facts, each as `F-FEE-2` or `F-FEE-2:1_year.online`."""
    if isinstance(value, Mapping):
        if value.keys() == {"reference"}:
            yield value["reference"]
        else:
            for each in value.values():
                yield from references(each)
    elif isinstance(value, list):
        for each in value:
            yield from references(each)


def unknown(reference: str, facts: Entry, way: tuple[str, ...] = ()) -> str | None:
    """What is wrong with a reference (`F-FEE-2:1_year.online`) to a fact; None if nothing.

    Its latest value has to hold what the reference names; `way` is what led to it.
    """
    id_, _, key = reference.partition(":")
    if reference in way:
        return f"refers to itself by {' → '.join((*way, reference))}"
    if id_ not in facts:
        return f"refers to an unknown fact {id_!r}"
    value = next((each.get("value") for each in reversed(facts[id_].get("values", ()))), None)
    parts = key.split(".") if key else []
    while parts:
        if not isinstance(value, Mapping) or value.keys() == {"reference"}:
            break
        if parts[0] not in value:
            return f"refers to {key!r}, which {id_} does not hold"
        value = value[parts.pop(0)]
    if parts and not isinstance(value, Mapping):
        return f"refers to {key!r}, which {id_} does not hold"
    for further in references(value):
        rest = "".join((":" if ":" not in further else ".", ".".join(parts))) if parts else ""
        if what := unknown(further + rest, facts, (*way, reference)):
            return what
    return None


def _kept(entry: Entry) -> Iterator[str]:
    for key, known in CHOICES.items():
        if entry.get(key, known[0]) not in known:
            yield f"unknown {key} {entry[key]!r}"
    checked, compiled = entry["checked"], entry.get("compiled")
    if (checked is None) == (compiled is None):
        yield "needs either 'checked' or 'compiled'"
    elif checked is not None and not _day_or_month(checked):
        yield f"bad date {checked!r} of the last check"
    elif compiled is not None and _day(compiled) is None:
        yield f"bad date {compiled!r} on which it was compiled"
    if (
        not entry["sources"]
        and entry["confidence"] != "G"
        and entry.get("origin") not in ("office", "derived")
    ):
        yield "rests on no source"
    if len(set(entry["sources"])) < len(entry["sources"]):
        yield "names a source twice"


def _day(text: Any) -> date | None:
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day_or_month(text: Any) -> bool:
    return (
        isinstance(text, str) and _day(text if text.count("-") == 2 else f"{text}-01") is not None
    )
