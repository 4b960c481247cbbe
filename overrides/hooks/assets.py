"""Puts a hash of their content behind the addresses of our own styles and scripts."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Lets browsers keep a file for good, and still fetch it anew when it changes.

    Raises:
        PluginError: if a file does not exist, or a script is no module.
    """
    config.extra_css = [versioned(path, config) for path in config.extra_css]
    for script in config.extra_javascript:
        if not isinstance(script, ExtraScriptValue):
            raise PluginError(f"{script} is no module: its name should end in .mjs")
        script.path = versioned(script.path, config)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leaves out of the site what lies beside the templates for the build alone."""
    for file in list(files):
        if file.src_uri.endswith(".yml") or file.src_uri.startswith("pictures/"):
            files.remove(file)
    return files


def versioned(path: str, config: MkDocsConfig) -> str:
    """The address of a file of ours, from the site's root, with the hash of its content.

    Raises:
        PluginError: if the file does not exist.
    """
    name = path.partition("?")[0]
    file = Path(config.theme.custom_dir or "") / name
    if not file.is_file():
        raise PluginError(f"{name} is not in {config.theme.custom_dir}")
    return f"{name}?v={hashlib.sha256(file.read_bytes()).hexdigest()[:12]}"
