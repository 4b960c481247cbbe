"""Faulty data are named, file and id, in one line each, before anything is built."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from selfcheck import facts
from selfcheck.facts import schema

ROOT = Path(__file__).parents[2]
HOOKS = ROOT / "overrides" / "hooks"
FACTS = "selfcheck/facts"
CHECKED = ("docs", "overrides", "selfcheck")


@pytest.fixture(scope="module")
def check() -> Iterator[Callable[[Path], list[str]]]:
    """The check of everything behind the pages; build steps import one another by bare names."""
    sys.path.insert(0, str(HOOKS))
    import data

    yield data.faults
    sys.path.remove(str(HOOKS))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the facts' files."""
    for folder in ("data", "lists"):
        shutil.copytree(ROOT / FACTS / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of everything that is checked; each test puts back what it changes."""
    folder = tmp_path_factory.mktemp("project")
    for each in CHECKED:
        left_out = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / each, folder / each, ignore=left_out)
    return folder


def test_the_data_are_sound(check: Callable[[Path], list[str]]) -> None:
    assert check(ROOT) == []


LEFT_OUT = object()


def broken(folder: Path, path: str, place: str, value: Any) -> list[str]:
    """The faults after one change; `place` names the keys down to it."""
    file = folder / path
    content = json.loads(file.read_text("utf-8"))
    *way, last = place.split("/")
    entry = content
    for key in way:
        entry = entry[int(key) if key.isdigit() and isinstance(entry, list) else key]
    if value is LEFT_OUT:
        del entry[last]
    else:
        entry[int(last) if isinstance(entry, list) else last] = value
    file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return schema.faults(folder)


FEE = "data/fee.json"
HSP = "data/hsp.json"
MASTER = "F-HSP-3/values/0/value/rows/master"
DOCUMENTS = "data/documents.json"
OCCUPATIONS = "lists/occupations.json"


@pytest.mark.parametrize(
    ("path", "place", "value", "said"),
    [
        (HSP, f"{MASTER}/group", "study", "F-HSP-3: row master: unknown group 'study'"),
        (HSP, f"{MASTER}/points", {}, "F-HSP-3: row master: has no points"),
        (HSP, f"{MASTER}/points/d", 5, "F-HSP-3: row master: bad points 5 for kind 'd'"),
        (
            HSP,
            f"{MASTER}/when/degree",
            "mba",
            "F-HSP-3: row master: unknown condition 'degree': 'mba'",
        ),
        (HSP, f"{MASTER}/when/salary", 1, "F-HSP-3: row master: unknown condition 'salary': 1"),
        (HSP, f"{MASTER}/needs", ["bachelors"], "F-HSP-3: row master: unknown row 'bachelors'"),
        (HSP, f"{MASTER}/evidence", [], "F-HSP-3: row master: asks for nothing, or names no proof"),
        (HSP, f"{MASTER}/counts", LEFT_OUT, "F-HSP-3: row master: lacks or should not have counts"),
        (FEE, "F-FEE-4/sources", ["isa-fee"], "F-FEE-4: unknown source 'isa-fee'"),
        (FEE, "F-FEE-4/clause", "act-67-9", "F-FEE-4: unknown clause 'act-67-9'"),
        (FEE, "F-FEE-4/amount", 330, "F-FEE-4: unknown key 'amount'"),
        (FEE, "F-FEE-4/unit", LEFT_OUT, "F-FEE-4: lacks 'unit'"),
        (FEE, "F-FEE-4/unit", "euro", "F-FEE-4: unknown unit 'euro'"),
        (FEE, "F-FEE-4/confidence", "X", "F-FEE-4: unknown confidence 'X'"),
        (FEE, "F-FEE-4/state", "valid", "F-FEE-4: unknown state 'valid'"),
        (FEE, "F-FEE-4/review_months", 4, "F-FEE-4: unknown review_months 4"),
        (FEE, "F-FEE-4/origin", "hearsay", "F-FEE-4: unknown origin 'hearsay'"),
        (FEE, "F-FEE-4/sources", [], "F-FEE-4: rests on no source"),
        (FEE, "F-FEE-4/values", [], "F-FEE-4: has no value"),
        (FEE, "F-FEE-4/values/0/until", 1, "F-FEE-4: value 1 unknown key 'until'"),
        (FEE, "F-FEE-4/values/0/from", "1.4.2026", "F-FEE-4: value 1 has a bad date '1.4.2026'"),
        (
            FEE,
            "F-FEE-4/values/0/from",
            "2026-02-30",
            "F-FEE-4: value 1 has a bad date '2026-02-30'",
        ),
        (FEE, "F-FEE-7/values/2/from", "2024-04-01", "F-FEE-7: value 3 stands out of order"),
        (FEE, "F-FEE-7/values/1/from", None, "F-FEE-7: value 2 does not say from which day"),
        (FEE, "F-FEE-4/checked", "2026-13", "F-FEE-4: bad date '2026-13' of the last check"),
        (FEE, "F-FEE-4/compiled", "2026-11-22", "F-FEE-4: needs either 'checked' or 'compiled'"),
        (FEE, "F-CAT-1", {}, "F-CAT-1: is no id of this file (F-FEE-<number>)"),
        (
            FEE,
            "F-FEE-4/values/0/value",
            {"reference": "F-FEE-99"},
            "F-FEE-4: refers to an unknown fact 'F-FEE-99'",
        ),
        (
            FEE,
            "F-FEE-4/values/0/value",
            {"all": [{"reference": "F-FEE-2:9_years"}]},
            "F-FEE-4: refers to '9_years', which F-FEE-2 does not hold",
        ),
        (
            FEE,
            "F-FEE-4/values/0/value",
            {"reference": "F-FEE-4"},
            "F-FEE-4: refers to itself by F-FEE-4 → F-FEE-4",
        ),
        ("data/sources.json", "isa-coe/kind", "secondary", "isa-coe: unknown kind 'secondary'"),
        (
            "data/sources.json",
            "isa-coe/kind",
            "specialist",
            "isa-coe: kind 'specialist' does not fit www.moj.go.jp",
        ),
        (
            "data/sources.json",
            "isa-coe/title/ja",
            LEFT_OUT,
            "isa-coe: title is not in English and Japanese",
        ),
        (
            "data/sources.json",
            "isa-coe/url",
            "http://www.moj.go.jp/",
            "isa-coe: bad address 'http://www.moj.go.jp/'",
        ),
        ("data/clauses.json", "act-19/url", "https://a.test/", "act-19: its address is that of no"),
        (DOCUMENTS, "F-DOC-9/prepared_by", ["boss"], "F-DOC-9: unknown prepared_by 'boss'"),
        (DOCUMENTS, "F-DOC-9/fact", "F-DOC-99", "F-DOC-9: coe: unknown fact 'F-DOC-99'"),
        (DOCUMENTS, "F-DOC-9/procedures/coe/cells/3", "must", "F-DOC-9: coe: unknown level 'must'"),
        (DOCUMENTS, "F-DOC-25/alternative_of", "alone", "F-DOC-25: is the only one of 'alone'"),
        (OCCUPATIONS, "occupations/programmer/close", ["it"], "programmer: unknown field 'it'"),
        (OCCUPATIONS, "occupations/programmer/tags", ["fun"], "programmer: unknown tag 'fun'"),
        (OCCUPATIONS, "occupations/programmer/area", "it", "programmer: unknown area 'it'"),
        (OCCUPATIONS, "occupations/programmer/icon", "x", "programmer: unknown key 'icon'"),
        (OCCUPATIONS, "occupations/programmer/status", "artist", "programmer: names a status of"),
        ("lists/fields.json", "broad/0", "magic", "magic: is called broad, but not offered"),
    ],
)
def test_a_fault_is_named(copy: Path, path: str, place: str, value: Any, said: str) -> None:
    found = broken(copy, path, place, value)
    assert any(line.startswith(f"{path}: {said}") for line in found), found


def test_a_key_that_stands_twice_is_named(copy: Path) -> None:
    (copy / FEE).write_text('{"F-FEE-1": {}, "F-FEE-1": {}}', "utf-8")
    assert f"{FEE}: F-FEE-1 stands twice" in schema.faults(copy)


def test_a_file_of_no_area_is_named(copy: Path) -> None:
    (copy / "data" / "fees.json").write_text("{}", "utf-8")
    assert "data/fees.json: belongs to no area of facts" in schema.faults(copy)


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("overrides/glossary.yml", "  kana: ", "  cana: ", "gijinkoku: lacks 'kana'"),
        ("overrides/glossary.yml", "gijinkoku:\n", "visa:\n", "visa stands twice"),
        ("overrides/glossary.yml", "gijinkoku:\n", "Gijinkoku:\n", "Gijinkoku: is no anchor"),
        ("overrides/cases.yml", "source: isa-cases", "source: isa", "U-R-02: unknown source 'isa'"),
        ("overrides/cases.yml", "{pay}", "{wage}", "U-R-02: en: names ['wage'], holds ['pay']"),
        ("overrides/cases.yml", "    outcome: ", "    result: ", "U-R-02: lacks 'outcome'"),
        ("overrides/changes.yml", "F-LNG-1:", "F-NOT-1:", "F-LNG-1: has dated values"),
        ("overrides/changes.yml", "F-LNG-1:\n  en: ", "F-LNG-1:\n  fr: ", "F-LNG-1: is not in"),
        ("overrides/locales/ja.yml", "  nepal: ", "  nepali: ", "nepali: is named in no other"),
        (f"{FACTS}/data/documents.json", '"dispatch"', '"dispatched"', "need without words"),
        (f"{FACTS}/lists/fields.json", '"sociology"', '"society"', "sociology: is called broad"),
        (f"{FACTS}/data/sources.json", '"url"', '"address"', "isa-status: lacks 'url'"),
        ("docs/en/guide/fees.md", "F-FEE-2", "F-FEE-200", "F-FEE-200: unknown fact"),
        ("selfcheck/wording/ja/plan.json", "F-REV-1", "F-REV-100", "F-REV-100: unknown fact"),
        ("selfcheck/wording/ja/plan.json", "F-NOT-1:days", "F-NOT-1:weeks", "refers to 'weeks'"),
        ("selfcheck/rules/pay.py", "F-EDU-11", "F-EDU-110", "F-EDU-110: unknown fact"),
    ],
)
def test_a_fault_behind_the_pages_is_named(
    check: Callable[[Path], list[str]], project: Path, path: str, old: str, new: str, said: str
) -> None:
    file = project / path
    text = file.read_text("utf-8")
    assert old in text
    try:
        file.write_text(text.replace(old, new, 1), "utf-8")
        found = check(project)
    finally:
        file.write_text(text, "utf-8")
    assert any(path in line and said in line for line in found), found
    assert not any("\n" in line for line in found)


# What different laws happen to set at the same amount.
COINCIDENCES = {
    4000: {"F-FEE-2", "F-FEE-9"},
    6000: {"F-FEE-2", "F-FEE-12"},
    10_000: {"F-FEE-2", "F-FEE-6", "F-FEE-7"},
    15_000: {"F-FEE-2", "F-FEE-12"},
    50_000: {"F-FEE-13", "F-REN-17"},
    200_000: {
        *("F-FEE-7", "F-FEE-14", "F-NOT-3", "F-REF-4", "F-OTH-4", "F-HSP-82"),
        *("F-CRD-10", "F-LIF-31", "F-SID-9", "F-STU-17"),
    },
    300_000: {"F-FEE-8", "F-EMP-7"},
    3_000_000: {"F-EMP-4", "F-EMP-6", "F-REF-39", "F-HSP-13"},
    5_000_000: {"F-EMP-4", "F-HSP-11"},
    8_000_000: {"F-HSP-8", "F-HSP-81"},
    10_000_000: {"F-CAT-3", "F-HSP-7", "F-HSP-40", "F-HSP-82", "F-OTH-21"},
    15_000_000: {"F-CAT-6", "F-HSP-40"},
    20_000_000: {"F-HSP-31", "F-HSP-40"},
    30_000_000: {"F-HSP-40", "F-HSP-82", "F-OTH-5"},
}


def test_no_amount_stands_twice() -> None:
    holders: dict[int, set[str]] = {}
    for fact in facts.all_facts():
        for each in fact.values:
            for amount in amounts(each.value, fact.unit == "yen"):
                holders.setdefault(amount, set()).add(fact.id)
    twice = {
        amount: ids
        for amount, ids in holders.items()
        if amount and len(ids) > 1 and not ids <= COINCIDENCES.get(amount, set())
    }
    assert twice == {}


def amounts(value: Any, in_yen: bool) -> Iterator[int]:
    """The sums of money in a value."""
    if isinstance(value, list):
        for each in value:
            yield from amounts(each, in_yen)
    elif isinstance(value, dict):
        for key, each in value.items():
            if not key.endswith(("_years", "_months", "percent")):
                yield from amounts(each, in_yen or key.endswith("yen"))
    elif in_yen and isinstance(value, int) and not isinstance(value, bool):
        yield value


def test_references_are_filled_in_by_day() -> None:
    held = json.loads((ROOT / FACTS / FEE).read_text("utf-8"))["F-FEE-3"]["values"][0]["value"]
    assert held["1_year"] == {"reference": "F-FEE-2:1_year"}
    for start in facts.get("F-FEE-2").starts:
        whole = facts.value("F-FEE-2", on=start)
        assert facts.value("F-FEE-3", on=start)["1_year"] == whole["1_year"]
