"""The contact pages as they are built, and the inbox as a program meets it."""

from __future__ import annotations

import json
import re
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup, Tag
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from tests.contact_site import build
from tools import inbox

from .conftest import ROOT, Site, attribute, read

sys.path.append(str(ROOT / "overrides" / "hooks"))

import office
from contact import method_of

ENDPOINT = "https://forms.example.net/f/1"
PREVIEW = "http://127.0.0.1:8000"
MESSAGE = {"name": "Mei", "email": "mei@example.com", "message": "Hello"}
PREFIX = {"en": "", "ja": "ja/"}


def form_of(page: BeautifulSoup) -> Tag:
    (form,) = page.select("form[data-contact]")
    return form


def value_of(form: Tag, name: str) -> str:
    return attribute(form.select(f"[name={name}]")[0], "value")


pages = pytest.mark.site


@pages
def test_fields_are_named_alike_in_both_languages(office_site: Site) -> None:
    def names(language: str) -> list[tuple[str, object]]:
        fields = form_of(office_site.pages[f"{PREFIX[language]}contact/"]).select("[name]")
        return [(attribute(field, "name"), field.get("autocomplete")) for field in fields]

    assert names("en") == names("ja")
    assert {"language", "page", "version", "message_id", "consent"} <= dict(names("en")).keys()


@pages
@pytest.mark.parametrize("language", PREFIX)
def test_a_plain_form_leads_back_to_its_language(office_site: Site, language: str) -> None:
    form = form_of(office_site.pages[f"{PREFIX[language]}contact/"])
    assert (form["method"], form["action"]) == ("post", ENDPOINT)
    assert value_of(form, "_next") == f"{office_site.url}{PREFIX[language]}contact/sent/"
    assert value_of(form, "page") == f"{office_site.url}{PREFIX[language]}contact/"
    assert value_of(form, "language") == language
    assert f"{PREFIX[language]}contact/sent/" in office_site.pages


@pages
def test_nothing_private_is_asked_for(office_site: Site) -> None:
    for prefix in PREFIX.values():
        page = office_site.pages[f"{prefix}contact/"]
        asked = [attribute(field, "name") for field in form_of(page).select("[name]")]
        assert not [name for name in asked if "passport" in name or "number" in name]
        assert "My Number" in page.text or "マイナンバー" in page.text


@pages
def test_with_nothing_set_there_is_no_dead_form_and_the_log_says_what_to_set(site: Site) -> None:
    for prefix in PREFIX.values():
        page = site.pages[f"{prefix}contact/"]
        assert form_of(page).has_attr("hidden")
        assert not page.select("[name=consent]")
    for variable in ("CONTACT_ENDPOINT", "CONTACT_METHOD", "CONTACT_EMAIL"):
        assert variable in site.log


@pages
@pytest.mark.parametrize(("prefix", "until"), [("", "until you send it"), ("ja/", "送信するまで")])
def test_only_a_page_that_sends_speaks_of_what_is_kept_until_then(
    site: Site, office_site: Site, prefix: str, until: str
) -> None:
    address = f"{prefix}contact/"
    assert until in office_site.pages[address].select(".contact__privacy")[0].text
    assert until not in site.pages[address].text


@pages
@pytest.mark.parametrize(("prefix", "title"), [("", "Ask about"), ("ja/", "お問い合わせ")])
def test_without_an_office_the_title_promises_none_and_one_line_says_so(
    site: Site, office_site: Site, prefix: str, title: str
) -> None:
    def heading(pages: Site) -> str:
        (found,) = pages.pages[f"{prefix}contact/"].select("h1")
        return found.text

    assert title in heading(office_site)
    assert title not in heading(site)
    writing = site.pages[f"{prefix}contact/"].select("[data-writing]")[0]
    assert not re.search("does not take messages|受け付けていません", writing.text)


@pages
def test_nothing_of_the_inbox_is_published(site: Site) -> None:
    assert not [path for path in site.folder.rglob("*") if "inbox" in path.name]


def test_the_privacy_note_says_what_the_office_set(tmp_path: Path) -> None:
    built = build(
        tmp_path,
        OFFICE_NAME='An "Office" & Co',
        CONTACT_ENDPOINT=f"{ENDPOINT}?a=1&b=2",
        CONTACT_EMAIL="office@example.org",
        CONTACT_RETENTION_MONTHS="6",
    )
    for prefix, months in (("", "6 months"), ("ja/", "6か月")):
        page = read(built.folder / prefix / "contact" / "index.html")
        (note,) = page.select(".contact__privacy")
        for told in ('An "Office" & Co', "forms.example.net", "office@example.org", months):
            assert told in note.text
        assert form_of(page)["action"] == f"{ENDPOINT}?a=1&b=2"


@pytest.mark.parametrize(
    "settings",
    [
        {"CONTACT_METHOD": "endpoint"},
        {"CONTACT_METHOD": "email"},
        {"CONTACT_METHOD": "pigeon"},
        {"CONTACT_ENDPOINT": "javascript:alert(1)"},
        {"CONTACT_RETENTION_MONTHS": "long"},
    ],
)
def test_settings_that_do_not_fit_are_named(
    settings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stops a build; see test_frame.py."""
    for variable in office.VARIABLES.values():
        monkeypatch.delenv(variable, raising=False)
    for variable, text in settings.items():
        monkeypatch.setenv(variable, text)
    config = MkDocsConfig()
    config.extra["office"] = {}
    with pytest.raises(PluginError, match=variable):
        method_of(office.on_config(config).extra["office"])


# The inbox


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with inbox.running(tmp_path, [PREVIEW]) as address:
        yield address


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments: object) -> None:
        return None


def post(
    address: str, fields: dict[str, str] | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the inbox's answer."""
    body = urlencode(MESSAGE | (fields or {})).encode()
    request = urllib.request.Request(address, body, headers)
    try:
        with urllib.request.build_opener(NoRedirect).open(request) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as answer:
        return answer.code, dict(answer.headers), answer.read()


def test_programs_get_json_and_only_the_preview_may_read_it(address: str) -> None:
    status, headers, body = post(address, Accept="application/json", Origin=PREVIEW)
    assert (status, json.loads(body)) == (200, {"ok": True})
    assert headers["access-control-allow-origin"] == PREVIEW


def test_other_pages_may_not_send(address: str, tmp_path: Path) -> None:
    status, headers, _ = post(address, Origin="https://example.com")
    assert status == 403
    assert "access-control-allow-origin" not in headers
    assert list(tmp_path.iterdir()) == []


def test_other_names_for_this_machine_are_not_answered(address: str, tmp_path: Path) -> None:
    assert post(address, Host="rebound.example.com")[0] == 400
    assert list(tmp_path.iterdir()) == []


def test_a_message_that_is_too_large_is_refused(address: str, tmp_path: Path) -> None:
    assert post(address, {"message": "x" * inbox.LARGEST_BODY})[0] == 413
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("wanted", "target"),
    [
        (f"{PREVIEW}/ja/contact/sent/", f"{PREVIEW}/ja/contact/sent/"),
        ("/contact/sent/", f"{PREVIEW}/contact/sent/"),
        ("sent/", f"{PREVIEW}/contact/sent/"),
        ("https://example.com/", None),
        ("//example.com/", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_readers_are_led_to_pages_of_the_preview_only(
    address: str, wanted: str, target: str | None
) -> None:
    status, headers, _ = post(address, {"_next": wanted}, Referer=f"{PREVIEW}/contact/")
    assert (status, headers.get("location")) == ((303, target) if target else (200, None))


def test_the_same_message_is_kept_once(address: str, tmp_path: Path) -> None:
    for fields in ({"message_id": "a"}, {"message_id": "a"}, {"message_id": "b"}, {}, {}):
        assert post(address, fields)[0] == 200
    assert len(list(tmp_path.glob("*.eml"))) == 3


def test_what_was_sent_in_no_time_is_set_apart(address: str, tmp_path: Path) -> None:
    post(address, {"seconds": "0"})
    assert list(tmp_path.glob("*.eml")) == []
    assert len(list((tmp_path / "spam").glob("*.eml"))) == 1
