"""Takes the office's particulars from the environment, and says which are not set."""

from __future__ import annotations

import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

from project import is_inner_build

log = get_plugin_logger("office")

VARIABLES = {
    "name": "OFFICE_NAME",
    "licence": "OFFICE_LICENCE",
    "registration_number": "OFFICE_REGISTRATION_NUMBER",
    "association": "OFFICE_ASSOCIATION",
    "address": "OFFICE_ADDRESS",
    "telephone": "OFFICE_TELEPHONE",
    "form_endpoint": "CONTACT_ENDPOINT",
    "form_method": "CONTACT_METHOD",
    "email": "CONTACT_EMAIL",
    "retention_months": "CONTACT_RETENTION_MONTHS",
}
FORM_METHODS = ("", "endpoint", "netlify", "email")


@event_priority(50)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Lets environment variables override `extra.office`.

    Raises:
        PluginError: on a part of the office, or a way of sending the form, that is unknown.
    """
    office = config.extra["office"]
    if unknown := sorted(set(office) - set(VARIABLES)):
        raise PluginError(f"extra.office has unknown parts: {', '.join(unknown)}")
    for part, variable in VARIABLES.items():
        office[part] = os.environ.get(variable, str(office.get(part) or "")).strip()
    if office["form_method"] not in FORM_METHODS:
        raise PluginError(f"CONTACT_METHOD must be one of {', '.join(FORM_METHODS[1:])}")
    if not (office["retention_months"] or "1").isdecimal():
        raise PluginError("CONTACT_RETENTION_MONTHS must be a number of months")
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Names the unset parts, once for all languages."""
    if is_inner_build(config):
        return
    if unset := [part for part in VARIABLES if not config.extra["office"][part]]:
        log.info("Not set, so not shown: %s", ", ".join(unset))
