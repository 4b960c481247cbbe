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
            for script in page.select("script:not([src], [type$=json])")
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
    assert for_all["Strict-Transport-Security"]
    assert "frame-ancestors 'none'" in for_all["Content-Security-Policy"]
    assert for_all["Cross-Origin-Resource-Policy"] == "same-origin"
    assert rules["/visa/guide/service-worker.js"]["Cache-Control"] == "no-cache"
    assert rules["/visa/guide/assets/release.json"]["Cache-Control"] == "no-cache"


def test_each_file_has_one_rule_for_caching(office_site: Site) -> None:
    """Hosts join what several rules say, and keep a file without one for as long as they like."""
    rules: dict[str, str] = {}
    path = ""
    for line in (office_site.folder / "_headers").read_text("utf-8").splitlines():
        if line.startswith("  Cache-Control: "):
            rules[path] = line
        elif not line.startswith(" "):
            path = line.removeprefix("/visa/guide/")
    for file in office_site.folder.rglob("*"):
        name = file.relative_to(office_site.folder).as_posix()
        is_page = file.suffix in ("", ".html", ".br", ".gz") or name.startswith("_hosts/")
        if file.is_file() and not is_page:
            fitting = [
                rule
                for rule in rules
                if rule == name or (rule.endswith("/*") and name.startswith(rule[:-1]))
            ]
            assert len(fitting) == 1, (name, fitting)


PATTERNS = {
    ".htaccess": r'SetEnvIf Request_URI "(.+)" named_by_content',
    "_hosts/nginx.conf": r'location ~ "(.+)" \{',
    "_hosts/Caddyfile": r"@named_by_content path_regexp (.+)",
}
"""Where each form says which files may be kept for good."""


@pytest.mark.parametrize("form", PATTERNS)
def test_other_hosts_get_the_same_headers(office_site: Site, form: str) -> None:
    text = (office_site.folder / form).read_text("utf-8")
    lines = (office_site.folder / "_headers").read_text("utf-8").splitlines()
    for_all = lines[1 : next(at for at, line in enumerate(lines) if at and line[0] == "/")]
    for line in for_all:
        name, _, value = line.strip().partition(": ")
        assert re.search(rf'{name} "{re.escape(value)}"', text), name
    (pattern,) = re.findall(PATTERNS[form], text)
    for path in office_site.folder.rglob("*"):
        address = f"/visa/guide/{path.relative_to(office_site.folder).as_posix()}"
        if path.suffix in (".mjs", ".css", ".wasm", ".bin") and "-" in path.stem:
            assert re.search(pattern, address), address
    for address in ("", "service-worker.js", "assets/release.json", "glossary/", "index.html"):
        assert not re.search(pattern, f"/visa/guide/{address}"), address
