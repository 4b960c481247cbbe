"""Nothing is published under an address that is not its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.release import UNFIT, faults, main, unfit

ADDRESS = "https://example.org/guide/"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "not set"),
        ("example.org", "https://"),
        ("http://example.org/", "https://"),
        ("https://127.0.0.1:8000/", "this machine"),
        ("https://localhost/", "this machine"),
    ],
)
def test_an_unfit_address_is_refused(
    address: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    assert main("address") == UNFIT
    assert said in capsys.readouterr().err


def test_a_fit_address_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert unfit(ADDRESS) == ""
    monkeypatch.setenv("SITE_URL", ADDRESS)
    assert main("address") == 0


def test_a_build_without_an_address_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_URL", "")
    assert main("reminder") == 0
    assert "SITE_URL is not set" in capsys.readouterr().err
    monkeypatch.setenv("SITE_URL", ADDRESS)
    assert main("reminder") == 0
    assert capsys.readouterr().err == ""


PAGE = """<!doctype html><html lang="en"><head><title>A page</title>
<link rel="canonical" href="{canonical}"></head><body><h1>A page</h1></body></html>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>{home}</loc></url><url><loc>{page}</loc></url></urlset>"""


def test_what_was_built_is_held_against_its_address(tmp_path: Path) -> None:
    page = tmp_path / "fees" / "index.html"
    page.parent.mkdir()
    (tmp_path / "index.html").write_text(PAGE.format(canonical=ADDRESS), "utf-8")
    page.write_text(PAGE.format(canonical=f"{ADDRESS}fees/"), "utf-8")
    sitemap = tmp_path / "sitemap.xml"
    sitemap.write_text(SITEMAP.format(home=ADDRESS, page=f"{ADDRESS}fees/"), "utf-8")
    assert list(faults(tmp_path, ADDRESS)) == []

    page.write_text(PAGE.format(canonical="http://127.0.0.1:8000/fees/"), "utf-8")
    sitemap.write_text(SITEMAP.format(home=ADDRESS, page=f"{ADDRESS}gone/"), "utf-8")
    found = "\n".join(faults(tmp_path, ADDRESS))
    for what in ("names http://127", "calls itself", "leads to no page"):
        assert what in found
