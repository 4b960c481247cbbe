"""The plan in words: documents, steps, fees, warnings and notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..facts.office_days import last_open
from ..wording import Wording
from .papers import numbers_of, present_document
from .parameters import of_day
from .questions import answer_label, present_question
from .sources import Cited, cited

BY_COUNTER = frozenset({"notice_leaving", "notice_joining"})
"""Steps whose last day is told as the last one with open counters; others have a day of their own,
such as the end of the stay."""

AT_COUNTER = "highly_skilled_counter"
"""The fee at the counter for the status that is always granted for the same length."""

EXTENSIONS = frozenset({"extension", "first_extension"})
"""Applications at which who has no proof of the category explains why (F-DOC-53)."""

WITHOUT_PROOF = 4
"""The category for which there is no proof."""


def present_plan(
    plan: Mapping[str, Any],
    on: str,
    filed_on: str | None,
    words: Wording,
    language: str,
    *,
    ruled_out: bool = False,
) -> dict[str, Any]:
    """Puts words beside a plan's rows; `ruled_out` where this status does not cover the work."""
    category = plan["category"]
    sources = cited(language)
    return {
        **plan,
        "text": {"category": _category(plan, words), "papers": _papers(plan, words, ruled_out)},
        "asks": [{**ask, "text": _ask(ask, words)} for ask in plan["asks"]],
        "documents": [
            {**row, "text": present_document(row, category, words, sources)}
            for row in plan["documents"]
        ],
        "timeline": [
            {**row, "text": present_step(row, words, sources, on)} for row in plan["timeline"]
        ],
        "fees": _fees(plan["fees"], words, sources),
        "warnings": [{**row, "text": _warning(row, on, words)} for row in plan["warnings"]],
        "notes": [{**row, "text": _note(row, words, sources)} for row in plan["notes"]],
        "law_changes": [
            {**row, "text": _law_change(row, filed_on, words)} for row in plan["law_changes"]
        ],
    }


def _papers(plan: Mapping[str, Any], words: Wording, ruled_out: bool) -> str:
    """Which application needs how many documents, and why; empty where there are none."""
    needed = [row for row in plan["documents"] if row["need"] == "must"]
    if not needed:
        return ""
    number = len({row["one_of"] or row["id"] for row in needed})
    key = f"plan.papers.{plan['papers_for']}"
    given = f"{key}.given" if plan["category"] else f"{key}.open"
    sentences = [
        words.text(
            given if words.has(given) else f"{key}.open",
            categories=numbers_of(plan["categories"], words),
            n=number,
        )
    ]
    # In Japan there are deadlines that do not wait for such work.
    if ruled_out and plan["papers_for"] == "coe":
        sentences.insert(0, words.text("plan.papers.other_work"))
    if plan["category"] == WITHOUT_PROOF and plan["papers_for"] in EXTENSIONS:
        sentences.append(words.text("plan.papers.no_category_proof"))
    if plan["category"] and any(row["need"] == "if" for row in plan["documents"]):
        sentences.append(words.text("plan.papers.others"))
    # A move is no application: what the documents are for is told to whoever has one ahead.
    note = f"{key}.note.{plan['procedure']}"
    if words.has(note):
        sentences.append(words.text(note))
    if any(row["waived_by"] for row in plan["documents"]):
        sentences.append(words.text("plan.papers.shorter_list"))
    return words.text("format.sentences").join(sentences)


def _category(plan: Mapping[str, Any], words: Wording) -> str:
    """Which category the plan counts with, and why; empty where it plays no part."""
    if not plan["documents"] or plan["procedure"] == "permanent":
        return ""
    because = plan["category_because"]
    key = because["id"] if because else "given" if plan["category"] else "open"
    return words.text(f"plan.category.{key}", categories=numbers_of(plan["categories"], words))


def _ask(ask: Mapping[str, Any], words: Wording) -> dict[str, Any]:
    text = present_question(ask, words)
    if ask["value"] is not None:
        text["answer"] = answer_label(ask["id"], ask["value"], words)
    return text


def present_step(
    row: Mapping[str, Any], words: Wording, sources: Cited, on: str | None = None
) -> dict[str, Any]:
    """The words of a step's row; `on` is the ISO day on which the reader asks, if there is one."""
    key = f"plan.timeline.{row['id']}"
    form = f"{key}.detail.{row['form']}"
    text = {
        "title": words.text(f"{key}.title"),
        "detail": words.text(form if words.has(form) else f"{key}.detail"),
        "who": words.text(f"plan.who.{row['who']}"),
        "sources": [source for id_ in row["facts"] for source in sources(id_)],
    }
    if row["span"] is not None:
        text["span"] = words.figure(row["span"], None)
    if row["date"] is not None:
        told, state = _counters(row, on)
        by_counter = row["id"] in BY_COUNTER and state == "closed"
        text["dates"] = words.weekday(told if by_counter else row["date"])
        if row["form"] is None:
            text["detail"] = _detail_on(key, row, words, on) or text["detail"]
        elif state == "closed" and words.has(f"{form}.closed"):
            days = {"last_open": words.weekday(told), "date": words.weekday(row["date"])}
            text["detail"] = words.text(f"{form}.closed", **days)
    elif row["earliest"] is not None and row["earliest"] == row["latest"]:
        text["dates"] = words.weekday(row["earliest"])
    elif row["earliest"] is not None:
        days = {"low": words.day(row["earliest"]), "high": words.day(row["latest"])}
        text["dates"] = words.text("format.range", **days)
    if row["average"] is not None:
        own = f"{key}.average"
        text["average"] = words.text(
            own if words.has(own) else "plan.average",
            days=words.figure(row["average"]["days"], "days"),
            month=words.day(row["average"]["month"]),
        )
    if row["reminder"]:
        told = last_open(date.fromisoformat(row["date"])).isoformat()
        closed = f"{key}.reminder.closed"
        own = closed if told != row["date"] and words.has(closed) else f"{key}.reminder"
        day = words.weekday(row["date"])
        text["reminder"] = words.text(own, date=day, last_open=words.weekday(told))
    return text


def _detail_on(key: str, row: Mapping[str, Any], words: Wording, on: str | None) -> str | None:
    """The detail of a step whose day is known, where it tells of open or closed counters.

    A step that somebody plans by choice has one sentence for the day that is planned.
    """
    if words.has(f"{key}.detail.planned"):
        return words.text(f"{key}.detail.planned")
    day = row["date"]
    # A day far enough ahead rules out what holds only for the shortest periods.
    if on is not None and on < day and words.has(f"{key}.detail.ahead"):
        return words.text(f"{key}.detail.ahead")
    told, state = _counters(row, on)
    own = f"{key}.detail.{state}"
    days = {"last_open": words.weekday(told), "date": words.weekday(day)}
    return words.text(own, **days) if words.has(own) else None


def _counters(row: Mapping[str, Any], on: str | None) -> tuple[str, str]:
    """The last day of a step with open counters, and whether its own day is `closed`, or `past`."""
    day: str = row["date"]
    told = last_open(date.fromisoformat(day)).isoformat()
    if row["late"] == "late":
        return told, "past"
    return told, "open" if told == day or (on is not None and told < on) else "closed"


def _fees(fees: Mapping[str, Any], words: Wording, sources: Cited) -> dict[str, Any]:
    """The fees, and what they come to in one sentence."""
    total = fees["total"]
    lines = [{**row, "text": present_fee(row, words, sources)} for row in fees["lines"]]
    return {
        "lines": lines,
        "total": {**total, "text": _total(total, fees["lines"], words)},
    }


def _total(total: Mapping[str, Any], lines: Sequence[Mapping[str, Any]], words: Wording) -> str:
    low, high = (words.figure(total[end], "yen") for end in ("minimum", "maximum"))
    if total["maximum"] == 0:
        return words.text("plan.total_due.nothing")
    extent = "one" if low == high else "up_to" if total["minimum"] == 0 else "range"
    condition = "if_permitted" if total["only_if_permitted"] else "due"
    # Of one length of stay there are two sums, and none between: at the counter, and online.
    counter = next((row["yen"] for row in lines if row["id"] == AT_COUNTER), None)
    if counter == total["maximum"]:
        return words.text("plan.total_due.counter_or_online", counter=high, online=low)
    return words.text(f"plan.total_due.{extent}.{condition}", low=low, high=high)


def present_fee(row: Mapping[str, Any], words: Wording, sources: Cited) -> dict[str, Any]:
    """The words of a fee's row; its `name` is that of all the periods it is charged for."""
    id_, period = row["id"], row["period"]
    key = f"plan.fee.{id_.removesuffix(f'_{period}')}"
    name = title = words.text(f"{key}.title")
    if period is not None:
        named = words.text(f"plan.period.{period}")
        title = words.text("plan.fee.by_period", title=title, period=named)
    text: dict[str, Any] = {
        "name": name,
        "title": title,
        "detail": words.text(f"{key}.detail"),
        "amount": _amount(row, row["yen"], words),
        "sources": [source for id_ in row["facts"] for source in sources(id_)],
    }
    if row["tax"] is not None:
        text["tax"] = words.text(
            "plan.tax",
            percent=words.figure(row["tax"]["percent"], "percent"),
            amount=_amount(row, row["tax"]["yen"], words),
        )
        total = _amount(row, row["yen"] + row["tax"]["yen"], words)
        text["total"] = words.text("plan.total", amount=total)
    if row["when"] != "never":
        text |= {
            name: words.text(f"plan.{name}.{row[name]}") for name in ("payer", "payee", "when")
        }
        if words.has(f"{key}.when"):
            text["when"] = words.text(f"{key}.when")
    return text


def _amount(row: Mapping[str, Any], yen: int, words: Wording) -> str:
    if yen == 0:
        return words.text("plan.free")
    amount = words.figure(yen, "yen")
    return words.text("plan.from", amount=amount) if row["from"] else amount


def _warning(row: Mapping[str, Any], on: str, words: Wording) -> str:
    days: dict[str, str] = {}
    for name, day in row["parameters"].items():
        days |= of_day(name, day, on, words)
    key = f"plan.warning.{row['id']}"
    if words.has(f"{key}.closed") and days["date"] != days["date_open"]:
        return words.text(f"{key}.closed", **days)
    return words.text(key, **days)


def _note(row: Mapping[str, Any], words: Wording, sources: Cited) -> dict[str, Any]:
    return {
        "text": words.text(f"plan.note.{row['id']}"),
        "sources": [source for id_ in row["facts"] for source in sources(id_)],
    }


def _law_change(row: Mapping[str, Any], filed_on: str | None, words: Wording) -> str:
    days = {"date": words.day(row["date"]), "filed_on": words.day(filed_on or row["date"])}
    return words.text(f"law_change.{row['id']}", **days)
