"""Habits with lists, tuples, sets, dictionaries and what walks them."""

# Written in every way on purpose, also in those that no rule should be written in.
# ruff: noqa: B905, C408, RUF005
# mypy: disable-error-code="arg-type, misc"

from __future__ import annotations

import collections
import functools
import itertools
import operator
from typing import Any

from .samples import DAY, Record, tolerate


def containers() -> None:
    """Lists, tuples, sets, dictionaries and what walks them."""
    items = [3, 1, 2, "x", None, (1, 2), frozenset("ab")]
    listed = [*items]
    listed += items
    listed.append(4)
    listed.extend(x for x in range(40))
    listed.insert(1, "y")
    listed[2:5] = [7, 8]
    del listed[0], listed[1:3]
    tolerate(listed.remove, "nothing")
    listed.remove(4)
    listed.reverse()
    _ = listed.pop(), listed.pop(0), listed.index(8), listed.count(7), listed.copy(), listed * 2
    _ = (
        listed == items,
        [1, 2] < [1, 3],
        listed[-3:],
        7 in listed,
        (1, 2) + (3,),
        (1, "a") < (1, "b"),
    )
    tolerate(sorted, items)
    _ = sorted([(2, "b"), (1, "c")], key=lambda it: it[1]), sorted("cab", reverse=True)
    _ = (
        sorted([Record("b"), Record("a")]),
        sorted([2.5, 1.5]),
        sorted([[2], [1]]),
        sorted([DAY, DAY]),
    )
    _ = (1, 2, 1).count(1), (1, 2).index(2), hash((1, "x", None)), repr(items), str((1,))
    sets: list[Any] = [set(), {1, 2, 3}, {"a", "b"}, frozenset({1, 2}), frozenset()]
    for one, other in itertools.product(sets, sets):
        _ = one | other, one & other, one - other, one ^ other, one <= other, one == other
        _ = one.union(other), one.isdisjoint(other), one.issubset(other), one.issuperset(other)
        _ = one.intersection(other), one.difference(other), one.symmetric_difference(other)
        mutable = set(one)
        mutable |= other
        mutable &= one
        mutable -= other
        mutable.update(other)
        mutable.difference_update(one)
        mutable.add(9)
        mutable.discard(9)
        tolerate(mutable.remove, "nothing")
        tolerate(mutable.pop)
    _ = hash(frozenset({1, "a"})), repr({1}), sorted({3, 1}), {frozenset({1}): 1}
    table: dict[Any, Any] = {"a": 1, 2: "b", (1, 2): None, None: 0, 2.5: 1, frozenset(): 2}
    table |= {"c": 3} | dict(d=4)
    table.update(e=5)
    table.update([("f", 6)])
    table.setdefault("g", []).append(1)
    tolerate(table.__getitem__, "nothing")
    tolerate(table.pop, "nothing")
    _ = table.pop("a"), table.pop("nothing", 0), table.get("x"), table.get(2, 1), len(table)
    _ = (
        table.keys() - {"c"},
        table.keys() & {"c"},
        table.keys() | {"z"},
        table.items() <= table.items(),
    )
    _ = list(table.values()), list(reversed(table)), table == dict(table), "c" in table, [*table]
    _ = (
        {**table, "h": 1},
        {v: k for k, v in [("a", 1)]},
        table.copy(),
        repr(table),
        dict(zip("ab", [1, 2])),
    )
    _ = (
        max(table.items(), key=lambda it: str(it)),
        table.keys() == {1},
        table.keys().isdisjoint({"q"}),
    )
    del table["c"]
    table.popitem()
    big = {f"key {n}": n for n in range(3000)}
    for n in range(0, 3000, 2):
        del big[f"key {n}"]
    big.clear()
    counted = collections.Counter("abca")
    counted.update("a")
    _ = counted.most_common(1), counted + counted, counted - counted, counted["z"]
    grouped: Any = collections.defaultdict(list)
    grouped["a"].append(1)
    chained = collections.ChainMap({"a": 1}, {"b": 2})
    _ = chained["b"], dict(chained), collections.OrderedDict(a=1)
    line: Any = collections.deque([1, 2], maxlen=5)
    line.appendleft(0)
    line.append(3)
    line.extend([4])
    line.rotate(1)
    _ = line.pop(), line.popleft(), line[0], list(line), len(line)
    for walk in (
        itertools.chain([1], [2]),
        itertools.chain.from_iterable([[1], [2]]),
        itertools.islice(itertools.count(1), 2, 9, 3),
        itertools.accumulate([1, 2, 3]),
        itertools.combinations("abc", 2),
        itertools.permutations("abc"),
        itertools.product("ab", repeat=2),
        itertools.groupby("aab"),
        itertools.takewhile(bool, [1, 0]),
        itertools.dropwhile(bool, [1, 0]),
        itertools.filterfalse(bool, [1, 0]),
        itertools.zip_longest("ab", "c"),
        itertools.starmap(pow, [(2, 3)]),
        itertools.pairwise([1, 2, 3]),
        itertools.compress("ab", [1, 0]),
        itertools.repeat(1, 2),
        map(str, [1]),
        filter(None, [1, 0]),
        zip([1], [2], strict=True),
        enumerate("ab", start=2),
        reversed([1, 2]),
    ):
        _ = list(walk)
    one, *rest = items
    (two, (three, *_more)) = 1, (2, 3, 4)
    tolerate(lambda: (lambda a, b: a)(*[1, 2, 3]))
    tolerate(lambda: [a for a, b in [(1, 2, 3)]])
    tolerate(lambda: next(iter([])))
    tolerate(zip, [1], [2, 3], strict=True)
    _ = (
        next(iter([]), None),
        all([]),
        any([1]),
        one,
        rest,
        two,
        three,
        functools.reduce(max, [1, 2]),
    )
    _ = operator.itemgetter(0)([1]), operator.itemgetter("a", "b")({"a": 1, "b": 2})
    _ = operator.attrgetter("year")(DAY), operator.methodcaller("isoformat")(DAY)
