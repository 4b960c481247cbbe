"""What of the Python package readers' browsers are given."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
# Patterns of paths in the package: what serves the command line or the build only.
NOT_SHIPPED = ("__main__.py", "browser/*", "browser/habits/*", "facts/schema/*")
FOR_THE_BROWSER = ("browser/__init__.py", "browser/bridge.py", "browser/kept.py")
WORDS = re.compile(r"[^/]+/wording/(\w\w)\b.*\.json")
"""The path of a file with the words of one language."""

REGISTERS = ("/facts/data/sources.json", "/facts/data/clauses.json")
FACT = re.compile(r"F-[A-Z]+-\w+")
NAME = re.compile(r"F-[A-Z]+-\w+|(?<=\")[\w.-]+(?=\")")
"""A fact's id anywhere, or anything in quotes that may be a key."""

FOR_MAINTAINERS = ("history", "note")
"""What facts hold that no reader is shown."""


@dataclass(frozen=True)
class Shipped:
    """Files by their path in the zip.

    Attributes:
        sources: the modules' texts.
        data: JSON that every reader needs.
        words: by language, JSON that only readers of that language need.
    """

    sources: Mapping[str, bytes]
    data: Mapping[str, bytes]
    words: Mapping[str, Mapping[str, bytes]]

    @property
    def modules(self) -> list[str]:
        """The names of all modules and of those that they import, also late, in a function."""
        own = {
            name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            for name in self.sources
        }
        return sorted(own | _imports(self.sources))

    @property
    def all_data(self) -> dict[str, bytes]:
        """The data with the words of all languages."""
        return dict(self.data) | {
            path: content for files in self.words.values() for path, content in files.items()
        }


def shipped(package: Path) -> Shipped:
    """What is shipped of a package.

    Args:
        package: its folder.
    """
    sources: dict[str, bytes] = {}
    data: dict[str, bytes] = {}
    words: dict[str, dict[str, bytes]] = {}
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        if any(inside.match(pattern) for pattern in NOT_SHIPPED):
            continue
        name = f"{package.name}/{inside.as_posix()}"
        if path.suffix == ".py":
            sources[name] = path.read_bytes()
        elif path.suffix == ".json":
            language = WORDS.fullmatch(name)
            place = words.setdefault(language[1], {}) if language else data
            place[name] = _compact(path.read_bytes())
    for name in FOR_THE_BROWSER:
        sources[f"selfcheck/{name}"] = (HERE.parent / name).read_bytes()
    return Shipped(sources, data, words)


def needed(goods: Shipped) -> dict[str, bytes]:
    """The data without the facts, sources and clauses that nothing of what is shipped names.

    What is found by a name put together while running may be missing: only for where something
    else steps in.
    """
    held = {path: json.loads(content) for path, content in goods.data.items()}
    registers = {path for path in held if path.endswith(REGISTERS)}
    facts = {path for path in held if "/facts/data/" in path and _is_facts(held[path])}
    names: set[str] = set()
    for content in goods.sources.values():
        names |= set(NAME.findall(content.decode()))
    for path, content in goods.all_data.items():
        if path not in registers | facts:
            names |= set(NAME.findall(content.decode()))
    left = {path: dict(held[path]) for path in registers | facts}
    kept: dict[str, dict[str, object]] = {path: {} for path in left}
    while found := [(path, id_) for path, of in left.items() for id_ in of if id_ in names]:
        for path, id_ in found:
            entry = left[path].pop(id_)
            if path in facts:
                entry = {key: value for key, value in entry.items() if key not in FOR_MAINTAINERS}
            kept[path][id_] = entry
            names |= set(NAME.findall(json.dumps(entry)))
    for path, entries in kept.items():
        held[path] = {id_: entries[id_] for id_ in held[path] if id_ in entries}
    return {path: _compact(json.dumps(content).encode()) for path, content in held.items()}


def _is_facts(content: object) -> bool:
    return isinstance(content, dict) and all(FACT.fullmatch(id_) for id_ in content)


def _compact(text: bytes) -> bytes:
    return json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")).encode()


def _imports(sources: Mapping[str, bytes]) -> set[str]:
    found: set[str] = set()
    for name, source in sources.items():
        for statement in ast.walk(ast.parse(source, name)):
            if isinstance(statement, ast.Import):
                found.update(alias.name for alias in statement.names)
            elif isinstance(statement, ast.ImportFrom) and not statement.level:
                found.add(statement.module or "")
    return found


def flat(contents: Mapping[str, bytes]) -> Iterable[bytes]:
    """Names and contents in one order, for a hash over all."""
    for name in sorted(contents):
        yield name.encode()
        yield contents[name]
