"""What was answered, kept and forgotten, without a page."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from selfcheck.browser.build import find_node

SCRIPT = Path(__file__).parent / "store.mjs"


def run(*calls: Sequence[Any], kept: dict[str, str] | None = None, refuses: bool = False) -> Any:
    """What the store tells after these calls, and what storage holds then."""
    given = json.dumps({"kept": kept or {}, "refuses": refuses, "calls": calls})
    done = subprocess.run(
        [find_node(), SCRIPT, given], capture_output=True, encoding="utf-8", check=True
    )
    return json.loads(done.stdout)


def test_each_route_keeps_its_own_answers_and_ticks() -> None:
    first: list[list[Any]] = [
        ["choose", "first"],
        ["take", "where", "abroad"],
        ["tick", "abc", True],
    ]
    other: list[list[Any]] = [["choose", "extension"], ["take", "pay", "lower"]]
    told = run(*first, *other)["told"]
    assert (told["route"], told["answers"], told["ticks"]) == ("extension", {"pay": "lower"}, [])
    again = run(*first, *other, ["choose", "first"])["told"]
    assert (again["answers"], again["ticks"]) == ({"where": "abroad"}, ["abc"])


def test_what_one_page_kept_the_next_one_finds() -> None:
    kept = run(["answerFor", "employer"], ["choose", "first"], ["take", "where", "abroad"])["kept"]
    told = run(["choose", "first"], kept=kept)["told"]
    assert told["role"] == "employer"
    assert told["answers"] == {"where": "abroad"}
    assert told["keeps"]


def test_nothing_is_stored_before_something_is_answered() -> None:
    opened: list[list[Any]] = [
        ["assume", "self"],
        ["choose", "first"],
        ["follow", []],
        ["stand", "where"],
    ]
    assert run(*opened)["kept"] == {}
    assert run(*opened)["told"]["keeps"]
    answered = run(*opened, ["take", "where", "abroad"])
    assert answered["kept"].keys() == {"selfcheck/1", "selfcheck.role"}
    assert run(*opened, ["take", "where", "abroad"], ["drop", "where"])["kept"].keys() == {
        "selfcheck.role"
    }


def test_where_storage_refuses_memory_serves_and_says_so() -> None:
    told = run(["choose", "first"], ["take", "where", "abroad"], refuses=True)["told"]
    assert told["answers"] == {"where": "abroad"}
    assert not told["keeps"]


def test_what_storage_holds_of_something_else_is_left_alone() -> None:
    for text in ("[]", "null", "{", '"text"'):
        told = run(["choose", "first"], kept={"selfcheck/1": text})["told"]
        assert told["answers"] == {}


def test_an_answer_is_no_longer_skipped_and_withdraws_the_summary() -> None:
    calls = [["choose", "first"], ["skip", "start_on"], ["skip", "stay_ends"], ["summarise", "x"]]
    assert run(*calls)["told"]["skipped"] == ["start_on", "stay_ends"]
    after = run(*calls, ["take", "start_on", "2027-04-01"])
    assert after["told"]["skipped"] == ["stay_ends"]
    assert "selfcheck.summary" not in after["kept"]


def test_clearing_forgets_all_routes_the_role_and_the_summary() -> None:
    calls = [["answerFor", "self"], ["choose", "first"], ["take", "where", "abroad"]]
    cleared = run(*calls, ["summarise", "x"], ["clear"], ["choose", "first"])
    assert cleared["kept"] == {}
    assert cleared["told"]["answers"] == {}
    assert cleared["told"]["role"] == ""


def test_clearing_takes_the_result_out_of_a_message_that_was_begun() -> None:
    draft = json.dumps({"name": "Mei", "selfcheck_summary": "18n0176"})
    kept = run(["clear"], kept={"contact.draft": draft})["kept"]
    assert json.loads(kept["contact.draft"]) == {"name": "Mei"}
    only = json.dumps({"selfcheck_summary": "18n0176"})
    assert run(["clear"], kept={"contact.draft": only})["kept"] == {}
