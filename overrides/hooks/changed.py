"""The day on which each page last changed: its text, what it is made from, the facts it shows.

The days come from the project's Git history, by the time at which a change was written. Without a
whole history (a copy of the files alone, a shallow clone) nobody knows them, and pages name none.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path

from project import JAPAN, ROOT, build_day
from selfcheck import facts

MACRO = re.compile(r"\{\{\s*(\w+)\(")
MADE_FROM = {
    "cases": ("overrides/cases.yml",),
    "changes": ("overrides/changes.yml",),
    "occupations": ("selfcheck/facts/lists",),
    "papers": ("selfcheck/facts/data/documents.json",),
    "picture": ("overrides/pictures",),
    "sample_result": ("overrides/sample.yml",),
    "terms": ("overrides/glossary.yml",),
    "licences.html": ("licences/components.yml",),
    "self-check.html": ("selfcheck/rules", "selfcheck/routes", "selfcheck/wording"),
}
"""What a page takes from elsewhere, by the macro or the template that it uses."""

AREA = "selfcheck/facts/data/{}.json"
ENTRY = re.compile(r'  "(F-[A-Z]+-\d+)": \{')
LOGGED = "logged "


class History:
    """What a repository's history tells about the files of the project.

    Args:
        root: the project's folder, the top of its repository.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._days = dict(self._newest_first()) if self._is_whole() else {}
        self._areas: dict[str, dict[str, date]] = {}

    def of_file(self, path: str) -> date | None:
        """The day of the last change to a file or to anything in a folder; None if unknown."""
        inside = f"{path}/"
        days = [day for each, day in self._days.items() if each == path or each.startswith(inside)]
        return max(days, default=None)

    def of_fact(self, fact_id: str) -> date | None:
        """The day of the last change to a fact's entry; None if unknown."""
        area = AREA.format(fact_id.split("-")[1].lower())
        if area not in self._areas:
            self._areas[area] = dict(self._entries(area)) if area in self._days else {}
        return self._areas[area].get(fact_id)

    def _is_whole(self) -> bool:
        told = self._git("rev-parse", "--show-prefix", "--is-shallow-repository")
        return told is not None and told.split("\n")[:2] == ["", "false"]

    def _newest_first(self) -> Iterator[tuple[str, date]]:
        """Each file with its days, the newest at the end, as a mapping keeps the last."""
        log = self._git(
            "-c", "core.quotePath=false", "log", "--reverse", "--no-renames", "--name-only",
            f"--format={LOGGED}%at",
        )  # fmt: skip
        day = build_day()
        for line in (log or "").splitlines():
            if line.startswith(LOGGED):
                day = _day(line.removeprefix(LOGGED))
            elif line:
                yield line, day

    def _entries(self, area: str) -> Iterator[tuple[str, date]]:
        """Each fact of a file with the newest day among its lines."""
        newest: dict[str, date] = {}
        fact_id, day = "", build_day()
        for line in (self._git("blame", "--line-porcelain", "HEAD", "--", area) or "").splitlines():
            if line.startswith("author-time "):
                day = _day(line.split()[1])
            elif line.startswith("\t"):
                if entry := ENTRY.match(line[1:]):
                    fact_id = entry[1]
                newest[fact_id] = max(day, newest.get(fact_id, day))
        yield from newest.items()

    def _git(self, *arguments: str) -> str | None:
        try:
            done = subprocess.run(
                ["git", "-C", self._root, *arguments],
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
        except FileNotFoundError:
            return None
        return done.stdout if done.returncode == 0 else None


def _day(seconds: str) -> date:
    return datetime.fromtimestamp(int(seconds), JAPAN).date()


@cache
def history() -> History:
    """That of this project."""
    return History(ROOT)


def last_change(
    source: str, markdown: str, template: str, fact_ids: Iterable[str], of: History | None = None
) -> date | None:
    """The day on which readers last got another page, at most that of the build.

    A value that came into force without any change to a file changed the page too.

    Args:
        source: the page's file, from the project's folder.
        markdown: its text, macros and all.
        template: the template that it names, or "".
        fact_ids: the facts that it shows.
        of: the history; None for that of this project.

    Returns:
        None where no history tells it.
    """
    of = of or history()
    own = of.of_file(source)
    if own is None:
        return None
    used = {*MACRO.findall(markdown), template}
    made_from = [path for name in used for path in MADE_FROM.get(name, ())]
    days = [own, *map(of.of_file, made_from), *map(of.of_fact, fact_ids)]
    days += [day for each in fact_ids for day in facts.get(each).starts if day <= build_day()]
    return min(max(day for day in days if day), build_day())
