"""The policy of each page lets run what is on the page, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from bs4 import BeautifulSoup

from .conftest import Site, attribute, read

pytestmark = pytest.mark.site


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split(";") if part)}


def policy_of(page: BeautifulSoup) -> dict[str, list[str]]:
    (tag,) = page.select("meta[http-equiv=Content-Security-Policy]")
    return directives(attribute(tag, "content"))


def every_page(site: Site) -> list[BeautifulSoup]:
    return [
        *site.pages.values(),
        *(read(site.folder / f"{name}.html") for name in ("404", "offline")),
    ]


def test_scripts_inside_pages_are_hashed(site: Site) -> None:
    for page in every_page(site):
        inside = {
            "'sha256-"
            + base64.b64encode(hashlib.sha256(script.string.encode()).digest()).decode()
            + "'"
            for script in page.select("script:not([src], [type='application/json'])")
            if script.string
        }
        named = {each for each in policy_of(page)["script-src"] if each.startswith("'sha256-")}
        assert named == inside


def test_nothing_on_a_page_needs_more_than_its_policy(site: Site) -> None:
    for page in every_page(site):
        assert page.select("style, [style]") == []
        assert [
            tag for tag in page.find_all(True) if any(re.match("on", a) for a in tag.attrs)
        ] == []
        policy = policy_of(page)
        assert policy["default-src"] == ["'self'"]
        assert policy["style-src"] == ["'self'"]
        assert "'unsafe-inline'" not in policy["script-src"]
        assert "'unsafe-eval'" not in policy["script-src"]
        assert "'wasm-unsafe-eval'" in policy["script-src"]


def test_the_policy_comes_before_anything_that_loads(site: Site) -> None:
    for page in every_page(site):
        assert page.head is not None
        assert [tag.name for tag in page.head.find_all(True)[:2]] == ["meta", "meta"]
        assert page.head.find_all("meta")[1].has_attr("http-equiv")


def test_the_form_may_send_to_its_endpoint(site: Site, office_site: Site) -> None:
    for page in every_page(site):
        assert policy_of(page)["form-action"] == ["'self'"]
    for page in every_page(office_site):
        for directive in ("form-action", "connect-src"):
            assert policy_of(page)[directive] == ["'self'", "https://forms.example.net"]


def test_headers_for_hosts_that_read_them(office_site: Site) -> None:
    rules: dict[str, dict[str, str]] = {}
    path = ""
    for line in (office_site.folder / "_headers").read_text("utf-8").splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            rules[path][name] = value
        else:
            path = line
            rules[path] = {}
    for_all = rules["/visa/guide/*"]
    assert for_all["X-Content-Type-Options"] == "nosniff"
    assert for_all["Referrer-Policy"]
    assert for_all["Permissions-Policy"]
    allowed = set(directives(for_all["Content-Security-Policy"])["script-src"])
    for page in every_page(office_site):
        assert set(policy_of(page)["script-src"]) <= allowed
    assert "immutable" in rules["/visa/guide/assets/selfcheck/*"]["Cache-Control"]
