"""Builds the site as a visitor gets it, and reads what was built."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from tests.shared import made_once

ROOT = Path(__file__).parents[2]
BUILD_DATE = "2026-11-22"
EPOCH = f"{datetime.fromisoformat(BUILD_DATE + 'T12:00+09:00').timestamp():.0f}"
DOMAIN = "https://example.org/"
SUB_PATH = "https://example.org/visa/guide/"


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

    def ids_in(self, file: Path) -> frozenset[str]:
        """The anchors of a built HTML file."""
        if file not in self._ids:
            page = self.pages.get(self._address(file)) if file.name == "index.html" else None
            tags = (page or read(file)).select("[id]")
            self._ids[file] = frozenset(attribute(tag, "id") for tag in tags)
        return self._ids[file]

    @cached_property
    def _ids(self) -> dict[Path, frozenset[str]]:
        return {}

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


LOG = "build.log"


def build(folder: Path, url: str, **environment: str) -> Site:
    """Builds the site as `make build` does."""
    result = run(
        "-m", "mkdocs", "build", "--strict", "--site-dir", folder, SITE_URL=url, **environment
    )
    assert result.returncode == 0, result.stderr
    return Site(folder, url, result.stderr)


def built_once(factory: pytest.TempPathFactory, name: str, url: str, **environment: str) -> Site:
    """The site as one of the processes that run the tests has built it."""

    def make(folder: Path) -> None:
        built = build(folder / "site", url, **environment)
        (folder / LOG).write_text(built.log, "utf-8")

    folder = made_once(factory, name, make)
    return Site(folder / "site", url, (folder / LOG).read_text("utf-8"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site at the root of a domain, with no office set."""
    return built_once(tmp_path_factory, "site", DOMAIN)


@pytest.fixture(scope="session")
def office_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site under a path, with an office and a form's endpoint set.

    Built by someone whose new files nobody else may read (see test_reproducible.py).
    """
    before = os.umask(0o077)
    try:
        return built_once(
            tmp_path_factory,
            "office_site",
            SUB_PATH,
            OFFICE_NAME="An Office",
            OFFICE_TELEPHONE="03 0000 0000",
            CONTACT_ENDPOINT="https://forms.example.net/f/1",
            SECURITY_CONTACT="safety@example.org",
        )
    finally:
        os.umask(before)
