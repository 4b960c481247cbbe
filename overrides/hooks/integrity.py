"""Tells browsers what each script of the self-check has to be, so that they run no other."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

TEMPLATE = "self-check.html"
SCRIPTS = "assets/selfcheck/**/*.mjs"


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Adds `integrity`: by address from the root, the digest as browsers read it."""
    if page.meta.get("template") == TEMPLATE:
        site = Path(config.site_dir)
        # With a build of several languages, the folder may be one of them.
        root = next(each for each in (site, *site.parents) if (each / "assets/selfcheck").is_dir())
        context["integrity"] = {
            path.relative_to(root).as_posix(): f"sha384-{_digest(path)}"
            for path in sorted(root.glob(SCRIPTS))
        }
    return context


def _digest(path: Path) -> str:
    return base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()
