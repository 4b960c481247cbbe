"""The points in words: beside a question, and with the result."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from .. import facts
from ..wording import Wording
from .parameters import deadline, of_day
from .points_rows import rows_in_words
from .questions import answer_label

SHEET = "isa-points-sheet"
"""The source that decides: the sheet which is filed."""


def present_so_far(points: Mapping[str, Any], words: Wording) -> dict[str, Any]:
    """The points of what is answered already, with `text` for the sum and for each group."""
    return {
        **points,
        "text": words.text("points.so_far", points=_sum(points, words)),
        "groups": [{**group, "text": _group(group, {}, words)} for group in points["groups"]],
    }


def present_points(
    points: Mapping[str, Any],
    answers: Mapping[str, Any],
    filed_on: str | None,
    words: Wording,
    language: str,
) -> dict[str, Any]:
    """The points of an assessment, with words for the sum, its groups, marks, ways and days.

    Args:
        points: see `counting.counted`.
        answers: the answers by question id.
        filed_on: the ISO day of filing, if one is planned.
        words: the words of the language.
        language: `en` or `ja`.
    """
    sheet = facts.source(SHEET)
    text = {
        "total": _sum(points, words) if points["least"] else words.text("points.unknown"),
        "sheet": {"title": sheet.title[language], "url": sheet.url},
    }
    low = points["marks"][0]["points"]
    if points["days"]:
        text["days_note"] = _days_note(points, words)
    if points["earlier"]:
        _, marks = road(points)
        text["earlier_note"] = words.text(f"points.earlier.note.{marks}")
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
        "groups": [{**group, "text": _group(group, answers, words)} for group in points["groups"]],
        "marks": [
            {**mark, "text": _mark(mark, place, points, words)}
            for mark, place in zip(points["marks"], ("low", "high"), strict=True)
        ],
        "ways": [{**way, "text": _way(way, low, words)} for way in points["ways"]],
        "days": [
            {**day, "text": _day(day, low, points["either"], filed_on, words)}
            for day in points["days"]
        ],
        "earlier": [
            {**each, "text": _earlier(each, points["either"], filed_on, words)}
            for each in points["earlier"]
        ],
    }


def road(points: Mapping[str, Any]) -> tuple[str, str]:
    """How far the person is on the road that points shorten, and by which of the marks.

    Args:
        points: see `counting.counted`; at least one mark is reached.

    Returns:
        `kept` (the time is complete, by age and experience), `open` (by what is not confirmed) or
        `later`; and `low`, `high`, or `both` where neither of two marks was held long enough.
    """
    low = points["marks"][0]["points"]
    for state, field in (("kept", "kept"), ("open", "may")):
        if held := [each["mark"] for each in points["earlier"] if each[field]]:
            return state, "low" if max(held) == low else "high"
    return "later", "low" if len(points["earlier"]) == 1 else "both"


def _days_note(points: Mapping[str, Any], words: Wording) -> str:
    """What the days rest on: the years of work only where one of them is such a day."""
    by_experience = any("points_experience" in day["requirements"] for day in points["days"])
    if not by_experience:
        return words.text("points.days.note")
    form = "exact" if points["days_exact"] else "latest"
    return words.text(f"points.days.note.experience.{form}")


SOON = 60
"""Days within which the loss of the mark is told in the verdict."""

YEAR = 365
"""Days within which a fall of the total is told to who still has something to confirm."""


def with_days(finding: dict[str, Any], result: Mapping[str, Any], words: Wording) -> dict[str, Any]:
    """The finding of the total, with the day from which the mark is lost, or is reached.

    Its label is then another as well: points that are soon too few are not without a problem.

    Args:
        finding: a finding with its words.
        result: the assessment.
        words: the words of the language.

    Returns:
        The finding; its `verdict`, `lead`, `reason`, `do` and label are those for the day, where
        it matters.
    """
    if finding["requirement"] != "points_total" or "points" not in result:
        return finding
    key, days = _by_the_day(finding, result)
    if key is None:
        return finding
    filled = {"points": _figure(result["points"]["least"], words)}
    if falls := result["points"]["falls"]:
        filled["total"] = _figure(falls["to"], words)
    if "lost" in days:
        drop = (-each["adds"] for each in result["points"]["days"] if each["date"] == days["lost"])
        filled["drop"] = _figure(next(drop, 0), words)
    if result["filed_on"]:
        filled["planned"] = words.weekday(result["filed_on"])
    for name, day in days.items():
        filled |= of_day(name, day, result["on"], words)
    if "last" in days:
        filled |= deadline("last", days["last"], result["on"], words)[0]
    own = {
        name: words.text(f"{key}.{name}", **filled)
        for name in ("verdict", "lead", "reason", "do", "label")
        if words.has(f"{key}.{name}")
    }
    label = "not_yet_due" if "label" in own else finding["label"]
    return {**finding, "label": label, "text": {**finding["text"], **own}}


def _by_the_day(
    finding: Mapping[str, Any], result: Mapping[str, Any]
) -> tuple[str | None, dict[str, str]]:
    """The key of what is told of the total by its days, and these; no key where none matters."""
    points, on = result["points"], result["on"]
    falls = points["falls"]
    if falls is not None:
        last = date.fromisoformat(falls["last"])
        lost = last + timedelta(days=1)
        days = {"last": falls["last"], "ends": falls["last"], "lost": lost.isoformat()}
        form = "today" if falls["last"] == on else "ahead"
        if finding["status"] == "not_met":
            return f"points.total.sooner.{form}", days
        near = (last - date.fromisoformat(on)).days <= SOON
        soon = f"points.total.soon_lost.{form}"
        return (soon if near and finding["status"] == "met" else None), days
    low = points["marks"][0]
    if finding["reason"] in ("foreign_culture", "perhaps"):
        return _by_the_fall(finding["reason"], result)
    if finding["reason"] not in ("below", "below_perhaps_more") or low["reached"] != "no":
        return None, {}
    crossed = [day for day in points["days"] if day["mark"] == low["points"]]
    gained = next((n for n, day in enumerate(crossed) if day["adds"] > 0), None)
    if gained is None or crossed[gained]["before_filing"]:
        return None, {}
    days = {"first": crossed[gained]["date"]}
    # Only years of work raise the total by themselves; the months beyond them bring the day nearer.
    form = "exact" if points["days_exact"] else "latest"
    if len(crossed) == gained + 1:
        return f"points.total.later.{form}", days
    lost = date.fromisoformat(crossed[gained + 1]["date"])
    # The same day in the sentence as in the list: nobody has to file on it yet.
    return f"points.total.later_until.{form}", days | {
        "ends": (lost - timedelta(days=1)).isoformat()
    }


def _by_the_fall(reason: str, result: Mapping[str, Any]) -> tuple[str | None, dict[str, str]]:
    """The key of what is told of a total that waits for an answer, by the day on which it falls."""
    points, on = result["points"], date.fromisoformat(result["on"])
    low = points["marks"][0]
    fall = next(
        (day for day in points["days"] if day["adds"] < 0 and not day["before_filing"]), None
    )
    if reason == "foreign_culture":
        # Here only the loss of a mark that is reached for sure sets a last day.
        lost = (day for day in points["days"] if day["adds"] < 0 and day["mark"] == low["points"])
        fall = next(lost, None) if low["reached"] == "yes" else None
    if fall is None or fall["before_filing"]:
        return None, {}
    ends = date.fromisoformat(fall["date"]) - timedelta(days=1)
    if ends <= on or (reason == "perhaps" and (ends - on).days > YEAR):
        return None, {}
    return f"points.total.{reason}", {"lost": fall["date"], "ends": ends.isoformat()}


def present_offer(
    offer: Mapping[str, Any], result: Mapping[str, Any], words: Wording
) -> dict[str, str]:
    """The words of another check that fits: `text` says why, `name` is that of the way to it.

    Args:
        offer: see `offering.offers`.
        result: the assessment; where it counts points, the text says what they come to for this
            person.
        words: the words of the language.
    """
    key = f"offer.{offer['id']}"
    text, filled = f"{key}.text", {"others": ""}
    points, on, planned = result.get("points"), result["on"], result["filed_on"]
    if points and points["earlier"]:
        state, marks = road(points)
        filled["others"] = _others(points["earlier"][0], words)
        # Who soon loses the mark does not complete the time by waiting.
        if (state, marks) == ("later", "low") and (lost := _lost_soon(points, on)):
            marks = "lost"
            filled["lost"] = words.weekday(lost)
        elif state == "kept" and planned is not None and planned > on:
            # The years are counted back from a day that is still to come.
            marks += ".planned"
        text = f"{key}.{marks}.text"
    return {"text": words.text(text, **filled), "name": words.text(f"{key}.name")}


def _lost_soon(points: Mapping[str, Any], on: str) -> str | None:
    """The ISO day from which the mark is lost, where the verdict tells it."""
    if points["falls"] is None:
        return None
    last = date.fromisoformat(points["falls"]["last"])
    near = (last - date.fromisoformat(on)).days <= SOON
    return (last + timedelta(days=1)).isoformat() if near else None


def _others(earlier: Mapping[str, Any], words: Wording) -> str:
    return words.text("points.others" + (".and_age" if earlier["by_age"] else ""))


def _figure(points: int, words: Wording) -> str:
    return words.figure(points, "points")


def _sum(told: Mapping[str, Any], words: Wording) -> str:
    """What something gives: one sum, the one or the other, or a range."""
    least, most = told["least"], told["most"]
    if least == most:
        return _figure(least, words)
    key = "points.either" if told["either"] else "points.range"
    return words.text(key, least=least, most=_figure(most, words))


def _in_text(least: int, most: int, either: bool, words: Wording) -> str:
    """What `_sum` tells, as it stands within a sentence."""
    if least == most:
        return _figure(least, words)
    key = "points.either" if either else "points.range.in_text"
    return words.text(key, least=least, most=_figure(most, words))


def _group(group: Mapping[str, Any], answers: Mapping[str, Any], words: Wording) -> dict[str, Any]:
    name = words.text(f"requirement.{group['requirement']}.name")
    text: dict[str, Any] = {"name": name, "points": _sum(group, words)}
    if "rows" in group:
        listed = rows_in_words(group["rows"], answers, words)
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
    between = {"least": short[0], "most": short[1], "either": points["either"]}
    missing = _sum(between, words) if short[0] else _figure(short[1], words)
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


def _way(way: Mapping[str, Any], low: int, words: Wording) -> str:
    reached = _to_mark(way["reaches"], way["least"])
    if not reached:
        reached = ".adds.below" if way["least"] < low else ".adds"
    told = words.text(
        ("points.way.find_out" if way["find_out"] else "points.way")
        + (".from" if way["from"] else "")
        + reached,
        steps=words.listed(
            [_step(id_, answer, way["find_out"], words) for id_, answer in way["answers"].items()]
        ),
        adds=_figure(way["adds"], words),
        total=_figure(way["least"], words),
        mark=_figure(way["reaches"] or 0, words),
        low=_figure(low, words),
        day=words.weekday(way["from"]) if way["from"] else "",
    )
    return told[0].upper() + told[1:]


def _to_mark(mark: int | None, least: int) -> str:
    """How a text that tells a new total ends its key: whether it comes to a mark, or past it."""
    if mark is None:
        return ""
    return ".reached" if least == mark else ".passed"


def _step(question: str, answer: object, find_out: bool, words: Wording) -> str:
    key = f"points.step.{question}"
    forms = ([f"{key}.found"] if find_out else []) + [f"{key}.{answer}"]
    own = next((form for form in forms if words.has(form)), key)
    return words.text(own, answer=answer_label(question, answer, words))


def _earlier(earlier: Mapping[str, Any], either: bool, filed_on: str | None, words: Wording) -> str:
    reached = earlier["least"] >= earlier["mark"]
    key = "interrupted" if reached else "broken"
    if earlier["may"]:
        key = "kept" if earlier["kept"] else "open.since" if reached else "open"
    return words.text(
        f"points.earlier.{key}",
        day=words.weekday(earlier["date"]),
        years=words.figure(earlier["years"], "years"),
        counted=words.text(f"points.counted.{'planned' if filed_on else 'today'}"),
        others=_others(earlier, words),
        points=_in_text(earlier["least"], earlier["most"], either, words),
        mark=_figure(earlier["mark"], words),
    )


def _day(
    day: Mapping[str, Any], low: int, either: bool, filed_on: str | None, words: Wording
) -> dict[str, str]:
    if day["adds"] > 0:
        key = f"points.day.rises{_to_mark(day['mark'], day['least'])}"
        # What is not confirmed may have reached the mark before; from now on it is certain.
        if day["mark"] and day["least"] < day["most"]:
            key = "points.day.rises.sure"
    else:
        key = "points.day.falls.lost" if day["mark"] else "points.day.falls"
        # What is not confirmed may have reached the mark before, and does so no longer for sure.
        if not day["mark"] and day["least"] < low <= day["most"]:
            key = "points.day.falls.open"
        # The pay itself does not fall: at that age the same pay gives nothing any more.
        if set(day["requirements"]) == {"points_age", "points_pay"}:
            key += ".pay"
    groups = words.listed([words.text(f"points.group.{id_}") for id_ in day["requirements"]])
    text = {
        "day": words.weekday(day["date"]),
        "change": words.text(
            key,
            groups=groups,
            adds=_figure(abs(day["adds"]), words),
            total=_in_text(day["least"], day["most"], either, words),
            mark=_figure(day["mark"] or low, words),
        ),
    }
    if day["before_filing"]:
        place = "on_filing" if day["date"] == filed_on else "before_filing"
        text["when"] = words.text(f"points.day.{place}")
    return text
