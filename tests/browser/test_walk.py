"""The reader's way through the self-check: back, on, over a reload, by a link, and once more."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ANSWERS, ROUTE, Reader, questions, said

pytestmark = pytest.mark.browser


def test_one_answer_can_be_changed_and_the_others_stay(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.open()
    someone.walk(ANSWERS)
    someone.change("pay")
    assert someone.chosen("pay") == ["same_or_more"]
    someone.choose("pay", "lower")
    someone.go_on()
    someone.sees_result(ANSWERS | {"pay": "lower"})

    # A change that leads to new questions asks those, and nothing else again.
    someone.change("education")
    someone.choose("education", "secondary")
    someone.go_on()
    changed = ANSWERS | {"pay": "lower", "education": "secondary"}
    new = [question for question in questions(changed) if question not in questions(ANSWERS)]
    for question in new:
        someone.sees(question)
        someone.choose(question, "not_sure")
        someone.go_on()
    someone.sees_result(changed)

    # What the change made unreachable was kept.
    someone.change("education")
    someone.choose("education", "university")
    someone.go_on()
    someone.sees_result(ANSWERS | {"pay": "lower"})


def test_back_forward_and_reload_keep_place_and_answers(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.page
    third = questions(ANSWERS)[2]
    someone.open()
    expect(page.locator("[data-action=back]")).to_be_visible()
    someone.walk(ANSWERS, until="working_week")
    address = page.url
    page.go_back()
    someone.sees("occupation")
    assert someone.chosen("occupation") == ["programmer"]
    page.locator("[data-action=back]").click()
    someone.sees(third)
    page.go_forward()
    someone.sees("occupation")
    page.reload()
    someone.sees("occupation")
    assert someone.chosen("occupation") == ["programmer"]
    someone.go_on()
    someone.sees("working_week")
    assert page.url == address
    assert "programmer" not in page.url

    # From another page, and straight into a new one, the Back button still finds its way.
    someone.open()
    someone.sees("working_week")
    page.locator("[data-action=back]").click()
    someone.sees("occupation")


def test_answers_in_a_link_are_taken_and_those_the_rules_do_not_know_are_dropped(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = someone.page
    linked = ANSWERS | {"contract": "gone", "colour": "red"}
    someone.open(f"?route={ROUTE}#answers={quote(json.dumps(linked))}")
    someone.sees("contract")
    expect(page.locator("[data-notice]")).to_have_text(said("en", "page.say.dropped"))
    assert "#" not in page.url
    someone.choose("contract", "employment")
    someone.go_on()
    left = next(question for question in questions(ANSWERS) if question not in ANSWERS)
    someone.sees(left)
    expect(page.locator("[data-notice]")).to_be_empty()


def test_start_again_asks_once_and_forgets(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.page
    someone.open()
    someone.walk(ANSWERS, until="occupation")
    page.locator("[data-answers] summary").click()
    page.locator("[data-action=restart]").click()
    page.locator("[data-action=keep]").click()
    expect(page.locator("[data-action=restart]")).to_be_focused()
    someone.sees("occupation")
    page.locator("[data-action=restart]").click()
    page.locator("[data-action=clear]").click()
    someone.sees("role")
    expect(page.locator("[data-answers]")).to_have_count(0)
    assert page.evaluate("() => Object.values(sessionStorage).join()").count("employment") == 0


def test_without_storage_it_still_works(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('denied'); }})"
    )
    someone.open()
    someone.walk(ANSWERS)
    someone.change("pay")
    someone.choose("pay", "lower")
    someone.go_on()
    someone.sees_result(ANSWERS | {"pay": "lower"})
