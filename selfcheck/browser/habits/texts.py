"""Habits with texts: strings, bytes, patterns and JSON."""

# Written in every way on purpose, also in those that no rule should be written in.
# ruff: noqa: SIM905, UP031

from __future__ import annotations

import datetime
import json
import re

from .samples import DAY, tolerate

WORDS = ["", "a", "straße", "日本の", "１２万", " x ", "\U0001f600", "a,b;c", "Long text " * 30]
METHODS = (
    "capitalize casefold isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric"
    " isprintable isspace istitle isupper lower lstrip rstrip split splitlines strip swapcase"
    " title upper encode rsplit"
).split()


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
