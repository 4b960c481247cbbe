"""Names that carry the first digits of their content's SHA-256, so that it can be checked."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from hashlib import sha256

DIGITS = 12
"""How many hexadecimal digits a name carries."""
REFERENCE = re.compile(
    rb"(?P<comment>/\*\*\s.*?\*/)"
    rb"|(?P<before>[\"'`}])(?P<path>(?:\.{1,2}/)*(?:[\w-]+/)*[\w.-]+\.(?:mjs|wasm))(?=[\"'`])",
    re.DOTALL,
)
"""A file named inside a module: quoted, by itself or as the end of an address."""


def hashed(path: str, content: bytes) -> str:
    """The path with the digits before its last ending: `a/b.mjs` to `a/b-0123456789ab.mjs`."""
    stem, ending = posixpath.splitext(path)
    return f"{stem}-{sha256(content).hexdigest()[:DIGITS]}{ending}"


def hashed_modules(contents: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """Renames files that name one another, by what is in them once the names are new.

    Args:
        contents: by path; modules name the others in quotes, relative to themselves, and
            comments do not count.

    Returns:
        By path, the new path and the content with the new names in it.

    Raises:
        ValueError: if modules import one another in a circle.
    """
    done: dict[str, tuple[str, bytes]] = {}

    def finish(path: str, around: tuple[str, ...]) -> str:
        if path in around:
            raise ValueError(f"imported in a circle: {' '.join((*around, path))}")
        if path not in done:
            folder = posixpath.dirname(path)

            def renamed(found: re.Match[bytes]) -> bytes:
                named = (found["path"] or b"").decode()
                other = posixpath.normpath(posixpath.join(folder, named))
                if found["comment"] or other not in contents or other == path:
                    return found[0]
                new = posixpath.basename(finish(other, (*around, path)))
                place, slash, _ = named.rpartition("/")
                return found["before"] + f"{place}{slash}{new}".encode()

            content = contents[path]
            if path.endswith(".mjs"):
                content = REFERENCE.sub(renamed, content)
            done[path] = (hashed(path, content), content)
        return done[path][0]

    for path in contents:
        finish(path, ())
    return done
