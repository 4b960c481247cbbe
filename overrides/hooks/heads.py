"""Gives each page's head what tabs, engines and previews show of it, and remembers all pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

import pages
from changed import last_change
from pages import FEED, MANIFEST, TWIN, Edition, Listed
from project import current_language, frame_texts, glossary, is_inner_build, languages
from structured import About, Described, notes

TWINS = ("guide/", "glossary.md", "sources.md", "about.md", "services.md")
"""Pages that are all text, and are there as Markdown too."""


@event_priority(100)
def on_pre_build(config: MkDocsConfig) -> None:
    """Forgets the pages of the last build."""
    if not is_inner_build(config):
        pages.forget()


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Notes what the site is called in the language that is being built."""
    default = next(iter(languages(config)))
    language = current_language(config)
    home = "" if language == default else f"{language}/"
    name, about = config.site_name, config.site_description or ""
    pages.note_edition(Edition(language, name, about, home))
    return env


# After the hook that adds the translations.
@event_priority(-50)
def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Adds `head`: title, name, description, whether engines may list the page, and notes."""
    language = current_language(config)
    texts = frame_texts(language)
    root = config.site_url or ""
    name = str(page.meta.get("name") or page.title)
    hidden = "noindex" in str(page.meta.get("robots", ""))
    head: dict[str, Any] = {
        "name": name,
        "title": texts["title"].format(page=name, site=config.site_name),
        "description": page.meta.get("description", ""),
        "hidden": hidden,
        "feed": f"{_home(context, language)}{FEED}",
        "manifest": f"{_home(context, language)}{MANIFEST}",
        "twin": "",
    }
    context["head"] = head
    if hidden:
        return context
    file = page.file.src_uri.removeprefix(f"{language}/")
    url = "" if page.url in (".", "./") else page.url
    head["twin"] = f"{url}{TWIN}" if file.startswith(TWINS) else ""
    changed = last_change(
        f"docs/{page.file.src_uri}",
        page.file.content_string,
        page.meta.get("template", ""),
        page.meta.get("facts", ()),
    )
    pages.note(
        Listed(
            file=file,
            language=language,
            url=url,
            address=root + url,
            translations={each["language"]: root + each["url"] for each in context["translations"]},
            name=name,
            description=head["description"],
            group=page.parent.title if page.parent else "",
            changed=changed,
            twin=head["twin"],
            place=nav.pages.index(page) if page in nav.pages else len(nav.pages),
        )
    )
    head["notes"] = notes(
        Described(
            file=file,
            address=root + url,
            language=language,
            name=name,
            description=head["description"],
            changed=changed,
            crumbs=tuple(_crumbs(page, nav, root)),
        ),
        About(
            name=config.site_name,
            home=root + _home(context, language),
            root=root,
            texts=texts["structured"],
            office=config.extra["office"],
            terms=glossary(),
        ),
    )
    return context


def _home(context: dict[str, Any], language: str) -> str:
    """The address of the language's home page from the site's root."""
    roots = {each["language"]: each["root"] for each in context["translations"]}
    return str(roots[language])


def _crumbs(page: Page, nav: Navigation, root: str) -> Iterator[tuple[str, str]]:
    """The pages above a page, as its own trail of crumbs shows them."""
    if nav.homepage is None or page == nav.homepage:
        return
    yield str(nav.homepage.title), root + nav.homepage.url.removeprefix("./").removeprefix(".")
    if page.parent and (first := page.parent.children[0]) is not page and first.is_page:
        yield page.parent.title, root + str(getattr(first, "url", ""))
