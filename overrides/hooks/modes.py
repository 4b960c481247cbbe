"""Lets every host read what was built, whatever the builder's own habit."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from project import is_inner_build

FILE = 0o644
FOLDER = 0o755


@event_priority(-1000)
def on_post_build(config: MkDocsConfig) -> None:
    """Sets the modes of all files and folders, once everything is written."""
    if is_inner_build(config):
        return
    site = Path(config.site_dir)
    for path in (site, *site.rglob("*")):
        path.chmod(FOLDER if path.is_dir() else FILE)
