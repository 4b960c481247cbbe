"""Figures in pages come from the facts, and an unknown one stops the build."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from tests.contact_site import build_with

from .conftest import BUILD_DATE, EPOCH, ROOT, read

pytestmark = pytest.mark.site


def test_figures_dates_and_sources(tmp_path: Path) -> None:
    written = (
        "# Fees {#top}\n\n"
        'A year online: {{ fact("F-FEE-2", "1_year.online") }}.{{ cite("F-FEE-2") }}\n\n'
        'Within {{ fact("F-NOT-1", "days") }}. Checked {{ checked("F-FEE-2") }}.\n'
    )
    built = build_with({"en/guide/fees.md": written}, tmp_path, SOURCE_DATE_EPOCH=EPOCH)
    page = read(built.folder / "guide" / "fees" / "index.html")
    article = page.select_one("article")
    assert article is not None
    text = article.get_text(" ", strip=True)
    assert "A year online: ¥27,000" in text
    assert "Within 14 days. Checked 27 September 2026." in text
    (mark,) = page.select("a.cite")
    assert page.select(f"li{mark['href']}")
    assert page.select("details#page-sources > summary h2")


def test_dates_and_lists(fill: Callable[[str], str]) -> None:
    text = fill(
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
        'or {{ example_day("2027-11-30", "F-PR-2", "years", "years") }}. '
        'By {{ example_day("2026-11-16", "F-NOT-1", "days", "days") }}.\n',
    )
    assert "From 15 April 2026, first 1 April 2025, until 31 March 2027." in text
    assert "It was ¥5,500, before ¥4,000." in text
    assert "5 years, 3 years, 1 year or 3 months. 1 year." in text
    assert "the Philippines, Nepal and Viet Nam. Viet Nam. 6 months." in text
    assert "Say 30 November 2027, then 20 January 2028 or 30 November 2037." in text
    assert "By Monday 30 November 2026." in text


def test_what_is_unknown_stops_the_build(tmp_path: Path) -> None:
    wrong = WRONG.format('{{ fact("F-FEE-999") }}')
    with pytest.raises(RuntimeError, match=r"en/guide/fees\.md:7: .*F-FEE-999"):
        build_with({"en/guide/fees.md": wrong}, tmp_path)


WRONG = "---\ntitle: Fees\n---\n\n# Fees {{#top}}\n\nIt costs {}.\n"


@pytest.fixture(scope="module")
def fill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Fills in the macros of an English page, as the build does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "overrides" / "hooks")
        patch.setenv("BUILD_DATE", BUILD_DATE)
        import macros

        config = load_config(str(ROOT / "mkdocs.yml"))
        i18n: Any = config.plugins["i18n"]
        i18n.current_language = "en"

        docs = tmp_path_factory.mktemp("docs")
        (docs / "en" / "guide").mkdir(parents=True)

        def filled(text: str) -> str:
            (docs / "en/guide/fees.md").write_text(text, "utf-8")
            file = File("en/guide/fees.md", str(docs), config.site_dir, use_directory_urls=True)
            page = Page(None, file, config)
            _, _, markdown = text.rpartition("---\n\n")
            return macros.on_page_markdown(markdown, page, config, Files([file]))

        yield filled


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
def test_what_is_unknown_is_told_with_page_and_line(
    fill: Callable[[str], str], wrong: str, said: str
) -> None:
    with pytest.raises(PluginError) as caught:
        fill(WRONG.format(wrong))
    assert str(caught.value).startswith("en/guide/fees.md:7: ")
    assert said in str(caught.value)


def test_a_length_of_time_names_a_unit_that_both_ends_share_once(
    fill: Callable[[str], str],
) -> None:
    import ranges

    certificate = '{{ fact("F-TIM-1", "coe.minimum") }} to {{ fact("F-TIM-1", "coe.maximum") }}'
    assert ranges.with_one_unit(fill(certificate)).startswith("1 to 3 months\n")
    assert ranges.with_one_unit("2 weeks to 1 month") == "2 weeks to 1 month"
