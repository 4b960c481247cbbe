"""Puts the self-check into the site: its bundle, and its questions with their words."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

import selfcheck
from project import build_day, current_language, is_inner_build
from selfcheck import wording
from selfcheck.browser import build as bundle
from selfcheck.questions import OF_THE_PLAN

TEMPLATE = "self-check.html"
BUNDLE = Path("assets") / "selfcheck"

manifest: bundle.Manifest | None = None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Builds the bundle into the site, once for all languages, before pages name its files."""
    global manifest
    if not is_inner_build(config):
        manifest = bundle.build(Path(config.site_dir) / BUNDLE)
        config.extra["release"] = _release(manifest, config)
    return files


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Gives the self-check's template the questions, their words and the bundle's files."""
    if page.meta.get("template") == TEMPLATE:
        language = current_language(config)
        words = {
            variant: wording.load(language, on=build_day(), variant=variant or None)
            for variant in ("", wording.EMPLOYER)
        }
        context["selfcheck"] = {
            "bundle": manifest,
            "files": [(BUNDLE / path).as_posix() for path in (manifest.worker, *manifest.files)]
            if manifest
            else [],
            "on": build_day().isoformat(),
            "openings": {
                route: selfcheck.opening(route, on=build_day()) for route in selfcheck.ROUTES
            },
            "questions": _questions(words[""]),
            "words": words,
        }
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the file by which an open page hears of a newer release."""
    if not is_inner_build(config):
        target = Path(config.site_dir) / "assets" / "release.json"
        target.write_text(json.dumps({"release": config.extra["release"]}) + "\n", "utf-8")


def _release(files: bundle.Manifest, config: MkDocsConfig) -> str:
    """What tells the scripts and rules of one release from those of another."""
    loaded = [*files.files, *config.extra_css, *map(str, config.extra_javascript)]
    return sha256("\n".join(sorted(loaded)).encode()).hexdigest()[:12]


def _questions(words: wording.Wording) -> list[dict[str, Any]]:
    """Every question of every route and of the plan once, with the variants of its wording."""
    by_id = {
        question["id"]: question
        for route in selfcheck.ROUTES
        for question in selfcheck.questions(route, on=build_day())
    } | {id_: question.to_json() for id_, question in OF_THE_PLAN.items()}
    worded_for_employers = {
        key.split(".")[1]
        for key in words.keys
        if key.startswith("question.") and key.endswith(f"@{wording.EMPLOYER}")
    }
    return [
        question | {"variants": ["", wording.EMPLOYER] if id_ in worded_for_employers else [""]}
        for id_, question in by_id.items()
    ]
