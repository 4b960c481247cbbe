"""What it costs: both sides of each date, each channel and period, and the office's tax."""

from typing import Any

import pytest

from tests.rules.people import CLEAR, MOVING, SETTLING, STAYING
from tests.rules.test_plan import STUDENT, plan, rows

PERIODS = ("3_months", "1_year", "3_years", "5_years")
EXTENDING = STAYING | {"stay_ends": "not_sure"}


def fees(route: str, answers: dict[str, object], on: str = "2026-11-22") -> dict[str, Any]:
    return rows(plan(route, answers, on), "fees")


@pytest.mark.parametrize(("on", "yen"), [("2026-06-30", 3000), ("2026-07-01", 15000)])
def test_the_visa_fee_follows_its_date(on: str, yen: int) -> None:
    visa = fees("first", CLEAR, on)["visa"]
    assert (visa["yen"], visa["payee"], visa["when"]) == (yen, "mission", "on_issue")


def test_the_certificate_of_eligibility_is_free() -> None:
    coe = fees("first", CLEAR)["coe"]
    assert (coe["yen"], coe["when"], coe["group"]) == (0, "never", "government")


@pytest.mark.parametrize(
    ("on", "counter", "online"),
    [("2025-03-31", 4000, 4000), ("2025-04-01", 6000, 5500), ("2026-09-30", 6000, 5500)],
)
def test_one_fee_for_every_period_until_october_2026(on: str, counter: int, online: int) -> None:
    for name, asked in (("change", ("first", STUDENT)), ("extension", ("extension", EXTENDING))):
        found = fees(*asked, on)
        assert found[f"{name}_counter"]["yen"] == counter
        assert found[f"{name}_online"]["yen"] == online
        assert not {id_ for id_ in found if id_.startswith(("settlement", "hardship"))}


def test_fees_by_period_granted_from_october_2026() -> None:
    for name, asked in (("change", ("first", STUDENT)), ("extension", ("extension", EXTENDING))):
        found = fees(*asked, "2026-10-01")
        for channel, amounts in (
            ("counter", (10000, 33000, 64000, 75000)),
            ("online", (10000, 27000, 56000, 65000)),
        ):
            by_period = {period: found[f"{name}_{channel}_{period}"] for period in PERIODS}
            assert tuple(row["yen"] for row in by_period.values()) == amounts
            assert {row["channel"] for row in by_period.values()} == {channel}
            assert [row["period"] for row in by_period.values()] == list(PERIODS)
        assert found["settlement_under_3_years"]["yen"] == 330
        assert found["settlement_3_years_or_more"]["yen"] == 550
        assert found["hardship"]["yen"] == 10000
        assert {found[id_]["when"] for id_ in found if "_year" in id_} == {"on_permission"}


@pytest.mark.parametrize(
    ("channel", "there", "absent"),
    [
        ("counter", {"hardship", "change_counter_1_year"}, {"change_online_1_year"}),
        ("online", {"settlement_under_3_years", "change_online_1_year"}, {"hardship"}),
        ("not_sure", {"hardship", "settlement_under_3_years", "change_counter_1_year"}, set()),
    ],
)
def test_the_channel_narrows_the_fees(channel: str, there: set[str], absent: set[str]) -> None:
    found = set(fees("first", STUDENT | {"channel": channel}))
    assert there <= found
    assert not absent & found


@pytest.mark.parametrize(
    ("on", "yen", "reduced"), [("2026-09-30", 10000, None), ("2026-10-01", 200000, 20000)]
)
def test_the_fee_for_permanent_residence_follows_its_date(
    on: str, yen: int, reduced: int | None
) -> None:
    found = fees("permanent", SETTLING, on)
    assert found["permanent"]["yen"] == yen
    assert (found["hardship"]["yen"] if "hardship" in found else None) == reduced
    assert {row["channel"] for row in found.values()} == {"counter"}


@pytest.mark.parametrize(("on", "settlement"), [("2026-09-30", None), ("2026-10-01", 220)])
def test_the_certificate_of_authorised_employment(on: str, settlement: int | None) -> None:
    found = fees("job-change", MOVING, on)
    assert (found["certificate_counter"]["yen"], found["certificate_online"]["yen"]) == (2000, 1600)
    charged = found.get("certificate_settlement", {"yen": None})["yen"]
    assert charged == settlement


def test_the_offices_fee_shows_its_tax_apart_and_the_total_last() -> None:
    office = [row for row in plan("first", CLEAR)["fees"]["lines"] if row["group"] == "office"]
    assert [(row["id"], row["yen"], row["from"]) for row in office] == [
        ("service", 150000, True),
        ("business_plan", 50000, False),
        ("office_total_with_plan", 220000, True),
    ]
    taxes = [row["tax"] for row in office]
    assert taxes == [{"percent": 10, "yen": 15000}, {"percent": 10, "yen": 5000}, None]
    net_and_tax = sum(row["yen"] + row["tax"]["yen"] for row in office if row["tax"])
    assert net_and_tax == office[-1]["yen"]


def test_the_office_names_a_price_only_where_it_publishes_one() -> None:
    for found in (fees("first", STUDENT), fees("extension", STAYING), fees("permanent", SETTLING)):
        assert not [row for row in found.values() if row["group"] == "office"]


@pytest.mark.parametrize(
    ("filed_by", "shown"),
    [("applicant", False), ("employer", False), ("licensed_filer", True), ("not_sure", True)],
)
def test_who_files_alone_does_not_pay_an_office(filed_by: str, shown: bool) -> None:
    assert ("service" in fees("first", CLEAR | {"filed_by": filed_by})) is shown
