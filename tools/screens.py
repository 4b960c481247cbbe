"""Renders the main pages and states into `screens/`, for the next person to look at.

    python -m tools.screens

A folder holds the single pictures, `sheet-*.png` puts those of one size, language and scheme side
by side, and `*.pdf` is what a printer gets. The invented person is the home page's own.
"""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from mkdocs.utils.yaml import yaml_load
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "screens"
SITE = OUT / "site"
LANGUAGES = {"en": "", "ja": "ja/"}
SCHEMES = ("light", "dark")
SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "tablet": {"width": 820, "height": 1180},
    "desktop": {"width": 1280, "height": 800},
}
PAGES = {
    "home": "",
    "who-qualifies": "guide/who-qualifies/",
    "documents": "guide/documents/",
    "services": "services/",
    "contact": "contact/",
    "glossary": "glossary/",
    "question": "self-check/",
}
RESULT = "result"
SHEET = """<!doctype html><meta charset="utf-8"><style>
body {{ display: flex; gap: 16px; margin: 16px; background: #888; }}
img {{ display: block; width: {width}px; }}
</style>{images}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing about it."""

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""


def result_address() -> str:
    """The address that opens the invented person's result."""
    sample = yaml_load((ROOT / "overrides" / "sample.yml").read_text("utf-8"))
    answers = quote(json.dumps(sample["answers"], default=str))
    return f"self-check/?route={sample['route']}#answers={answers}"


def opened(context: BrowserContext, address: str) -> Page:
    """A page that has come to rest; a result waits for its verdict."""
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    if "#answers=" in address:
        page.locator("[data-outcome]").wait_for()
    return page


def shoot(browser: Browser, root: str) -> None:
    """Takes every picture, and a sheet a size, language and scheme."""
    addresses = PAGES | {RESULT: result_address()}
    for size, viewport in SIZES.items():
        for language, prefix in LANGUAGES.items():
            for scheme in SCHEMES:
                context = browser.new_context(
                    viewport=viewport, color_scheme="dark" if scheme == "dark" else "light"
                )
                taken = []
                for name, address in addresses.items():
                    page = opened(context, f"{root}{prefix}{address}")
                    taken.append(f"{size}-{language}-{scheme}-{name}.png")
                    page.screenshot(path=OUT / taken[-1])
                    page.close()
                images = "".join(f'<img src="{root}../{name}">' for name in taken)
                sheet = context.new_page()
                sheet.goto(root)
                sheet.set_content(SHEET.format(width=viewport["width"] // 2, images=images))
                sheet.wait_for_load_state("networkidle")
                sheet.screenshot(path=OUT / f"sheet-{size}-{language}-{scheme}.png", full_page=True)
                context.close()
                print(f"sheet-{size}-{language}-{scheme}.png")


def print_out(browser: Browser, root: str) -> None:
    """What a printer gets of a result and of a long guide."""
    addresses = {RESULT: result_address(), "documents": PAGES["documents"]}
    for language, prefix in LANGUAGES.items():
        for name, address in addresses.items():
            context = browser.new_context()
            page = opened(context, f"{root}{prefix}{address}")
            page.pdf(path=OUT / f"{name}-{language}.pdf", format="A4")
            context.close()


def main() -> None:
    """Builds the site, serves it, and renders everything anew."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir"]
    subprocess.run([*build, str(SITE)], cwd=ROOT, check=True)
    handler = functools.partial(Quiet, directory=str(OUT))
    path = (Path(sys.prefix) / "chromium-path").read_text("utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}/site/"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path)
            shoot(browser, root)
            print_out(browser, root)
            browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
