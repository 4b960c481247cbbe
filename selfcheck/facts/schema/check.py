"""What every check needs: files read with care, faults noted, keys and languages looked at."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LANGUAGES = {"en", "ja"}

Entry = Mapping[str, Any]


class Twice(ValueError):
    """A key stands twice in one object of a file."""


@dataclass
class Check:
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
