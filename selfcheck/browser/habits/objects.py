"""Habits with classes, functions and errors."""

# Written in every way on purpose, also in those that no rule should be written in.
# ruff: noqa: SIM300
# mypy: disable-error-code="arg-type, index"

from __future__ import annotations

import dataclasses
import functools
from typing import Any

from .samples import Flag, Kind, Pair, Record, tolerate


def objects() -> None:
    """Classes, functions and errors."""
    record = Record("a", 2, frozenset({"x", "yy"}))
    _ = record.label, record.kept, record.kept, repr(record), hash(record), record == Record("a")
    _ = (
        dataclasses.replace(record, number=3),
        dataclasses.asdict(record),
        dataclasses.fields(record),
    )
    _ = record < Record("b"), vars(record), Pair(1), Pair(1)._asdict(), Pair(1)._replace(first=2)
    tolerate(setattr, record, "name", "b")
    tolerate(getattr, record, "nothing")
    tolerate(Record)
    tolerate(Record, "a", nothing=1)
    _ = Kind("one"), Kind.ONE.value, list(Kind), Kind["TWO"], repr(Kind.ONE), Kind.ONE in {Kind.ONE}
    _ = Flag.ONE | Flag.TWO, Flag.ONE in Flag(3), repr(Flag(3))
    tolerate(Kind, "three")

    @functools.lru_cache(maxsize=2)
    def kept(one: int, /, *, other: int = 1) -> int:
        return one + other

    @functools.singledispatch
    def dispatched(of: object) -> str:
        return "object"

    dispatched.register(int, lambda of: "int")
    _ = [kept(n % 3, other=n) for n in range(9)], kept.cache_info(), dispatched(1), dispatched("x")
    _ = (
        functools.partial(kept, 1)(other=2),
        callable(kept),
        isinstance(1, (int, str)),
        issubclass(bool, int),
    )

    def walk(until: int) -> Any:
        for n in range(until):
            got = yield n
            if got:
                return got
        yield from (n for n in "ab")
        return None

    walker = walk(3)
    _ = next(walker), list(walk(2)), walker.close()

    class Place:
        def __init__(self) -> None:
            self.inside = False

        def __enter__(self) -> Place:
            self.inside = True
            return self

        def __exit__(self, *error: object) -> bool:
            self.inside = False
            return True

        def __getattr__(self, name: str) -> str:
            return name

        def __getitem__(self, key: Any) -> Any:
            return key

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Place)

        def __hash__(self) -> int:
            return 1

        def __bool__(self) -> bool:
            return self.inside

        def __lt__(self, other: Place) -> bool:
            return bool(other)

    with Place() as place:
        raise ValueError("kept inside")
    _ = (
        place.anything,
        place[1:2, ...],
        place == Place(),
        {place: 1}[Place()],
        sorted([place, place]),
    )
    try:
        try:
            raise KeyError("one") from ValueError("two")
        except KeyError as error:
            raise RuntimeError("three") from error
        finally:
            _ = 1
    except (RuntimeError, TypeError) as error:
        error.add_note("a note")
        _ = error.__cause__, str(error), repr(error), isinstance(error, Exception)
    match {"kind": "a", "items": [1, 2, 3]}:
        case {"kind": "b"}:
            pass
        case {"kind": str(kind), "items": [first, *others]} if kind:
            _ = first, others
    match record:
        case Record(name="a", number=number):
            _ = number
    nothing: Any = None
    wrong: list[Any] = [
        lambda: 1 + nothing,
        lambda: nothing.x,
        lambda: [][1],
        lambda: {}["a"],
        lambda: len(nothing),
        lambda: "a" < nothing,
        lambda: nothing(),
        lambda: (*nothing,),
        lambda: Record(*[1, 2, 3, 4, 5]),
    ]
    for call in wrong:
        tolerate(call)
