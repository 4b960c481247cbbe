"""Puts the self-check into the site: its bundle, and its questions with their words."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

import lengths
import selfcheck
from project import build_day, current_language, is_inner_build, languages
from selfcheck import facts, wording
from selfcheck.browser import build as bundle
from selfcheck.facts import catalogue

TEMPLATE = "self-check.html"
BUNDLE = Path("assets") / "selfcheck"
VIEWS = bundle.HERE / "views"
IMPORT = re.compile(r'^(?:import|export|\})[^"\n]*"(\.{1,2}/[^"]+)"', re.MULTILINE)

manifest: bundle.Manifest | None = None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Builds the bundle into the site, once for all languages, before pages name its files."""
    global manifest
    if not is_inner_build(config):
        manifest = bundle.build(Path(config.site_dir) / BUNDLE)
        config.extra["release"] = _release(manifest, config)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Lets templates be found beside the styles and scripts of their parts: `views/…`."""
    views = PrefixLoader({VIEWS.name: FileSystemLoader(VIEWS)})
    env.loader = ChoiceLoader([env.loader, views]) if env.loader else views
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Gives the self-check's template the questions, their words and the bundle's files."""
    if page.meta.get("template") == TEMPLATE:
        language = current_language(config)
        words = _words(language)
        worker = f"{manifest.worker}&language={language}" if manifest else ""
        context["selfcheck"] = {
            "bundle": manifest,
            "worker": (BUNDLE / worker).as_posix(),
            "files": [(BUNDLE / path).as_posix() for path in (worker, *manifest.first(language))]
            if manifest
            else [],
            "on": build_day().isoformat(),
            "checked": max(fact.checked or "" for fact in facts.all_facts()),
            "routes": selfcheck.ROUTES,
            **_order(build_day()),
            "modules": _modules("page.mjs"),
            "questions": _questions(language),
            "words": words,
            "employer_words": {code: _words(code)[wording.EMPLOYER] for code in languages(config)},
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


@cache
def _order(on: date) -> dict[str, Any]:
    """What comes first and how much usually follows: the same in every language."""
    return {
        "openings": selfcheck.openings(on=on),
        "usual": lengths.usual(on),
    }


def _words(language: str, filed_on: str | None = None) -> dict[str, wording.Wording]:
    """The wording of a language by variant."""
    day = date.fromisoformat(filed_on) if filed_on else None
    return {
        variant: wording.load(language, on=build_day(), variant=variant or None, filed_on=day)
        for variant in ("", wording.EMPLOYER)
    }


def _questions(language: str) -> list[dict[str, Any]]:
    """Every question of every route and of the plan once, with its words by variant.

    Also those that only a later day can need: readers use a page long after it was built.
    """
    by_id = {
        question["id"]: question
        for route in selfcheck.ROUTES
        for question in selfcheck.questions(route, on=build_day(), ahead=True)
    }
    return [
        question
        | {
            "words": _told_apart(id_, _words(language, question["filed_on"])),
            "everyday": _everyday_words() if id_ == "occupation" else {},
            "examples": _examples(question, by_id, language),
        }
        for id_, question in by_id.items()
    ]


def _told_apart(id_: str, words: dict[str, wording.Wording]) -> dict[str, wording.Wording]:
    """The variants that say something of their own about a question."""
    suffix = f"@{wording.EMPLOYER}"
    own = any(key.startswith(f"question.{id_}.") and key.endswith(suffix) for key in words[""].keys)
    return words if own else {"": words[""]}


def _examples(
    question: dict[str, Any], by_id: dict[str, dict[str, Any]], language: str
) -> dict[str, dict[str, list[str]]]:
    """By variant and by option of another question, what explains this one to who chose it.

    The page shows them without rules, which may not have begun when it asks.
    """
    if "examples_of" not in question:
        return {}
    chosen = by_id[question["examples_of"]]["options"]
    return {
        variant: {
            option: selfcheck.present(question | {"examples": [option]}, language, variant or None)[
                "text"
            ].get("examples", [])
            for option in chosen
        }
        for variant in ("", wording.EMPLOYER)
    }


def _everyday_words() -> dict[str, str]:
    """By occupation what people call it, in all languages, and the English words of its id."""
    found = [catalogue.everyday_words(language) for language in wording.LANGUAGES]
    return {
        id_: " / ".join([*(word for words in found for word in words[id_]), id_.replace("_", " ")])
        for id_ in found[0]
    }


def _modules(entry: str) -> list[str]:
    """A script of the page's and all that it imports, by plain name."""
    names: dict[str, None] = {}
    waiting = [bundle.HERE / entry]
    while waiting:
        script = waiting.pop(0)
        name = script.relative_to(bundle.HERE).as_posix()
        if name not in names:
            names[name] = None
            imported = IMPORT.findall(script.read_text("utf-8"))
            waiting += [(script.parent / path).resolve() for path in imported]
    return list(names)
