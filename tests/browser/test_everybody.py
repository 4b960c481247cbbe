"""Each of the people, seen once: short on a phone, whole on paper, and what the rules say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect
from pypdf import PageObject, PdfReader

from tests.browser.conftest import HOME, Reader, said
from tests.browser.people import PEOPLE, open_parts, open_plan, rows_of, told_to

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 720}
SCREENS_AT_MOST = 6
A4_IN_POINTS = (595, 842)
SHEETS_AT_MOST = 3
PRINTED_OF = {
    "must": ("title", "official_name", "one_of", "scope", "need", "recency", "shows", "note"),
    "if": ("title", "official_name", "one_of", "scope", "need", "recency"),
    "optional": ("title",),
    "fee": ("title", "amount", "tax", "total", "detail", "payer", "payee", "when"),
}
"""What of a row comes out on paper: of what is optional, its name."""

# Fonts give some characters of a printed text back as others that look the same.
LOOKALIKES = str.maketrans("⺠⻑⻝⻄⻘⻩⻲⻭⻨", "民長食西青黄亀歯麦")


def squeezed(text: str) -> str:
    """Letters and digits only, without the ligatures and lookalikes that printing brings."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text).translate(LOOKALIKES))


@pytest.mark.parametrize("language", HOME)
@pytest.mark.parametrize("name", PEOPLE)
def test_a_result_is_short_on_a_phone_whole_on_paper_and_says_what_the_rules_say(
    reader: Callable[..., Reader], name: str, language: str
) -> None:
    person = PEOPLE[name]
    someone = reader(language, viewport=PHONE, color_scheme="dark")
    page = open_plan(someone, person, opened=False)
    height = page.evaluate("() => document.documentElement.scrollHeight")
    assert height <= SCREENS_AT_MOST * PHONE["height"]
    page.set_viewport_size(DESK)
    result = told_to(person, language)
    assert_prints_whole(page, result, someone)
    open_parts(page)
    assert_plan_says_what_the_rules_say(page, result["plan"], language)
    assert_one_count_of_papers(page, result["plan"], language)


def assert_prints_whole(page: Page, result: dict[str, Any], someone: Reader) -> None:
    document = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert 1 <= len(document.pages) <= SHEETS_AT_MOST
    for paper in document.pages:
        size = (round(paper.mediabox.width), round(paper.mediabox.height))
        assert size == A4_IN_POINTS
    titles = set(filter(None, page.locator(".card__title h3").all_inner_texts()))
    sheets = [printed_by_height(paper) for paper in document.pages]
    for sheet in sheets:
        assert [title for title in titles if lies_over(title, sheet)] == []
    printed = squeezed("".join(text for sheet in sheets for text, _ in sheet))
    plan = result["plan"]
    wanted = [result["text"]["title"], plan["text"]["papers"]]
    wanted += [action["text"] for action in result["actions"]]
    wanted += [warning["text"] for warning in plan["warnings"]]
    wanted += [
        text
        for finding in result["findings"]
        for because in finding["text"]["because"]
        for text in (finding["text"]["reason"], because["asked"], because["answer"])
    ]
    wanted += [
        ask["text"]["answer"] for ask in plan["asks"] if ask["value"] not in (None, "not_sure")
    ]
    for document in plan["documents"]:
        wanted += [document["text"].get(text, "") for text in PRINTED_OF[document["need"]]]
    for rows, texts in (
        ("timeline", ("title", "dates", "span", "detail", "average")),
        ("notes", ("text",)),
    ):
        wanted += [row["text"].get(text, "") for row in plan[rows] for text in texts]
        wanted += [source["url"] for row in plan[rows] for source in row["text"]["sources"]]
    for fee in plan["fees"]["lines"]:
        wanted += [fee["text"].get(text, "") for text in PRINTED_OF["fee"]]
    wanted.append(plan["fees"]["total"]["text"] if plan["fees"]["lines"] else "")
    wanted += [page.locator("p.result__rules").last.inner_text(), someone.address]
    assert [text for text in wanted if squeezed(text) not in printed] == []
    for key in ("page.restart", "page.result.print", "page.result.keep"):
        assert squeezed(said(someone.language, key)) not in printed
    page.emulate_media(media="print")
    assert page.evaluate("() => getComputedStyle(document.body).colorScheme") == "light"
    # What is wider than the sheet would be cut at its edge.
    page.set_viewport_size({"width": 718, "height": 1000})
    assert page.evaluate("() => document.documentElement.scrollWidth") == 718
    page.emulate_media(media="null")
    page.set_viewport_size(DESK)


def printed_by_height(sheet: PageObject) -> list[tuple[str, float]]:
    """The pieces of text on a sheet in the page's own order, with their height from its foot."""
    texts: list[tuple[str, float]] = []

    def note(text: str, outer: list[float], inner: list[float], *_font: Any) -> None:
        height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        texts.append((text, height))

    sheet.extract_text(visitor_text=note)
    return texts


def lies_over(title: str, texts: list[tuple[str, float]]) -> bool:
    """Whether the title of a part is printed among the lines of the part before it."""
    heights = [
        (number, height)
        for number, (text, height) in enumerate(texts)
        if squeezed(text) == squeezed(title)
    ]
    return any(
        height >= before
        for number, height in heights
        for text, before in texts[:number]
        if text.strip()
    )


def assert_plan_says_what_the_rules_say(page: Page, plan: dict[str, Any], language: str) -> None:
    rows = rows_of(plan)
    papers = {row["document"]: row["text"] for row in told(page.locator("[data-document]"))}
    assert set(papers) == {items[0]["id"] for items in rows}
    for items in rows:
        row = papers[items[0]["id"]]
        for item in items:
            for text in (
                "title",
                "official_name",
                "one_of",
                "scope",
                "need",
                "recency",
                "shows",
                "note",
            ):
                assert item["text"].get(text, "") in row
    steps = told(page.locator("[data-stage]"))
    assert [step["stage"] for step in steps] == [step["id"] for step in plan["timeline"]]
    for row_, step in zip(steps, plan["timeline"], strict=True):
        for text in ("title", "dates", "span", "detail", "average"):
            assert step["text"].get(text, "") in row_["text"]
        assert row_.get("late") == step["late"]
        word = said(language, f"page.plan.{step['late']}") if step["late"] else ""
        assert word in row_["text"]
    for group in ("government", "office"):
        fees = [fee for fee in plan["fees"]["lines"] if fee["group"] == group]
        place = page.locator(f'[data-fees="{group}"]')
        expect(place).to_be_visible(visible=bool(fees))
        for row_, fee in zip(told(place.locator("[data-fee]")), fees, strict=True):
            for text in ("title", "amount", "tax", "total"):
                assert fee["text"].get(text, "") in row_["text"]
    card = page.locator("[data-card=fees]").text_content() or ""
    assert plan["fees"]["total"]["text"] in card
    for fee in plan["fees"]["lines"]:
        for text in ("detail", "payer", "payee", "when"):
            assert fee["text"].get(text, "") in card
    warnings = page.locator("[data-plan-warnings] li")
    expect(warnings).to_have_text(
        [told["text"] for told in (*plan["law_changes"], *plan["warnings"])]
    )
    asked = page.locator("[data-asks] [data-change]")
    assert asked.evaluate_all("all => all.map((one) => one.dataset.change)") == [
        ask["id"] for ask in plan["asks"]
    ]


def assert_one_count_of_papers(page: Page, plan: dict[str, Any], language: str) -> None:
    if not plan["documents"]:
        return
    number = str(plan["count"])
    shown = page.locator('[data-document]:not([data-need="optional"])')
    expect(shown).to_have_count(plan["count"])
    counts = page.locator('[data-count="documents"]')
    expect(counts.first).to_be_visible()
    assert set(counts.all_inner_texts()) == {number}
    expect(page.locator("[data-ready]")).to_have_text(
        said(language, "page.say.ready", number="0", total=number)
    )


def told(rows: Locator) -> list[dict[str, str]]:
    """What the rows say, with their data."""
    found: list[dict[str, str]] = rows.evaluate_all(
        "rows => rows.map((row) => ({ ...row.dataset, text: row.textContent }))"
    )
    return found
