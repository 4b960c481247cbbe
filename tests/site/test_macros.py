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
    assert page.select("details#page-sources > summary h2")


def test_dates_and_lists(build_with: BuildWith) -> None:
    _, log, page = build_with(
        "guide/fees.md",
        "# Fees {#top}\n\n"
        'From {{ since("F-LNG-1", "2026-04-15") }}, first {{ since("F-FEE-2", "2025-04-01") }}, '
        'until {{ until("F-PR-5", "2027-04-01") }}. '
        'It was {{ fact("F-FEE-2", "1_year.online", at="2025-04-01") }}, '
        'before {{ fact("F-FEE-2", "1_year.online", at="before") }}.\n\n'
        '{{ names("F-PER-1", join="or") }}. {{ names("F-PER-1", "1_year") }}. '
        '{{ names("F-TB-1") }}. {{ names("F-TB-1", added="2025-09-01") }}. '
        '{{ recency("F-DOC-2") }}.\n\n'
        'Say {{ example_day("2027-11-30") }}, '
        'then {{ example_day("2027-11-20", "F-RTE-21", "months_after_expiry") }} '
        'or {{ example_day("2027-11-30", "F-PR-2", "years", "years") }}.\n',
    )
    assert page is not None, log
    article = page.select_one("article")
    assert article is not None
    text = article.get_text(" ", strip=True)
    assert "From 15 April 2026, first 1 April 2025, until 31 March 2027." in text
    assert "It was ¥5,500, before ¥4,000." in text
    assert "5 years, 3 years, 1 year or 3 months. 1 year." in text
    assert "the Philippines, Nepal and Viet Nam. Viet Nam. 6 months." in text
    assert "Say 30 November 2027, then 20 January 2028 or 30 November 2037." in text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('{{ fact("F-FEE-999") }}', "F-FEE-999"),
        ('{{ fact("F-FEE-2", "2_years") }}', "2_years"),
        ('{{ fact("F-FEE-2") }}', "ValueError"),
        ('{{ fact("F-OTH-8", "at_a_time_months", "months") }}', "a list"),
        ('{{ cite("F-TIM-8") }}', "no source"),
        ('{{ since("F-NOT-1", "2026-04-15") }}', "its days: none"),
        ('{{ since("F-LNG-1") }}', "its days: 2026-04-15"),
        ('{{ since("F-FEE-2", "2026-10-02") }}', "its days: 2025-04-01, 2026-10-01"),
        ('{{ until("F-FEE-2", 2) }}', "its days: 2025-04-01, 2026-10-01"),
        ('{{ fact("F-FEE-7", at="2024-04-01") }}', "its days: 2025-04-01, 2026-10-01"),
        ('{{ names("F-NOT-1") }}', "no list"),
        ('{{ names("F-PER-1", "2_years") }}', "2_years"),
        ('{{ recency("F-DOC-1") }}', "no limit"),
        ('{{ example_day("2027-12-31", "F-RTE-21", "months_after_expiry") }}', "ValueError"),
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
