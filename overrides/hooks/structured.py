"""What each page is, in schema.org's words, for engines and assistants."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from project import Term

Node = dict[str, Any]

APPLICATION = "self-check.md"
SET_OF_TERMS = "glossary.md"
OFFICE = ("index.md", "services.md", "contact/index.md", "about.md")
"""Pages that say who answers, by their file below a language's folder."""


@dataclass(frozen=True)
class Described:
    """A page, as far as it is told to engines.

    Attributes:
        file: its file, below its language's folder.
        address: its whole address.
        language: its language's code.
        name: what it is called.
        description: one or two sentences.
        changed: the day of its last change, if known.
        crumbs: name and whole address of the pages above it, the home page first.
    """

    file: str
    address: str
    language: str
    name: str
    description: str
    changed: date | None = None
    crumbs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class About:
    """What pages say about the whole site.

    Attributes:
        name: the site's name in the page's language.
        home: the home page's address in that language.
        root: the address of the site.
        texts: the words of that language for these notes (`structured` of the frame's texts).
        office: the office's particulars, empty where unset.
        terms: the glossary.
    """

    name: str
    home: str
    root: str
    texts: Mapping[str, str]
    office: Mapping[str, str] = field(default_factory=dict)
    terms: Iterable[Term] = ()


def notes(page: Described, about: About) -> str:
    """All nodes of a page as JSON-LD, to stand inside a script element."""
    graph = {"@context": "https://schema.org", "@graph": list(_nodes(page, about))}
    written = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    # Else a text could end the element.
    return written.replace("<", "\\u003c")


def _nodes(page: Described, about: About) -> Iterator[Node]:
    site = f"{about.home}#site"
    yield _without_none(
        {
            "@type": "WebPage",
            "@id": page.address,
            "url": page.address,
            "name": page.name,
            "description": page.description,
            "inLanguage": page.language,
            "dateModified": page.changed and page.changed.isoformat(),
            "isPartOf": {"@id": site},
            "breadcrumb": {"@id": f"{page.address}#crumbs"} if page.crumbs else None,
        }
    )
    yield {
        "@type": "WebSite",
        "@id": site,
        "url": about.home,
        "name": about.name,
        "inLanguage": page.language,
    }
    if page.crumbs:
        yield _crumbs(page)
    if page.file == APPLICATION:
        yield _application(page, about)
    if page.file == SET_OF_TERMS:
        yield _terms(page, about)
    if page.file in OFFICE and about.office.get("name"):
        yield _office(about)


def _crumbs(page: Described) -> Node:
    way = [*page.crumbs, (page.name, page.address)]
    return {
        "@type": "BreadcrumbList",
        "@id": f"{page.address}#crumbs",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(way, start=1)
        ],
    }


def _application(page: Described, about: About) -> Node:
    return {
        "@type": "WebApplication",
        "@id": f"{page.address}#application",
        "url": page.address,
        "name": about.texts["application"].format(site=about.name),
        "description": page.description,
        "inLanguage": page.language,
        "applicationCategory": "UtilitiesApplication",
        "operatingSystem": about.texts["any_system"],
        "browserRequirements": about.texts["browser"],
        "isAccessibleForFree": True,
        "offers": {"@type": "Offer", "price": "0", "priceCurrency": "JPY"},
    }


def _terms(page: Described, about: About) -> Node:
    other = "ja" if page.language == "en" else "en"
    return {
        "@type": "DefinedTermSet",
        "@id": f"{page.address}#terms",
        "url": page.address,
        "name": page.name,
        "description": page.description,
        "inLanguage": page.language,
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "url": f"{page.address}#{term.id}",
                "name": term.name[page.language],
                "alternateName": term.name[other],
                "description": term.about[page.language],
            }
            for term in about.terms
        ],
    }


def _office(about: About) -> Node:
    office = about.office
    return _without_none(
        {
            "@type": "ProfessionalService",
            "@id": f"{about.root}#office",
            "url": about.home,
            "name": office["name"],
            "image": f"{about.root}assets/icon-512.png",
            "address": office.get("address") or None,
            "telephone": office.get("telephone") or None,
            "email": office.get("email") or None,
            "areaServed": "JP",
            "knowsLanguage": ["en", "ja"],
        }
    )


def _without_none(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None}
