"""The self-check for everybody: small and large screens, screen readers, keyboards, contrast."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import (
    ANSWERS,
    AXE,
    HOME,
    ROUTE,
    Reader,
    assessment,
    questions,
    said,
)
from tests.browser.looks import SPACED, TORN_LINES, violations
from tests.browser.people import (
    COUNTING,
    HOTEL,
    LATE,
    LATE_NOTICE,
    LOW_PAY,
    STUDENT,
    Person,
    open_plan,
    told_to,
)

pytestmark = pytest.mark.browser

both_languages = pytest.mark.parametrize("language", HOME)

COLOURS: tuple[tuple[Literal["light", "dark"], str, tuple[str, ...]], ...] = (
    ("light", "default", ()),
    ("dark", "slate", ("color-contrast", "link-in-text-block")),
)
"""The device's wish, the page's scheme, and the rules to look at: in the second, those of colours,
as nothing else differs."""
SMALLEST_TARGET = 24
MAIN_TARGET = 44


def violations_light_and_dark(page: Page) -> list[str]:
    """What axe finds in light colours, and in dark ones of what hangs on colours."""
    page.add_script_tag(path=AXE)
    found: list[str] = []
    for scheme, name, rules in COLOURS:
        # Without motion, so that no colour is met half way to another.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        expect(page.locator(f'body[data-md-color-scheme="{name}"]')).to_be_attached()
        found += [f"{scheme}: {each}" for each in violations(page, *rules)]
    return found


def open_everything(page: Page) -> None:
    page.locator("[data-outcome]").evaluate(
        "result => result.querySelectorAll('details').forEach((each) => { each.open = true; })"
    )


def small_targets(page: Page) -> list[str]:
    """Controls smaller than 24 pixels; a label counts for what it names."""
    found: list[str] = page.locator("[data-selfcheck]").evaluate(
        """(section, least) => [...section.querySelectorAll(
            "button, summary, a, input:not([type=hidden]), .choice label")]
          .filter((one) => one.checkVisibility())
          .filter((one) => {
            const box = (one.matches("input") && one.labels[0]
              ? one.labels[0] : one).getBoundingClientRect();
            return box.width < least || box.height < least;
          }).map((one) => one.outerHTML.slice(0, 120))""",
        SMALLEST_TARGET,
    )
    return found


@both_languages
def test_question_error_and_result_are_accessible(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language, bypass_csp=True)
    page = someone.page
    someone.open("")
    someone.sees("role")
    assert violations_light_and_dark(page) == []
    someone.open()
    someone.sees(questions(ANSWERS)[0])
    someone.go_on()
    expect(page.locator(".field-error")).to_be_visible()
    assert violations_light_and_dark(page) == []
    open_plan(someone, LOW_PAY)
    open_everything(page)
    assert violations_light_and_dark(page) == []
    page.locator("[data-action=employer-page]").click()
    page.locator("[data-employer-page]").wait_for()
    assert violations_light_and_dark(page) == []


@pytest.mark.parametrize(("language", "person"), [("en", LATE), ("ja", STUDENT), ("ja", COUNTING)])
def test_the_result_is_accessible_on_a_narrow_screen_light_and_dark(
    reader: Callable[..., Reader], language: str, person: Person
) -> None:
    # 320 pixels are also what is left of 1280 at 400 % zoom.
    someone = reader(language, bypass_csp=True, viewport={"width": 320, "height": 800})
    page = open_plan(someone, person)
    open_everything(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320
    assert page.evaluate(TORN_LINES) == []
    assert violations_light_and_dark(page) == []
    page.add_style_tag(content=SPACED)
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320


@both_languages
def test_everything_that_can_be_pressed_is_large_enough(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language, viewport={"width": 360, "height": 740})
    page = someone.page
    someone.open()
    someone.sees(questions(ANSWERS)[0])
    assert small_targets(page) == []
    for row in [
        *page.locator("[data-selfcheck] .choice label").all(),
        page.locator("[data-selfcheck] button[type=submit]"),
    ]:
        box = row.bounding_box()
        assert box
        assert box["height"] >= MAIN_TARGET
    open_plan(someone, HOTEL)
    assert small_targets(page) == []
    for card in page.locator("[data-card] > summary").all():
        box = card.bounding_box()
        assert box
        assert box["height"] >= MAIN_TARGET


def test_on_a_low_screen_the_way_on_covers_nothing(reader: Callable[..., Reader]) -> None:
    someone = reader(viewport={"width": 320, "height": 256})
    someone.open()
    someone.sees(questions(ANSWERS)[0])
    position = someone.page.locator(".step__go").evaluate("one => getComputedStyle(one).position")
    assert position == "static"


def test_a_screen_reader_hears_verdict_easy_words_reasons_actions_and_parts_in_this_order(
    reader: Callable[..., Reader],
) -> None:
    someone = reader("ja")
    page = open_plan(someone, LATE_NOTICE, opened=False)
    told = told_to(LATE_NOTICE, "ja")
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def heard(node: dict[str, Any]) -> Iterator[str]:
        role = node["role"]["value"]
        if role in ("heading", "StaticText") and not node["ignored"]:
            yield node["name"]["value"]
        if role != "heading" or node["ignored"]:
            for child in node.get("childIds", []):
                yield from heard(by_id[child])

    spoken = list(heard(nodes[0]))
    weighty = next(each for each in told["findings"] if each["label"] == "step_outstanding")
    rest = iter(spoken)
    for start in (
        told["text"]["title"],
        "やさしい",
        weighty["text"]["requirement"],
        told["actions"][0]["text"][:8],
        told["actions"][-1]["text"][:8],
        said("ja", "page.result.findings"),
        said("ja", "page.result.documents"),
        said("ja", "page.plan.hand_over"),
    ):
        assert any(text.startswith(start) for text in rest), f"{start} is not heard in its turn"
    # Readings over kanji are for the eye: the word itself is read.
    assert "にほんご" not in spoken


def test_marks_are_told_apart_without_colours(reader: Callable[..., Reader]) -> None:
    page = open_plan(reader(forced_colors="active"), LATE)
    icon = page.locator("[data-outcome] .verdict .status-icon")
    expect(icon).to_be_visible()
    marks = page.locator(".late-mark:visible")
    for mark in marks.all():
        assert mark.inner_text().strip()


def test_japanese_headings_keep_phrases_together(reader: Callable[..., Reader]) -> None:
    someone = reader("ja")
    someone.open()
    someone.sees(questions(ANSWERS)[0])
    for selector in ("fieldset h2", ".choice label"):
        style = someone.page.locator(selector).first.evaluate(
            "one => [getComputedStyle(one).wordBreak, getComputedStyle(one).lineBreak]"
        )
        assert style == ["auto-phrase", "strict"]


def test_a_link_s_answers_open_on_a_narrow_screen(reader: Callable[..., Reader]) -> None:
    someone = reader("ja", viewport={"width": 320, "height": 640})
    answers: dict[str, Any] = assessment(ANSWERS)["answers"]
    someone.open(f"?route={ROUTE}#answers={quote(json.dumps(answers))}")
    someone.sees_result(ANSWERS)
    assert someone.page.evaluate("() => document.documentElement.scrollWidth") == 320
