"""Every sentence of the self-check: filled in, well formed, readable, in its own words."""

import re
from functools import cache

import pytest

from selfcheck import facts
from selfcheck.wording import LANGUAGES, load
from tools.renderings import ON, Rendering, renderings

languages = pytest.mark.parametrize("language", LANGUAGES)

UNFILLED = re.compile(r"\[\[|\]\]|\{\w*\}|‹")
DOUBLED = re.compile(r"[。、，]{2}|[.,;:]{2}|  |。\.|（（|））|「「|」」|・・|はは|をを|にに|がが")
ENDINGS = {"en": re.compile(r"[.?!;](?:\s|$)"), "ja": re.compile(r"。")}
LONGEST = {"en": 36, "ja": 110}

# What the guide to Japanese writing warns of, by the reader's test.
NOT_JAPANESE = re.compile(
    r"お答え|とされています|とのことです|報じられ|（専門家の情報）|（報道）|妨げ|候補者|あなた|ましょう"
    r"|見られ(?:る|ます)|当サ|安心です|確実です|以上以上|0,000,000円|(?<!こちらを)ご確認ください|(?<!表)(?<!指)示され|(?<!明)示して"
)
NOT_IN_A_RESULT = re.compile(r"場合に必要|お答えでは|になる条件|、かつ|なければ満た")
RESULTS = ("reason.", "action.", "verdict.", "plan.", "document.", "condition.")
HOUSE_JARGON = re.compile(
    r"\b(?:papers?|way in|candidates?|stand against|organisation’s|your organisations)\b",
    re.IGNORECASE,
)


@cache
def rendered(language: str) -> tuple[Rendering, ...]:
    return tuple(renderings(language))


@cache
def official(text: str) -> str:
    """The text without the official names of documents."""
    for document in facts.documents().values():
        text = text.replace(document.official_name, "〇")
    return text


def failing(language: str, pattern: re.Pattern[str], starts: tuple[str, ...] = ("",)) -> list[str]:
    return [
        f"{each.key} ({each.variant}): {each.text}"
        for each in rendered(language)
        if each.key.startswith(starts) and pattern.search(official(each.text))
    ]


@languages
@pytest.mark.parametrize("pattern", [UNFILLED, DOUBLED], ids=["unfilled", "doubled"])
def test_every_sentence_is_whole(language: str, pattern: re.Pattern[str]) -> None:
    assert not failing(language, pattern)


@languages
def test_no_sentence_is_too_long(language: str) -> None:
    long = {}
    for each in rendered(language):
        for sentence in ENDINGS[language].split(each.text):
            length = len(sentence.split()) if language == "en" else len(sentence)
            if length > LONGEST[language]:
                long[each.key] = sentence
    assert not long


def test_japanese_is_not_translated() -> None:
    assert not failing("ja", NOT_JAPANESE)


def test_what_was_answered_does_not_come_back_as_a_condition() -> None:
    assert not failing("ja", NOT_IN_A_RESULT, RESULTS)


def test_english_is_free_of_house_jargon() -> None:
    assert not failing("en", HOUSE_JARGON)


LEFT_OPEN = re.compile(
    r"判断していません|わかっていません|わかりません|確かめてください"
    r"|\bnot known\b|\bcannot tell\b|\bnot judged\b|\bcheck whether\b"
)


@languages
def test_what_is_in_order_leaves_nothing_open(language: str) -> None:
    words = load(language, on=ON)
    in_order = {
        key.removesuffix(".label")
        for key in words.keys
        if key.startswith("reason.") and key.endswith(".label")
        if words.template(key) in ("ok", "optional", "no_points", "not_applicable")
    }
    assert not [
        f"{each.key}: {each.text}"
        for each in rendered(language)
        if each.key.partition(".text")[0] in in_order and LEFT_OPEN.search(each.text)
    ]


@languages
def test_reasons_are_told_in_at_most_three_sentences(language: str) -> None:
    assert not [
        each.key
        for each in rendered(language)
        if re.fullmatch(r"reason\..*\.text", each.key)
        if len(ENDINGS[language].findall(each.text)) > 3
    ]
