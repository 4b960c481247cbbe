"""The guide's tables hold the rows of the self-check's plan, each with its source."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from bs4 import Tag

import selfcheck
from selfcheck import facts, wording
from selfcheck.plan import PROCEDURES, Procedure

from .conftest import BUILD_DATE, Site, attribute

pytestmark = pytest.mark.site

ON = date.fromisoformat(BUILD_DATE)
HOME = {"en": "", "ja": "ja/"}
CATEGORIES = (1, 2, 3, 4)

each_language = pytest.mark.parametrize("language", HOME)
each_application = pytest.mark.parametrize("procedure", ["coe", "change", "extension"])


def page_of(site: Site, language: str, name: str) -> Tag:
    return site.pages[f"{HOME[language]}guide/{name}/"]


def text_of(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def part_of(page: Tag, anchor: str) -> Iterator[Tag]:
    """The elements from one heading to the next."""
    heading = page.find(id=anchor)
    assert isinstance(heading, Tag)
    for tag in heading.find_next_siblings():
        if tag.name == heading.name:
            return
        yield tag


def papers(site: Site, language: str, procedure: str) -> list[Tag]:
    """The rows of a procedure's papers, wherever on its page they stand."""
    if procedure == "extension":
        return page_of(site, language, "extension").select("[data-document]")
    page = page_of(site, language, "documents")
    anchors = ["applicant", "employer", "category-4", "practice"]
    return [
        row
        for anchor in (["change"] if procedure == "change" else anchors)
        for tag in part_of(page, anchor)
        for row in tag.select("[data-document]")
    ]


def shown_for(row: Tag) -> list[int]:
    return [int(number) for number in attribute(row, "data-for").split()]


@each_language
@each_application
def test_papers_are_those_of_the_plan(site: Site, language: str, procedure: Procedure) -> None:
    rows = papers(site, language, procedure)
    wanted = {row["id"]: row for row in selfcheck.document_table(procedure, ON, language)}
    assert sorted(attribute(row, "data-document") for row in rows) == sorted(wanted)
    for row in rows:
        paper = wanted[attribute(row, "data-document")]
        text = text_of(row)
        assert paper["official_name"] in text
        for said in ("title", "shows", "note", "recency", "translation", "kind"):
            assert paper["text"].get(said, "") in text
        assert row.select_one("a.cite[href^='#source-']") is not None


@each_language
@each_application
def test_conditions_are_told_and_categories_have_their_column(
    site: Site, language: str, procedure: Procedure
) -> None:
    words = wording.load(language, on=ON)
    wanted = {row["id"]: row for row in selfcheck.document_table(procedure, ON, language)}
    for row in papers(site, language, procedure):
        paper = wanted[attribute(row, "data-document")]
        if paper["only_if"] or paper["unless"]:
            assert paper["text"].get("need", "") in text_of(row)
        named = words.listed([str(number) for number in paper["categories"]], kind="numbers")
        column = row.find_all("td")[-1]
        assert (text_of(column) == named) is (paper["categories"] != list(CATEGORIES))


@each_language
@each_application
def test_the_switch_leaves_what_the_facts_ask_of_a_category(
    site: Site, language: str, procedure: Procedure
) -> None:
    rows = papers(site, language, procedure)
    for category in CATEGORIES:
        left = {attribute(row, "data-document") for row in rows if category in shown_for(row)}
        asked = {
            document.id
            for document in facts.documents().values()
            if procedure in document.procedures
            and document.level(procedure, category, document.procedures[procedure].when, on=ON)
        }
        assert left == asked


@each_language
def test_headings_stay_as_long_as_a_row_below_them(site: Site, language: str) -> None:
    for name in ("documents", "extension"):
        page = page_of(site, language, name)
        for table in page.select("[data-table=papers]"):
            rows = table.select("[data-document]")
            asked = {number for row in rows for number in shown_for(row)}
            assert set(shown_for(table)) == asked
            missing = table.find_previous_sibling(class_="plan-tables__nothing")
            if asked == set(CATEGORIES):
                assert missing is None
            else:
                assert isinstance(missing, Tag)
                assert set(shown_for(missing)) == set(CATEGORIES) - asked
        for heading in page.select(".plan-table__group"):
            body = heading.find_parent("tbody")
            assert body is not None
            below: set[int] = set()
            for tag in body.find_next_siblings("tbody"):
                if tag.select(".plan-table__group"):
                    break
                below |= {n for row in tag.select("[data-document]") for n in shown_for(row)}
            assert set(shown_for(body)) == below


@each_language
@each_application
def test_alternatives_stand_together(site: Site, language: str, procedure: Procedure) -> None:
    together = [
        {attribute(row, "data-document") for row in body.select("[data-document]")}
        for row in papers(site, language, procedure)
        if isinstance(body := row.parent, Tag) and body.select(".plan-table__label")
    ]
    for place in papers(site, language, procedure):
        body = place.parent
        if isinstance(body, Tag) and (label := body.select_one(".plan-table__label")):
            # It tells how many there are, and where they end.
            assert str(len(body.select("[data-document]"))) in text_of(label)
            assert body.select_one("tr:last-child.plan-table__end") is not None
    by_group: dict[str, set[str]] = {}
    for row in selfcheck.document_table(procedure, ON, language):
        by_group.setdefault(row["alternative_of"], set()).add(row["id"])
    wanted = [ids for group, ids in by_group.items() if group and len(ids) > 1]
    assert {frozenset(ids) for ids in together} == {frozenset(ids) for ids in wanted}


@each_language
def test_sections_hold_what_their_headings_say(site: Site, language: str) -> None:
    page = page_of(site, language, "documents")
    wanted = {row["id"]: row for row in selfcheck.document_table("coe", ON, language)}

    def of(anchor: str) -> list[dict[str, Any]]:
        rows = [row for tag in part_of(page, anchor) for row in tag.select("[data-document]")]
        return [wanted[attribute(row, "data-document")] for row in rows]

    assert {tuple(row["prepared_by"]) for row in of("applicant")} == {("applicant",)}
    assert ("applicant",) not in {tuple(row["prepared_by"]) for row in of("employer")}
    assert {tuple(row["categories"]) for row in of("category-4")} == {(4,)}
    assert {row["kind"] for row in of("practice")} == {"practice"}


@each_language
@pytest.mark.parametrize("procedure", PROCEDURES)
def test_steps_are_those_of_the_plan(site: Site, language: str, procedure: Procedure) -> None:
    page = page_of(site, language, "timeline")
    (table,) = page.select(f"[data-table=steps][data-for={procedure}]")
    wanted = selfcheck.timeline_table(procedure, ON, language)
    rows = table.select("[data-step]")
    assert [attribute(row, "data-step") for row in rows] == [row["id"] for row in wanted]
    for row, step in zip(rows, wanted, strict=True):
        for said in ("title", "detail", "span", "average"):
            assert step["text"].get(said, "") in text_of(row)


def test_a_limit_reads_as_one(site: Site) -> None:
    page = page_of(site, "en", "timeline")
    rows = (page.select_one(f"[data-step={id_}]") for id_ in ("landing", "address", "delivery"))
    said = [text_of(row.find_all("td")[-1]) for row in rows if row]
    assert said == ["within 3 months", "within 14 days", "0 to 2 weeks"]


@each_language
def test_the_first_of_several_fees_tells_their_terms(site: Site, language: str) -> None:
    page = page_of(site, language, "fees")
    firsts = page.select("tbody > tr[data-fee]:first-child > .plan-table__about")
    assert firsts
    assert all(text_of(first) for first in firsts)


@each_language
def test_what_is_said_of_a_table_goes_with_it(site: Site, language: str) -> None:
    page = page_of(site, language, "documents")
    (said,) = page.select("p[data-for]:not(.plan-tables__nothing)")
    assert shown_for(said) == [4]


@each_language
@pytest.mark.parametrize("name", [*PROCEDURES, "office"])
def test_fees_are_those_of_the_plan(site: Site, language: str, name: str) -> None:
    page = page_of(site, language, "fees")
    tables = page.select(f"[data-fees~={name}]")
    said = " ".join(text_of(table) for table in tables)
    amounts = {
        attribute(cell, "data-fee"): text_of(cell)
        for table in tables
        for cell in table.select("[data-fee]")
    }
    wanted = selfcheck.fee_table(ON, language)[name]
    assert len(amounts) == len(wanted)
    for fee in wanted:
        # Change and extension cost the same, so one table serves both.
        cell = amounts[fee["id"].replace("extension_", "change_")]
        for key in ("amount", "tax", "total"):
            assert fee["text"].get(key, "") in cell
        for key in ("detail", "payer", "payee", "when"):
            assert fee["text"].get(key, "") in said


@each_language
@pytest.mark.parametrize("name", ["documents", "timeline", "fees", "extension"])
def test_what_a_table_cites_is_among_the_sources(site: Site, language: str, name: str) -> None:
    page = page_of(site, language, name)
    marks = page.select(".plan-tables a.cite")
    assert marks
    assert all(page.select(f"li{attribute(mark, 'href')} > a") for mark in marks)


@each_language
@pytest.mark.parametrize(("anchor", "newest_first"), [("in-force", True), ("planned", False)])
def test_changes_stand_in_the_order_of_their_days(
    site: Site, language: str, anchor: str, newest_first: bool
) -> None:
    page = page_of(site, language, "changes-2025-26")
    tables = [table for part in part_of(page, anchor) for table in part.find_all("table")]
    first = [row.td for row in tables[0].find_all("tr")]
    days = [day_of(text_of(cell), language) for cell in first if cell]
    assert len(days) > 4
    assert days == sorted(days, reverse=newest_first)


def day_of(text: str, language: str) -> tuple[int, int, int]:
    """A day in words; a month alone stands for the day before its first."""
    if language == "ja":
        year, month, day = re.findall(r"\d+", text + ("" if text.endswith("日") else "0日"))
        return int(year), int(month), int(day)
    *days, name, year = text.split()
    return int(year), list(calendar.month_name).index(name), int(days[0]) if days else 0
