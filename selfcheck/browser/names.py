"""Names that carry the first digits of their content's SHA-256, so that it can be checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath

DIGITS = 12
"""How many hexadecimal digits a name carries."""
REFERENCE = re.compile(
    rb"(?P<comment>/\*\*\s.*?\*/)|(?P<before>[\"'`/}])(?P<name>[\w.-]+\.(?:mjs|wasm))(?=[\"'`])",
    re.DOTALL,
)
"""A file named inside a module: quoted, by itself or as the end of an address."""


def hashed(path: str, content: bytes) -> str:
    """The path with the digits before its first ending: `a/b.mjs` to `a/b-0123456789ab.mjs`."""
    place = PurePosixPath(path)
    stem, _, endings = place.name.partition(".")
    # A name with several endings (pyodide.asm.wasm) is told by all but the last.
    if "." in endings:
        first, _, endings = place.name.rpartition(".")
        stem = first
    return str(place.with_name(f"{stem}-{sha256(content).hexdigest()[:DIGITS]}.{endings}"))


def hashed_modules(contents: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """Renames files that name one another, by what is in them once the names are new.

    Args:
        contents: by plain file name; modules name the others in quotes, and comments do not
            count.

    Returns:
        By plain name, the new name and the content with the new names in it.

    Raises:
        ValueError: if modules import one another in a circle.
    """
    done: dict[str, tuple[str, bytes]] = {}

    def finish(name: str, around: tuple[str, ...]) -> str:
        if name in around:
            raise ValueError(f"imported in a circle: {' '.join((*around, name))}")
        if name not in done:

            def renamed(found: re.Match[bytes]) -> bytes:
                other = (found["name"] or b"").decode()
                if found["comment"] or other not in contents or other == name:
                    return found[0]
                return found["before"] + finish(other, (*around, name)).encode()

            content = contents[name]
            if name.endswith(".mjs"):
                content = REFERENCE.sub(renamed, content)
            done[name] = (hashed(name, content), content)
        return done[name][0]

    for name in contents:
        finish(name, ())
    return done
