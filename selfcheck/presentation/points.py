"""The points in words: beside a question, and with the result."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from .. import facts
from ..wording import Wording
from .parameters import deadline, of_day
from .questions import answer_label

SHEET = "isa-points-sheet"
"""The source that decides: the sheet which is filed."""


def present_so_far(points: Mapping[str, Any], words: Wording) -> dict[str, Any]:
    """The points of what is answered already, with `text` for the sum and for each group."""
    return {
        **points,
        "text": _between("points.so_far", points["least"], points["most"], words),
        "groups": [{**group, "text": _group(group, words)} for group in points["groups"]],
    }


def present_points(
    points: Mapping[str, Any], filed_on: str | None, words: Wording, language: str
) -> dict[str, Any]:
    """The points of an assessment, with words for the sum, its groups, marks, ways and days.

    Args:
        points: see `counting.counted`.
        filed_on: the ISO day of filing, if one is planned.
        words: the words of the language.
        language: `en` or `ja`.
    """
    sheet = facts.source(SHEET)
    text = {
        "total": _sum(points["least"], points["most"], words),
        "sheet": {"title": sheet.title[language], "url": sheet.url},
    }
    low = points["marks"][0]["points"]
    today = points["today"]
    if today is not None and filed_on is not None:
        key = "points.today" if today["least"] == today["most"] else "points.today.range"
        if (today["least"], today["most"]) == (points["least"], points["most"]):
            key = "points.today.same"
        text["today"] = words.text(
            key,
            points=_figure(today["least"], words),
            most=_figure(today["most"], words),
            day=words.weekday(filed_on),
        )
    return {
        **points,
        "text": text,
        "groups": [{**group, "text": _group(group, words)} for group in points["groups"]],
        "marks": [
            {**mark, "text": _mark(mark, place, points, words)}
            for mark, place in zip(points["marks"], ("low", "high"), strict=True)
        ],
        "ways": [{**way, "text": _way(way, words)} for way in points["ways"]],
        "days": [{**day, "text": _day(day, low, filed_on, words)} for day in points["days"]],
        "earlier": [
            {**each, "text": _earlier(each, "planned" if filed_on else "today", words)}
            for each in points["earlier"]
        ],
    }


SOON = 60
"""Days within which the loss of the mark is told in the verdict."""


def with_days(
    finding: Mapping[str, Any], result: Mapping[str, Any], words: Wording
) -> Mapping[str, Any]:
    """The finding of the total, with the day from which the mark is lost, or is reached.

    Args:
        finding: a finding with its words.
        result: the assessment.
        words: the words of the language.

    Returns:
        The finding; its `verdict`, `reason` and `do` are those for the day, where it matters.
    """
    if finding["requirement"] != "points_total" or "points" not in result:
        return finding
    key, days = _by_the_day(finding, result["points"], result["on"])
    if key is None:
        return finding
    filled = {"points": _figure(result["points"]["least"], words)}
    for name, day in days.items():
        filled |= of_day(name, day, result["on"], words)
    if "last" in days:
        filled |= deadline("last", days["last"], result["on"], words)[0]
    own = {
        name: words.text(f"{key}.{name}", **filled)
        for name in ("verdict", "reason", "do")
        if words.has(f"{key}.{name}")
    }
    return {**finding, "text": {**finding["text"], **own}}


def _by_the_day(
    finding: Mapping[str, Any], points: Mapping[str, Any], on: str
) -> tuple[str | None, dict[str, str]]:
    """The key of what is told of the total by its days, and these; no key where none matters."""
    falls = points["falls"]
    if falls is not None:
        last = date.fromisoformat(falls["last"])
        days = {"last": falls["last"], "lost": (last + timedelta(days=1)).isoformat()}
        if finding["status"] == "not_met":
            form = "today" if falls["last"] == on else "ahead"
            return f"points.total.sooner.{form}", days
        near = (last - date.fromisoformat(on)).days <= SOON
        return ("points.total.soon_lost" if near and finding["status"] == "met" else None), days
    low = points["marks"][0]
    if finding["reason"] not in ("below", "below_perhaps_more") or low["reached"] != "no":
        return None, {}
    crossed = [day for day in points["days"] if day["mark"] == low["points"]]
    gained = next((n for n, day in enumerate(crossed) if day["adds"] > 0), None)
    if gained is None or crossed[gained]["before_filing"]:
        return None, {}
    days = {"first": crossed[gained]["date"]}
    if len(crossed) == gained + 1:
        return "points.total.later", days
    lost = date.fromisoformat(crossed[gained + 1]["date"])
    # The same day in the sentence as in the list: nobody has to file on it yet.
    return "points.total.later_until", days | {"ends": (lost - timedelta(days=1)).isoformat()}


def present_offer(offer: Mapping[str, Any], words: Wording) -> dict[str, str]:
    """The words of another check that fits: `text` says why, `name` is that of the way to it."""
    return {
        "text": words.text(f"offer.{offer['id']}.text"),
        "name": words.text(f"offer.{offer['id']}.name"),
    }


def _figure(points: int, words: Wording) -> str:
    return words.figure(points, "points")


def _sum(least: int, most: int, words: Wording) -> str:
    if least == most:
        return _figure(least, words)
    return words.text("points.range", least=least, most=_figure(most, words))


def _in_text(least: int, most: int, words: Wording) -> str:
    """What `_sum` tells, as it stands within a sentence."""
    figures = {"least": _figure(least, words), "most": _figure(most, words)}
    return figures["least"] if least == most else words.text("points.range.in_text", **figures)


def _between(key: str, least: int, most: int, words: Wording) -> str:
    extent = "one" if least == most else "range"
    return words.text(f"{key}.{extent}", points=_figure(least, words), most=_figure(most, words))


def _group(group: Mapping[str, Any], words: Wording) -> dict[str, Any]:
    name = words.text(f"requirement.{group['requirement']}.name")
    text: dict[str, Any] = {
        "name": name,
        "points": _sum(group["least"], group["most"], words),
    }
    if "rows" in group:
        rows = [words.text(f"points_row.{row['id']}") for row in group["rows"]]
        listed = words.listed(rows, "points_row")
        text["rows"] = listed[0].upper() + listed[1:]
        names = [words.text(f"points.proof.{proof}") for proof in group["proof"]]
        text["proof"] = words.text("points.proof", names=words.listed(names, "papers"))
        if group["least"] != group["most"]:
            text["sure"] = words.text("points.may")
            text["rows"] = words.text("points.at_most", rows=listed)
    return text


def _mark(
    mark: Mapping[str, Any], place: str, points: Mapping[str, Any], words: Wording
) -> dict[str, str]:
    short = [max(mark["points"] - points[end], 0) for end in ("most", "least")]
    # What is out of reach is told with its range; where it may be reached, the condition stands.
    missing = _sum(short[0], short[1], words) if short[0] else _figure(short[1], words)
    # Where something else stands in the way, the points alone are reached.
    alone = mark["reached"] == "yes" and points["shortcut"] is None
    reached = "alone" if alone else mark["reached"]
    if reached == "perhaps" and not points["least"]:
        reached = "unknown"
    return {
        "points": _figure(mark["points"], words),
        "name": words.text(f"points.mark.{place}.name"),
        "reached": words.text(f"points.mark.{reached}", missing=missing),
    }


def _way(way: Mapping[str, Any], words: Wording) -> str:
    told = words.text(
        ("points.way.find_out" if way["find_out"] else "points.way")
        + (".from" if way["from"] else "")
        + (_to_mark(way["reaches"], way["least"]) or ".adds"),
        steps=words.listed([_step(id_, answer, words) for id_, answer in way["answers"].items()]),
        adds=_figure(way["adds"], words),
        total=_figure(way["least"], words),
        mark=_figure(way["reaches"] or 0, words),
        day=words.weekday(way["from"]) if way["from"] else "",
    )
    return told[0].upper() + told[1:]


def _to_mark(mark: int | None, least: int) -> str:
    """How a text that tells a new total ends its key: whether it comes to a mark, or past it."""
    if mark is None:
        return ""
    return ".reached" if least == mark else ".passed"


def _step(question: str, answer: object, words: Wording) -> str:
    own = f"points.step.{question}.{answer}"
    key = own if words.has(own) else f"points.step.{question}"
    return words.text(key, answer=answer_label(question, answer, words))


def _earlier(earlier: Mapping[str, Any], counted: str, words: Wording) -> str:
    reached = earlier["least"] >= earlier["mark"]
    key = "interrupted" if reached else "broken"
    if earlier["may"]:
        key = "kept" if earlier["kept"] else "open.since" if reached else "open"
    return words.text(
        f"points.earlier.{key}",
        day=words.weekday(earlier["date"]),
        years=words.figure(earlier["years"], "years"),
        counted=words.text(f"points.counted.{counted}"),
        others=words.text("points.others" + (".and_age" if earlier["by_age"] else "")),
        points=_in_text(earlier["least"], earlier["most"], words),
        mark=_figure(earlier["mark"], words),
    )


def _day(day: Mapping[str, Any], low: int, filed_on: str | None, words: Wording) -> dict[str, str]:
    if day["adds"] > 0:
        key = f"points.day.rises{_to_mark(day['mark'], day['least'])}"
    else:
        key = "points.day.falls.lost" if day["mark"] else "points.day.falls"
        # What is not confirmed may have reached the mark before, and does so no longer for sure.
        if not day["mark"] and day["least"] < low <= day["most"]:
            key = "points.day.falls.open"
    groups = words.listed([words.text(f"points.group.{id_}") for id_ in day["requirements"]])
    text = {
        "day": words.weekday(day["date"]),
        "change": words.text(
            key,
            groups=groups,
            adds=_figure(abs(day["adds"]), words),
            total=_in_text(day["least"], day["most"], words),
            mark=_figure(day["mark"] or low, words),
        ),
    }
    if day["before_filing"]:
        place = "on_filing" if day["date"] == filed_on else "before_filing"
        text["when"] = words.text(f"points.day.{place}")
    return text
