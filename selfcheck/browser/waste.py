"""Lists what node/waste.mjs looks for in Python's memory.

The builder runs this file's text in the runtime; it is not shipped.
"""

from __future__ import annotations

import json
import sys
from typing import Any

CODECS = ("_codecs_cn", "_codecs_hk", "_codecs_jp", "_codecs_kr", "_codecs_tw")
OF_PAIRS = "__map_jisx0213_pair"
"""A table of another form than the rest."""


def find(target: str) -> None:
    """Write as JSON what there is.

    Args:
        target: path of the file: `docs`, of everything built in its kind, its address and its
            docstring; `maps`, addresses of the capsules of the encodings' tables.
    """
    modules = []
    for name in sys.builtin_module_names:
        try:
            modules.append(__import__(name))
        except ImportError:
            continue
    owners: list[Any] = [*_types(object), *modules]
    built_in = {it for owner in owners for it in _hashable(vars(owner).values())} | set(
        _types(object)
    )
    docs: list[tuple[str, int, str | None]] = [
        ("type" if isinstance(it, type) else type(it).__name__, id(it), it.__doc__)
        for it in built_in
        if isinstance(getattr(it, "__doc__", None), str) and _is_built_in(it)
    ]
    maps = [
        id(value)
        for name in CODECS
        for key, value in vars(__import__(name)).items()
        if key.startswith("__map_") and key != OF_PAIRS
    ]
    with open(target, "w") as file:  # noqa: PTH123 - no more modules than needed
        json.dump({"docs": docs, "maps": maps}, file)


def _types(base: type) -> list[type]:
    found = [base]
    seen = set(found)
    for it in found:
        below: list[type] = type.__subclasses__(it)
        more = [each for each in below if each not in seen]
        seen.update(more)
        found += more
    return found


def _hashable(values: Any) -> list[Any]:
    return [it for it in values if type(it).__hash__ is not None]


def _is_built_in(it: object) -> bool:
    kinds = (
        "builtin_function_or_method",
        "classmethod_descriptor",
        "getset_descriptor",
        "member_descriptor",
        "method_descriptor",
        "wrapper_descriptor",
    )
    heap = 1 << 9
    if isinstance(it, type):
        return not it.__flags__ & heap
    return type(it).__name__ in kinds
