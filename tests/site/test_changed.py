"""The day of a page's last change comes from the history, and from nothing where there is none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from selfcheck import facts

from .conftest import ROOT

sys.path.append(str(ROOT / "overrides" / "hooks"))

from changed import History, last_change
from project import build_day

PAGE = "docs/en/guide/fees.md"
AREA = "selfcheck/facts/data/fee.json"


def git(root: Path, *arguments: str, at: str = "2025-03-01") -> None:
    subprocess.run(
        ["git", "-C", root, "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments],
        check=True,
        capture_output=True,
        env=os.environ
        | {"GIT_AUTHOR_DATE": f"{at}T12:00+09:00", "GIT_COMMITTER_DATE": "2026-01-01T00:00Z"}
        | {"GIT_CONFIG_GLOBAL": os.devnull},
    )


def commit(root: Path, path: str, text: str, at: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")
    git(root, "add", path)
    git(root, "commit", "-qm", path, at=at)


def entries(**notes: str) -> str:
    return json.dumps(
        {name.replace("_", "-"): {"note": note} for name, note in notes.items()}, indent=2
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    git(root, "init", "-q")
    commit(root, PAGE, "{{ cases('pay') }}", "2025-03-01")
    commit(root, AREA, entries(F_FEE_1="a", F_FEE_8="a"), "2025-04-01")
    commit(root, "overrides/cases.yml", "a", "2025-05-01")
    commit(root, AREA, entries(F_FEE_1="b", F_FEE_8="a"), "2025-06-01")
    return root


def test_a_page_changes_with_its_text_its_parts_and_its_facts(project: Path) -> None:
    history = History(project)
    assert history.of_file(PAGE) == date(2025, 3, 1)
    assert history.of_file("docs/en") == date(2025, 3, 1)
    assert history.of_fact("F-FEE-8") == date(2025, 4, 1)
    assert history.of_fact("F-FEE-1") == date(2025, 6, 1)
    told = {
        (): date(2025, 3, 1),
        ("F-FEE-8",): date(2025, 4, 1),
        ("F-FEE-8", "F-FEE-1"): date(2025, 6, 1),
    }
    for fact_ids, day in told.items():
        assert last_change(PAGE, "no macro", "", fact_ids, history) == day
    assert last_change(PAGE, "{{ cases('pay') }}", "", (), history) == date(2025, 5, 1)


def test_a_value_that_comes_into_force_changes_the_page(project: Path) -> None:
    """The fees hold from their own day, whenever they were written down."""
    newest = max(day for day in facts.get("F-FEE-2").starts if day <= build_day())
    assert newest >= date(2026, 10, 1)
    assert last_change(PAGE, "", "", ("F-FEE-2",), History(project)) == newest


def test_without_a_whole_history_no_day_is_named(project: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{project}", str(shallow))
    part = project / "docs"
    for root in (tmp_path, shallow, part):
        history = History(root)
        assert history.of_file(PAGE) is None
        assert history.of_fact("F-FEE-1") is None
        assert last_change(PAGE, "", "", (), history) is None
