"""What one build step notes of pages and languages, and others write once all are built.

No build step itself: MkDocs loads those apart, so what they share has to stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

TWIN = "index.md"
"""Where a page's Markdown stands, below its address."""

FEED = "changes.xml"
MANIFEST = "manifest.webmanifest"
"""Where a language has them, below its home page's address."""


@dataclass(frozen=True)
class Listed:
    """A page that engines should know.

    Attributes:
        file: its file below its language's folder (`guide/fees.md`).
        language: its language's code.
        url: its address from the site's root ("" for the home page).
        address: its whole address.
        translations: its whole address by language, itself included.
        name: what it is called.
        description: one or two sentences.
        group: the title of its group in the menu, or "".
        changed: the day of its last change, if known.
        twin: the address of its Markdown from the site's root, or "".
        place: where it stands in the menu.
    """

    file: str
    language: str
    url: str
    address: str
    translations: dict[str, str]
    name: str
    description: str
    group: str
    changed: date | None
    twin: str
    place: int


@dataclass(frozen=True)
class Edition:
    """The site in one language.

    Attributes:
        language: its code.
        name: what the site is called in it.
        description: what the site is.
        home: its home page's address from the site's root ("" or `ja/`).
    """

    language: str
    name: str
    description: str
    home: str


_pages: list[Listed] = []
_editions: dict[str, Edition] = {}


def forget() -> None:
    """Begins anew, with a new build."""
    _pages.clear()


def note(page: Listed) -> None:
    """Adds a page that was built."""
    _pages.append(page)


def note_edition(edition: Edition) -> None:
    """Adds what the site is called in a language; its own build knows."""
    _editions[edition.language] = edition


def listed() -> Iterator[Listed]:
    """All pages that were built and that engines may list, language by language, as in the menu."""
    order = list(_editions)
    return iter(sorted(_pages, key=lambda page: (order.index(page.language), page.place)))


def editions() -> tuple[Edition, ...]:
    """The site in each of its languages, the default one first."""
    return tuple(_editions.values())
