"""Each question: its answers, what is wrong with them, its filter, and the way on."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

import selfcheck
from selfcheck import wording
from tests.browser.conftest import ANSWERS, HOME, TODAY, Reader, questions, said, steps

pytestmark = pytest.mark.browser

both_languages = pytest.mark.parametrize("language", HOME)

PHONE = {"width": 360, "height": 740}
NO_DEGREE = ANSWERS | {"education": "secondary", "it_exam": "no"}


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
    asked = questions(ANSWERS)
    someone.sees(asked[asked.index("dispatch") + 1])
    someone.page.go_back()
    someone.sees("pay")
    assert someone.chosen("dispatch") == [ANSWERS["dispatch"]]


def test_numbers_in_any_width_and_what_is_wrong_with_others(reader: Callable[..., Reader]) -> None:
    someone = reader("ja")
    page = someone.page
    someone.open()
    asked = next(step for step in steps(NO_DEGREE) if step.get("type") == "number")
    number = asked["id"]
    limit = wording.load("ja", on=TODAY).figure(asked["maximum"], asked["unit"])
    someone.walk(NO_DEGREE, until=number)
    field = page.locator(f"input[name={number}][type=text]")
    error = page.locator(".field-error")
    for typed, reason in (("", "number"), ("たくさん", "not_a_number"), ("９９９", "too_large")):
        field.fill(typed)
        someone.go_on()
        expect(error).to_contain_text(said("ja", f"page.error.{reason}", limit=limit))
        expect(field).to_be_focused()
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
    error = said(language, "page.error.choice")
    beside = page.locator(".field-error")
    expect(beside).to_have_count(1)
    expect(beside).to_contain_text(error)
    expect(beside).to_be_in_viewport()
    expect(page.get_by_role("group", description=re.compile(re.escape(error)))).to_be_visible()
    assert someone.focused.startswith(f"{first}=")
    assert "#" not in page.url
    someone.choose(first, ANSWERS[first])
    someone.go_on()
    someone.sees(questions(ANSWERS)[1])
    expect(beside).to_have_count(0)


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


def test_everyday_words_find_an_occupation_at_the_start_of_words(
    reader: Callable[..., Reader],
) -> None:
    someone = reader("en")
    page = someone.page
    someone.open()
    someone.walk(ANSWERS, until="occupation")
    for typed, found, not_found in (
        ("IT", "systems_engineer", ("hotel_front", "interior_designer")),
        ("receptionist", "hotel_front", ("programmer",)),
        ("SE", "systems_engineer", ("hotel_front", "cook")),
        ("front desk", "hotel_front", ("programmer",)),
        ("zzzz", "other", ("hotel_front",)),
        ("フロント", "hotel_front", ("cook",)),
        ("zzzz", "other", ("hotel_front",)),
        ("ホテル", "hotel_front", ("programmer",)),
    ):
        page.locator("[data-filter] input").fill(typed)
        expect(page.locator(f"label[for=occupation-{found}]"), typed).to_be_visible()
        for occupation in not_found:
            expect(page.locator(f"label[for=occupation-{occupation}]"), typed).to_be_hidden()


@both_languages
def test_question_first_options_and_the_way_on_share_a_phone_s_screen(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language, viewport=PHONE)
    page = someone.page
    someone.open("")
    for step in ("role", "route"):
        someone.sees(step)
        expect(page.locator("[data-selfcheck] fieldset h2")).to_be_in_viewport(ratio=1)
        expect(page.locator("[data-selfcheck] fieldset label").nth(1)).to_be_in_viewport(ratio=1)
        expect(page.locator("[data-selfcheck] button[type=submit]")).to_be_in_viewport(ratio=1)
        someone.choose(step, "self" if step == "role" else "first")
        someone.go_on()
    for question in questions(ANSWERS)[:-1]:
        someone.sees(question)
        # The step's top comes into view, whatever was scrolled before.
        expect(page.locator("[data-selfcheck] fieldset h2").first).to_be_in_viewport(ratio=1)
        expect(page.locator("[data-selfcheck] fieldset label").first).to_be_in_viewport(ratio=1)
        expect(page.locator("[data-selfcheck] button[type=submit]")).to_be_in_viewport(ratio=1)
        someone.choose(question, ANSWERS.get(question, "not_sure"))
        page.mouse.wheel(0, 2000)
        someone.go_on()


def test_the_number_of_questions_left_never_rises(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.open()
    left: list[int] = []
    for question in questions(ANSWERS):
        someone.sees(question)
        told = someone.page.locator("[data-left]").inner_text()
        left.append(int((re.findall(r"\d+", told) or ["1"])[0]))
        someone.choose(question, ANSWERS.get(question, "not_sure"))
        someone.go_on()
    assert left == sorted(left, reverse=True)
    assert left[0] > left[-1]


def test_a_question_is_explained_by_what_was_chosen_however_it_is_come_to(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = someone.page
    someone.open("?route=extension")
    for question, answer in (("present_work", "same_job"), ("occupation", ["hotel_front"])):
        someone.sees(question)
        someone.choose(question, answer)
        someone.go_on()
    someone.sees("working_week")
    assert_explained_by(page, "hotel_front")
    page.locator("[data-action=back]").click()
    someone.sees("occupation")
    someone.choose("occupation", ["accountant"])
    someone.go_on()
    someone.sees("working_week")
    assert_explained_by(page, "accountant", "hotel_front")
    # The page shows it again by itself, before any rule runs.
    page.context.route("**/*.wasm", lambda route: route.abort())
    page.reload()
    assert_explained_by(page, "accountant", "hotel_front")


def assert_explained_by(page: Page, *chosen: str) -> None:
    answers = {"present_work": "same_job", "occupation": chosen}
    asked = selfcheck.step("extension", answers, on=TODAY)
    examples = page.locator("[data-selfcheck] fieldset [data-example]:visible")
    expect(examples).to_have_text(selfcheck.present(asked, "en")["text"]["examples"])
