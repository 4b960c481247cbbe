"""What comes out of a printer: whole, on few sheets, light."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import Reader, said
from tests.browser.people import GRADUATE, PEOPLE, Person, open_plan, told_to

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("printed")]

both_languages = pytest.mark.parametrize("language", ["en", "ja"])

A4_IN_POINTS = (595, 842)
SHEETS_AT_MOST = 3
PRINTED_OF = {
    "must": ("title", "official_name", "need", "recency", "shows", "note"),
    "if": ("title", "official_name", "need", "recency"),
    "optional": ("title",),
    "fee": ("title", "amount", "tax", "total", "detail", "payer", "payee", "when"),
}
"""What of a row comes out on paper: of what is optional, its name."""

# Fonts give some characters of a printed text back as others that look the same.
LOOKALIKES = str.maketrans("⺠⻑⻝⻄⻘⻩⻲⻭⻨", "民長食西青黄亀歯麦")


def squeezed(text: str) -> str:
    """Letters and digits only, without the ligatures and lookalikes that printing brings."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text).translate(LOOKALIKES))


@both_languages
def test_the_plan_prints_whole_on_few_sheets(reader: Callable[..., Reader], language: str) -> None:
    someone = reader(language, color_scheme="dark")
    for person in PEOPLE.values():
        page = open_plan(someone, person, opened=False)
        assert_prints_whole(page, person, someone)
        page.emulate_media(media="print")
        assert page.evaluate("() => getComputedStyle(document.body).colorScheme") == "light"
        # What is wider than the sheet would be cut at its edge.
        page.set_viewport_size({"width": 718, "height": 1000})
        assert page.evaluate("() => document.documentElement.scrollWidth") == 718
        page.emulate_media(media="null")
        page.set_viewport_size({"width": 1280, "height": 720})


def assert_prints_whole(page: Page, person: Person, someone: Reader) -> None:
    document = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert 1 <= len(document.pages) <= SHEETS_AT_MOST
    for sheet in document.pages:
        size = (round(sheet.mediabox.width), round(sheet.mediabox.height))
        assert size == A4_IN_POINTS
    printed = squeezed("".join(sheet.extract_text() for sheet in document.pages))
    result = told_to(person, someone.language)
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


def test_what_was_folded_is_folded_again_after_printing(reader: Callable[..., Reader]) -> None:
    page = open_plan(reader(viewport={"width": 360, "height": 740}), GRADUATE, opened=False)
    page.pdf()
    assert page.locator("[data-outcome] details[open]").count() == 0
    contact = page.locator("[data-contact-address]").text_content() or ""
    assert contact.endswith("/contact/")


def test_the_employer_s_page_prints_on_its_own(reader: Callable[..., Reader]) -> None:
    page = open_plan(reader("ja"), GRADUATE)
    page.locator("[data-action=employer-page]").click()
    page.locator("[data-employer-page]").wait_for()
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 1
    assert squeezed(said("ja", "page.employer.title")) in squeezed(sheets[0].extract_text())
