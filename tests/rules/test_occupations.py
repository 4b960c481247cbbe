"""The list of occupations: what people call them, and the examples that explain their work."""

from datetime import date

import pytest

from selfcheck import wording
from selfcheck.facts import catalogue

LANGUAGES = ("en", "ja")
# What people asked for and did not find, with an occupation that the word must lead to.
ASKED = {
    "en": {
        "receptionist": "hotel_front",
        "HR": "human_resources",
        "QA": "it_support",
        "chef": "cook",
        "english teacher": "language_teacher",
        "machine learning": "data_analyst",
        "customer support": "customer_support",
        "call center": "customer_support",
        "video editor": "video_creator",
        "kindergarten": "language_teacher",
        "SE": "systems_engineer",
        "IT engineer": "systems_engineer",
    },
    "ja": {
        "エンジニア": "programmer",
        "英会話講師": "language_teacher",
        "コールセンター": "customer_support",
        "動画編集": "video_creator",
        "貿易": "overseas_trade",
        "受付": "hotel_front",
        "事務": "general_affairs",
        "バイト": "restaurant_service",
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_occupation_carries_five_to_ten_everyday_words(language: str) -> None:
    words = catalogue.everyday_words(language)
    assert set(words) == set(catalogue.occupations())
    assert {id_: of for id_, of in words.items() if not 5 <= len(set(of)) == len(of) <= 10} == {}


@pytest.mark.parametrize(
    ("language", "word", "occupation"),
    [(language, *asked) for language in LANGUAGES for asked in ASKED[language].items()],
)
def test_a_word_that_people_use_leads_to_the_occupation(
    language: str, word: str, occupation: str
) -> None:
    assert word.lower() in {each.lower() for each in catalogue.everyday_words(language)[occupation]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_specialist_and_simple_work_are_explained_for_every_occupation_of_the_status(
    language: str,
) -> None:
    words = wording.load(language, on=date(2026, 11, 25))
    missing = [
        f"{id_}.{kind}"
        for id_, each in catalogue.occupations().items()
        if each.area not in ("other_status", "not_specialist")
        for kind in ("specialist", "simple")
        if not words.has(f"occupation.{id_}.{kind}")
    ]
    assert missing == []
