"""The self-check as a reader meets it: from the home page to the result and on."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

import selfcheck
from selfcheck import wording
from tests.browser.conftest import (
    ANSWERS,
    AXE,
    HOME,
    ROUTE,
    TODAY,
    Reader,
    assessment,
    questions,
    said,
    steps,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("selfcheck")]

SEVERAL_ROUTES = len(selfcheck.ROUTES) > 1
both_languages = pytest.mark.parametrize("language", HOME)

NO_DEGREE = ANSWERS | {"education": "secondary", "it_exam": "no"}


def start_from_home(someone: Reader) -> None:
    link = someone.page.locator("main a[href*='self-check']").first
    someone.page.goto(someone.site + HOME[someone.language])
    link.click()
    expect(someone.page).to_have_url(re.compile(re.escape(someone.address)))
    if SEVERAL_ROUTES and "route=" not in someone.page.url:
        someone.choose("route", ROUTE)
        someone.go_on()


def assert_result_says_what_the_rules_say(someone: Reader, answers: dict[str, Any]) -> None:
    result = selfcheck.present(assessment(answers), someone.language)
    shown = someone.page.locator("[data-outcome]")
    expect(shown.locator("h2")).to_have_text(result["text"]["title"])
    expect(shown.locator("h2")).to_be_focused()
    order = ["not_met", "open", "met"]
    findings = sorted(result["findings"], key=lambda finding: order.index(finding["status"]))
    rows = shown.locator("[data-requirement]")
    expect(rows).to_have_count(len(findings))
    for row, finding in zip(rows.all(), findings, strict=True):
        assert row.get_attribute("data-requirement") == finding["requirement"]
        assert row.get_attribute("data-status") == finding["status"]
        expect(row).to_contain_text(finding["text"]["status"])
        expect(row).to_contain_text(finding["text"]["reason"])
        linked = row.locator("a").evaluate_all("links => links.map((link) => link.href)")
        assert {source["url"] for source in finding["text"]["sources"]} <= set(linked)
    for name in ("documents", "timeline", "fees"):
        section = shown.locator(f'[data-plan="{name}"]')
        items = result["plan"][name]
        expect(section).to_be_visible(visible=bool(items))
        expect(section.locator(".plan > li")).to_have_count(len(items))


@both_languages
def test_from_home_to_the_result_and_the_contact_page_by_mouse(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    start_from_home(someone)
    answers = ANSWERS | {"pay": "lower"}
    someone.walk(answers)
    assert_result_says_what_the_rules_say(someone, answers)
    someone.page.locator("[data-outcome] a[data-contact]").click()
    expect(someone.page).to_have_url(f"{someone.site}{HOME[language]}contact/")
    summary = someone.page.evaluate("() => sessionStorage.getItem('selfcheck.summary')")
    assert said(language, "outcome.obstacle.title") in summary
    assert said(language, "reason.pay.lower.text") in summary


@both_languages
def test_from_home_to_the_result_and_the_contact_page_by_keyboard(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    keyboard = someone.page.keyboard
    start_from_home(someone)
    someone.page.locator("h1").click()
    for step in steps(ANSWERS):
        if step["kind"] == "assessment":
            break
        question = step["id"]
        someone.sees(question)
        if question != questions(ANSWERS)[0]:
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
    expect(page.locator("[data-answers] dt")).to_have_count(3)


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
    expect(someone.page.locator("[data-loading][role=status]")).to_be_visible()
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
    expect(page.locator("[data-answers] dt")).to_have_count(questions(ANSWERS).index("education"))
    expect(page.locator("[data-progress]")).to_contain_text(
        said("ja", "requirement.background.name")
    )

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
    outcome = assessment(ANSWERS)["outcome"]
    expect(page.locator("[data-outcome] h2")).to_have_text(said("en", f"outcome.{outcome}.title"))


@pytest.mark.skipif(not SEVERAL_ROUTES, reason="there is nothing to choose from")
def test_each_route_can_be_chosen_and_keeps_its_own_answers(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = someone.page
    someone.open("")
    someone.sees("route")
    someone.go_on()
    expect(page.locator(".error-summary")).to_contain_text(said("en", "page.error.route"))
    for route in selfcheck.ROUTES:
        first = selfcheck.step(route, {}, on=TODAY)["id"]
        someone.choose("route", route)
        someone.go_on()
        someone.sees(first)
        assert page.url == f"{someone.address}?route={route}"
        assert someone.chosen(first) == []
        page.go_back()
        someone.sees("route")
    someone.open("?route=nowhere")
    someone.sees("route")


def test_questions_that_belong_together_stand_on_one_screen(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    someone.open()
    someone.walk(ANSWERS, until="pay")
    expect(someone.page.locator("fieldset[data-question=dispatch]")).to_be_visible()
    someone.choose("pay", ANSWERS["pay"])
    someone.choose("dispatch", ANSWERS["dispatch"])
    someone.go_on()
    someone.sees("record")
    someone.page.go_back()
    someone.sees("pay")
    assert someone.chosen("dispatch") == [ANSWERS["dispatch"]]


@both_languages
def test_an_employer_is_asked_and_told_about_a_candidate(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    page = someone.page
    employer = wording.load(language, on=TODAY, variant=wording.EMPLOYER)
    someone.open()
    someone.sees("where")
    page.locator("label[for=role-switch]").click()
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
    duties = someone.page.locator("[data-requirement=duties]")
    expect(duties).to_contain_text(said("en", "status_of_residence.specified_skilled_worker"))
    expect(duties).to_contain_text(said("en", "alternative.specified_skilled_worker.why"))


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
    expect(page.locator("[data-action=back]")).to_be_visible(visible=SEVERAL_ROUTES)
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


def test_numbers_in_any_width_and_what_is_wrong_with_others(reader: Callable[..., Reader]) -> None:
    someone = reader("ja")
    page = someone.page
    someone.open()
    asked = next(step for step in steps(NO_DEGREE) if step.get("type") == "number")
    number = asked["id"]
    limit = wording.load("ja", on=TODAY).figure(asked["maximum"], asked["unit"])
    someone.walk(NO_DEGREE, until=number)
    field = page.locator(f"input[name={number}][type=text]")
    summary = page.locator(".error-summary")
    for typed, reason in (("", "number"), ("たくさん", "not_a_number"), ("９９９", "too_large")):
        field.fill(typed)
        someone.go_on()
        expect(summary).to_contain_text(said("ja", f"page.error.{reason}", limit=limit))
        expect(summary).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_value(typed)
        expect(page).to_have_title(re.compile("^エラー"))
    someone.choose(number, "not_sure")
    expect(field).to_have_value("")
    field.fill("１０")
    assert someone.chosen(number) == []
    someone.go_on()
    following = questions(NO_DEGREE | {number: 10})
    someone.sees(following[following.index(number) + 1])
    page.locator("[data-answers] summary").click()
    expect(page.locator("[data-answers]")).to_contain_text("10年")


@both_languages
def test_going_on_without_an_answer_says_what_is_missing(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    page = someone.page
    someone.open()
    first = questions(ANSWERS)[0]
    someone.sees(first)
    someone.go_on()
    summary = page.locator(".error-summary[role=alert]")
    expect(summary).to_be_focused()
    error = said(language, "page.error.choice")
    expect(summary.get_by_role("link", name=error)).to_be_visible()
    expect(page.get_by_role("group", description=re.compile(re.escape(error)))).to_be_visible()
    summary.get_by_role("link").click()
    assert someone.focused.startswith(f"{first}=")
    assert "#" not in page.url
    someone.choose(first, ANSWERS[first])
    someone.go_on()
    someone.sees(questions(ANSWERS)[1])
    expect(summary).to_have_count(0)


def test_none_and_not_sure_stand_alone(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.open()
    someone.walk(ANSWERS, until="organisation")
    options = next(s for s in steps(ANSWERS) if s.get("id") == "organisation")["options"]
    others = [option for option in options if option not in ("none", "not_sure")]
    assert someone.chosen("organisation") == []
    someone.choose("organisation", others)
    assert someone.chosen("organisation") == others
    someone.choose("organisation", "none")
    assert someone.chosen("organisation") == ["none"]
    someone.choose("organisation", "not_sure")
    assert someone.chosen("organisation") == ["not_sure"]
    someone.choose("organisation", others[0])
    assert someone.chosen("organisation") == [others[0]]


def test_a_long_list_can_be_narrowed(reader: Callable[..., Reader]) -> None:
    someone = reader("ja")
    page = someone.page
    someone.open()
    someone.walk(ANSWERS, until="occupation")
    field = page.locator("[data-filter] input")
    rows = page.locator("fieldset .choice:visible")
    all_rows = rows.count()
    someone.choose("occupation", "cook")
    # Hiragana, and half-width letters, find what is written in katakana.
    for typed in ("ぷろぐら", "ﾌﾟﾛｸﾞﾗ", "programmer"):
        field.fill(typed)
        expect(page.locator("label[for=occupation-programmer]")).to_be_visible()
        expect(page.locator("label[for=occupation-cook]")).to_be_visible()
        expect(page.locator("label[for=occupation-not_sure]")).to_be_visible()
        expect(page.locator("label[for=occupation-driver]")).to_be_hidden()
        expect(page.locator("[data-filter] [role=status]")).to_have_text(re.compile(r"\d"))
    field.fill("zzzz")
    expect(page.locator("[data-filter] [role=status]")).to_have_text(
        said("ja", "page.say.no_match")
    )
    expect(page.locator("label[for=occupation-other]")).to_be_visible()
    field.press("Enter")
    someone.sees("occupation")
    field.fill("")
    assert rows.count() == all_rows


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


def test_the_result_offers_a_link_that_brings_it_back(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    someone.open()
    someone.walk(ANSWERS)
    link = someone.page.locator("[data-answers-link]").input_value()
    another = reader("en")
    another.page.goto(link)
    another.sees_result(ANSWERS)


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
    someone.sees("route" if SEVERAL_ROUTES else questions(ANSWERS)[0])
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


@both_languages
def test_without_scripts_the_page_shows_the_first_question_and_where_to_go(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language, java_script_enabled=False)
    someone.open("")
    someone.sees("route" if SEVERAL_ROUTES else questions(ANSWERS)[0])
    expect(someone.page.get_by_text(said(language, "page.no_script"))).to_be_visible()
    expect(someone.page.locator("[data-selfcheck] a[href*='who-qualifies']")).to_be_visible()
    expect(someone.page.locator("[data-selfcheck] a[href*='contact']")).to_be_visible()
    expect(someone.page.locator("[data-selfcheck] button:visible")).to_have_count(0)


def squeezed(text: str) -> str:
    """The text without spaces, and without the ligatures that printing brings."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def test_the_printed_result_is_complete(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.open()
    someone.walk(ANSWERS)
    document = PdfReader(BytesIO(someone.page.pdf()))
    printed = squeezed("".join(sheet.extract_text() for sheet in document.pages))
    result = selfcheck.present(assessment(ANSWERS), "en")
    for finding in result["findings"]:
        assert squeezed(finding["text"]["reason"]) in printed
    assert result["findings"][0]["text"]["sources"][0]["url"] in printed
    assert f"{someone.site}contact/" in printed
    for key in ("page.restart", "page.result.print", "page.result.keep"):
        assert squeezed(said("en", key)) not in printed
    folded = someone.page.locator("[data-outcome] details[open]")
    expect(folded).to_have_count(0)


def test_a_phone_needs_no_sideways_scrolling_and_rows_are_large(
    reader: Callable[..., Reader],
) -> None:
    # 320 pixels are also what is left of 1280 at 400 % zoom.
    someone = reader("ja", viewport={"width": 320, "height": 640})
    page = someone.page
    someone.open()
    width = "() => document.documentElement.scrollWidth"
    someone.walk(ANSWERS, until="occupation")
    assert page.evaluate(width) == 320
    for row in page.locator("fieldset .choice label").all()[:5]:
        box = row.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["width"] > 250
    someone.choose("occupation", ANSWERS["occupation"])
    someone.open(f"?route={ROUTE}#answers={quote(json.dumps(full(ANSWERS)))}")
    someone.sees_result(ANSWERS)
    assert page.evaluate(width) == 320


def full(answers: dict[str, Any]) -> dict[str, Any]:
    """The answers with those that are left open in them."""
    given: dict[str, Any] = assessment(answers)["answers"]
    return given


@both_languages
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_question_error_and_result_are_accessible(
    reader: Callable[..., Reader], language: str, scheme: str
) -> None:
    someone = reader(language, color_scheme=scheme, bypass_csp=True)
    page = someone.page
    shown = "slate" if scheme == "dark" else "default"

    def violations() -> list[str]:
        expect(page.locator(f'body[data-md-color-scheme="{shown}"]')).to_be_attached()
        page.add_script_tag(path=AXE)
        result = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
        return [
            f"{violation['id']}: {node['html']}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    someone.open()
    someone.sees(questions(ANSWERS)[0])
    assert violations() == []
    someone.go_on()
    expect(page.locator(".error-summary")).to_be_visible()
    assert violations() == []
    answers = full(ANSWERS | {"pay": "lower"})
    someone.open(f"?route={ROUTE}#answers={quote(json.dumps(answers))}")
    someone.sees_result(ANSWERS | {"pay": "lower"})
    page.locator("[data-outcome]").evaluate(
        "result => result.querySelectorAll('details').forEach((folded) => { folded.open = true; })"
    )
    assert violations() == []
