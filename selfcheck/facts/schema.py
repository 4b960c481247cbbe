"""Checks every data file of the facts: one line for each fault, naming file and id.

Only the build, the tests and the commands look here; what runs in the browser trusts the files.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from . import points_schema
from .catalogue import AREAS_OF_WORK, TAGS
from .dated import AREAS
from .papers import LEVELS

HERE = Path(__file__).parent
TABLES = ("sources", "clauses", "documents")
UNITS = frozenset(
    {"statement", "list", "case", "duration", "date", "year", "percent", "points", "yen", "count"}
    | {"hours", "days", "business_days", "weeks", "months", "years"}
)
KINDS = frozenset({"official", "transcription", "specialist", "press"})
GOVERNMENT = (".go.jp", ".lg.jp", ".e-gov.go.jp")
MUNICIPAL = re.compile(r"\.(city|town|village|vill|pref|metro)\.([\w-]+\.)*jp$")
LANGUAGES = {"en", "ja"}
CATEGORIES = {"1", "2", "3", "4"}

Entry = Mapping[str, Any]


class Twice(ValueError):
    """A key stands twice in one object of a file."""


@dataclass
class _Check:
    """The files of one folder, and what is wrong with them so far."""

    folder: Path
    faults: list[str] = field(default_factory=list)

    def read(self, path: str) -> dict[str, Any]:
        """A file's content; empty, with a fault, if it cannot be read."""
        try:
            text = (self.folder / path).read_text("utf-8")
            read = json.loads(text, object_pairs_hook=once)
        except (OSError, ValueError) as error:
            self.say(path, None, str(error))
            return {}
        if not isinstance(read, dict):
            self.say(path, None, "holds no entries by id")
            return {}
        return read

    def say(self, path: str, id_: str | None, what: str) -> None:
        """Notes a fault."""
        self.faults.append(": ".join(each for each in (path, id_, what) if each))


def faults(folder: Path = HERE) -> list[str]:
    """What is wrong with the data files of a folder: a line each, `file: id: what`.

    Args:
        folder: holds `data` and `lists`; by default this package's own.

    Returns:
        The faults in the order of the files; empty if all is well.
    """
    check = _Check(folder)
    expected = {f"{area.lower()}.json" for area in AREAS} | {f"{name}.json" for name in TABLES}
    for path in sorted((folder / "data").iterdir()):
        if path.name not in expected:
            check.say(f"data/{path.name}", None, "belongs to no area of facts")
    files = {area: check.read(f"data/{area.lower()}.json") for area in AREAS}
    sources, clauses, documents = (check.read(f"data/{name}.json") for name in TABLES)
    facts = {id_: entry for entries in files.values() for id_, entry in entries.items()}
    for area, entries in files.items():
        _facts(check, area, entries, facts, sources, clauses)
    for id_, what in points_schema.faults(files["HSP"]):
        check.say("data/hsp.json", id_, what)
    _sources(check, sources, {key for entry in facts.values() for key in entry.get("sources", ())})
    _clauses(check, clauses, sources)
    _documents(check, documents, facts)
    _lists(check)
    return check.faults


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of a JSON file, refused if a key stands twice in it.

    Raises:
        Twice: naming the keys.
    """
    read = dict(pairs)
    if len(read) < len(pairs):
        again = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
        raise Twice(f"{', '.join(again)} stands twice")
    return read


def misshapen(entry: Any, needed: Collection[str], also: Collection[str] = ()) -> list[str]:
    """Which keys an entry lacks, and which it should not have."""
    if not isinstance(entry, Mapping):
        return ["holds no keys"]
    return [f"lacks {key!r}" for key in needed if key not in entry] + [
        f"unknown key {key!r}" for key in entry if key not in needed and key not in also
    ]


def both_languages(texts: Any) -> bool:
    """Whether something is said in English and in Japanese."""
    return isinstance(texts, Mapping) and set(texts) == LANGUAGES and all(texts.values())


FACT = ("unit", "values", "sources", "checked", "confidence", "review_months", "state")
FACT_ALSO = ("clause", "compiled", "dated_by", "origin", "note", "history")
CHOICES: Mapping[str, tuple[Any, ...]] = {
    "confidence": ("O", "T", "S", "G"),
    "review_months": (3, 6, 12),
    "state": ("in_force", "draft", "unverified", "outdated"),
    "dated_by": (None, "application_received"),
    "origin": (None, "source", "office", "derived"),
}


def _facts(
    check: _Check,
    area: str,
    entries: Entry,
    facts: Entry,
    sources: Entry,
    clauses: Entry,
) -> None:
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


def _sources(check: _Check, sources: Entry, used: Collection[str]) -> None:
    path = "data/sources.json"
    addresses = Counter(entry.get("url") for entry in sources.values())
    for key, entry in sources.items():
        if wrong := misshapen(entry, ("title", "publisher", "url", "kind")):
            for each in wrong:
                check.say(path, key, each)
            continue
        for part in ("title", "publisher"):
            if not both_languages(entry[part]):
                check.say(path, key, f"{part} is not in English and Japanese")
        address = urlsplit(entry["url"])
        if address.scheme != "https" or not address.hostname:
            check.say(path, key, f"bad address {entry['url']!r}")
        elif addresses[entry["url"]] > 1:
            check.say(path, key, f"another source has its address {entry['url']!r}")
        elif entry["kind"] not in KINDS:
            check.say(path, key, f"unknown kind {entry['kind']!r}")
        elif (entry["kind"] == "official") != is_official(address.hostname):
            check.say(path, key, f"kind {entry['kind']!r} does not fit {address.hostname}")
        if key not in used:
            check.say(path, key, "no fact rests on it")


def is_official(host: str) -> bool:
    """Whether a host belongs to the state or to a municipality."""
    return f".{host}".endswith(GOVERNMENT) or MUNICIPAL.search(f".{host}") is not None


def _clauses(check: _Check, clauses: Entry, sources: Entry) -> None:
    path = "data/clauses.json"
    addresses = {entry.get("url") for entry in sources.values()}
    names = [Counter(e.get("name", {}).get(code) for e in clauses.values()) for code in LANGUAGES]
    for key, entry in clauses.items():
        for each in misshapen(entry, ("name", "url")):
            check.say(path, key, each)
        if not both_languages(entry.get("name")):
            check.say(path, key, "name is not in English and Japanese")
        elif any(
            count > 1
            for name in names
            for text, count in name.items()
            if text in entry["name"].values()
        ):
            check.say(path, key, "another clause has its name")
        if entry.get("url") is not None and entry["url"] not in addresses:
            check.say(path, key, "its address is that of no source")


DOCUMENT = (
    "official_name",
    "prepared_by",
    "official_list",
    "alternative_of",
    "recency_months",
    "translation",
    "procedures",
)
DOCUMENT_ALSO = (
    "fact",
    "recent_since",
    "recent_if_japanese",
    "years_of",
    "specialist_prepares",
    "contains",
)
ASKED = ("cells", "when", "unless", "differs")
PREPARED_BY = {"applicant", "organisation", "client", "filer"}
YEARS_OF = {"tax", "pension", "health"}
RECENT_SINCE = {"issued", "taken"}
TRANSLATION = {"needed", "not_needed", "if_foreign"}
PROCEDURES = {"coe", "change", "extension", "permanent", "highly_skilled"}


def _documents(check: _Check, documents: Entry, facts: Entry) -> None:
    path = "data/documents.json"
    groups = Counter(entry.get("alternative_of") for entry in documents.values())
    for id_, entry in documents.items():
        if wrong := misshapen(entry, DOCUMENT, DOCUMENT_ALSO):
            for each in wrong:
                check.say(path, id_, each)
            continue
        for key, known in (("prepared_by", PREPARED_BY), ("contains", set(documents))):
            for each in set(entry.get(key, ())) - known:
                check.say(path, id_, f"unknown {key} {each!r}")
        if not entry["official_name"] or not entry["prepared_by"]:
            check.say(path, id_, "does not say what it is, or who prepares it")
        if entry.get("recent_since", "issued") not in RECENT_SINCE:
            check.say(path, id_, f"unknown recent_since {entry['recent_since']!r}")
        if entry.get("years_of", "tax") not in YEARS_OF:
            check.say(path, id_, f"unknown years_of {entry['years_of']!r}")
        if entry["translation"] not in TRANSLATION:
            check.say(path, id_, f"unknown translation {entry['translation']!r}")
        if entry["alternative_of"] and groups[entry["alternative_of"]] < 2:
            check.say(path, id_, f"is the only one of {entry['alternative_of']!r}")
        for procedure, asked in entry["procedures"].items():
            for what in _asked(id_, entry, procedure, asked, facts):
                check.say(path, id_, f"{procedure}: {what}")


def _asked(id_: str, entry: Entry, procedure: str, asked: Entry, facts: Entry) -> Iterator[str]:
    if procedure not in PROCEDURES:
        yield "unknown procedure"
    if wrong := misshapen(asked, ASKED, ("fact",)):
        yield from wrong
        return
    fact = asked.get("fact", entry.get("fact", id_))
    if fact not in facts:
        yield f"unknown fact {fact!r}"
    if set(asked["cells"]) != CATEGORIES:
        yield "its cells are not those of Categories 1 to 4"
    yield from (f"unknown level {each!r}" for each in set(asked["cells"].values()) - LEVELS)
    if both := set(asked["when"]) & set(asked["unless"]):
        yield f"{', '.join(sorted(both))} stands under 'when' and under 'unless'"


def _lists(check: _Check) -> None:
    fields = check.read("lists/fields.json")
    path = "lists/fields.json"
    for each in misshapen(fields, ("groups", "broad")):
        check.say(path, None, each)
    offered = Counter(id_ for ids in fields.get("groups", {}).values() for id_ in ids)
    for id_ in [each for each, count in offered.items() if count > 1]:
        check.say(path, id_, "is offered twice")
    for id_ in set(fields.get("broad", ())) - set(offered):
        check.say(path, id_, "is called broad, but not offered")
    path = "lists/occupations.json"
    for id_, entry in check.read(path).get("occupations", {}).items():
        for what in _occupation(entry, offered):
            check.say(path, id_, what)


OCCUPATION_ALSO = ("close", "loose", "tags", "status", "words")


def _occupation(entry: Entry, fields: Collection[str]) -> Iterator[str]:
    if wrong := misshapen(entry, ("group", "area"), OCCUPATION_ALSO):
        yield from wrong
        return
    if entry["area"] not in AREAS_OF_WORK:
        yield f"unknown area {entry['area']!r}"
    close, loose = (entry.get(key, ()) for key in ("close", "loose"))
    known: tuple[tuple[str, Collection[str], Callable[[str], bool]], ...] = (
        ("field", (*close, *loose), fields.__contains__),
        ("tag", entry.get("tags", ()), TAGS.__contains__),
    )
    for what, ids, is_known in known:
        yield from (f"unknown {what} {each!r}" for each in ids if not is_known(each))
        yield from (f"names {each!r} twice" for each, n in Counter(ids).items() if n > 1)
    if "words" in entry and not both_languages(entry["words"]):
        yield "lacks words in English or Japanese"
    if (entry["area"] == "other_status") != ("status" in entry):
        yield "names a status of residence if, and only if, it belongs to another one"
