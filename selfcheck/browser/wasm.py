"""Rewrites a WebAssembly module: its parts stay where they are, and none is decoded further.

The format: https://webassembly.github.io/spec/core/binary/modules.html
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

HEADER = b"\0asm\1\0\0\0"
CUSTOM, IMPORT, MEMORY, GLOBAL, EXPORT, CODE, DATA, DATA_COUNT = 0, 2, 5, 6, 7, 10, 11, 12
FUNCTION, TABLE_KIND, MEMORY_KIND, GLOBAL_KIND, TAG_KIND = 0, 1, 2, 3, 4
TRAP = b"\0\0\x0b"
"""The body of a function without locals that only traps (`unreachable`)."""

RAN = "ran"
"""Of an opened module: the exported memory with a byte for each function, 1 once it has run."""

STATE = "state{}"
"""Of every module written here: what the mutable globals are exported as, in their order."""


def count(module: bytes) -> int:
    """How many functions a module has, not counting the imported ones.

    Raises:
        ValueError: if it is no module.
    """
    return next(_number(content, 0)[0] for kind, content in _sections(module) if kind == CODE)


def opened(module: bytes) -> bytes:
    """The module, noting which of its functions run; see `RAN` and `STATE`.

    Raises:
        ValueError: if it is no module, or has other memories than one.
    """
    sections = []
    for kind, content in _sections(module):
        if kind == MEMORY:
            if content[0] != 1:
                raise ValueError("not one memory")
            content = b"\2" + content[1:] + b"\0" + _unsigned(count(module) // 65_536 + 1)
        elif kind == EXPORT:
            exports = [*_exports(content), *_states(module), (RAN, MEMORY_KIND, 1)]
            content = _written(exports)
        elif kind == CODE:
            content = _vector([_noting(*each) for each in enumerate(_bodies(content))])
        sections.append((kind, content))
    return _joined(sections)


def reduced(module: bytes, functions: Collection[int], exports: Collection[str]) -> bytes:
    """The module without its data, in which all but some functions trap.

    Args:
        module: the whole module.
        functions: numbers of the functions to keep, not counting the imported ones.
        exports: names of what stays exported besides the mutable globals (see `STATE`); a
            function among them is kept too.

    Raises:
        ValueError: if it is no module, or something is not exported.
    """
    parts = dict(_sections(module))
    found = [export for export in _exports(parts[EXPORT]) if export[0] in exports]
    if missing := set(exports) - {name for name, _, _ in found}:
        raise ValueError(f"not exported: {', '.join(sorted(missing))}")
    imported = _imported_functions(parts[IMPORT])
    kept = set(functions) | {index - imported for _, kind, index in found if kind == FUNCTION}
    sections = []
    for kind, content in _sections(module):
        if kind == EXPORT:
            content = _written([*found, *_states(module)])
        elif kind == CODE:
            content = _vector(
                [body if number in kept else TRAP for number, body in enumerate(_bodies(content))]
            )
        if kind not in (CUSTOM, DATA, DATA_COUNT):
            sections.append((kind, content))
    return _joined(sections)


def _noting(number: int, body: bytes) -> bytes:
    """The body of a function that first stores 1 at its number in the second memory."""
    start = _end_of_locals(body)
    # i32.const number; i32.const 1; i32.store8 in memory 1
    note = b"\x41" + _signed(number) + b"\x41\1" + b"\x3a\x40\1\0"
    return body[:start] + note + body[start:]


def _sections(module: bytes) -> Iterator[tuple[int, bytes]]:
    if not module.startswith(HEADER):
        raise ValueError("no WebAssembly module")
    at = len(HEADER)
    while at < len(module):
        kind = module[at]
        size, at = _number(module, at + 1)
        yield kind, module[at : at + size]
        at += size


def _joined(sections: list[tuple[int, bytes]]) -> bytes:
    return HEADER + b"".join(
        bytes([kind]) + _unsigned(len(content)) + content for kind, content in sections
    )


def _bodies(code: bytes) -> Iterator[bytes]:
    count, at = _number(code, 0)
    for _ in range(count):
        size, at = _number(code, at)
        yield code[at : at + size]
        at += size


def _vector(bodies: list[bytes]) -> bytes:
    return _unsigned(len(bodies)) + b"".join(_unsigned(len(body)) + body for body in bodies)


def _end_of_locals(body: bytes) -> int:
    count, at = _number(body, 0)
    for _ in range(count):
        _, at = _number(body, at)
        # A reference to a type of its own is two numbers long.
        at = _number(body, at + 1)[1] if body[at] in (0x63, 0x64) else at + 1
    return at


def _exports(content: bytes) -> Iterator[tuple[str, int, int]]:
    """Name, kind and index of each export."""
    count, at = _number(content, 0)
    for _ in range(count):
        size, at = _number(content, at)
        name = content[at : at + size].decode()
        kind = content[at + size]
        index, at = _number(content, at + size + 1)
        yield name, kind, index


def _written(exports: list[tuple[str, int, int]]) -> bytes:
    encoded = [(name.encode(), kind, index) for name, kind, index in exports]
    return _unsigned(len(exports)) + b"".join(
        _unsigned(len(name)) + name + bytes([kind]) + _unsigned(index)
        for name, kind, index in encoded
    )


def _states(module: bytes) -> list[tuple[str, int, int]]:
    """The exports of the mutable globals, whose first values are all `i32.const`."""
    parts = dict(_sections(module))
    before = sum(kind == GLOBAL_KIND for kind, _ in _imports(parts[IMPORT]))
    count, at = _number(parts[GLOBAL], 0)
    mutable = []
    for index in range(count):
        if parts[GLOBAL][at + 2] != 0x41:
            raise ValueError("a global that is not i32.const")
        if parts[GLOBAL][at + 1]:
            mutable.append(before + index)
        at = _number(parts[GLOBAL], at + 3)[1] + 1
    return [(STATE.format(n), GLOBAL_KIND, index) for n, index in enumerate(mutable)]


def _imported_functions(content: bytes) -> int:
    return sum(kind == FUNCTION for kind, _ in _imports(content))


def _imports(content: bytes) -> Iterator[tuple[int, int]]:
    """Kind of each import, and where its description begins."""
    count, at = _number(content, 0)
    for _ in range(count):
        for _ in range(2):
            size, at = _number(content, at)
            at += size
        kind = content[at]
        at += 1
        yield kind, at
        if kind == FUNCTION:
            _, at = _number(content, at)
        elif kind == GLOBAL_KIND:
            at += 2
        elif kind == TAG_KIND:
            _, at = _number(content, at + 1)
        else:
            raise ValueError("an imported table or memory")


def _number(content: bytes, at: int) -> tuple[int, int]:
    """An unsigned number (LEB128), and where it ends."""
    value = shift = 0
    while True:
        byte = content[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def _unsigned(value: int) -> bytes:
    encoded = bytearray()
    while value >= 0x80:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*encoded, value])


def _signed(value: int) -> bytes:
    """A number from 0 up, so written that its highest bit does not count as a sign."""
    encoded = bytearray()
    while value >= 0x40:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*encoded, value])
