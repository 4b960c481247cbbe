"""What pages tell engines in schema.org's words is whole, true, and on the right pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.shared import read_yaml

from .conftest import ROOT, Site
from .test_addresses import HIDDEN, language, listed

pytestmark = pytest.mark.site

TYPES: dict[str, dict[str, str]] = read_yaml(ROOT / "tests" / "site" / "schema_org.yaml")
LANGUAGES = ("en", "ja")

both_sites = pytest.mark.parametrize("which", ["site", "office_site"])


def graph(site: Site, address: str) -> list[dict[str, Any]]:
    (notes,) = site.pages[address].select("script[type='application/ld+json']")
    read = json.loads(notes.get_text())
    assert read["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = read["@graph"]
    return nodes


def of_type(site: Site, address: str, type_: str) -> list[dict[str, Any]]:
    return [node for node in graph(site, address) if node["@type"] == type_]


def wrong(node: dict[str, Any], known: set[str], root: str) -> Iterator[str]:
    """Properties of a node that are missing, unknown, or of another kind."""
    type_ = node.get("@type", "")
    kinds = TYPES.get(type_, {})
    for name in kinds.keys() - node.keys():
        if kinds[name].endswith("!"):
            yield f"{type_} without {name}"
    for name, value in node.items():
        if name != "@type":
            kind = kinds.get(name, "unknown").rstrip("!")
            if not fits(value, kind, known, root):
                yield f"{type_}.{name}: {value!r} is no {kind}"
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, dict) and "@type" in each:
                    yield from wrong(each, known, root)


def fits(value: Any, kind: str, known: set[str], root: str) -> bool:
    if kind in TYPES:
        return isinstance(value, dict) and value.get("@type") == kind
    if kind.startswith("list of "):
        of = kind.removeprefix("list of ")
        return (
            isinstance(value, list) and bool(value) and all(each["@type"] == of for each in value)
        )
    match kind:
        case "text":
            return isinstance(value, str) and value == value.strip() != "" and "<" not in value
        case "date":
            return isinstance(value, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value))
        case "language":
            return value in LANGUAGES
        case "languages":
            return isinstance(value, list) and set(value) <= set(LANGUAGES)
        case "address":
            return isinstance(value, str) and value.startswith(root)
        case "reference":
            return isinstance(value, dict) and set(value) == {"@id"} and value["@id"] in known
        case "number":
            return isinstance(value, int)
        case "true":
            return value is True
        case "code":
            return isinstance(value, str) and bool(re.fullmatch("[A-Z]{2,3}", value))
    return False


@both_sites
def test_what_pages_tell_is_as_schema_org_has_it(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(which)
    for address, page in listed(site).items():
        nodes = graph(site, address)
        known = {node["@id"] for node in nodes if "@id" in node}
        assert [each for node in nodes for each in wrong(node, known, site.url)] == [], address
        (told,) = [node for node in nodes if node["@type"] == "WebPage"]
        assert told["url"] == site.url + address
        assert told["inLanguage"] == language(address)
        (described,) = page.select("meta[name=description]")
        assert told["description"] == described["content"]
    for address in HIDDEN:
        assert site.pages[address].select("script[type='application/ld+json']") == []


@pytest.mark.parametrize("prefix", ["", "ja/"])
def test_crumbs_are_those_that_readers_see(site: Site, prefix: str) -> None:
    assert of_type(site, prefix, "BreadcrumbList") == []
    address = f"{prefix}guide/fees/"
    (crumbs,) = of_type(site, address, "BreadcrumbList")
    seen = [li.get_text(strip=True) for li in site.pages[address].select("nav.crumbs li")]
    assert [item["name"] for item in crumbs["itemListElement"]] == seen
    assert [item["position"] for item in crumbs["itemListElement"]] == [1, 2, 3]
    assert crumbs["itemListElement"][0]["item"] == site.url + prefix
    assert crumbs["itemListElement"][-1]["item"] == site.url + address


@pytest.mark.parametrize("prefix", ["", "ja/"])
def test_the_self_check_and_the_glossary_say_what_they_are(site: Site, prefix: str) -> None:
    (application,) = of_type(site, f"{prefix}self-check/", "WebApplication")
    assert application["offers"]["price"] == "0"
    (terms,) = of_type(site, f"{prefix}glossary/", "DefinedTermSet")
    entries = site.pages[f"{prefix}glossary/"].select(".glossary details[id]")
    anchors = [term["url"].partition("#")[2] for term in terms["hasDefinedTerm"]]
    assert sorted(anchors) == sorted(str(entry["id"]) for entry in entries)
    others = {node["@type"] for address in listed(site) for node in graph(site, address)} - {
        "WebPage",
        "WebSite",
        "BreadcrumbList",
    }
    assert others == {"WebApplication", "DefinedTermSet"}


def test_an_office_is_named_only_where_there_is_one(site: Site, office_site: Site) -> None:
    for prefix in ("", "ja/"):
        for address in ("services/", "contact/"):
            assert of_type(site, prefix + address, "ProfessionalService") == []
            (office,) = of_type(office_site, prefix + address, "ProfessionalService")
            assert office["name"] == "An Office"
            assert office["telephone"] == "03 0000 0000"
            assert "address" not in office
        assert of_type(office_site, f"{prefix}guide/fees/", "ProfessionalService") == []
