"""Habits with numbers."""

# Written in every way on purpose, also in those that no rule should be written in.
# ruff: noqa: SIM905

from __future__ import annotations

import math
import operator
from typing import Any

from .samples import tolerate

NUMBERS: list[Any] = [0, 1, -7, 12, 255, 10**6, 2**40, -(3**50), 2.5, -0.1, 1e300, True]


def numbers() -> None:
    """Numbers and how they are written."""
    operators = (
        "add sub mul truediv floordiv mod pow eq ne lt le gt ge and_ or_ xor lshift rshift"
    ).split()
    for one in NUMBERS:
        for other in NUMBERS:
            for name in operators:
                small = abs(other) < 64 or name not in ("pow", "lshift", "rshift")
                if small and not (name == "pow" and abs(one) > 10**9):
                    tolerate(getattr(operator, name), one, other)
            tolerate(divmod, one, other)
        _ = -one, +one, abs(one), bool(one), hash(one), repr(one), str(one), round(one, 2)
        for shape in (",", "05", ".2f", "e", "g", "%", "+", ">12", "x", "b", "_", ",.1f", "n"):
            tolerate(format, one, shape)
        for convert in (int, float, str, round, math.floor, math.ceil, math.isqrt, bin, hex):
            tolerate(convert, one)
        tolerate(int.bit_length, one)
        tolerate(float.is_integer, one)
    _ = sum(NUMBERS), max(NUMBERS), min(NUMBERS), sorted(NUMBERS), math.gcd(12, 18), sum([0.1] * 9)
    _ = [*range(10)], [*range(10, 0, -3)], 5 in range(9), range(5)[1:3], len(range(0, 9, 2))
    _ = (
        int.from_bytes(b"ab", "big"),
        (258).to_bytes(2, "little"),
        math.inf > 1,
        math.isnan(math.nan),
    )
