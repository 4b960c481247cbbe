"""The points table: whole, without gap or overlap, and as the official sheet has it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations, pairwise

import pytest

from selfcheck import facts
from selfcheck.facts.points import GROUPS, KINDS, Kind, PointsRow, points_rows

ON = date(2026, 11, 25)
ROWS = points_rows(on=ON)

# The official sheet, kind by kind: every row's points, in the order of the groups.
SHEET: dict[Kind, dict[str, list[int]]] = {
    "a": {
        "degree": [30, 20, 10, 5],
        "experience": [15, 10, 5],
        "pay": [40, 35, 30, 25, 20, 15, 10],
        "age": [15, 10, 5],
        "research": [25, 20],
    },
    "b": {
        "degree": [30, 20, 10, 5, 5],
        "experience": [20, 15, 10, 5],
        "pay": [40, 35, 30, 25, 20, 15, 10],
        "age": [15, 10, 5],
        "research": [15],
        "licence": [10, 5],
    },
    "c": {
        "degree": [20, 20, 10, 5, 5],
        "experience": [25, 20, 15, 10],
        "pay": [50, 40, 30, 20, 10],
        "position": [10, 5],
        "investment": [5],
    },
}
ADDITIONS = {
    "study_in_japan": [10, 5],
    "japanese": [15, 10],
    "university": [10],
    "qualification": [5],
    "employer": [10, 10, 10, 5],
    "work": [10, 10],
}


def of(kind: Kind, group: str) -> list[PointsRow]:
    return [row for row in ROWS.values() if row.group == group and kind in row.points]


@pytest.mark.parametrize("kind", KINDS)
def test_table_is_the_official_sheet(kind: Kind) -> None:
    additions = ADDITIONS if kind != "a" else {**ADDITIONS, "work": [10]}
    found = {
        group: sorted((row.points[kind] for row in of(kind, group)), reverse=True)
        for group in GROUPS
    }
    assert {group: points for group, points in found.items() if points} == {
        **SHEET[kind],
        **additions,
    }


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.id)
def test_row_is_whole(row: PointsRow) -> None:
    assert row.points
    assert set(row.points) <= set(KINDS)
    assert all(points > 0 and points % 5 == 0 for points in row.points.values())
    assert row.when
    assert row.counts in ("best", "added")
    assert set(row.needs) | set(row.excluded_by) <= set(ROWS) - {row.id}
    assert row.excluded_by or row.excluded_if is None
    proofs = {p for n in range(58, 65) for p in facts.value(f"F-HSP-{n}", on=ON)} | {"passport"}
    assert row.evidence
    assert set(row.evidence) <= proofs


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("group", "key"), [("experience", "experience_years"), ("pay", "pay_yen")])
def test_more_never_earns_less(kind: Kind, group: str, key: str) -> None:
    rows = sorted(of(kind, group), key=lambda row: row.when[key], reverse=True)
    for higher, lower in pairwise(rows):
        assert higher.when[key] > lower.when[key]
        assert higher.points[kind] > lower.points[kind]
        oldest = [row.when.get("age_under", 1000) for row in (higher, lower)]
        assert oldest == sorted(oldest, reverse=True)


@pytest.mark.parametrize("kind", ["a", "b"])
def test_age_bands_leave_no_gap(kind: Kind) -> None:
    bands = sorted((r.when.get("age_from", 0), r.when["age_under"]) for r in of(kind, "age"))
    assert bands[0][0] == 0
    assert all(under == start for (_, under), (start, _) in pairwise(bands))
    assert bands[-1][1] == 40
    assert of("c", "age") == []


def test_every_pay_limit_by_age_is_one_of_the_age_bands() -> None:
    limits = {row.when["age_under"] for row in of("b", "pay") if "age_under" in row.when}
    assert limits == {row.when["age_under"] for row in of("b", "age")}


def test_no_two_rows_ask_for_the_same() -> None:
    for kind in KINDS:
        asked = defaultdict(list)
        for row in ROWS.values():
            if kind in row.points:
                asked[tuple(sorted(row.when.items()))].append(row.id)
        assert [ids for ids in asked.values() if len(ids) > 1] == []


def test_what_goes_together_and_what_does_not() -> None:
    excluded = {frozenset((row.id, other)) for row in ROWS.values() for other in row.excluded_by}
    assert frozenset(("japanese_n1", "japanese_degree")) not in excluded
    assert {tuple(sorted(pair)) for pair in excluded} == {
        ("japanese_degree", "japanese_n2"),
        ("japanese_n1", "japanese_n2"),
        ("japanese_degree", "training"),
    }
    assert ROWS["training"].excluded_if is not None
    assert ROWS["business_degree"].needs == ("master",)
    assert ROWS["innovation_small"].needs == ("innovation",)


def test_income_floor_lies_below_every_pay_row() -> None:
    floor = facts.value("F-HSP-13", on=ON)
    assert floor["excluded"] == ["b", "c"]
    for kind in KINDS:
        assert min(row.when["pay_yen"] for row in of(kind, "pay")) > floor["pay_yen_under"]


def test_each_row_id_stands_once() -> None:
    held = [
        id_
        for fact in facts.all_facts()
        if fact.id.startswith("F-HSP-") and isinstance(value := facts.value(fact.id, on=ON), dict)
        for id_ in value.get("rows", ())
    ]
    assert sorted(held) == sorted(ROWS)
    assert not any(a == b for a, b in combinations(held, 2))


def test_marks() -> None:
    marks = facts.value("F-HSP-30", on=ON)
    assert marks["pass_mark"] < marks["one_year_permanent_residence"]
    best = {row.group for row in ROWS.values() if row.counts == "best"}
    assert set(marks["best_value_only"]) <= best
