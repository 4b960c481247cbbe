"""Does what rules may come to do in plain Python, so that a changed rule finds its functions.

The profile (see profile.py) holds what requests were seen to run, and what this file runs. The
text is run in Pyodide's Python alone; it is not shipped.
"""

# Written in every way on purpose, also in those that no rule should be written in.
# ruff: noqa: B905, C408, RUF005, SIM300, SIM905, UP017, UP031
# mypy: disable-error-code="arg-type, misc, operator, index"

from __future__ import annotations

import calendar
import collections
import dataclasses
import datetime
import enum
import functools
import itertools
import json
import math
import operator
import re
from typing import Any, NamedTuple

WORDS = ["", "a", "straße", "日本の", "１２万", " x ", "\U0001f600", "a,b;c", "Long text " * 30]
NUMBERS: list[Any] = [0, 1, -7, 12, 255, 10**6, 2**40, -(3**50), 2.5, -0.1, 1e300, True]
METHODS = (
    "capitalize casefold isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric"
    " isprintable isspace istitle isupper lower lstrip rstrip split splitlines strip swapcase"
    " title upper encode rsplit"
).split()
DAY = datetime.date(2026, 10, 1)


class Kind(enum.Enum):
    """A plain enumeration."""

    ONE = "one"
    TWO = "two"


class Flag(enum.IntFlag):
    """Flags."""

    ONE = 1
    TWO = 2


class Pair(NamedTuple):
    """A named tuple."""

    first: int
    second: str = "x"


@dataclasses.dataclass(frozen=True, order=True)
class Record:
    """A frozen dataclass."""

    name: str
    number: int = 0
    tags: frozenset[str] = frozenset()
    more: dict[str, Any] = dataclasses.field(default_factory=dict, compare=False)

    @property
    def label(self) -> str:
        """A property."""
        return f"{self.name}-{self.number:03}"

    @functools.cached_property
    def kept(self) -> list[str]:
        """A property that is kept."""
        return sorted(self.tags, key=len, reverse=True)


def tolerate(function: Any, *arguments: Any, **named: Any) -> Any:
    """Call, and turn an error into its text: errors are a habit too."""
    try:
        return function(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error!s} {error!r} {error.args}"


def texts() -> None:
    """Strings, bytes and patterns."""
    for word in WORDS:
        for method in METHODS:
            tolerate(getattr(word, method))
        for other in WORDS:
            _ = word + other, word < other, word == other, other in word, word >= other
            for method in (
                "count find rfind index rindex startswith endswith partition rpartition split"
                " rsplit strip removeprefix removesuffix join"
            ).split():
                tolerate(getattr(word, method), other)
            tolerate(word.replace, other, "-")
            tolerate(str.translate, word, {97: "b", 98: None, ord("日"): 20})
        _ = word[:2], word[::-1], word[-1:], word * 3, hash(word), repr(word), ascii(word)
        _ = word.center(9), word.ljust(9), word.rjust(9), word.zfill(5), word.expandtabs()
        _ = f"{word:>12}|{word!r:.5}|{word:*^20}", "%s %r %5.1f %d %x" % (word, word, 2.5, 7, 7)
        _ = "{0} {name[k]} {other.year}".format(word, name={"k": 1}, other=DAY)
        tolerate("{missing}".format_map, {"there": word})
        for coding in ("utf-8", "ascii", "latin-1", "utf-16"):
            tolerate(word.encode, coding, "replace")
            tolerate(lambda coding=coding, word=word: word.encode(coding).decode(coding))
        for convert in (
            int,
            float,
            complex,
            datetime.date.fromisoformat,
            json.loads,
            bytes.fromhex,
        ):
            tolerate(convert, word)
        _ = [*word], list(reversed(word)), sorted(word), set(word), dict.fromkeys(word, 0)
        _ = min(word, default=""), max(word, default=""), tuple(enumerate(word, 1)), any(word)
    pattern = re.compile(r"(?P<area>[A-Z]+)-(\d+)(?::(\w+))?|\[\[([^\]]*)\]\]|\s+$", re.M)
    for text in ("A-1:b [[x|y]] ABC-22", "日本 12 万", ""):
        _ = pattern.findall(text), pattern.split(text), pattern.sub(lambda m: m[0] * 2, text)
        _ = pattern.sub(r"<\g<area>>", text), pattern.fullmatch(text), pattern.search(text)
        for found in pattern.finditer(text):
            _ = found.group(0, 1), found.groupdict(), found.span(), found.groups(""), found[0]
    _ = re.sub(r"(?i)a+|b*?", "-", "aabbAB"), re.escape("a.b*c"), re.match(r"(?<!x)[^\W\d]+", "é1")


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


def collections_() -> None:
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


def days() -> None:
    """Dates, and lengths of time."""
    other = datetime.date(2028, 2, 29)
    for step in (datetime.timedelta(days=9), datetime.timedelta(weeks=-2), datetime.timedelta(0)):
        _ = DAY + step, DAY - step, step * 2, step / 2, -step, abs(step), step // 3, step < step * 2
        _ = (
            step.days,
            step.total_seconds(),
            repr(step),
            str(step),
            hash(step),
            bool(step),
            step == step,
        )
    _ = other - DAY, DAY < other, DAY == other, max(DAY, other), hash(DAY), repr(DAY), str(DAY)
    _ = DAY.isoformat(), DAY.weekday(), DAY.isoweekday(), DAY.isocalendar(), DAY.timetuple()
    _ = (
        DAY.replace(day=2),
        DAY.year,
        DAY.month,
        DAY.day,
        DAY.toordinal(),
        f"{DAY}",
        f"{DAY:%Y/%m/%d}",
    )
    tolerate(DAY.replace, day=99)
    tolerate(datetime.date, 2026, 2, 30)
    tolerate(datetime.date.fromisoformat, "2026-02-30")
    tolerate(lambda: DAY + datetime.timedelta(days=10**8))
    tolerate(lambda: DAY < 1)
    tolerate(DAY.strftime, "%d %B %Y")
    _ = datetime.date.fromordinal(738000), datetime.date.min, datetime.date.max
    _ = calendar.monthrange(2028, 2), calendar.isleap(2028), calendar.monthcalendar(2026, 10)
    moment = datetime.datetime(2026, 10, 1, 9, 30, tzinfo=datetime.timezone.utc)
    _ = moment.isoformat(), moment.date(), moment + datetime.timedelta(hours=1), moment.timestamp()
    _ = (
        datetime.datetime.fromisoformat("2026-10-01T09:00:00+09:00"),
        datetime.time(9, 30).isoformat(),
    )


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


def texts_of_data() -> None:
    """JSON both ways."""
    data = {"a": [1, 2.5, None, True, '日本\n"\\'], "b": {"c": {}}, "d": [], "e": 10**20, "f": 1e-7}
    for named in ({}, {"ensure_ascii": False}, {"sort_keys": True}, {"indent": 2}):
        written = json.dumps(data, **named)
        assert json.loads(written) == data
    for broken in ("", "{", "[1,]", '{"a"}', "nul", '"\\u12"', "1e999", '"\\ud800"', "[NaN]"):
        tolerate(json.loads, broken)
    tolerate(json.dumps, {"a": DAY})
    tolerate(json.dumps, {(1,): 1})
    _ = json.dumps({"a": DAY}, default=str), json.loads("[1]", parse_int=str)


def main() -> None:
    """Do it all."""
    for habit in (texts, numbers, collections_, days, objects, texts_of_data):
        habit()
