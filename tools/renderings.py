"""Prints every sentence of the self-check with each kind of parameter, for a person to read.

    python -m tools.renderings [en|ja] [TEXT]     only one language; only what holds TEXT

Of every text in the wording files: in both languages, for the applicant and for the employer,
once for each kind of what it names. Then what several texts make together: the documents,
steps and fees of people who answered everything, something or nothing.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

import selfcheck
from selfcheck import facts
from selfcheck.presentation.parameters import of_day
from selfcheck.presentation.questions import option_short
from selfcheck.questions import QUESTIONS
from selfcheck.wording import EMPLOYER, LANGUAGES, Wording, load

ON = date(2026, 11, 25)
DATES = (ON, date(2025, 6, 1), date(2027, 4, 2))
DAYS = ("2026-11-24", "2026-12-30", "2027-03-20")
PEOPLE = 25
NUMBERS = re.compile(r"[\d,]+|（[月火水木金土日]）|\b[A-Z][a-z]+day |\b[A-Z][a-z]+(?= \d{4}\b)")
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Rendering:
    """One text as a reader sees it.

    Attributes:
        key: where it comes from: a key of the wording files, or a row of a plan.
        variant: None, or `employer`.
        text: the text.
    """

    key: str
    variant: str | None
    text: str


def renderings(language: str) -> Iterator[Rendering]:
    """Every text of a language, each kind once."""
    seen: set[tuple[str, str | None, str]] = set()
    for rendering in (*_of_the_wording(language), *_of_plans(language)):
        # Texts that differ in their days and numbers alone are of one kind.
        kind = (rendering.key, rendering.variant, NUMBERS.sub("", rendering.text))
        if rendering.key.startswith("plan.") and kind in seen:
            continue
        seen.add(kind)
        yield rendering


def _of_the_wording(language: str) -> Iterator[Rendering]:
    for variant in (None, EMPLOYER):
        words = load(language, on=ON, variant=variant)
        for key in sorted(words.keys):
            base, _, of = key.partition("@")
            if (
                base.startswith("format.")
                or of
                or (variant and f"{base}@{variant}" not in words.keys)
            ):
                continue
            for filled in _parameters(base, words):
                yield Rendering(base, variant, _in_force(base, language, variant, filled))


def _in_force(key: str, language: str, variant: str | None, filled: Mapping[str, str]) -> str:
    """The text on the first day on which there are the figures that it names."""
    for on in DATES:
        try:
            return load(language, on=on, variant=variant).text(key, **filled)
        except (KeyError, facts.NotInForce):
            continue
    raise KeyError(key)


def _parameters(key: str, words: Wording) -> Iterator[Mapping[str, str]]:
    """What a text may name: each kind once."""
    names = set(PLACEHOLDER.findall(words.template(key)))
    if not names:
        yield {}
        return
    for number in range(3):
        filled = {name: _sample(name, key, number, words) for name in names}
        if "last_open" in names:
            names.add("last")
        days = {name.removesuffix("_days").removesuffix("_open") for name in names}
        for name in days & {
            "last",
            "first",
            "leaving",
            "joining",
            "special",
            "cutoff",
            "limit",
            "begins",
            "ends",
        }:
            if key.startswith("reason.activity"):
                filled["limit"] = words.figure(3, "months")
            else:
                filled |= of_day(name, DAYS[number], ON.isoformat(), words)
        yield filled


def _sample(name: str, key: str, number: int, words: Wording) -> str:
    if name in ("a", "b"):
        topics = sorted(
            k for k in words.keys if k.endswith(".topic") and "{" not in words.template(k)
        )
        return words.text(topics[(7 if name == "a" else 31) * (number + 1) % len(topics)])
    if name == "items":
        asked = {"duties": "training", "continuity": "absences"}
        question = asked.get(key.split(".")[1], "record")
        options = QUESTIONS[question].options
        chosen = (options[:1], options[1:3], options[2:3])[number]
        return words.listed([option_short(question, option, words) for option in chosen])
    if name == "status_of_residence":
        named = sorted(k for k in words.keys if k.startswith("status_of_residence."))
        return words.text(named[number])
    if name in ("needed", "months"):
        return words.figure((1, 3, 10)[number], "years" if name == "needed" else "months")
    if name in ("amount", "tax"):
        return words.figure((10_000, 33_000, 150_000)[number], "yen")
    if name == "categories":
        return words.listed(["2", "3", "4"][: number + 1], kind="numbers")
    if name in ("date", "date_open", "day", "from", "to", "low", "high"):
        return words.weekday(DAYS[number])
    if name in NAMED:
        return words.text(NAMED[name][number])
    return words.figure((1, 2, 12)[number], UNITS.get(name))


NAMED = {
    "languages": (
        "question.work_languages.option.japanese",
        "question.work_languages.option.other_language.short",
        "question.work_languages.option.japanese",
    ),
    "application": (
        "plan.application.change",
        "plan.application.extension",
        "plan.application.job_change",
    ),
    "category": ("question.category.option.category_1.short",) * 2
    + ("question.category.option.category_2.short",),
    "why_away": ("why_away.sent_by_employer", "why_away.family_care", "why_away.another"),
    "ground": ("ground.spouse", "ground.refugee", "ground.points_80"),
    "heading": ("page.result.documents", "page.result.timeline", "page.result.fees"),
    "page": ("page.route.title", "route.first.name", "route.extension.name"),
    "period": ("plan.period.3_months", "plan.period.1_year", "plan.period.3_years_or_more"),
    "requirement": ("requirement.pay.name", "requirement.duties.name", "requirement.window.name"),
    "unsettled": (
        "requirement.pay.topic",
        "requirement.duties.topic",
        "requirement.workload.topic",
    ),
    "title": ("plan.fee.change_counter.title", "plan.fee.visa.title", "plan.fee.settlement.title"),
    "who": (
        "plan.prepared_by.applicant",
        "plan.prepared_by.organisation",
        "plan.prepared_by.client",
    ),
}
"""What a text names by another text."""

UNITS = {
    "days": "days",
    "years": "years",
    "percent": "percent",
    "points": "points",
    "tax_years": "years",
    "other_years": "years",
    "span": "months",
    "month": "months",
}
"""What a number in a text counts, where it counts anything but things."""


def _of_plans(language: str) -> Iterator[Rendering]:
    for result, variant in people():
        told = selfcheck.present(result, language, variant)
        for part in ("documents", "timeline", "warnings", "notes", "law_changes"):
            for row in told["plan"][part]:
                for name, text in _texts(row["text"]):
                    yield Rendering(f"plan.{part}.{row['id']}.{name}", variant, text)
        for row in told["plan"]["fees"]["lines"]:
            for name, text in _texts(row["text"]):
                yield Rendering(f"plan.fees.{row['id']}.{name}", variant, text)
        yield Rendering("plan.fees.total", variant, told["plan"]["fees"]["total"]["text"])
        for name, text in _texts(told["plan"]["text"]):
            yield Rendering(f"plan.text.{name}", variant, text)


def _texts(text: Any, name: str = "text") -> Iterator[tuple[str, str]]:
    if isinstance(text, str):
        yield name, text
    elif isinstance(text, Mapping):
        for inner, value in text.items():
            if inner not in ("sources", "official_name"):
                yield from _texts(value, inner)


@cache
def people() -> tuple[tuple[dict[str, Any], str | None], ...]:
    """Assessments of people of every route who answered the plan's questions too, or some."""
    return tuple(_drawn())


def _drawn() -> Iterator[tuple[dict[str, Any], str | None]]:
    draw = random.Random(0)
    for route in selfcheck.ROUTES:
        for on in DATES:
            sampled = selfcheck.sample(route, on=on, number=PEOPLE, seed=on.year)
            for number, answers in enumerate(islice(sampled, PEOPLE)):
                result = selfcheck.step(route, answers, on=on)
                asked = selfcheck.step(route, answers | _asked(result, on, draw), on=on)
                if number % 3 and asked["kind"] == "assessment":
                    result = asked
                yield result, EMPLOYER if number % 2 else None


def _asked(result: Mapping[str, Any], on: date, draw: random.Random) -> dict[str, object]:
    answers: dict[str, object] = {}
    for ask in result["plan"]["asks"]:
        if ask["type"] == "date":
            answers[ask["id"]] = date.fromordinal(
                on.toordinal() + draw.randint(-60, 300)
            ).isoformat()
        elif ask["options"]:
            option = draw.choice(ask["options"])
            answers[ask["id"]] = [option] if ask["type"] == "multi" else option
    return answers


def main(arguments: list[str]) -> None:
    """Prints the renderings.

    Args:
        arguments: a language and a part of the text or key to look for, either or neither.
    """
    languages = [each for each in arguments if each in LANGUAGES] or LANGUAGES
    wanted = [each for each in arguments if each not in LANGUAGES]
    for language in languages:
        number = 0
        for each in renderings(language):
            line = f"{each.key}{'@' if each.variant else ''}{each.variant or ''}\t{each.text}"
            if all(part in line for part in wanted):
                number += 1
                print(line)
        print(f"{language}: {number}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
