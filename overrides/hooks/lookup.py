"""Lists the glossary's terms in a language's own order, in groups by how they begin."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby

from project import Term, frame_texts, glossary, partials

ROWS = (
    *("あいうえお", "かきくけこ", "さしすせそ", "たちつてと", "なにぬねの"),
    *("はひふへほ", "まみむめも", "やゆよ", "らりるれろ", "わゐゑをん"),
)
LETTERS = ("ABC", "DEF", "GHI", "JKL", "MNO", "PQR", "STU", "VWXYZ")

SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
VOWELS = {
    kana: vowel
    for vowel, column in zip(
        "あいうえお",
        (
            "あかさたなはまやらわ",
            "いきしちにひみりゐ",
            "うくすつぬふむゆる",
            "えけせてねへめれゑ",
            "おこそとのほもよろを",
        ),
        strict=True,
    )
    for kana in column
}
# Katakana sort among hiragana.
HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def kana_order(reading: str) -> tuple[str, str]:
    """By what a reading stands in a Japanese dictionary (五十音順).

    Clear sounds first: a small letter counts as a large one, a long-vowel mark as the vowel before
    it, a middle dot not at all. Readings alike in this stand clear, voiced, half-voiced.
    """
    letters = reading.translate(HIRAGANA).translate(SMALL).replace("・", "")
    whole = ""
    for letter in letters:
        whole += VOWELS[_clear(whole[-1])] if letter == "ー" else letter
    return _clear(whole), unicodedata.normalize("NFD", whole)


def entries(language: str, other: str) -> str:
    """Every term under what it means, as HTML."""
    texts = frame_texts(language)["glossary"]
    groups = [
        {"name": _name(texts, row, len(terms)), "terms": terms} for row, terms in _grouped(language)
    ]
    return str(partials.get_template("glossary.html").module.entries(groups, language, other))  # type: ignore[attr-defined]


def index(order: str) -> str:
    """Links to every term's entry, in the order of another language, as HTML."""
    terms = _ordered(order)
    return str(partials.get_template("glossary.html").module.index(terms, order))  # type: ignore[attr-defined]


def _clear(kana: str) -> str:
    marks = ("\u3099", "\u309a")
    return "".join(each for each in unicodedata.normalize("NFD", kana) if each not in marks)


def _ordered(language: str) -> list[Term]:
    if language == "ja":
        return sorted(glossary(), key=lambda term: kana_order(term.kana))
    return sorted(glossary(), key=lambda term: term.name["en"].casefold())


def _grouped(language: str) -> list[tuple[str, Sequence[Term]]]:
    def row(term: Term) -> str:
        first = kana_order(term.kana)[0][0] if language == "ja" else term.name["en"][0].upper()
        return next(each for each in (ROWS if language == "ja" else LETTERS) if first in each)

    return [(each, list(terms)) for each, terms in groupby(_ordered(language), key=row)]


def _name(texts: dict[str, str], row: str, terms: int) -> str:
    return texts["group"].format(first=row[0], last=row[-1], terms=terms)
