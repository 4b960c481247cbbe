"""Header and footer: what is always there, and what is there only if the office is set."""

from __future__ import annotations

import json
import re
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


PERIOD = re.compile(
    r"(?:between|from) (\d+ \w+ \d{4}) (?:and|to|until) (\d+ \w+ \d{4})"
    r"|(\d+年\d+月\d+日)から(\d+年\d+月\d+日)まで"
)


def test_a_period_of_one_day_is_told_as_a_day(site: Site) -> None:
    found = {
        f"{address}: {period[0]}"
        for address, page in site.pages.items()
        for period in PERIOD.finditer(" ".join(page.get_text(" ").split()))
        if (period[1] or period[3]) == (period[2] or period[4])
    }
    assert found == set()
    for address in ("contact/", "ja/contact/"):
        assert site.pages[address].select_one("#page-sources .note-soft") is not None


@pytest.mark.parametrize(
    ("address", "named"),
    [
        (
            "",
            (
                "Last check of a rule or fee: ",
                "this page’s facts were checked between ",
                "The facts on this page were last checked on ",
                "The figures on this site are those that apply on ",
            ),
        ),
        (
            "ja/",
            (
                "このサイトで基準や手数料を最後に確認した日：",
                "このページの情報を確認した日：",
                "このページの情報を最後に確認した日：",
                "このサイトの数値は、",
            ),
        ),
    ],
)
def test_each_day_of_the_home_page_says_what_it_is(
    site: Site, address: str, named: tuple[str, ...]
) -> None:
    text = " ".join(site.pages[address].get_text(" ").split())
    assert [name for name in named if text.count(name) != 1] == []
    # The result of the self-check calls the same day by the same name.
    sayings = site.pages[f"{address}self-check/"].select_one("[data-sayings]")
    assert sayings is not None
    assert named[0].rstrip("：: ") in json.loads(sayings.get_text())["page.say.rules"]


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
