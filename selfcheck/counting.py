"""What the points come to: beside each question, and with the result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from .engine import Answer, Assessment, Finding, Route, added, months_after
from .engine.raising import Raise, Turn, raises, turns
from .facts import value
from .facts.points import points_rows
from .plan.evidence import proof_of
from .rules.points_total import MARKS
from .rules.questions import (
    BORN_ON,
    EXPERIENCE_MONTHS,
    YEARS_BY_SHORTCUT,
    YEARS_OF_EXPERIENCE,
    kind_of,
)

BY_CALENDAR = frozenset({BORN_ON.id, YEARS_OF_EXPERIENCE.id})

ROAD_BY_MARK = dict(zip(MARKS, ("points_70", "points_80"), strict=True))
"""By mark, the shorter road to permanent residence that it opens (F-PR-6)."""

AHEAD_YEARS = 5
"""How far ahead the days are told on which points fall or rise."""


def so_far(found: Mapping[str, Finding]) -> dict[str, Any]:
    """The points of what is answered already.

    Args:
        found: what was found so far, by requirement.

    Returns:
        `least` and `most`, `either` (whether the sum is the one or the other, and nothing
        between), and `groups`: of those that give anything, `requirement` and these three.
    """
    least, most = added(found.values())
    unsure = [finding for finding in found.values() if finding.adds[0] < finding.adds[1]]
    return {
        "least": least,
        "most": most,
        "either": len(unsure) == 1 and unsure[0].either,
        "groups": [
            {
                "requirement": id_,
                "least": finding.adds[0],
                "most": finding.adds[1],
                "either": finding.either,
            }
            for id_, finding in found.items()
            if finding.adds[1]
        ],
    }


def counted(
    route: Route,
    assessment: Assessment,
    answers: Mapping[str, Answer],
    on: date,
    filed_on: date | None,
) -> dict[str, Any]:
    """The points of a whole assessment, on the day of filing.

    Args:
        route: the route that counts.
        assessment: what it found.
        answers: the answers by question id.
        on: the day of asking.
        filed_on: the day of filing; None while nothing fixes it.

    Returns:
        What `so_far` returns, its groups with `rows` (those that count: `id` and `points`, and
        `sure`, whether they count as things are known) and `proof` (what proves them); `marks`
        (each with `points` and `reached`: `yes`, `perhaps` or `no`); `next_mark` (or None);
        `today` (the points on the day of asking, where another day of filing is planned; else
        None); `ways` (what would raise them within reach: `answers`, `find_out`, `adds`, `least`,
        `reaches`, the mark or None, and `from`, the next day, if the mark is lost on it);
        `days` (on which they fall or rise by themselves: `date`,
        `requirements`, `adds`, `least`, `most`, `mark` that is reached or lost, and
        `before_filing`); `days_exact`, whether the months beyond the full years of work are told,
        without which a day of these is the latest possible; `falls`, where the points of today
        reach the lower mark and lose it within a year by the calendar: `last`, the last day on
        which they reach it, and `to`, the points from the next day on (or None); `shortcut`, the
        shorter road to permanent residence that
        they open; and
        `earlier`, of each mark reached the day from which they must have been held for it (`mark`,
        `date`, `years` before), with the points of that day if only age and experience were others
        (`least`, `most`; `by_age`, whether the table counts age at all), whether these alone left
        the mark unbroken since (`kept`), or may have, by what is not confirmed (`may`).
    """
    found = {each.requirement: each.finding for each in assessment.findings[1:]}
    told = so_far(found)
    kind = kind_of(answers.get("points_activity"))
    rows = points_rows(on=filed_on or on)
    for group in told["groups"]:
        counting = found[group["requirement"]].parameters["points_row"]
        assert isinstance(counting, tuple)
        sure = group["least"] == group["most"]
        group["rows"] = [
            {"id": id_, "points": rows[id_].points[kind], "sure": sure} for id_ in counting
        ]
        group["proof"] = list(
            dict.fromkeys(proof for id_ in counting for proof in proof_of(rows[id_], answers))
        )
    next_mark = next((mark for mark in MARKS if told["least"] < mark), None)
    # Below the floor of pay the points are of no use, and more of them neither.
    floor = found["points_floor"].status
    fits = floor == "met" and found["points_activity"].reason != "foreign_culture"
    today = points_on(route, answers, on) if filed_on and filed_on != on else None
    days = [
        _day(each, filed_on)
        for each in turns(route, answers, on, _days(answers, on, filed_on), BY_CALENDAR)
        if each.before[0] != each.after[0]
    ]
    falls = _falls(days, (today or told)["least"], on) if fits else None
    # Who loses the mark overnight has to make up for the total of the next day, not for today's.
    lost = None
    if falls and falls["last"] == on.isoformat() and filed_on in (None, on):
        lost = on + timedelta(days=1)
    counted_from = falls["to"] if falls and lost else told["least"]
    to_reach = MARKS[0] if lost else next_mark
    return {
        **told,
        "marks": [{"points": mark, "reached": _reached(mark, told)} for mark in MARKS],
        "next_mark": next_mark,
        "today": today,
        "ways": [
            _way(each, counted_from, to_reach, lost)
            for each in (
                raises(route, answers, on, lost or filed_on, to_reach)
                if to_reach and told["least"] and floor != "not_met"
                else ()
            )
            # Of what only has to be found out, no more than reaches a mark is worth a line.
            if not each.find_out or each.least >= (to_reach or 0)
        ],
        "days": days,
        "days_exact": isinstance(answers.get(EXPERIENCE_MONTHS.id), int),
        "falls": falls,
        "shortcut": _shortcut(told["least"]) if fits else None,
        "earlier": [
            _earlier(route, answers, on, filed_on or on, mark)
            for mark in MARKS
            if fits and told["least"] >= mark
        ],
    }


def _falls(days: Iterable[Mapping[str, Any]], least: int, on: date) -> dict[str, Any] | None:
    """When the lower mark is lost by the calendar within a year, if today's points reach it."""
    low = MARKS[0]
    lost = next((day for day in days if day["adds"] < 0 and day["mark"] == low), None)
    if least < low or lost is None:
        return None
    last = date.fromisoformat(lost["date"]) - timedelta(days=1)
    return {"last": last.isoformat(), "to": lost["least"]} if last < months_after(on, 12) else None


def points_on(route: Route, answers: Mapping[str, Answer], day: date) -> dict[str, int]:
    """The points on a day, `least` and `most`."""
    least, most = route.sum_of(answers, day, day)
    return {"least": least, "most": most}


def _earlier(
    route: Route, answers: Mapping[str, Answer], on: date, filed: date, mark: int
) -> dict[str, Any]:
    """The day before filing from which points have to be held (F-PR-6, F-PR-32, F-HSP-86)."""
    years = value("F-PR-6", on=filed)[YEARS_BY_SHORTCUT[ROAD_BY_MARK[mark]]]
    day = months_after(filed, -12 * years)
    least, most = route.sum_of(answers, on, day)
    between = [each for each in _turning(answers, on, day) if day < each <= filed]
    sums = [(least, most), *(route.sum_of(answers, on, each) for each in between)]
    kind = kind_of(answers.get("points_activity"))
    return {
        "mark": mark,
        "date": day.isoformat(),
        "years": years,
        "least": least,
        "most": most,
        "by_age": any(
            "age_under" in row.when and kind in row.points for row in points_rows(on=filed).values()
        ),
        "kept": min(low for low, _ in sums) >= mark,
        "may": min(high for _, high in sums) >= mark,
    }


def _reached(mark: int, told: Mapping[str, Any]) -> str:
    if told["least"] >= mark:
        return "yes"
    return "perhaps" if told["most"] >= mark else "no"


def _way(way: Raise, least: int, mark: int | None, lost: date | None) -> dict[str, Any]:
    return {
        "answers": {
            id_: sorted(answer) if isinstance(answer, frozenset) else answer
            for id_, answer in way.answers.items()
        },
        "find_out": way.find_out,
        "adds": way.least - least,
        "least": way.least,
        "reaches": mark if mark is not None and way.least >= mark else None,
        "from": lost.isoformat() if lost else None,
    }


def _day(turn: Turn, filed_on: date | None) -> dict[str, Any]:
    (before, _), (least, most) = turn.before, turn.after
    passed = [mark for mark in MARKS if (before >= mark) != (least >= mark)]
    return {
        "date": turn.day.isoformat(),
        "requirements": list(turn.requirements),
        "adds": least - before,
        "least": least,
        "most": most,
        "mark": passed[0] if passed else None,
        "before_filing": filed_on is not None and turn.day <= filed_on,
    }


def _days(answers: Mapping[str, Answer], on: date, filed_on: date | None) -> list[date]:
    """Birthdays from which other rows count, and days on which a year of work is full."""
    last = max(months_after(on, 12 * AHEAD_YEARS), filed_on or on)
    return [day for day in _turning(answers, on, filed_on or on) if on < day <= last]


def _turning(answers: Mapping[str, Answer], on: date, holds: date) -> list[date]:
    """The birthdays and full years of work that can count, by the table of a day; ascending."""
    ages = {
        row.when[key]
        for row in points_rows(on=holds).values()
        for key in ("age_under", "age_from")
        if key in row.when
    }
    born = answers.get(BORN_ON.id)
    birthdays = [months_after(born, 12 * age) for age in ages] if isinstance(born, date) else []
    return sorted({*birthdays, *_full_years(answers, on)})


def _full_years(answers: Mapping[str, Answer], on: date) -> Iterable[date]:
    beyond = answers.get(EXPERIENCE_MONTHS.id)
    first = 12 - (beyond if isinstance(beyond, int) else 0)
    return [
        months_after(on, first + 12 * year) for year in range(-AHEAD_YEARS - 1, 2 * AHEAD_YEARS)
    ]


def _shortcut(least: int) -> str | None:
    return next((ROAD_BY_MARK[mark] for mark in reversed(MARKS) if least >= mark), None)
