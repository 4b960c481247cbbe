"""Decides how the contact page sends a message, and gives its templates what they need."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from assets import hashed
from project import ROOT, build_day, current_language, is_inner_build
from selfcheck import wording

log = get_plugin_logger("contact")

TEMPLATES = ("contact.html", "contact-sent.html")
NOTES = {
    "endpoint": "messages go to CONTACT_ENDPOINT",
    "netlify": "messages go to Netlify Forms",
    "email": "the page composes an e-mail to CONTACT_EMAIL",
    "copy": (
        "nothing is set, so the page composes a text to copy. Set CONTACT_ENDPOINT to the address "
        "that takes the form, or CONTACT_METHOD to netlify, or CONTACT_EMAIL to an address"
    ),
}

LIMITS = {"name": 200, "email": 254, "telephone": 40, "message": 5_000}
"""How many UTF-16 code units, as browsers count, each field takes; of an address, RFC 5321's."""

VISIBLE = r"[\s\S]*[^\s\p{Cf}\p{Cc}\u115f\u1160\u2800\u3164\uffa0][\s\S]*"
"""What holds at least one sign that shows, as a pattern of a field."""

Method = Literal["endpoint", "netlify", "email", "copy"]


def on_pre_build(config: MkDocsConfig) -> None:
    """Says in the build log how messages are sent, or what to set so that they are."""
    if not is_inner_build(config):
        log.info("Contact form: %s", NOTES[method_of(config.extra["office"])])


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Adds `contact` to the contact page and to the page that thanks for a message."""
    if page.meta.get("template") in TEMPLATES:
        office = config.extra["office"]
        words = wording.load(current_language(config), on=build_day())
        months = office["retention_months"]
        context["contact"] = {
            "method": method_of(office),
            "limits": LIMITS,
            "visible": VISIBLE,
            "kept_for": words.figure(int(months), "months") if months else "",
            "through": urlsplit(office["form_endpoint"]).netloc,
            "version": f"{_version()}+{build_day()}",
            "script": hashed("assets/contact.mjs", config),
            "styles": hashed("assets/contact.css", config),
        }
    return context


def method_of(office: Mapping[str, str]) -> Method:
    """How messages are sent, as far as `extra.office` is set.

    Raises:
        PluginError: if the way that is asked for lacks its address, or the endpoint is none.
    """
    endpoint, email = office["form_endpoint"], office["email"]
    if endpoint and not endpoint.startswith(("https://", "http://", "/")):
        raise PluginError(f"CONTACT_ENDPOINT must be a web address or a path, not {endpoint!r}")
    match office["form_method"]:
        case "netlify":
            return "netlify"
        case "endpoint" if not endpoint:
            raise PluginError("CONTACT_METHOD is endpoint, but CONTACT_ENDPOINT is not set")
        case "email" if not email:
            raise PluginError("CONTACT_METHOD is email, but CONTACT_EMAIL is not set")
        case "email":
            return "email"
        case _ if endpoint:
            return "endpoint"
    return "email" if email else "copy"


@cache
def _version() -> str:
    with (ROOT / "pyproject.toml").open("rb") as file:
        version: str = tomllib.load(file)["project"]["version"]
    return version
