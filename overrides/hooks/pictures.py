"""Draws the guide's pictures: a template each, texts by language, figures from the facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from project import ROOT, build_day, read_yaml
from selfcheck import facts, wording
from selfcheck.facts import catalogue

PICTURES = ROOT / "overrides" / "pictures"

environment = Environment(
    loader=FileSystemLoader(PICTURES),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


def draw(name: str, language: str, macros: Mapping[str, Callable[..., str]]) -> str:
    """A picture as HTML, whose texts may use the page's macros.

    Raises:
        KeyError: if there is no such picture, or it names an unknown fact.
        TemplateError: if a text or the template is wrong.
    """
    template = environment.get_template(f"{name}.html.jinja")
    drawn = template.render(
        texts=_filled(_texts(language)[name], macros),
        word=wording.load(language, on=build_day()).text,
        value=lambda fact_id: facts.value(fact_id, on=build_day()),
        occupations=catalogue.occupations(),
    )
    # Markdown ends a block of HTML at an empty line.
    return "\n".join(line for line in drawn.splitlines() if line.strip())


def _filled(texts: Any, macros: Mapping[str, Callable[..., str]]) -> Any:
    if isinstance(texts, Mapping):
        return {key: _filled(text, macros) for key, text in texts.items()}
    if isinstance(texts, list):
        return [_filled(text, macros) for text in texts]
    # Texts are ours and may hold marks and terms in another language.
    return Markup(environment.overlay(autoescape=False).from_string(texts).render(macros))


@cache
def _texts(language: str) -> Mapping[str, Any]:
    read: dict[str, Any] = read_yaml(PICTURES / f"{language}.yml")
    return read
