"""Puts a hash of their content behind the addresses of our own styles and scripts.

Scripts import one another, and what the self-check's own scripts share with them: those
addresses carry the hash too, so that no page runs half of an old release.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from project import ROOT, is_inner_build

SHARED = ROOT / "selfcheck" / "browser" / "parts"
"""What the self-check's scripts and those of the site's other pages both import."""

SHARED_ADDRESS = "assets/parts"
IMPORT = re.compile(r'^((?:import|export|\})[^"\n]*)"(\.{1,2}/[^"]+)"', re.MULTILINE)


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


# After the builds of the other languages, which copy the files once more.
@event_priority(-150)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes our scripts with hashed imports, and what they share with the self-check's.

    Raises:
        PluginError: if a script imports what is not there.
    """
    if is_inner_build(config):
        return
    overrides = Path(config.theme.custom_dir or "")
    own = [path.relative_to(overrides).as_posix() for path in overrides.glob("assets/**/*.mjs")]
    for address in (*own, *(f"{SHARED_ADDRESS}/{path.name}" for path in SHARED.glob("*.mjs"))):
        target = Path(config.site_dir) / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_content(address, config))


def versioned(path: str, config: MkDocsConfig) -> str:
    """The address of a file of ours, from the site's root, with the hash of its content.

    Raises:
        PluginError: if the file, or one that it imports, does not exist.
    """
    name = path.partition("?")[0]
    return f"{name}?v={hashlib.sha256(_content(name, config)).hexdigest()[:12]}"


def _source(address: str, config: MkDocsConfig) -> Path:
    folder, _, name = address.rpartition("/")
    if folder == SHARED_ADDRESS:
        return SHARED / name
    return Path(config.theme.custom_dir or "") / address


def _content(address: str, config: MkDocsConfig) -> bytes:
    """A file of ours as it is served: a script names what it imports by hashed addresses."""
    file = _source(address, config)
    if not file.is_file():
        raise PluginError(f"{address} is not in {file.parent}")
    if file.suffix != ".mjs":
        return file.read_bytes()

    def hashed(found: re.Match[str]) -> str:
        imported = (file.parent / found[2]).resolve()
        if imported.parent == SHARED:
            other = f"{SHARED_ADDRESS}/{imported.name}"
        else:
            other = imported.relative_to(Path(config.theme.custom_dir or "").resolve()).as_posix()
        place = posixpath.relpath(versioned(other, config), posixpath.dirname(address))
        return f'{found[1]}"{place if place.startswith(".") else f"./{place}"}"'

    return IMPORT.sub(hashed, file.read_text("utf-8")).encode()
