"""Links that carry answers: whole, damaged, outdated, and without their route."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

import selfcheck
from selfcheck.browser.build import find_node
from selfcheck.questions import QUESTIONS
from tests.browser.conftest import TODAY, Reader, said
from tests.browser.people import (
    GRADUATE,
    LOW_PAY,
    address_for,
    open_plan,
    plan_of,
    rows_of,
    shown_papers,
    tick_for,
    told_to,
)

pytestmark = pytest.mark.browser

USUAL_LENGTH = 300


def test_a_link_is_short_and_brings_everything_back(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = open_plan(someone, GRADUATE)
    link = page.locator("[data-answers-link]").input_value()
    assert len(link) < USUAL_LENGTH
    another = page.context.new_page()
    another.goto(link)
    another.locator("[data-outcome]").wait_for(timeout=20_000)
    assert set(shown_papers(another)) == {rows[0]["id"] for rows in rows_of(plan_of(GRADUATE))}
    for ask in plan_of(GRADUATE)["asks"]:
        if ask["value"] is not None:
            asked = another.locator(f"[data-asks] div:has([data-change={ask['id']}])")
            expect(asked).to_contain_text(ask["text"]["answer"])
    expect(another.locator("[data-notice]")).to_be_empty()
    assert "#" not in another.url
    assert another.locator("[data-answers-link]").input_value() == link


def test_a_damaged_or_outdated_link_keeps_what_fits_and_says_so(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = open_plan(someone, GRADUATE)
    address, _, text = page.locator("[data-answers-link]").input_value().partition("#answers=")
    version, first, *rest = text.split(".")
    for damaged in (
        ".".join([version, first[:-1] + ("A" if first[-1] != "A" else "B"), *rest]),
        ".".join([version, "zzzzzz", first, *rest]),
        text[:-20],
        f"9{text[1:]}",
        "%%%",
        "",
    ):
        someone.forgets()
        page.goto(f"{address}#answers={damaged}")
        expect(page.locator("[data-notice]")).to_have_text(said("en", "page.say.link_repaired"))
        assert "#" not in page.url
        shown = page.locator("[data-selfcheck] :is([data-outcome], fieldset)").first
        expect(shown).to_be_visible()
        someone.forgets()
        page.goto(f"{address}#answers={text}")
        expect(page.locator("[data-notice]")).to_be_empty()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_link_asks_before_it_takes_the_place_of_answers_and_gives_them_back(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    page = open_plan(someone, GRADUATE)
    own = page.locator("[data-answers-link]").input_value()
    result = page.locator("[data-outcome] h2")
    notice = page.locator("[data-notice]")
    page.goto(f"{someone.address}{address_for(LOW_PAY)}")
    expect(result).to_have_text(told_to(GRADUATE, language)["text"]["title"])
    expect(notice).to_contain_text(said(language, "page.link.waits"))
    notice.locator("button").click()
    expect(result).to_have_text(told_to(LOW_PAY, language)["text"]["title"])
    expect(notice).to_contain_text(said(language, "page.link.taken"))
    notice.locator("button").click()
    expect(result).to_have_text(told_to(GRADUATE, language)["text"]["title"])
    assert page.locator("[data-answers-link]").input_value() == own


def test_a_link_that_lost_its_route_is_taken_up_once_the_route_is_chosen(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = open_plan(someone, GRADUATE)
    tick_for(page, plan_of(GRADUATE)["documents"][0]["id"]).check()
    link = page.locator("[data-answers-link]").input_value()
    another = page.context.new_page()
    _, fragment = link.split("#")
    # Some mail programs write this sign in another way.
    another.goto(f"{someone.address}#{fragment.replace('~', '%7E')}")
    said_so = said("en", "page.say.link_without_route")
    expect(another.locator("[data-notice]")).to_have_text(said_so)
    another.locator("label[for=role-self]").click()
    another.locator("[data-selfcheck] button[type=submit]").click()
    another.locator("label[for=route-first]").click()
    another.locator("[data-selfcheck] button[type=submit]").click()
    another.locator("[data-outcome]").wait_for(timeout=20_000)
    expect(another.locator("[data-tick]:checked")).to_have_count(1)
    expect(another.locator("[data-notice]")).to_be_empty()


TABLE = {
    id_: {"type": question.type, "options": list(question.all_options)}
    for id_, question in QUESTIONS.items()
}


class Links:
    """The page's own code for links, under Node."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def __call__(self, call: str, *given: Any) -> Any:
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps({"call": call, "given": given}), file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())


@pytest.fixture(scope="module")
def links() -> Iterator[Links]:
    command = [find_node(), Path(__file__).parent / "link.mjs"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        yield Links(process)
        assert process.stdin
        process.stdin.close()


def answers_to(id_: str) -> st.SearchStrategy[Any]:
    question = QUESTIONS[id_]
    sure = [option for option in question.all_options if option not in ("none", "not_sure")]
    if question.type == "choice":
        return st.sampled_from(question.all_options)
    if question.type == "multi":
        alone = st.sampled_from([[each] for each in question.all_options if each not in sure])
        return alone | st.lists(st.sampled_from(sure), min_size=1, unique=True)
    if question.type == "number":
        return st.just("not_sure") | st.integers(question.minimum, question.maximum)
    return st.just("not_sure") | st.dates().map(date.isoformat)


SOME_ANSWERS = st.fixed_dictionaries({}, optional={id_: answers_to(id_) for id_ in QUESTIONS})
TICKS = st.lists(st.text("ABYZabyz0189-_", min_size=3, max_size=3), max_size=30, unique=True)
ROUTES = st.sampled_from(selfcheck.ROUTES)


@settings(deadline=None)
@given(route=ROUTES, answers=SOME_ANSWERS, ticks=TICKS)
def test_what_is_packed_into_a_link_comes_out_of_it(
    links: Links, route: str, answers: dict[str, Any], ticks: list[str]
) -> None:
    text = links("pack", route, answers, ticks, TABLE)
    assert re.fullmatch(r"[\w.~-]+", text, re.ASCII)
    assert links("unpack", route, text, TABLE) == {
        "answers": answers,
        "ticks": ticks,
        "intact": True,
    }


@settings(deadline=None)
@given(route=ROUTES, answers=SOME_ANSWERS, data=st.data())
def test_of_a_link_of_other_questions_what_still_fits_comes_out(
    links: Links, route: str, answers: dict[str, Any], data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.sampled_from(sorted(TABLE))))
    text = links("pack", route, answers, [], TABLE)
    left = {id_: question for id_, question in TABLE.items() if id_ not in gone}
    assert links("unpack", route, text, left) == {
        "answers": {id_: answer for id_, answer in answers.items() if id_ not in gone},
        "ticks": [],
        "intact": not gone & answers.keys(),
    }


@settings(deadline=None)
@given(route=ROUTES, answers=SOME_ANSWERS, data=st.data())
def test_a_changed_link_gives_only_answers_that_questions_take(
    links: Links, route: str, answers: dict[str, Any], data: st.DataObject
) -> None:
    text = links("pack", route, answers, [], TABLE)
    at = data.draw(st.integers(0, len(text) - 1))
    put = data.draw(st.text(max_size=4))
    changed = text[:at] + put + text[at + data.draw(st.integers(0, 5)) :]
    carried = links("unpack", route, changed, TABLE)
    assert carried["intact"] is (changed == text)
    for id_, answer in carried["answers"].items():
        if QUESTIONS[id_].type in ("choice", "multi"):
            QUESTIONS[id_].read(answer)


def test_no_two_codes_are_the_same(links: Links) -> None:
    families = [list(TABLE), *(question["options"] for question in TABLE.values())]
    families.append(
        [
            row["id"]
            for procedure in ("coe", "change", "extension")
            for row in selfcheck.document_table(procedure, TODAY, "en")
        ]
    )
    for family in families:
        codes = {links("codeOf", id_) for id_ in family}
        assert len(codes) == len(set(family))
