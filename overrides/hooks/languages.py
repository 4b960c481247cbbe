"""Gives templates the frame's texts and the addresses of the same page in each language."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

import assets
from project import build_day, current_language, frame_texts, good_until, languages, site_path
from selfcheck import wording

NOT_FOUND = "404.html"
NOT_FOUND_SCRIPT = "assets/not-found.mjs"


@event_priority(50)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Keeps what the theme stores in the browser under one address for the whole site."""
    config.extra["scope"] = site_path(config)
    return config


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Adds the texts, the languages, and `address_of` to what templates can use."""
    language = current_language(config)

    def address_of(path: str) -> str:
        """The address of a page of this language, named by its file, perhaps with #anchor."""
        name, hash_, anchor = path.partition("#")
        file = files.get_file_from_path(f"{language}/{name}")
        if file is None:
            raise PluginError(f"A template or its page links to {path!r}, which is no page")
        return f"{file.url}{hash_}{anchor}"

    words = wording.load(language, on=build_day())
    env.globals.update(
        address_of=address_of,
        frame=frame_texts(language),
        frames={code: frame_texts(code) for code in languages(config)},
        language=language,
        build_day_text=words.day(build_day().isoformat()),
        good_until=good_until(config),
        good_until_text=words.day(good_until(config).isoformat()),
    )
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Adds `translations`: this page, and its home page, in each language from the site's root."""
    context["translations"] = _translations(page.url, config)
    return context


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Lets the error page lead to the home page of each language, and to what was meant."""
    context["translations"] = _translations("", config)
    context["not_found_script"] = assets.hashed(NOT_FOUND_SCRIPT, config)
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Keeps the first language's error page, which speaks all of them."""
    default = next(iter(languages(config)))
    if template_name == NOT_FOUND and current_language(config) != default:
        return ""
    return output


def _translations(url: str, config: MkDocsConfig) -> list[dict[str, str]]:
    default = next(iter(languages(config)))
    prefix = "" if current_language(config) == default else f"{current_language(config)}/"
    shared = "" if url in (".", "./") else url.removeprefix(prefix)
    return [
        {
            "language": code,
            "name": name,
            "root": "" if code == default else f"{code}/",
            "url": shared if code == default else f"{code}/{shared}",
        }
        for code, name in languages(config).items()
    ]
