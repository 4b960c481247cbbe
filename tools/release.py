"""Holds a site that is to be published against the address under which it will stand.

python -m tools.release address       before the build; exit status 2 without a fit SITE_URL
python -m tools.release reminder      after any build; says so if none was set
python -m tools.release checks site   after the build; exit status 1 if something is wrong
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from tools import html

UNFIT = 2
LOOPBACK = re.compile(r"https?://(?:127\.|localhost|\[::1\]|0\.0\.0\.0)[^\s\"'<)]*")
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
WITH_ADDRESSES = (".html", ".xml", ".txt", ".md", ".webmanifest")

UNSET = """SITE_URL is not set. The pages name http://127.0.0.1:8000/ as their own address, and
search engines, previews and the sitemap would lead there. Before publishing, set the address under
which the site will stand, for example: SITE_URL=https://www.example.org/ make release"""


def unfit(address: str) -> str:
    """Why a site cannot be published under an address; empty if it can."""
    if not address:
        return UNSET
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.netloc or parts.query or parts.fragment:
        return f"SITE_URL must be a whole address that begins with https://: {address}"
    if LOOPBACK.match(address):
        return f"SITE_URL is an address of this machine: {address}"
    return ""


def faults(site: Path, address: str) -> Iterator[str]:
    """What is wrong with a built site: what names another address, a sitemap that leads nowhere.

    Args:
        site: the folder.
        address: the whole address under which the folder will stand.
    """
    home = address.rstrip("/") + "/"
    for path in sorted(site.rglob("*")):
        if path.suffix in WITH_ADDRESSES and path.is_file():
            name = path.relative_to(site).as_posix()
            text = path.read_text("utf-8")
            yield from (f"{name}: names {found}" for found in LOOPBACK.findall(text))
            for canonical in CANONICAL.findall(text):
                folder = path.parent.relative_to(site).as_posix()
                own = home if folder == "." else f"{home}{folder}/"
                if canonical != own:
                    yield f"{name}: calls itself {canonical}, not {own}"
    for location in ET.parse(site / "sitemap.xml").iter(LOCATION):
        listed = str(location.text)
        page = site / unquote(listed.removeprefix(home)) / "index.html"
        if not listed.startswith(home) or not page.is_file():
            yield f"sitemap.xml: {listed} leads to no page"


def main(command: str, *arguments: str) -> int:
    """Runs one of the commands; its exit status."""
    address = os.environ.get("SITE_URL", "")
    if command == "reminder":
        if not address:
            print(f"\n{UNSET}", file=sys.stderr)
        return 0
    if why := unfit(address):
        print(why, file=sys.stderr)
        return UNFIT
    if command == "address":
        return 0
    found = list(faults(Path(arguments[0]), address))
    if html.java() is None:
        print(f"\n{html.NO_JAVA}\n", file=sys.stderr)
    else:
        found += html.complaints(Path(arguments[0]))
    for each in found:
        print(each, file=sys.stderr)
    if not found:
        print(f"{arguments[0]} is ready for {address}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
