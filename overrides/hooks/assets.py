"""Puts a hash of their content into the names of our own styles and scripts.

Scripts import one another, and what the self-check's own scripts share with them: those
addresses carry the hash too, so that no page runs half of an old release.
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from project import ROOT, is_inner_build
from selfcheck.browser import build, names

BROWSER = ROOT / "selfcheck" / "browser"
SHARED = BROWSER / "parts"
"""What the self-check's scripts and those of the site's other pages both import."""

THEME_STYLES = ("assets/stylesheets/main.*.css", "assets/stylesheets/palette.*.css")

THEME_SCRIPTS = "assets/javascripts/"
"""Nothing in there is loaded: frame and search are our own."""

SHARED_ADDRESS = "assets/selfcheck/parts"
"""Where the self-check's bundle has it, under the same names."""

LIBRARIES = {
    "minisearch": "minisearch/dist/es/index.js",
    "stemmer": "stemmer/index.js",
}
"""What the site's search imports from npm packages: by name there, the file."""

LIBRARY_FOLDER = "assets/search"
COMMENT = re.compile(rb"^[ \t]*(/\*\*.*?\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
INDENT = re.compile(rb"^[ \t]+", re.MULTILINE)
"""Neither is needed to run them; licences stand on a page of their own."""

INLINE = ("assets/begin.js", "assets/guard.js")
"""Scripts that stand inside a page."""

FROM_LIBRARY = re.compile(rb'from "(minisearch|stemmer)"')
FROM_SOURCE = b"../../selfcheck/browser/parts/"
FROM_SITE = b"./selfcheck/parts/"
"""As `assets` names it; a folder in there goes one step up before."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Lets browsers keep a file for good, and still fetch it anew when it changes.

    Raises:
        PluginError: if a file does not exist, or a script is no module.
    """
    config.extra_css = [hashed(path, config) for path in config.extra_css]
    config.extra["theme_styles"] = [_of_the_theme(pattern, config) for pattern in THEME_STYLES]
    for script in config.extra_javascript:
        if not isinstance(script, ExtraScriptValue):
            raise PluginError(f"{script} is no module: its name should end in .mjs")
        script.path = hashed(script.path, config)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leaves out what the build alone needs, what nobody loads, and what gets a new name."""
    renamed = _renamed(config)
    for file in list(files):
        for_the_build = file.src_uri in INLINE or file.src_uri.endswith((".yml", ".map"))
        for_the_build |= file.src_uri.startswith(("pictures/", THEME_SCRIPTS))
        if for_the_build or file.src_uri in renamed:
            files.remove(file)
    return files


# After the builds of the other languages, which copy the files once more.
@event_priority(-150)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes our styles and scripts under their new names."""
    if is_inner_build(config):
        return
    for address, content in _renamed(config).values():
        build.write_file(Path(config.site_dir), address, content)


def _of_the_theme(pattern: str, config: MkDocsConfig) -> str:
    """The address, from the site's root, of the theme's one file of a kind.

    Raises:
        PluginError: if the theme has none, or several.
    """
    found = [
        path.relative_to(folder).as_posix()
        for folder in map(Path, config.theme.dirs)
        for path in folder.glob(pattern)
    ]
    if len(found) != 1:
        raise PluginError(f"the theme should have one {pattern}: {found}")
    return found[0]


def hashed(path: str, config: MkDocsConfig) -> str:
    """The address of a file of ours, from the site's root, with the hash of its content.

    Raises:
        PluginError: if the file does not exist.
    """
    renamed = _renamed(config)
    if any(path == address for address, _ in renamed.values()):
        return path
    if path not in renamed:
        raise PluginError(f"{path} is not in {config.theme.custom_dir}")
    return renamed[path][0]


def _renamed(config: MkDocsConfig) -> dict[str, tuple[str, bytes]]:
    """By plain address from the site's root, the hashed one and the content."""
    overrides = Path(config.theme.custom_dir or "")
    contents = {
        path.relative_to(overrides).as_posix(): path.read_bytes().replace(FROM_SOURCE, FROM_SITE)
        for path in sorted(overrides.glob("assets/**/*"))
        if path.suffix in (".css", ".json", ".mjs")
    }
    for name, file in LIBRARIES.items():
        source = ROOT / "node_modules" / file
        if not source.is_file():
            raise PluginError(f"no {source}: install the npm packages")
        contents[f"{LIBRARY_FOLDER}/{name}.mjs"] = INDENT.sub(
            b"", COMMENT.sub(b"", source.read_bytes())
        )
    for path, content in contents.items():
        if path.startswith(f"{LIBRARY_FOLDER}/"):
            contents[path] = FROM_LIBRARY.sub(rb'from "./\1.mjs"', content)
    contents |= {
        f"{SHARED_ADDRESS}/{path.name}": path.read_bytes() for path in sorted(SHARED.glob("*.mjs"))
    }
    try:
        return names.hashed_modules(contents)
    except ValueError as error:
        raise PluginError(str(error)) from None
