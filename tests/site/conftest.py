"""Builds the site as a visitor gets it, and reads what was built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).parents[2]
BUILD_DATE = "2026-11-22"
EPOCH = f"{datetime.fromisoformat(BUILD_DATE + 'T12:00+09:00').timestamp():.0f}"
DOMAIN = "https://example.org/"
SUB_PATH = "https://example.org/visa/guide/"

# What `mkdocs build` does, with other pages.
BUILD_OTHER_PAGES = """
import logging
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
logging.basicConfig(level=logging.WARNING)
config = load_config(sys.argv[1], docs_dir=sys.argv[2], site_dir=sys.argv[3], strict=False)
config.plugins.on_startup(command="build", dirty=False)
build(config)
"""


@dataclass(frozen=True)
class Site:
    """A built site."""

    folder: Path
    url: str
    log: str

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """Every page of the two languages by its address from the site's root (`ja/guide/`)."""
        return {self._address(path): read(path) for path in sorted(self.folder.rglob("index.html"))}

    def _address(self, path: Path) -> str:
        folder = path.parent.relative_to(self.folder).as_posix()
        return "" if folder == "." else f"{folder}/"

    @cached_property
    def english(self) -> list[str]:
        """The addresses of the English pages; `ja/` before one is its Japanese page."""
        return [address for address in self.pages if not address.startswith("ja/")]

    def file_at(self, address: str, link: str) -> tuple[Path, str] | None:
        """The file and the anchor to which a page's link leads; None if it leaves the site."""
        target = urlsplit(urljoin(self.url + address, link))
        home = urlsplit(self.url)
        if (target.scheme, target.netloc) != (home.scheme, home.netloc):
            return None
        assert target.path.startswith(home.path), f"{link} on {address} leaves {home.path}"
        path = self.folder / unquote(target.path.removeprefix(home.path))
        file = path / "index.html" if target.path.endswith("/") else path
        return file, unquote(target.fragment)


def read(path: Path) -> BeautifulSoup:
    """A built HTML file."""
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


def attribute(tag: Tag, name: str) -> str:
    """An attribute that holds one text."""
    value = tag[name]
    assert isinstance(value, str)
    return value


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs Python in the project's root with a clean set of the site's variables."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(
            ("OFFICE_", "CONTACT_", "SECURITY_", "SITE_URL", "SOURCE_DATE_EPOCH")
        )
    }
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=kept | {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def build(folder: Path, url: str, **environment: str) -> Site:
    """Builds the site as `make build` does."""
    result = run(
        "-m", "mkdocs", "build", "--strict", "--site-dir", folder, SITE_URL=url, **environment
    )
    assert result.returncode == 0, result.stderr
    return Site(folder, url, result.stderr)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site at the root of a domain, with no office set."""
    return build(tmp_path_factory.mktemp("site"), DOMAIN)


@pytest.fixture(scope="session")
def office_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site under a path, with an office and a form's endpoint set."""
    return build(
        tmp_path_factory.mktemp("office_site"),
        SUB_PATH,
        OFFICE_NAME="An Office",
        OFFICE_TELEPHONE="03 0000 0000",
        CONTACT_ENDPOINT="https://forms.example.net/f/1",
        SECURITY_CONTACT="safety@example.org",
    )


@pytest.fixture
def build_with(tmp_path: Path) -> BuildWith:
    """Builds with one page's text replaced."""
    return BuildWith(tmp_path)


@dataclass(frozen=True)
class BuildWith:
    """Builds a copy of the pages."""

    folder: Path

    def __call__(self, page: str, text: str) -> tuple[int, str, BeautifulSoup | None]:
        """Exit status, log, and the English page if it was built."""
        docs = self.folder / "docs"
        shutil.copytree(ROOT / "docs", docs)
        (docs / "en" / page).write_text(text, "utf-8")
        out = self.folder / "site"
        result = run("-c", BUILD_OTHER_PAGES, ROOT / "mkdocs.yml", docs, out, SITE_URL=DOMAIN)
        built = out / page.removesuffix(".md") / "index.html"
        return (
            result.returncode,
            result.stderr,
            read(built) if result.returncode == 0 else None,
        )
