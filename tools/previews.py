"""Draws the pictures that show a link to this site elsewhere, one a language, and its icons.

    python -m tools.previews

Their words are the site's name and the heading of its home page, so they change with them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from mkdocs.utils.yaml import yaml_load
from playwright.sync_api import ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
ASSETS = ROOT / "overrides" / "assets"
SIZE: ViewportSize = {"width": 1200, "height": 630}
PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8"><style>
body {{ margin: 0; width: 1200px; height: 630px; box-sizing: border-box; padding: 80px 90px;
  background: #fbfaf6; color: #1f2328; font-family: system-ui, "Noto Sans CJK JP", sans-serif; }}
header {{ display: flex; align-items: center; gap: 24px; font-size: 40px; font-weight: 700; }}
svg {{ width: 84px; }}
h1 {{ margin: 70px 0 0; font-size: 66px; line-height: 1.3; word-break: auto-phrase;
  text-wrap: balance; }}
hr {{ width: 120px; height: 10px; margin: 50px 0 0; border: 0; background: #b23816; }}
</style><header>{mark}{name}</header><h1>{heading}</h1><hr></html>"""

ICON = """<!doctype html><style>
body {{ margin: 0; }} svg {{ display: block; width: 100vw; height: 100vh; }}
</style>{mark}"""
ICONS = {"icon-180": 180, "icon-192": 192, "icon-512": 512, "icon-maskable-512": 512}
FULL = ("icon-180", "icon-maskable-512")
"""Icons that systems cut to a shape of their own: the ground fills them, the mark stays inside."""


def names() -> dict[str, str]:
    """The site's name by language."""
    config = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    (i18n,) = (each["i18n"] for each in config["plugins"] if "i18n" in each)
    return {
        each["locale"]: each.get("site_name", config["site_name"]) for each in i18n["languages"]
    }


def heading(language: str) -> str:
    """The heading of the home page."""
    text = (ROOT / "docs" / language / "index.md").read_text("utf-8")
    found = re.search(r"^# (.+?) \{#top\}$", text, re.MULTILINE)
    assert found is not None
    return found[1]


def filled(mark: str) -> str:
    """The mark without round corners, in the middle of a larger ground."""
    return mark.replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"').replace(
        '<rect width="32" height="32" rx="7"', '<rect x="-4" y="-4" width="40" height="40"'
    )


def main() -> None:
    """Draws them into the assets."""
    path = (Path(sys.prefix) / "chromium-path").read_text("utf-8")
    mark = (ASSETS / "favicon.svg").read_text("utf-8")
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=path) as it:
        page = it.new_page(viewport=SIZE)
        for language, name in names().items():
            page.set_content(
                PAGE.format(language=language, mark=mark, name=name, heading=heading(language))
            )
            page.screenshot(path=ASSETS / f"preview-{language}.png")
        for icon, size in ICONS.items():
            page.set_viewport_size({"width": size, "height": size})
            page.set_content(ICON.format(mark=filled(mark) if icon in FULL else mark))
            page.screenshot(path=ASSETS / f"{icon}.png", omit_background=True)


if __name__ == "__main__":
    main()
