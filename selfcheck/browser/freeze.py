"""Brings Python, with the package in it, to the state that readers' browsers go on from.

The builder runs this file's text in the runtime; it is not shipped. Whatever is taken away
here, and is asked for after all, raises an error; the worker then turns to the whole runtime.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper
from opcode import opmap
from types import CodeType, FunctionType, ModuleType
from typing import Any

PACKAGE = "selfcheck"
STAND_INS: dict[str, dict[str, Any]] = {
    "ast": {"__getattr__": lambda name: object},
    "inspect": {"signature": lambda of, **more: "", "unwrap": lambda function: function},
    "random": {"Random": object},
    "traceback": {"format_exc": str},
}
"""What modules import and no answer needs, with what they look up in it meanwhile.

A string that names something lives on in Python for ever, even when its module is gone.
"""

DOCSTRING = 0x4000000
"""A code object's flag: its first constant is the docstring (CPython's CO_HAS_DOCSTRING)."""

HEAP_TYPE = 1 << 9
"""A type's flag: it was made by Python code (CPython's Py_TPFLAGS_HEAPTYPE)."""

STAYING = {"__main__", "_frozen_importlib", "builtins", "encodings", "encodings.utf_8", "sys"}
FOR_PEOPLE = {"__interactivehook__", "copyright", "credits", "exit", "help", "license", "quit"}

EXTENDED_ARG = opmap["EXTENDED_ARG"]
GLOBAL = {
    opmap[name]: name == "LOAD_GLOBAL" for name in opmap if name.endswith(("_GLOBAL", "_NAME"))
}
"""Operations that look a name up in the module; by how many bits its number is shifted."""

OF_EVERY_MODULE = {"__name__", "__builtins__", "__spec__", "__file__", "__path__"}
FOR_READERS_OF_CODE = {"__doc__", "__annotate__", "__annotate_func__", "__annotations_cache__"}


def freeze(modules: list[str], archive: str, use: Callable[[], object]) -> tuple[Any, Any]:
    """Import all, use it, and let go of what served for that only.

    Args:
        modules: names of all modules to import.
        archive: path of the package's zip in the runtime's file system.
        use: uses the package as widely as the builder knows how to.

    Returns:
        `call` of selfcheck/browser/bridge.py, and a function that keeps one more data file
        (its path in the zip, and its text).
    """
    sys.path.append(archive)
    for name, contents in STAND_INS.items():
        sys.modules[name] = stand_in = ModuleType(name)
        vars(stand_in).update(contents)
    for module in modules:
        __import__(module)
    kept = _keep_data(archive)
    use()
    for path in kept.read:
        del kept.files[path]
    kept.read.clear()
    _forget_words()
    bridge = sys.modules[f"{PACKAGE}.browser.bridge"]
    bridge.traceback = None  # type: ignore[attr-defined]
    call = bridge.call
    _unload()
    _shake(call, kept)
    return call, kept.add


def _keep_data(archive: str) -> Any:
    from selfcheck.browser.kept import Kept

    loader = sys.modules[PACKAGE].__loader__
    paths = [entry[0] for entry in loader._get_files().values() if entry]  # type: ignore[union-attr]
    data = {
        path: loader.get_data(path)  # type: ignore[union-attr]
        for path in paths
        if path.endswith(".json")
    }
    kept = Kept(data)
    for name, module in sys.modules.items():
        if name.partition(".")[0] == PACKAGE:
            assert module.__spec__
            module.__spec__.loader = kept  # type: ignore[assignment]
            module.__loader__ = None
    return kept


FORGOTTEN = frozenset({"language", "held"})
"""Arguments by whose name it is known."""


def _forget_words() -> None:
    """Empty what remembers something by language, or of a person.

    A reader's browser loads one language, and the people asked before are others.
    """
    for cached in _alive(_lru_cache_wrapper):
        function = cached.__wrapped__
        of_the_package = function.__module__.partition(".")[0] == PACKAGE
        if not of_the_package or not FORGOTTEN.isdisjoint(_arguments(function)):
            cached.cache_clear()


def _arguments(function: Any) -> tuple[str, ...]:
    code = getattr(function, "__code__", None)
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount] if code else ()


def _unload() -> None:
    """Forget the modules; of the package's, only what `pkgutil.get_data` asks of them stays."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == PACKAGE:
            sys.modules[name] = bare = ModuleType(name)
            bare.__spec__ = module.__spec__
            bare.__file__ = module.__file__
        elif name not in STAYING and name not in sys.builtin_module_names:
            del sys.modules[name]
    for name in FOR_PEOPLE:
        vars(sys).pop(name, None)
        vars(sys.modules["builtins"]).pop(name, None)
    sys.meta_path.clear()
    sys.path_hooks.clear()
    sys.path_importer_cache.clear()


def _shake(*roots: object) -> None:
    """Take from every module what cannot be reached, by the names in code, from the roots."""
    gc.collect()
    places = {id(it.__globals__): it.__globals__ for it in _alive(FunctionType)}
    places |= {id(vars(it)): vars(it) for it in _alive(ModuleType)}
    # What C code keeps of its modules nobody can see: these stay whole.
    whole = [
        sys.modules[name] for name in {"__main__", *sys.builtin_module_names} & sys.modules.keys()
    ]
    for place in (globals(), *map(vars, whole)):
        places.pop(id(place), None)
    asked: dict[int, set[str]] = {id_: set(OF_EVERY_MODULE) for id_ in places}
    attributes: set[str] = set()
    modules: list[ModuleType] = []
    seen: dict[int, object] = {}
    left = [*roots, *(value for module in whole for value in vars(module).values())]

    def ask(place: dict[str, Any], names: set[str]) -> None:
        for name in names & place.keys() - asked.get(id(place), place.keys()):
            asked[id(place)].add(name)
            left.append(place[name])

    while left:
        it = left.pop()
        if id(it) in seen or id(it) in places:
            continue
        seen[id(it)] = it
        if isinstance(it, ModuleType):
            modules.append(it)
            ask(vars(it), attributes)
        elif isinstance(it, FunctionType):
            for code in _codes(it.__code__):
                names = _globals_of(code)
                ask(it.__globals__, names)
                more = set(code.co_names) - names - attributes
                attributes |= more
                for module in modules:
                    ask(vars(module), more)
            left += [it.__defaults__, it.__kwdefaults__, it.__closure__, vars(it)]
        else:
            left += gc.get_referents(it)

    for id_, place in places.items():
        for name in place.keys() - asked[id_]:
            del place[name]
    for it in seen.values():
        if isinstance(it, FunctionType):
            it.__doc__ = None
            it.__annotations__ = {}
            it.__annotate__ = None  # type: ignore[attr-defined]
            it.__code__ = _bare(it.__code__)
        elif isinstance(it, type) and it.__flags__ & HEAP_TYPE:
            for name in FOR_READERS_OF_CODE & vars(it).keys():
                try:
                    delattr(it, name)
                except (AttributeError, TypeError):
                    continue


def _globals_of(code: CodeType) -> set[str]:
    """The names that code looks up in its module."""
    found = set()
    argument = 0
    for at in range(0, len(code.co_code), 2):
        operation = code.co_code[at]
        argument = argument << 8 | code.co_code[at + 1]
        if operation in GLOBAL:
            found.add(code.co_names[argument >> GLOBAL[operation]])
        if operation != EXTENDED_ARG:
            argument = 0
    return found


def _bare(code: CodeType) -> CodeType:
    """Without docstrings, and without the lines that a traceback would name."""
    constants = [_bare(it) if isinstance(it, CodeType) else it for it in code.co_consts]
    if code.co_flags & DOCSTRING:
        constants[0] = None
    return code.replace(
        co_consts=tuple(constants), co_flags=code.co_flags & ~DOCSTRING, co_linetable=b""
    )


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _alive(kind: type) -> list[Any]:
    return [it for it in gc.get_objects() if isinstance(it, kind)]
