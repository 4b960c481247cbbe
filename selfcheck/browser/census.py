"""Lists the objects in Python's memory, for node/freeze.mjs.

The builder runs this file's text in the runtime, when all else is done and only what is built
into Python can be imported any more; it is not shipped.
"""

import gc
import sys


def census(target: str) -> None:
    """Write what there is, as numbers of four bytes: address, kind, size of each object.

    Args:
        target: path of the file. A kind is the address of the object's type; the size is that
            of the object with all that it holds by itself, in bytes, of a text or bytes; else 0.
    """
    seen: dict[int, object] = {}
    left: list[object] = gc.get_objects()
    code = type(census.__code__)
    while left:
        it = left.pop()
        if id(it) in seen:
            continue
        seen[id(it)] = it
        if isinstance(it, code):
            left += [it.co_consts, it.co_names, it.co_name, it.co_qualname, it.co_filename]
            left += [it.co_exceptiontable, it.co_linetable, *it.co_varnames, *it.co_cellvars]
            left += it.co_freevars
        else:
            left += gc.get_referents(it)
    with open(target, "wb") as file:  # noqa: PTH123 - no more modules than needed
        for address, it in seen.items():
            for number in (address, id(type(it)), _size(it)):
                file.write(number.to_bytes(4, "little"))


def _size(it: object) -> int:
    if isinstance(it, str) and not it.isascii():
        # What Python keeps as UTF-8 beside it counts with it there, and lies elsewhere.
        widest = max(map(ord, it))
        return 28 + (len(it) + 1) * (1 if widest < 0x100 else 2 if widest < 0x10000 else 4)
    return sys.getsizeof(it) if isinstance(it, str | bytes) else 0
