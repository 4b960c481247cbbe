"""Writes kana in Latin letters, as people type them."""

from __future__ import annotations

import re

_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざじずぜぞ",
    "t": "たちつてと",
    "d": "だぢづでど",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "r": "らりるれろ",
}
_SIGNS = {
    sign: consonant + vowel
    for consonant, row in _ROWS.items()
    for sign, vowel in zip(row, "aiueo", strict=True)
}
_SIGNS |= {"し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji", "ぢ": "ji", "づ": "zu"}
_SIGNS |= {"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ん": "n"}
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
KANA = re.compile(r"[ぁ-ゖー]{2,}")


def romaji(kana: str) -> str:
    """A word in hiragana in Latin letters, as typed on a keyboard.

    Raises:
        KeyError: if a sign is no hiragana.
    """
    typed = ""
    doubled = False
    for sign in kana:
        if sign == "っ":
            doubled = True
        elif sign == "ー":
            typed += typed[-1]
        elif sign in _SMALL:
            base = typed.rstrip("aiueo")
            glide = _SMALL[sign]
            typed = base + (glide[-1] if base.endswith(("sh", "ch", "j")) else glide)
        else:
            letters = _SIGNS[sign]
            typed += letters[0] * doubled + letters
            doubled = False
    return typed
