"""What comes out of a printer: whole, on few sheets, light."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.browser.conftest import Reader, said
from tests.browser.people import GRADUATE, open_plan
from tests.browser.test_everybody import squeezed

GUIDE_SHEETS_AT_MOST = 6

pytestmark = pytest.mark.browser


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


def test_the_guide_to_documents_prints_whole_on_few_sheets(
    reader: Callable[..., Reader],
) -> None:
    for language, prefix in (("en", ""), ("ja", "ja/")):
        someone = reader(language)
        someone.page.goto(f"{someone.site}{prefix}guide/documents/")
        document = PdfReader(BytesIO(someone.page.pdf(prefer_css_page_size=True)))
        assert len(document.pages) <= GUIDE_SHEETS_AT_MOST
        printed = squeezed("".join(sheet.extract_text() for sheet in document.pages))
        rows = someone.page.locator(".plan-table th[scope=row]").all_inner_texts()
        assert [row for row in rows if squeezed(row) not in printed] == []
