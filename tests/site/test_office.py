"""No dead end, whoever runs the site: with an office, without one, and on one's own machine."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from .conftest import Site

pytestmark = pytest.mark.site

HOME = {"en": "", "ja": "ja/"}
SOMEBODY_ANSWERS = {
    "en": re.compile(
        r"\b(write to us|ask us|tell us|the office (has received|answers)|answers? by e-mail"
        r"|at the foot|reply goes to|we (prepare|answer|file)|our fee)\b",
        re.IGNORECASE,
    ),
    "ja": re.compile(
        r"当事務所|お返事します|お知らせください|[てで](ご連絡|お問い合わせ)ください|下に表示"
    ),
}


def text_of(page: BeautifulSoup) -> str:
    return " ".join(page.get_text(" ").split())


@pytest.mark.parametrize("language", HOME)
def test_without_an_office_nothing_claims_that_somebody_answers(site: Site, language: str) -> None:
    claims = {
        address: found[0]
        for address, page in site.pages.items()
        if address.startswith("ja/") == (language == "ja")
        and (found := SOMEBODY_ANSWERS[language].search(text_of(page)))
        # Nobody comes to the page of thanks without having sent something.
        and not address.endswith("sent/")
    }
    assert claims == {}


@pytest.mark.parametrize("address", ["services/", "contact/", "about/"])
@pytest.mark.parametrize("language", HOME)
def test_without_an_office_one_plain_line_says_so(site: Site, language: str, address: str) -> None:
    (card,) = site.pages[HOME[language] + address].select("[data-office]")
    assert card["data-office"] == "none"
    assert card.name == "p"


@pytest.mark.parametrize("language", HOME)
def test_only_where_somebody_answers_the_services_lead_to_the_form(
    site: Site, office_site: Site, language: str
) -> None:
    address = f"{HOME[language]}services/"
    to_the_form = "article a[href*='contact/']"
    assert site.pages[address].select(to_the_form) == []
    assert office_site.pages[address].select(to_the_form)


@pytest.mark.parametrize("language", HOME)
def test_without_an_office_prices_form_and_official_help_are_there(
    site: Site, language: str
) -> None:
    services = site.pages[f"{HOME[language]}services/"]
    assert (
        "150,000"
        in services.select("h2#prices ~ .md-typeset__scrollwrap, h2#prices ~ table")[0].get_text()
    )
    assert "0570-013904" in services.select(".official-help")[0].get_text()
    contact = site.pages[f"{HOME[language]}contact/"]
    assert contact.select("form[data-contact=copy]")
    assert "0570-013904" in contact.select(".official-help")[0].get_text()


@pytest.mark.parametrize("address", ["services/", "contact/"])
@pytest.mark.parametrize("language", HOME)
def test_an_office_stands_where_readers_look_for_it(
    office_site: Site, language: str, address: str
) -> None:
    page = office_site.pages[HOME[language] + address]
    (card,) = page.select("article [data-office=named]")
    assert "An Office" in card.get_text()
    before_first_heading = card.find_previous("h2", {"id": True})
    assert before_first_heading is None
    assert page.select(".site-footer address")
