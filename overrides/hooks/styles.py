"""Gives each page one small style: of all that it names, what fits something on such pages.

Pages name the theme's styles and ours one by one. Those that name the same ones share what is
made of them.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from posixpath import relpath
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from headers import inline_scripts
from project import ROOT, is_inner_build, site_path
from selfcheck.browser import build, names

TOOL = ROOT / "tools" / "styles.mjs"
CACHE = ROOT / ".cache" / "styles"
LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
TAG = re.compile(r"""<([a-zA-Z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
ATTRIBUTE = re.compile(r"""([\w:@.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
WORD = re.compile(r"[A-Za-z_][\w-]*")
CAPITAL = re.compile(r"(?<=[a-z0-9])[A-Z]")
SCRIPTS = "assets/**/*.mjs"
"""What may add to pages, beside the scripts inside them."""

BY_READERS = ("open", "dir")
"""Attributes that browsers set by themselves."""


# After all pages and styles are written, and before their names and contents are listed.
@event_priority(-150)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes the styles, names them in the pages, and takes away what they were made of."""
    if is_inner_build(config):
        return
    site = Path(config.site_dir)
    groups: dict[tuple[str, ...], list[Path]] = defaultdict(list)
    texts = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    root = site_path(config)
    for path, text in texts.items():
        here = root + path.relative_to(site).as_posix()
        sheets = tuple(urljoin(here, link).removeprefix(root) for link in LINK.findall(text))
        if sheets:
            groups[sheets].append(path)
    scripts = [path.read_text("utf-8") for path in sorted(site.glob(SCRIPTS))]
    scripts += {script for text in texts.values() for script in inline_scripts(text)}
    scripted = {word for script in scripts for word in _words(script)}
    for sheets, paths in groups.items():
        style = _made([site / sheet for sheet in sheets], [texts[it] for it in paths], scripted)
        address = names.hashed("assets/style.css", style)
        build.write_file(site, address, style)
        for path in paths:
            path.write_text(_linked(texts[path], path, site, address, root), "utf-8")
    for sheet in {sheet for sheets in groups for sheet in sheets}:
        (site / sheet).unlink()


def _linked(text: str, path: Path, site: Path, address: str, root: str) -> str:
    """The page with one style, named as it named the first of those before."""
    first = LINK.search(text)
    absolute = first is not None and first[1].startswith("/")
    folder = path.parent.relative_to(site).as_posix()
    link = root + address if absolute else relpath(address, folder)
    count = 0

    def one(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f'<link rel="stylesheet" href="{link}">' if count == 1 else ""

    return LINK.sub(one, text)


def _words(script: str) -> set[str]:
    """What may be a name in a script, also the `data-…` of what is written `dataset.…`."""
    found = set(WORD.findall(script))
    return found | {f"data-{CAPITAL.sub(lambda it: f'-{it[0].lower()}', word)}" for word in found}


def _made(sheets: Sequence[Path], pages: Iterable[str], scripted: set[str]) -> bytes:
    """The style of such pages; the same for the same pages."""
    found = set(scripted) | set(BY_READERS)
    values: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for tag, attributes in TAG.findall(page):
            found.add(tag.lower())
            for name, *forms in ATTRIBUTE.findall(attributes):
                value = "".join(forms)
                found.add(name)
                values[name].add(value)
                if name in ("class", "id"):
                    found.update(value.split())
    # A script may set any value to what it names.
    listed = {name: sorted(values[name]) for name in sorted(values) if name not in scripted}
    contents = [sheet.read_bytes() for sheet in sheets]
    asked = {"names": sorted(found), "values": listed}
    key = sha256(json.dumps(asked).encode() + TOOL.read_bytes() + b"\0".join(contents))
    kept = CACHE / f"{key.hexdigest()}.css"
    if not kept.is_file():
        given = json.dumps({"sheets": [str(sheet) for sheet in sheets], **asked})
        result = subprocess.run(
            [build.find_node(), TOOL],
            input=given,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if result.returncode:
            raise PluginError(f"{TOOL.name}: {result.stderr}")
        build.write_file(CACHE, kept.name, result.stdout.encode())
    return kept.read_bytes()
