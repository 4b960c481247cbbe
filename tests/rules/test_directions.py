"""Each room of the house imports only from where it may."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "selfcheck"

ALLOWED = {
    "engine": set(),
    "facts": set(),
    "rules": {"engine", "facts"},
    "routes": {"engine", "rules"},
    "plan": {"engine", "facts"},
    "wording": {"facts"},
    "questions": {"engine", "rules", "plan"},
    "presentation": {"engine", "facts", "plan", "questions", "wording"},
    "drawing": {"engine", "presentation", "wording"},
    "browser": {"the face", "facts", "wording"},
    "the face": {
        "engine",
        "facts",
        "rules",
        "routes",
        "plan",
        "questions",
        "presentation",
        "drawing",
        "wording",
    },
}
"""For each room the other rooms of the package that it may import."""

FOR_BUILDING = {"mkdocs", "material", "jinja2", "yaml"}


def imports(file: Path, root: Path = ROOT) -> Iterator[str]:
    """The full names of what a file imports."""
    package = file.relative_to(root).parts[:-1]
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *([node.module] if node.module else [])))
            yield from (f"{module}.{alias.name}" for alias in node.names)


def room(name: str) -> str | None:
    """The room to which an imported name belongs; None for a module of others."""
    first, _, rest = name.partition(".")
    if first != "selfcheck":
        return None
    inner = rest.split(".")[0]
    return inner if inner in ALLOWED else "the face"


def rooms(file: Path) -> set[str]:
    return {each for name in imports(file) if (each := room(name)) is not None}


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=str)
def test_a_module_imports_only_from_the_rooms_it_may(file: Path) -> None:
    inside = file.relative_to(PACKAGE).parts
    first = inside[0].removesuffix(".py")
    own = first if first in ALLOWED else "the face"
    assert rooms(file) - {own} <= ALLOWED[own]
    assert not {name.split(".")[0] for name in imports(file)} & FOR_BUILDING


@pytest.mark.parametrize("file", sorted((ROOT / "overrides").rglob("*.py")), ids=str)
def test_build_steps_use_the_face_the_facts_and_the_wording(file: Path) -> None:
    assert rooms(file) <= {"the face", "facts", "wording", "browser", "questions"}


def test_relative_imports_are_seen(tmp_path: Path) -> None:
    file = tmp_path / "selfcheck" / "engine" / "wrong.py"
    file.parent.mkdir(parents=True)
    file.write_text("from ..rules import pay")
    assert list(imports(file, tmp_path)) == ["selfcheck.rules.pay"]
