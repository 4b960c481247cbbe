"""Figures in pages come from the facts, and an unknown one stops the build."""

from __future__ import annotations

import pytest

from .conftest import BuildWith

pytestmark = pytest.mark.site


def test_figures_dates_and_sources(build_with: BuildWith) -> None:
    _, log, page = build_with(
        "guide/fees.md",
        "# Fees {#top}\n\n"
        'A year online: {{ fact("F-FEE-2", "1_year.online") }}.{{ cite("F-FEE-2") }}\n\n'
        'Within {{ fact("F-NOT-1", "days") }}. Checked {{ checked("F-FEE-2") }}.\n',
    )
    assert page is not None, log
    article = page.select_one("article")
    assert article is not None
    text = article.get_text(" ", strip=True)
    assert "A year online: ¥27,000" in text
    assert "Within 14 days. Checked 27 September 2026." in text
    (mark,) = page.select("a.cite")
    assert page.select(f"li{mark['href']}")
    assert page.select("h2#page-sources")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('{{ fact("F-FEE-999") }}', "F-FEE-999"),
        ('{{ fact("F-FEE-2", "2_years") }}', "2_years"),
        ('{{ fact("F-FEE-2") }}', "ValueError"),
        ('{{ fact("F-HSP-6") }}', "a list"),
        ('{{ cite("F-NOT-7") }}', "no source"),
        ("{{ cites }}", "cites"),
        ("{{ fact( }}", "unexpected"),
    ],
)
def test_what_is_unknown_stops_the_build(build_with: BuildWith, wrong: str, said: str) -> None:
    status, log, _ = build_with(
        "guide/fees.md", f"---\ntitle: Fees\n---\n\n# Fees {{#top}}\n\nIt costs {wrong}.\n"
    )
    assert status != 0
    assert "en/guide/fees.md:7: " in log
    assert said in log
