"""What a shared device's history would show: neither question nor verdict."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import ANSWERS, HOME, Reader

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("faults")]


@pytest.mark.parametrize("language", HOME)
def test_titles_and_addresses_tell_neither_route_nor_question_nor_verdict(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    someone.open()
    before = someone.page.title()
    someone.page.evaluate(
        """() => {
          globalThis.titles = [];
          const note = () => globalThis.titles.push(document.title);
          new MutationObserver(note).observe(document.querySelector("title"), {childList: true});
        }"""
    )
    someone.walk(ANSWERS)
    assert set(someone.page.evaluate("() => globalThis.titles")) <= {before}
    assert someone.page.url == someone.address
    someone.page.reload()
    someone.sees_result(ANSWERS)
