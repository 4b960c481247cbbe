"""Header and footer: what is always there, and what is there only if the office is set."""

from __future__ import annotations

from datetime import date

import pytest

import selfcheck
from selfcheck import facts

from .conftest import BUILD_DATE, Site, run

pytestmark = pytest.mark.site


def test_an_unset_office_is_not_shown(site: Site) -> None:
    for page in site.pages.values():
        assert page.select(".site-footer address, .site-footer dl") == []
    assert "Not set, so not shown: name, licence" in site.log


def test_a_set_office_shows_what_is_set(office_site: Site) -> None:
    for page in office_site.pages.values():
        (office,) = page.select(".site-footer address")
        assert office.strong is not None
        assert office.strong.get_text() == "An Office"
        assert [dd.get_text(strip=True) for dd in office.select("dd")] == ["03 0000 0000"]


@pytest.mark.parametrize(
    ("address", "frame", "day"),
    [
        ("guide/fees/", "Immigration Services Agency", "22 November 2026"),
        ("ja/guide/fees/", "出入国在留管理庁", "2026年11月22日"),
    ],
)
def test_every_page_says_who_decides(site: Site, address: str, frame: str, day: str) -> None:
    footer = site.pages[address].select_one("footer")
    assert footer is not None
    assert frame in footer.get_text()
    assert day in footer.get_text()


@pytest.mark.parametrize(
    ("address", "checked"),
    [
        (
            "guide/fees/",
            "last checked on 4 October 2026; the oldest copy of a source is of 19 April 2026",
        ),
        ("ja/guide/fees/", "最後に確認した日：2026年10月4日（最も古い出典の写しは2026年4月19日）"),
    ],
)
def test_a_page_says_when_its_facts_were_checked(site: Site, address: str, checked: str) -> None:
    footer = site.pages[address].select_one("footer")
    assert footer is not None
    assert checked in footer.get_text()


def test_every_dated_fact_is_in_the_list_of_changes(site: Site) -> None:
    dated = {
        period.start
        for fact in facts.all_facts()
        for period in fact.values
        if period.start and fact.state != "outdated"
    }
    for address in ("sources/", "ja/sources/"):
        assert len(site.pages[address].select(".fact-changes > li")) == len(dated)


def test_the_list_of_changes_says_to_what(site: Site) -> None:
    listed = site.pages["sources/"].select_one(".fact-changes")
    assert listed is not None
    text = listed.get_text()
    for said in ("Fee for permanent residence: ¥200,000", "TB screening for residents of Viet Nam"):
        assert said in text


def test_facts_due_for_a_check_are_named(site: Site) -> None:
    assert "Due for a check: F-" in site.log


@pytest.mark.parametrize(
    "environment", [{"CONTACT_METHOD": "pigeon"}, {"SOURCE_DATE_EPOCH": "last week"}]
)
def test_a_wrong_setting_stops_the_build(environment: dict[str, str], tmp_path: object) -> None:
    result = run("-m", "mkdocs", "build", "--site-dir", str(tmp_path), **environment)
    assert result.returncode != 0
    (variable,) = environment
    assert variable in result.stderr


def test_the_self_check_holds_every_question(site: Site) -> None:
    asked = {
        question["id"]
        for route in selfcheck.ROUTES
        for question in selfcheck.questions(route, on=date.fromisoformat(BUILD_DATE), ahead=True)
    }
    for address in ("self-check/", "ja/self-check/"):
        fieldsets = site.pages[address].find_all("fieldset", {"data-question": True})
        assert {fieldset["data-question"] for fieldset in fieldsets} >= asked
        for fieldset in fieldsets:
            names = {control["name"] for control in fieldset.find_all("input", {"name": True})}
            assert names == {fieldset["data-question"]}
