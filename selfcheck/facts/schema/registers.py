"""Checks what facts rest on: the sources and the clauses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from urllib.parse import urlsplit

from .check import LANGUAGES, Check, Entry, both_languages, misshapen

KINDS = frozenset({"official", "transcription", "specialist", "press"})
GOVERNMENT = (".go.jp", ".lg.jp", ".e-gov.go.jp")
MUNICIPAL = re.compile(r"\.(city|town|village|vill|pref|metro)\.([\w-]+\.)*jp$")


def check_sources(check: Check, sources: Entry, used: Collection[str]) -> None:
    """Notes what is wrong with the sources; `used` are those on which a fact rests."""
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


def check_clauses(check: Check, clauses: Entry, sources: Entry) -> None:
    """Notes what is wrong with the clauses; an address has to be that of a source."""
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
