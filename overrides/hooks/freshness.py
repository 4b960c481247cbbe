"""Names in the build log the facts that are due for another check."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from project import build_day, is_inner_build
from selfcheck import facts

log = get_plugin_logger("facts")


def on_pre_build(config: MkDocsConfig) -> None:
    """Lists stale facts, once for all languages; a stale fact does not stop the build."""
    if is_inner_build(config):
        return
    if due := list(facts.due(build_day())):
        log.info("Due for a check: %s", ", ".join(due))
