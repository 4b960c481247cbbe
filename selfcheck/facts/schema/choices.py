"""Checks the lists to choose from: fields of study and occupations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator

from ..catalogue import AREAS_OF_WORK, TAGS
from .check import Check, Entry, both_languages, misshapen


def check_lists(check: Check) -> None:
    """Notes what is wrong with the lists of fields and of occupations."""
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
