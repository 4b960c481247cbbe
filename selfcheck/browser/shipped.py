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
NOT_SHIPPED = ("__main__.py", "browser/*", "facts/schema.py", "facts/points_schema.py")
FOR_THE_BROWSER = ("browser/__init__.py", "browser/bridge.py", "browser/kept.py")
WORDS = re.compile(r"[^/]+/wording/(\w\w)\b.*\.json")
"""The path of a file with the words of one language."""


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
