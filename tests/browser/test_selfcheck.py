"""The self-check as a reader meets it: from the home page to the result and on."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

import selfcheck
from selfcheck import wording
from tests.browser.conftest import (
    ANSWERS,
    HOME,
    ROUTE,
    TODAY,
    Reader,
    assessment,
    questions,
    said,
    steps,
)

pytestmark = pytest.mark.browser

both_languages = pytest.mark.parametrize("language", HOME)
BEFORE_THE_QUESTIONS = 2
"""Answers that are listed besides those to the questions: for whom, and which check."""


def start_from_home(someone: Reader) -> None:
    link = someone.page.locator("main a[href*='self-check']").first
    someone.page.goto(someone.site + HOME[someone.language])
    leads_to = link.get_attribute("href") or ""
    link.click()
    expect(someone.page).to_have_url(re.compile(re.escape(someone.address)))
    if "route=" not in leads_to:
        someone.sees("role")
        someone.choose("role", "self")
        someone.go_on()
        someone.sees("route")
        someone.choose("route", ROUTE)
        someone.go_on()


def assert_result_says_what_the_rules_say(someone: Reader, answers: dict[str, Any]) -> None:
    result = selfcheck.present(assessment(answers), someone.language)
    shown = someone.page.locator("[data-outcome]")
    expect(shown.locator("h2")).to_have_text(result["text"]["title"])
    expect(shown.locator("h2")).to_be_focused()
    expect(shown.locator("[data-actions] li")).to_have_text(
        [action["text"] for action in result["actions"]]
    )
    rows = shown.locator("[data-requirement]")
    expect(rows).to_have_count(len(result["findings"]))
    for finding in result["findings"]:
        row = shown.locator(f'[data-requirement="{finding["requirement"]}"]')
        assert row.get_attribute("data-status") == finding["status"]
        assert row.get_attribute("data-label") == finding["label"]
        text = finding["text"]
        for part in (text["label"], text["reason"], *text["remedies"]):
            expect(row).to_contain_text(part)
        linked = row.locator("a").evaluate_all("links => links.map((link) => link.href)")
        assert {source["url"] for source in text["sources"]} <= set(linked)
    for name in ("documents", "timeline", "fees"):
        section = shown.locator(f'[data-plan="{name}"]')
        expect(section).to_have_count(1)


@both_languages
def test_from_home_to_the_result_and_the_contact_page_by_mouse(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    start_from_home(someone)
    answers = ANSWERS | {"pay": "lower"}
    someone.walk_by_mouse(answers)
    assert_result_says_what_the_rules_say(someone, answers)
    someone.page.locator("[data-outcome] a[data-contact]").click()
    expect(someone.page).to_have_url(f"{someone.site}{HOME[language]}contact/")
    summary = someone.page.evaluate("() => sessionStorage.getItem('selfcheck.summary')")
    assert selfcheck.present(assessment(answers), language)["text"]["title"] in summary
    assert said(language, "reason.pay.lower.text") in summary


@both_languages
def test_from_home_to_the_result_and_the_contact_page_by_keyboard(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    keyboard = someone.page.keyboard
    start_from_home(someone)
    for step in steps(ANSWERS):
        if step["kind"] == "assessment":
            break
        question = step["id"]
        someone.sees(question)
        assert someone.focused == "h2"
        wanted = ANSWERS.get(question, "not_sure")
        wanted = wanted[0] if isinstance(wanted, list) else wanted
        if question == "occupation":
            someone.tab_to("input")
            keyboard.type(f"{wanted}")
            someone.tab_to(f"{question}={wanted}")
            keyboard.press("Space")
        elif step["type"] == "multi":
            someone.tab_to(f"{question}={wanted}")
            keyboard.press("Space")
        else:
            someone.tab_to(f"{question}=")
            keyboard.press("Space")
            for _ in range(step["options"].index(wanted)):
                keyboard.press("ArrowDown")
            assert someone.focused == f"{question}={wanted}"
        keyboard.press("Enter")
    someone.sees_result(ANSWERS)
    assert someone.focused == "h2"
    someone.page.locator("a[data-contact]").focus()
    keyboard.press("Enter")
    expect(someone.page).to_have_url(f"{someone.site}{HOME[language]}contact/")


def test_the_first_questions_need_no_python_and_a_failed_download_can_be_retried(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = someone.page
    page.context.route("**/*.wasm", lambda route: route.abort())
    someone.open()
    third, fourth = questions(ANSWERS)[2:4]
    someone.walk(ANSWERS, until=third)
    expect(page.locator("html[data-selfcheck-runtime=failed]")).to_be_attached()

    someone.choose(third, ANSWERS[third])
    someone.go_on()
    failure = page.locator("[data-failure]")
    expect(failure).to_contain_text(said("en", "page.failure.line"))
    expect(failure.locator("h2")).to_be_focused()
    expect(failure.locator("a[href*='who-qualifies']")).to_be_visible()
    expect(failure.locator("a[href*='contact']")).to_be_visible()

    page.context.unroute("**/*.wasm")
    failure.locator("[data-action=retry]").click()
    someone.sees(fourth)
    expect(page.locator("html[data-selfcheck-runtime=ready]")).to_be_attached()
    expect(page.locator("[data-answers] dt")).to_have_count(3 + BEFORE_THE_QUESTIONS)


def test_a_browser_without_webassembly_is_told_so(reader: Callable[..., Reader]) -> None:
    someone = reader("ja")
    someone.page.add_init_script("delete globalThis.WebAssembly")
    someone.open()
    third = questions(ANSWERS)[2]
    someone.walk(ANSWERS, until=third)
    someone.choose(third, ANSWERS[third])
    someone.go_on()
    shown = someone.page.locator("[data-failure]")
    expect(shown).to_contain_text(said("ja", "page.failure.unsupported"))


def test_the_wait_for_the_rules_is_told_and_ends_by_itself(reader: Callable[..., Reader]) -> None:
    someone = reader()
    waiting: list[Any] = []
    someone.page.context.route("**/*.wasm", lambda route: waiting.append(route))
    someone.open()
    third, fourth = questions(ANSWERS)[2:4]
    someone.walk(ANSWERS, until=third)
    someone.choose(third, ANSWERS[third])
    someone.go_on()
    waits = someone.page.locator("[data-loading]")
    expect(waits.get_by_role("status")).to_be_visible()
    # How much has arrived is told by a bar with an end.
    expect(waits.locator("progress")).to_have_attribute("max", "1")
    assert waits.locator("progress").evaluate("bar => bar.position") >= 0
    for route in waiting:
        route.continue_()
    someone.sees(fourth)
    assert someone.focused == "h2"


def test_the_language_can_be_changed_on_the_way_and_on_the_result(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = someone.page
    switch = page.locator("[data-language-switch]")
    someone.open()
    someone.walk(ANSWERS, until="education")
    switch.click()
    expect(page.locator("html[lang=ja]")).to_be_attached()
    someone.sees("education")
    asked = questions(ANSWERS).index("education")
    expect(page.locator("[data-answers] dt")).to_have_count(asked + BEFORE_THE_QUESTIONS)

    someone.choose("education", ANSWERS["education"])
    someone.go_on()
    for question in questions(ANSWERS)[questions(ANSWERS).index("education") + 1 :]:
        someone.sees(question)
        someone.choose(question, ANSWERS.get(question, "not_sure"))
        someone.go_on()
    someone.sees_result(ANSWERS)
    switch.click()
    expect(page.locator("html[lang=en]")).to_be_attached()
    someone.sees_result(ANSWERS)
    title = selfcheck.present(assessment(ANSWERS), "en")["text"]["title"]
    expect(page.locator("[data-outcome] h2")).to_have_text(title)


def test_each_route_can_be_chosen_and_keeps_its_own_answers(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = someone.page
    someone.open("")
    someone.sees("role")
    someone.go_on()
    expect(page.locator(".field-error")).to_contain_text(said("en", "page.error.role"))
    someone.choose("role", "self")
    someone.go_on()
    someone.sees("route")
    someone.go_on()
    expect(page.locator(".field-error")).to_contain_text(said("en", "page.error.route"))
    for route in selfcheck.ROUTES:
        first = selfcheck.step(route, {}, on=TODAY)["id"]
        someone.choose("route", route)
        someone.go_on()
        someone.sees(first)
        assert page.url == someone.address
        assert someone.chosen(first) == []
        page.go_back()
        someone.sees("route")
    someone.open("?route=nowhere")
    someone.sees("route")


@both_languages
def test_an_employer_is_asked_and_told_about_a_candidate(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    page = someone.page
    employer = wording.load(language, on=TODAY, variant=wording.EMPLOYER)
    someone.open()
    someone.sees("where")
    someone.change("role")
    someone.choose("role", "employer")
    someone.go_on()
    someone.sees("route")
    someone.choose("route", ROUTE)
    someone.go_on()
    someone.sees("where")
    expect(page.locator("legend h2")).to_have_text(employer.text("question.where.title"))
    answers = ANSWERS | {"pay": "lower"}
    someone.walk(answers)
    pay = page.locator("[data-requirement=pay]")
    expect(pay).to_contain_text(employer.text("reason.pay.lower.text"))
    page.reload()
    expect(pay).to_contain_text(employer.text("reason.pay.lower.text"))


def test_an_obstacle_names_what_else_may_fit(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.open()
    someone.walk(ANSWERS | {"occupation": ["factory_line"]})
    others = someone.page.locator("[data-alternatives]")
    expect(others).to_be_visible()
    expect(others).to_contain_text(said("en", "status_of_residence.specified_skilled_worker"))
    expect(others).to_contain_text(said("en", "alternative.specified_skilled_worker.why"))
    expect(someone.page.locator("[data-plan=documents]")).to_be_hidden()
    someone.page.locator("[data-later] > summary").click()
    expect(someone.page.locator("[data-plan=documents]")).to_be_visible()


@both_languages
def test_without_scripts_the_page_shows_the_first_question_and_where_to_go(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language, java_script_enabled=False)
    someone.open("")
    someone.sees("role")
    expect(someone.page.get_by_text(said(language, "page.no_script"))).to_be_visible()
    expect(
        someone.page.locator("[data-selfcheck] a[href*='who-qualifies']:visible").first
    ).to_be_visible()
    expect(
        someone.page.locator("[data-selfcheck] a[href*='contact']:visible").first
    ).to_be_visible()
    expect(someone.page.locator("[data-selfcheck] button:visible")).to_have_count(0)


NOTE_REPLIES = """
window.foreseen = [];
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (request, ...rest) {
  this.addEventListener("message", ({ data }) => {
    if (data.id === request.id && JSON.parse(data.said).ok) {
      window.foreseen.push(...(request.answers.missed_notices ?? []));
    }
  });
  return post.call(this, request, ...rest);
};
"""
SEND_OFF = """async () => {
  document.querySelector("#missed_notices-none").click();
  document.querySelector("[data-selfcheck] form").requestSubmit();
  // No reply of the worker comes before these are over.
  for (let turn = 0; turn < 1000; turn += 1) await null;
  return document.querySelector("[data-selfcheck] article h2")?.textContent;
}"""


def test_the_verdict_stands_before_the_rules_are_asked_again(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = someone.page
    page.add_init_script(NOTE_REPLIES)
    someone.open_at("missed_notices", ANSWERS)
    someone.sees("missed_notices")
    # Loaded anew, the question stands there before the rules do.
    page.reload()
    someone.sees("missed_notices")
    page.locator("[data-selfcheck] button[type=submit]").hover()
    for option in ("address", "none"):
        page.wait_for_function("option => window.foreseen.includes(option)", arg=option)
    answers = ANSWERS | {"missed_notices": ["none"]}
    title = selfcheck.present(assessment(answers), someone.language)["text"]["title"]
    assert page.evaluate(SEND_OFF) == title
    someone.sees_result(answers)
