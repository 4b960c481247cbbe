"""Puts words beside the ids of a question or an assessment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from . import facts
from .engine import NONE, NOT_SURE
from .plan import PROCEDURES, Procedure, table_of
from .questions import QUESTIONS
from .wording import Wording, load

Cited = Callable[[str], list[dict[str, Any]]]
"""A fact's sources in words."""


def present(result: Mapping[str, Any], language: str, variant: str | None = None) -> dict[str, Any]:
    """Adds the words of a language to what `step` returned.

    Args:
        result: a question or an assessment.
        language: `en` or `ja`.
        variant: None, or `selfcheck.wording.EMPLOYER`.

    Returns:
        A copy with texts beside the ids; ids and values stay as they are.

    Raises:
        KeyError: if the language is not known.
    """
    words = load(language, on=date.fromisoformat(result["on"]), variant=variant)
    if result["kind"] == "question":
        return {
            **result,
            "text": _question(result, words),
            "together": [
                {**question, "text": _question(question, words)}
                for question in result.get("together", ())
            ],
        }
    return {
        **result,
        "language": language,
        "text": {
            "title": words.text(f"outcome.{result['outcome']}.title"),
            "text": words.text(f"outcome.{result['outcome']}.text"),
        },
        "findings": [
            _finding(finding, result["answers"], words, language) for finding in result["findings"]
        ],
        "plan": _plan(result["plan"], words, language),
    }


def option_label(question: str, option: str, words: Wording) -> str:
    """The words of one option of a question."""
    own = f"question.{question}.option.{option}"
    if option in (NONE, NOT_SURE) and not words.has(own):
        return words.text(f"option.{option}")
    return words.text(own)


def answer_label(question: str, answer: object, words: Wording) -> str:
    """An answer as a reader would say it."""
    if isinstance(answer, list):
        return words.listed([option_label(question, option, words) for option in answer])
    if isinstance(answer, int):
        return words.figure(answer, QUESTIONS[question].unit)
    if QUESTIONS[question].type == "date" and answer != NOT_SURE:
        return words.figure(answer, "date")
    return option_label(question, str(answer), words)


def _question(question: Mapping[str, Any], words: Wording) -> dict[str, Any]:
    key = f"question.{question['id']}"
    text: dict[str, Any] = {
        "title": words.text(f"{key}.title"),
        "why": words.text(f"{key}.why"),
        "options": {
            option: option_label(question["id"], option, words) for option in question["options"]
        },
    }
    if words.has(f"{key}.hint"):
        text["hint"] = words.text(f"{key}.hint")
    return text


def _finding(
    finding: Mapping[str, Any], answers: Mapping[str, Any], words: Wording, language: str
) -> dict[str, Any]:
    key = f"reason.{finding['requirement']}.{finding['reason']}"
    parameters = {
        name: _parameter(name, value, words) for name, value in finding["parameters"].items()
    }
    text: dict[str, Any] = {
        "requirement": words.text(f"requirement.{finding['requirement']}.name"),
        "status": words.text(f"status.{finding['status']}"),
        "reason": words.text(f"{key}.text", **parameters),
        "because": [
            {
                "question": id_,
                "asked": words.text(f"question.{id_}.short"),
                "answer": answer_label(id_, answers[id_], words),
            }
            for id_ in finding["because"]
        ],
        "changes": [_change(change, answers, words) for change in finding["changes"]],
        "alternatives": [
            {
                "name": words.text(f"status_of_residence.{id_}"),
                "why": words.text(f"alternative.{id_}.why"),
            }
            for id_ in finding["alternatives"]
        ],
        "sources": [
            _source(source, key_, words, language)
            for source in finding["sources"]
            for key_ in source["sources"]
        ],
    }
    if words.has(f"{key}.next"):
        text["next"] = words.text(f"{key}.next", **parameters)
    return {**finding, "text": text}


def _change(change: Mapping[str, Any], answers: Mapping[str, Any], words: Wording) -> str:
    parts = [
        part
        for id_, answer in change["answers"].items()
        for part in _changed(id_, answers.get(id_), answer, words)
    ]
    return words.text(
        "change.find_out" if change["find_out"] else "change.bring_about",
        parts=words.text("change.and").join(parts),
    )


def _changed(question: str, before: object, after: object, words: Wording) -> Iterator[str]:
    """What is different: of several things ticked, only those that come or go."""
    asked = words.text(f"question.{question}.short")
    if not isinstance(after, list):
        yield words.text("change.part", asked=asked, answer=answer_label(question, after, words))
    elif isinstance(before, list) and before != [NOT_SURE]:
        for option in before:
            if option not in after and option != NONE:
                label = option_label(question, option, words)
                yield words.text("change.no_longer", asked=asked, answer=label)
        for option in after:
            if option not in before and option != NONE:
                label = option_label(question, option, words)
                yield words.text("change.part", asked=asked, answer=label)
    elif before is not None or after != [NONE]:
        yield words.text("change.part", asked=asked, answer=answer_label(question, after, words))


def _source(source: Mapping[str, Any], key: str, words: Wording, language: str) -> dict[str, Any]:
    cited = facts.source(key)
    text = {
        "fact": source["fact"],
        "title": cited.title[language],
        "publisher": cited.publisher[language],
        "url": cited.url,
        "confidence": words.text(f"confidence.{source['confidence']}"),
    }
    day = source["checked"]
    text["checked"] = (
        words.text("source.checked", day=words.day(day)) if day else words.text("source.undated")
    )
    if source["clause"] is not None:
        text["clause"] = facts.clause(source["clause"]).name[language]
    return text


def document_table(procedure: Procedure, on: date, language: str) -> list[dict[str, Any]]:
    """Every document of a procedure, for a page that shows them to all.

    Args:
        procedure: `coe`, `change` or `extension`.
        on: the date of filing.
        language: `en` or `ja`.

    Returns:
        Rows as in an assessment's plan; `categories` names all that ask for the document.
    """
    words = load(language, on=on)
    cited = _cited(words, language)
    return [
        {
            **row,
            "categories": row["categories"] or [1, 2, 3, 4],
            # The categories have a column of their own.
            "text": _document({**row, "categories": []}, None, words, cited),
        }
        for row in table_of(procedure, on)["documents"]
    ]


def fee_table(on: date, language: str) -> dict[str, list[dict[str, Any]]]:
    """Every fee, for a page that shows them to all.

    Args:
        on: the date on which the application is received.
        language: `en` or `ja`.

    Returns:
        By procedure, and under `office` the office's own price, rows as in an assessment's plan.
    """
    words = load(language, on=on)
    cited = _cited(words, language)
    rows = {
        procedure: [
            {**row, "text": _fee(row, words, cited)} for row in table_of(procedure, on)["fees"]
        ]
        for procedure in PROCEDURES
    }
    return {
        **{
            procedure: [row for row in each if row["group"] == "government"]
            for procedure, each in rows.items()
        },
        "office": [row for row in rows["coe"] if row["group"] == "office"],
    }


def timeline_table(procedure: Procedure, on: date, language: str) -> list[dict[str, Any]]:
    """The steps of a procedure, for a page that shows them to all.

    Args:
        procedure: `coe`, `change`, `extension`, `job_change` or `permanent`.
        on: the date of filing.
        language: `en` or `ja`.

    Returns:
        Rows as in an assessment's plan, without calendar days.
    """
    words = load(language, on=on)
    cited = _cited(words, language)
    return [
        {**row, "text": _stage(row, words, cited)} for row in table_of(procedure, on)["timeline"]
    ]


def _plan(plan: Mapping[str, Any], words: Wording, language: str) -> dict[str, Any]:
    category = plan["category"]
    cited = _cited(words, language)
    return {
        **plan,
        "text": {"category": _category(plan, words), "papers": _papers(plan, words)},
        "asks": [{**ask, "text": _ask(ask, words)} for ask in plan["asks"]],
        "documents": [
            {**row, "text": _document(row, category, words, cited)} for row in plan["documents"]
        ],
        "timeline": [{**row, "text": _stage(row, words, cited)} for row in plan["timeline"]],
        "fees": [{**row, "text": _fee(row, words, cited)} for row in plan["fees"]],
        "warnings": [{**row, "text": _warning(row, words)} for row in plan["warnings"]],
        "notes": [{**row, "text": _note(row, words, cited)} for row in plan["notes"]],
    }


def _papers(plan: Mapping[str, Any], words: Wording) -> str:
    """Which application the documents are for; empty where there are none."""
    return words.text(f"plan.papers.{plan['papers_for']}") if plan["documents"] else ""


def _category(plan: Mapping[str, Any], words: Wording) -> str:
    """Which category the plan counts with, and why; empty where it plays no part."""
    if not plan["documents"]:
        return ""
    because = plan["category_because"]
    key = because["id"] if because else "given" if plan["category"] else "open"
    return words.text(f"plan.category.{key}", categories=_numbers(plan["categories"], words))


def _numbers(categories: list[int], words: Wording) -> str:
    return words.listed([words.figure(number, None) for number in categories])


def _ask(ask: Mapping[str, Any], words: Wording) -> dict[str, Any]:
    text = _question(ask, words)
    if ask["value"] is not None:
        text["answer"] = answer_label(ask["id"], ask["value"], words)
    return text


def _document(
    row: Mapping[str, Any], category: int | None, words: Wording, cited: Cited
) -> dict[str, Any]:
    key = f"document.{row['id']}"
    text: dict[str, Any] = {
        "title": words.text(f"{key}.name"),
        "official_name": row["official_name"],
        "shows": words.text(f"{key}.shows"),
        "who": words.listed([words.text(f"plan.prepared_by.{who}") for who in row["prepared_by"]]),
        "kind": words.text(f"plan.kind.{row['kind']}"),
        "need": _need(row, words),
        "sources": cited(row["fact"]),
    }
    differing = [f"{key}.note.differs"] if row["differs"] else []
    for note in (f"{key}.note.category_{category}", *differing, f"{key}.note"):
        if words.has(note):
            text["note"] = words.text(note)
            break
    if row["translation"] != "not_needed":
        text["translation"] = words.text(f"plan.translation.{row['translation']}")
    if row["recency_months"] is not None:
        text["recency"] = words.text(
            "plan.recency", span=words.figure(row["recency_months"], "months")
        )
    elif row["recent_if_japanese"]:
        text["recency"] = words.text("plan.recency.if_japanese")
    return text


def _need(row: Mapping[str, Any], words: Wording) -> str:
    """Whether a document is asked for, under which conditions, and by which categories."""
    parts = [words.text(f"plan.level.{row['level']}")]
    if row["alternative_of"] and not (row["certain"] or row["unless"]):
        parts.append(words.text("plan.one_of"))
    parts += [words.text(f"condition.{condition}") for condition in row["only_if"]]
    if row["categories"]:
        categories = _numbers(row["categories"], words)
        parts.append(words.text("plan.only_categories", categories=categories))
    parts += [_unless(condition, words) for condition in row["unless"]]
    parts += [words.text(f"plan.waived_by.{condition}") for condition in row["waived_by"]]
    return words.text("plan.need_separator").join(parts)


def _unless(condition: str, words: Wording) -> str:
    own = f"plan.unless.{condition}"
    if words.has(own):
        return words.text(own)
    return words.text("plan.unless", condition=words.text(f"condition.{condition}"))


def _stage(row: Mapping[str, Any], words: Wording, cited: Cited) -> dict[str, Any]:
    key = f"plan.timeline.{row['id']}"
    text = {
        "title": words.text(f"{key}.title"),
        "detail": words.text(f"{key}.detail"),
        "sources": [source for id_ in row["facts"] for source in cited(id_)],
    }
    if row["span"] is not None:
        text["span"] = words.figure(row["span"], None)
    if row["date"] is not None:
        text["dates"] = words.day(row["date"])
    elif row["from"] is not None:
        days = {"low": words.day(row["from"]), "high": words.day(row["to"])}
        text["dates"] = words.text("format.range", **days)
    if row["average"] is not None:
        text["average"] = words.text(
            "plan.average",
            days=words.figure(row["average"]["days"], "days"),
            month=words.day(row["average"]["month"]),
        )
    if row["reminder"]:
        text["reminder"] = words.text(f"{key}.reminder", date=text["dates"])
    return text


def _fee(row: Mapping[str, Any], words: Wording, cited: Cited) -> dict[str, Any]:
    id_, period = row["id"], row["period"]
    key = f"plan.fee.{id_.removesuffix(f'_{period}')}"
    title = words.text(f"{key}.title")
    if period is not None:
        named = words.text(f"plan.period.{period}")
        title = words.text("plan.fee.by_period", title=title, period=named)
    text: dict[str, Any] = {
        "title": title,
        "detail": words.text(f"{key}.detail"),
        "amount": _amount(row, row["yen"], words),
        "sources": [source for id_ in row["facts"] for source in cited(id_)],
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
    return text


def _amount(row: Mapping[str, Any], yen: int, words: Wording) -> str:
    if yen == 0:
        return words.text("plan.free")
    amount = words.figure(yen, "yen")
    return words.text("plan.from", amount=amount) if row["from"] else amount


def _warning(row: Mapping[str, Any], words: Wording) -> str:
    days = {name: words.day(day) for name, day in row["parameters"].items()}
    return words.text(f"plan.warning.{row['id']}", **days)


def _note(row: Mapping[str, Any], words: Wording, cited: Cited) -> dict[str, Any]:
    return {
        "text": words.text(f"plan.note.{row['id']}"),
        "sources": [source for id_ in row["facts"] for source in cited(id_)],
    }


def _cited(words: Wording, language: str) -> Cited:
    """Each fact's sources, put into words once: many rows rest on the same."""
    return cache(lambda fact_id: _sources(fact_id, words, language))


def _sources(fact_id: str, words: Wording, language: str) -> list[dict[str, Any]]:
    fact = facts.get(fact_id)
    source = {
        "fact": fact_id,
        "clause": fact.clause,
        "checked": fact.checked,
        "confidence": fact.confidence,
    }
    return [_source(source, key, words, language) for key in fact.sources]


def _parameter(name: str, value: object, words: Wording) -> str:
    if isinstance(value, Mapping) and "question" in value:
        return words.listed(
            [option_label(value["question"], option, words) for option in value["options"]]
        )
    if isinstance(value, Mapping) and "date" in value:
        return words.day(value["date"])
    if isinstance(value, Mapping):
        return words.figure(value["amount"], value["unit"])
    return words.text(f"{name}.{value}")
