"""Lays out the plan's papers, steps and fees for everyone, and a switch over their rows.

The rows are those of `selfcheck.document_table`, `timeline_table` and `fee_table`, which the
self-check's plan shows too. The switch is a group of radio buttons that the style sheet reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup

import selfcheck
from project import build_day, frame_texts, partials
from selfcheck import wording

Row = dict[str, Any]
Marks = Callable[[Iterable[str]], Markup]
"""Notes facts as shown on the page, and gives the marks that lead to their sources."""

CATEGORIES = (1, 2, 3, 4)
TERMS = ("detail", "payer", "payee", "when")
LIMITS = {"landing", "address"}
"""The steps whose time is a limit; that of the others is how long they take."""


def papers(
    procedure: selfcheck.Procedure,
    part: str | None,
    language: str,
    marks: Marks,
    told: set[str],
) -> str:
    """The papers of a procedure as HTML, grouped by who prepares them.

    Args:
        procedure: `coe`, `change` or `extension`.
        part: `applicant`, `employer` (with all that several prepare), `category_4` or `helpful`;
            None for all in one table.
        language: `en` or `ja`.
        marks: gives a row's marks.
        told: the documents explained in tables further up the page, to which these are added.

    Raises:
        KeyError: if there is no such procedure or part.
    """
    words = wording.load(language, on=build_day())
    rows = [
        row
        for row in selfcheck.document_table(procedure, build_day(), language)
        if part in (None, _part(row))
    ]
    if not rows:
        raise KeyError(f"{procedure}: {part}")

    above = frozenset(told)
    told |= {row["id"] for row in rows}

    def laid_out(papers: Sequence[Row]) -> Row:
        return {
            "one_of": _with_a_choice(papers) if papers[0]["one_of"] else [],
            "label": papers[0]["text"].get("one_of"),
            "rows": [
                _paper(row, words, language) | _marked(row, marks) | {"again": row["id"] in above}
                for row in papers
            ],
        }

    groups = [
        {
            "heading": heading,
            "asked": _asked(own),
            "parts": [laid_out(papers) for papers in _together(own)],
        }
        for heading, own in _by_preparer(rows, words).items()
    ]
    nobody = [number for number in CATEGORIES if number not in _asked(rows)]
    columns = dict(_texts(language)["papers"])
    if all(len(row["categories"]) == len(CATEGORIES) for row in rows):
        del columns["figure"]
    return _render(
        "papers",
        language,
        groups=groups,
        columns=columns,
        asked=_asked(rows),
        nobody=nobody,
        again=any(row["id"] in above for row in rows),
    )


def steps(procedures: Sequence[selfcheck.Procedure], language: str, marks: Marks) -> str:
    """The steps of procedures as HTML: a switch, and a table each.

    Raises:
        KeyError: if one of them is no procedure.
    """
    tables = [
        {
            "procedure": procedure,
            "rows": [
                row | _marked(row, marks) | {"limit": row["id"] in LIMITS}
                for row in selfcheck.timeline_table(procedure, build_day(), language)
            ],
        }
        for procedure in procedures
    ]
    names = _texts(language)["procedures"]
    options = {procedure: names[procedure] for procedure in procedures}
    return _render("steps", language, tables=tables, over="procedure", options=options)


def fees(names: Sequence[str], language: str, marks: Marks) -> str:
    """Fees as HTML: a table for each procedure or, where they cost the same, for several.

    Args:
        names: procedures, or `office` for the office's own price.
        language: `en` or `ja`.
        marks: gives a row's marks.

    Raises:
        KeyError: if one of them is neither.
    """
    words = wording.load(language, on=build_day())
    titles = {**_texts(language)["procedures"], "office": words.text("page.plan.fees.office")}
    rows = selfcheck.fee_table(build_day(), language)
    alike: dict[tuple[object, ...], list[str]] = {}
    for name in names:
        alike.setdefault(_cost(rows[name]), []).append(name)
    tables = []
    for same in alike.values():
        matrix, others = _pivoted(rows[same[0]])
        tables.append(
            {
                "ids": same,
                "name": words.text("plan.need_separator").join(titles[name] for name in same),
                "periods": _periods(matrix, words),
                "terms": matrix[0]["text"] if matrix else None,
                "marks": marks(fact_id for row in matrix for fact_id in row["facts"]),
                "others": [row | _marked(row, marks) for row in _told_once(others)],
            }
        )
    return _render("fees", language, tables=tables)


def category_switch(language: str) -> str:
    """The switch over the tables of papers, as HTML."""
    options = {str(number): str(number) for number in CATEGORIES}
    return _render("switch", language, over="category", options=options)


def _texts(language: str) -> Mapping[str, Any]:
    texts: Mapping[str, Any] = frame_texts(language)["tables"]
    return texts


def _render(name: str, language: str, **given: Any) -> str:
    word = wording.load(language, on=build_day()).text
    template = partials.get_template(f"tables/{name}.html")
    drawn = template.render(texts=_texts(language), word=word, **given)
    # Markdown ends a block of HTML at an empty line.
    return "\n".join(line for line in drawn.splitlines() if line.strip())


def _marked(row: Row, marks: Marks) -> Row:
    return {"marks": marks(row["facts"] if "facts" in row else [row["fact"]])}


# Papers


def _part(row: Row) -> str:
    if row["level"] == "recommended":
        return "helpful"
    if row["categories"] == [4]:
        return "category_4"
    return "applicant" if row["prepared_by"] == ["applicant"] else "employer"


def _asked(rows: Iterable[Row]) -> list[int]:
    return sorted({number for row in rows for number in row["categories"]})


def _with_a_choice(alternatives: Sequence[Row]) -> list[int]:
    """The categories that are asked for more than one of these papers."""
    asked = [number for row in alternatives for number in row["categories"]]
    return [number for number in CATEGORIES if asked.count(number) > 1]


def _by_preparer(rows: Sequence[Row], words: wording.Wording) -> dict[str, list[Row]]:
    """The rows by heading, in the order of the plan: last, what several prepare."""
    groups: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: len(row["prepared_by"]) > 1):
        alone = len(row["prepared_by"]) == 1
        key = "page.say.prepared_by" if alone else "page.say.prepared_together"
        groups.setdefault(words.text(key, who=row["text"]["who"]), []).append(row)
    return groups


def _together(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows in the order of the plan; alternatives together, where the first of them stands."""
    parts: list[list[Row]] = []
    for row in rows:
        others = (part for part in parts if part[0]["alternative_of"] == row["alternative_of"])
        last = parts[-1:] if parts and parts[-1][0]["alternative_of"] is None else []
        place = next(others if row["alternative_of"] else iter(last), None)
        if place is None:
            parts.append([row])
        else:
            place.append(row)
    return parts


def _paper(row: Row, words: wording.Wording, language: str) -> Row:
    """A row with what stands open and what is folded away."""
    text = row["text"]
    numbers = words.listed(
        [words.figure(number, None) for number in row["categories"]], kind="numbers"
    )
    said = [text["who"]] if len(row["prepared_by"]) > 1 else []
    said += [text[name] for name in ("need", "recency") if text.get(name)]
    return row | {
        "said": said,
        "folded": [text[name] for name in ("shows", "note") if name in text],
        "category": numbers if len(row["categories"]) < 4 else _texts(language)["all"],
    }


# Fees


def _pivoted(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows that depend on period and channel alike, and the others."""
    channels: dict[str, set[str]] = {}
    for row in rows:
        channels.setdefault(row["period"], set()).add(row["channel"])
    matrix = [row for row in rows if row["period"] and len(channels[row["period"]]) > 1]
    return matrix, [row for row in rows if row not in matrix]


def _cost(rows: Sequence[Row]) -> tuple[object, ...]:
    """What a table shows of fees; those by period and channel have no title of their own there."""
    matrix, others = _pivoted(rows)
    return (
        *((row["period"], row["channel"], row["yen"], *_terms(row)) for row in matrix),
        *((row["text"]["title"], row["yen"], *_terms(row)) for row in others),
    )


def _periods(matrix: Iterable[Row], words: wording.Wording) -> list[Row]:
    by_period: dict[str, Row] = {}
    for row in matrix:
        by_period.setdefault(row["period"], {})[row["channel"]] = row
    return [
        {"name": words.text(f"plan.period.{period}"), "channels": channels}
        for period, channels in by_period.items()
    ]


def _told_once(rows: Iterable[Row]) -> Iterator[Row]:
    """Of fees that follow one another on the same terms, only the first tells them."""
    for _, same in groupby(rows, key=_terms):
        yield from (row | {"tells": not before} for before, row in enumerate(same))


def _terms(row: Row) -> tuple[object, ...]:
    return tuple(row["text"].get(name) for name in TERMS)
