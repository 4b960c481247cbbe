"""Pictures, published cases and occupations: complete, and the same in both languages."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from selfcheck import facts
from selfcheck.facts import catalogue
from tests.shared import read_yaml

from .conftest import BUILD_DATE, Site
from .test_words import LANGUAGES, MACRO, TAG, TYPED

ROOT = Path(__file__).parents[2]
CASES: dict[str, Any] = read_yaml(ROOT / "overrides/cases.yml")["cases"]
JUDGED: dict[str, Any] = read_yaml(ROOT / "tests/rules/cases.yaml")
PICTURES = {
    language: read_yaml(ROOT / f"overrides/pictures/{language}.yml") for language in LANGUAGES
}
PAGES = ("guide/obstacles/", "guide/permitted/")


def in_both(site: Site, address: str) -> tuple[BeautifulSoup, BeautifulSoup]:
    return site.pages[address], site.pages[f"ja/{address}"]


def outline(tag: Tag) -> list[object]:
    """The elements under a tag, without marks for sources, language and what a line keeps whole."""
    return [
        (each.name, each.get("class"), each.get("data-status"), each.get("role"))
        for each in tag.find_all(True)
        if not each.get("lang") and not {"cite", "together"} & set(each.get("class") or [])
    ]


def leaves(texts: Any) -> list[str]:
    if isinstance(texts, str):
        return [texts]
    inside = texts.values() if isinstance(texts, dict) else texts
    return [leaf for each in inside for leaf in leaves(each)]


# Pictures


@pytest.mark.site
def test_pictures_are_drawn_alike_in_both_languages(site: Site) -> None:
    drawn = set()
    for address in site.english:
        english, japanese = (page.select("[data-picture]") for page in in_both(site, address))
        assert len(english) == len(japanese), address
        for one, other in zip(english, japanese, strict=True):
            drawn.add(one["data-picture"])
            assert outline(one) == outline(other), one["data-picture"]
            assert one.get_text() != other.get_text()
    assert drawn == set(PICTURES["en"])


@pytest.mark.site
def test_pictures_are_read_out_in_full(site: Site) -> None:
    """All their words stand in lists; drawings only repeat what is written."""
    for page in site.pages.values():
        for picture in page.select("[data-picture]"):
            caption = picture.select_one("figcaption")
            assert caption is not None
            assert caption.get_text(strip=True)
            assert all(each.get("aria-hidden") == "true" for each in picture.select("svg"))
            assert all(each.get_text(strip=True) for each in picture.select("li, dt, dd"))


def test_lists_without_markers_stay_lists() -> None:
    """WebKit takes a list with `list-style: none` for none; an empty marker does it no harm."""
    folder = ROOT / "overrides" / "assets"
    lists = [folder / name for name in ("pictures.css", "cases.css", "home.css")]
    assert all('list-style-type: ""' in style.read_text("utf-8") for style in lists)
    for style in (*lists, *folder.glob("pictures/*.css")):
        assert "list-style: none" not in style.read_text("utf-8"), style.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_take_their_figures_from_the_facts(language: str) -> None:
    typed = [
        text
        for text in leaves(PICTURES[language])
        if TYPED[language].search(TAG.sub("", MACRO.sub("", text)))
    ]
    assert not typed


@pytest.mark.site
def test_every_status_that_is_carved_out_is_a_neighbour(site: Site) -> None:
    shown = {
        str(each["data-status"])
        for each in site.pages["guide/"].select("[data-picture=neighbours] [data-status]")
    }
    carved_out = facts.value("F-SCP-2", on=date.fromisoformat(BUILD_DATE))
    assert {status.removesuffix("_services") for status in carved_out} <= shown


# Published cases


def test_every_case_that_the_rules_answer_is_told() -> None:
    assert JUDGED.keys() <= CASES.keys()
    for id_, judged in JUDGED.items():
        told = CASES[id_]
        assert told["outcome"] == judged["published"], id_
        amounts = {amount for amount, unit in told.get("figures", {}).values() if unit == "yen"}
        published = re.findall(r"([\d,]+) yen", judged["case"])
        assert amounts >= {int(amount.replace(",", "")) for amount in published}, id_


@pytest.mark.parametrize("id_", CASES)
def test_a_case_says_the_same_in_both_languages(id_: str) -> None:
    case = CASES[id_]
    assert case["source"] in facts.sources()
    parts = {"what", "case", "why"} | ({"helped"} if case["outcome"] == "refused" else set())
    given = case.get("figures", {}).keys() | case.get("facts", {}).keys()
    for language, longest in zip(LANGUAGES, (36, 90), strict=True):
        assert case[language].keys() == parts
        for text in case[language].values():
            assert not TYPED[language].search(text), text
            for sentence in re.split(r"(?<=[。.!?])\s*", text):
                words = sentence if language == "ja" else sentence.split()
                assert len(words) <= longest, sentence
        named = {
            name for text in case[language].values() for _, name, *_ in Formatter().parse(text)
        }
        assert named - {None} == given


@pytest.mark.site
@pytest.mark.parametrize("prefix", ["", "ja/"])
def test_every_case_stands_on_the_page_of_its_outcome(site: Site, prefix: str) -> None:
    for address, outcome in zip(PAGES, ("refused", "permitted"), strict=True):
        told = [str(each["id"]) for each in site.pages[prefix + address].select("[id^=case-]")]
        assert sorted(told) == sorted(
            f"case-{id_.lower()}"
            for id_, case in CASES.items()
            # A permission under another status is told among the permissions.
            if (case["outcome"] == "refused") == (outcome == "refused")
        )


# Occupations


@pytest.mark.site
@pytest.mark.parametrize("prefix", ["", "ja/"])
def test_every_occupation_is_listed_under_its_group(site: Site, prefix: str) -> None:
    page = site.pages[f"{prefix}guide/occupations/"]
    listed = [str(each["id"]) for each in page.select("[id^=job-]")]
    assert listed == [f"job-{id_.replace('_', '-')}" for id_ in catalogue.occupations()]
    groups = {each.group.replace("_", "-") for each in catalogue.occupations().values()}
    assert groups <= {str(each["id"]) for each in page.select("h2[id]")}
