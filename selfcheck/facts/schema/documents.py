"""Checks the documents: who prepares each, and which procedure asks whom for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..papers import LEVELS
from .check import Check, Entry, misshapen

CATEGORIES = {"1", "2", "3", "4"}
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


def check_documents(check: Check, documents: Entry, facts: Entry) -> None:
    """Notes what is wrong with the documents, and with the facts that they name."""
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
