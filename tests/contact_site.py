"""A site of few pages: the real templates and build steps, and the texts of the contact pages."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).resolve().parents[1]
HEADING = "A page"
"""Of every page but the contact pages."""

STUB = f"# {HEADING} {{#top}}\n\n## A heading {{#official-help}}\n"
# The questions and their bundle take most of a build's time, the data is the same as in every
# other build, and search knows pages that are not here.
LEFT_OUT = ("questions.py", "data.py", "search.py")


@dataclass(frozen=True)
class Built:
    """A folder of pages, and what the build said."""

    folder: Path
    log: str

    def read(self, path: str) -> str:
        """The text of a page."""
        return (self.folder / path).read_text("utf-8")


def build(folder: Path, **environment: str) -> Built:
    """Builds the contact pages with the office's particulars in the environment."""
    return build_with({}, folder, **environment)


def build_with(texts: Mapping[str, str], folder: Path, **environment: str) -> Built:
    """Builds with other texts.

    Args:
        texts: pages with another text, by path from the folder of all pages.
        folder: where to work.
        environment: variables in which the build differs from this process.

    Raises:
        RuntimeError: if the build fails; with its log.
    """
    docs = folder / "docs"
    for page in (ROOT / "docs").rglob("*.md"):
        copy = docs / page.relative_to(ROOT / "docs")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(page.read_text("utf-8") if page.parent.name == "contact" else STUB, "utf-8")
    for path, text in texts.items():
        (docs / path).write_text(text, "utf-8")
    hooks = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["hooks"]
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(docs),
        "site_dir": str(folder / "site"),
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "hooks": [str(ROOT / hook) for hook in hooks if not hook.endswith(LEFT_OUT)],
        "nav": ["index.md", "contact/index.md"],
        "not_in_nav": "*.md",
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    unset = ("OFFICE_", "CONTACT_")
    inherited = {name: text for name, text in os.environ.items() if not name.startswith(unset)}
    finished = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", "mkdocs.yml"],
        cwd=folder,
        env=inherited | environment | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    log = finished.stdout + finished.stderr
    if finished.returncode:
        raise RuntimeError(log)
    return Built(folder / "site", log)
