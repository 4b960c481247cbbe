"""Compiles Python sources with the runtime's own Python.

The builder runs this file's text in the runtime, for .pyc files fit one version of Python
only; it is not shipped.
"""

from __future__ import annotations

import marshal
from importlib.util import MAGIC_NUMBER
from zipfile import ZipFile, ZipInfo

# PEP 552: a .pyc that is never checked against its source, so that it depends on no clock.
HEADER = MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)


def compile_archive(source: str, target: str, place: str, optimize: int) -> None:
    """Write a zip, stored, in which each .py of a zip is a .pyc and the rest is as it was.

    Args:
        source: path of the zip to read.
        target: path of the zip to write.
        place: what tracebacks show before a file's path inside the zip.
        optimize: as of `compile`; 2 drops docstrings and assertions.

    Raises:
        SyntaxError: a source that does not compile.
    """
    with ZipFile(source) as sources, ZipFile(target, "w") as compiled:
        for name in sorted(sources.namelist()):
            data = sources.read(name)
            if name.endswith(".py"):
                code = compile(data, f"{place}{name}", "exec", dont_inherit=True, optimize=optimize)
                compiled.writestr(ZipInfo(f"{name}c"), HEADER + marshal.dumps(code))
            elif not name.endswith("/"):
                compiled.writestr(ZipInfo(name), data)
