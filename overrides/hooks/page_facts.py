"""What macros write into a page: dated figures, days, names, tables and pictures, with sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

import lengths
import lookup
import samples
import selfcheck
import tables
from cases import retell
from citations import Citations
from contact import method_of
from fact_changes import dated_changes
from occupations import listed
from pages import FEED
from pictures import draw
from project import ROOT, build_day, frame_texts, partials
from selfcheck import facts, wording

BEFORE = "before"
DRAWINGS = ROOT / "overrides" / "drawings"
MONTHS = {"months": 1, "years": 12}


class PageFacts:
    """The macros of one page."""

    def __init__(self, language: str, office: Mapping[str, str] | None = None) -> None:
        self._language = language
        self._office = office or {}
        self._words = wording.load(language, on=build_day())
        self._citations = Citations(language, self._words)
        self._documents_told: set[str] = set()

    @property
    def macros(self) -> dict[str, Callable[..., str]]:
        """What pages and pictures may call, by name."""
        macros = (
            self.fact,
            self.since,
            self.until,
            self.names,
            self.recency,
            self.example_day,
            self.citations.cite,
            self.checked,
            self.changes,
            self.picture,
            self.cases,
            self.occupations,
            self.papers,
            self.steps,
            self.fees,
            self.category_switch,
            self.office_card,
            self.official_help,
            self.drawing,
            self.questions_asked,
            self.newest_check,
            self.sample_result,
            self.terms,
            self.terms_from_other,
        )
        return {macro.__name__: macro for macro in macros}

    def fact(
        self,
        fact_id: str,
        key: str | None = None,
        unit: str | None = None,
        *,
        at: str | None = None,
    ) -> str:
        """The figure in force on the day of the build, or the one of another day, in words.

        Args:
            fact_id: the fact.
            key: which entry, where the fact holds several; dots between levels.
            unit: how to write it, where neither the entry nor the fact tells.
            at: for a text about the past or the future, which value it means: the day (ISO) from
                which that holds, or `before` for the one before all dated ones.

        Raises:
            KeyError: on an unknown fact, entry or unit.
            ValueError: if it holds several values, or none on that day.
        """
        self._citations.note(fact_id)
        words = self._words if at is None else self._words_of(fact_id, at)
        text = words.fact(fact_id, key, unit)
        if "[" in text:
            raise ValueError(f"{fact_id} holds a list there: {text}")
        return text

    def since(self, fact_id: str, day: str | None = None) -> str:
        """The first day on which a value holds, in words.

        Args:
            fact_id: the fact.
            day: that day (ISO). It names the value that the text means, so that one added later
                changes nothing; a day on which no value begins stops the build.

        Raises:
            KeyError: on an unknown fact.
            ValueError: if no day is given, or none of its values begins on it.
        """
        self._citations.note(fact_id)
        return self._words.day(self._start(fact_id, day).isoformat())

    def until(self, fact_id: str, day: str | None = None) -> str:
        """The last day before a dated value begins to hold, in words.

        Args:
            fact_id: the fact.
            day: the first day (ISO) on which that value holds.

        Raises:
            KeyError: on an unknown fact.
            ValueError: if no day is given, or none of its values begins on it.
        """
        self._citations.note(fact_id)
        return self._words.day((self._start(fact_id, day) - timedelta(days=1)).isoformat())

    def names(self, fact_id: str, *only: str, join: str = "and", added: str | None = None) -> str:
        """The names of what a fact lists, in a row.

        Args:
            fact_id: the fact.
            only: those of them to write; all if none is given.
            join: `and` or `or`, before the last.
            added: the first day (ISO) of a dated value, to write what it added; None for the
                value in force.

        Raises:
            KeyError: on an unknown fact, or a name that it does not list.
            ValueError: if it holds no list, or has no such value.
        """
        self._citations.note(fact_id)
        start = self._start(fact_id, added) if added else None
        listed = facts.value(fact_id, on=start or build_day())
        if not isinstance(listed, list):
            raise ValueError(f"{fact_id} holds no list")
        if start:
            before = facts.value(fact_id, on=start - timedelta(days=1))
            listed = [each for each in listed if each not in before]
        if missing := set(only) - set(listed):
            raise KeyError(f"{fact_id} does not list {', '.join(missing)}")
        names = [self._name(each) for each in listed if not only or each in only]
        texts = frame_texts(self._language)["lists"]
        if len(names) < 2:
            return "".join(names)
        return str(texts[join].format(others=texts["separator"].join(names[:-1]), last=names[-1]))

    def example_day(
        self,
        day: str,
        fact_id: str | None = None,
        key: str | None = None,
        unit: Literal["days", "months", "years"] = "months",
    ) -> str:
        """A day of an invented example, or the day that lies a fact's length after it, in words.

        A day counted in days is a deadline, and carries its weekday.

        Args:
            day: the day (ISO).
            fact_id: the fact that holds the length; None for the day itself.
            key: which entry, where the fact holds several.
            unit: what the length counts.

        Raises:
            KeyError: on an unknown fact or entry.
            ValueError: if there is no such day.
        """
        then = date.fromisoformat(day)
        if fact_id is not None:
            self._citations.note(fact_id)
            held = facts.value(fact_id, on=build_day())
            length = held[key] if key else held
            if unit == "days":
                return self._words.weekday((then + timedelta(days=length)).isoformat())
            years, month = divmod(then.month - 1 + length * MONTHS[unit], 12)
            then = then.replace(year=then.year + years, month=month + 1)
        return self._words.day(then.isoformat())

    def recency(self, document_id: str) -> str:
        """How old a paper may be when it is filed, in words.

        Raises:
            KeyError: on an unknown paper.
            ValueError: if there is no limit.
        """
        months = facts.documents()[document_id].recency_months
        if months is None:
            raise ValueError(f"{document_id} has no limit")
        return self._words.figure(months, "months")

    def changes(self) -> str:
        """Every dated value of every fact, newest first, as HTML."""
        texts = frame_texts(self._language)["changes"]
        changes = dated_changes(self._language, lambda id_, day: self.names(id_, added=day))
        days = [
            {
                "date": self._words.day(start.isoformat()),
                "note": texts["ahead"] if start > build_day() else "",
                "changes": [{"title": each.title, "note": each.caution} for each in group],
            }
            for start, group in groupby(changes, key=lambda change: change.day)
        ]
        return partials.get_template("fact-changes.html").render(
            days=days, feed=FEED, texts=frame_texts(self._language)["feed"]
        )

    def picture(self, name: str) -> str:
        """A picture, as HTML; what its texts take from the facts is noted as the page's own."""
        return draw(name, self._language, self.macros)

    def cases(self, group: str) -> str:
        """The published cases of a group, as Markdown."""
        return retell(group, self._language)

    def occupations(self, *groups: str) -> str:
        """The self-check's occupations in these groups, as Markdown."""
        return listed(self._language, *groups)

    def papers(self, procedure: selfcheck.Procedure, part: str | None = None) -> str:
        """The papers of a procedure, or a part of them, as an HTML table."""
        return tables.papers(
            procedure, part, self._language, self._citations.marks, self._documents_told
        )

    def steps(self, *procedures: selfcheck.Procedure) -> str:
        """The steps of procedures, as HTML tables with a switch between them."""
        return tables.steps(procedures, self._language, self._citations.marks)

    def fees(self, *names: str) -> str:
        """The fees of procedures, or the office's own price, as HTML tables."""
        return tables.fees(names, self._language, self._citations.marks)

    @property
    def answers(self) -> bool:
        """Whether somebody receives readers' messages: a named office, or a way to send them."""
        return bool(self._office) and (
            bool(self._office.get("name")) or method_of(self._office) != "copy"
        )

    def office_card(self) -> str:
        """Who answers this site's readers, or that nobody does, as HTML."""
        return partials.get_template("office-card.html").render(
            office=self._office,
            answers=self.answers,
            texts=frame_texts(self._language)["office"],
        )

    def official_help(self) -> str:
        """Where the authorities answer questions free of charge, as HTML."""
        return partials.get_template("official-help.html").render(
            texts=frame_texts(self._language)["official_help"],
            telephone=self.fact("F-AFT-14", "telephone", "text"),
            from_abroad=self.fact("F-AFT-14", "telephone_from_abroad", "text"),
        )

    def drawing(self, name: str) -> str:
        """A small drawing, as inline SVG.

        Raises:
            KeyError: if there is no such drawing.
        """
        file = DRAWINGS / f"{name}.svg"
        if not file.is_file():
            raise KeyError(name)
        return file.read_text("utf-8").strip()

    def questions_asked(self) -> str:
        """How many questions a route usually asks, the shortest and the longest.

        As the self-check tells beside its first question.
        """
        # What is met first is each route's first question.
        usual = [next(iter(left.values())) for left in lengths.usual(build_day()).values()]
        least, most = min(usual), max(usual)
        if least == most:
            return str(least)
        return str(frame_texts(self._language)["range"]).format(least=least, most=most)

    def newest_check(self) -> str:
        """The day on which a fact was last checked, in words."""
        days = [fact.checked for fact in facts.all_facts() if fact.checked]
        return self._words.day(max(day for day in days if len(day) == len("YYYY-MM-DD")))

    def sample_result(self) -> str:
        """What the self-check says of an invented person, in short, as HTML."""
        return samples.drawn(self._language)

    def category_switch(self) -> str:
        """The switch that leaves one category's papers in the tables of the page, as HTML."""
        return tables.category_switch(self._language)

    def terms(self) -> str:
        """The glossary in this language's order, as HTML."""
        return lookup.entries(self._language, self._other_language)

    def terms_from_other(self) -> str:
        """Links to the glossary's entries in the other language's order, as HTML."""
        return lookup.index(self._other_language)

    @property
    def _other_language(self) -> str:
        return "en" if self._language == "ja" else "ja"

    def _words_of(self, fact_id: str, at: str) -> wording.Wording:
        """The words of the day on which a fact's value begins to hold."""
        if at == BEFORE:
            first, *_ = facts.get(fact_id).starts
            return wording.load(self._language, on=first - timedelta(days=1))
        return wording.load(self._language, on=self._start(fact_id, at))

    def _start(self, fact_id: str, day: str | None) -> date:
        starts = {start.isoformat(): start for start in facts.get(fact_id).starts}
        if day not in starts:
            known = ", ".join(starts) or "none"
            raise ValueError(f"{fact_id} has no value that begins on {day}; its days: {known}")
        return starts[day]

    def _name(self, id_: str) -> str:
        if length := re.fullmatch(r"(\d+)_(day|month|year)s?", id_):
            return self._words.figure(int(length[1]), f"{length[2]}s")
        return str(frame_texts(self._language)["names"][id_])

    @property
    def citations(self) -> Citations:
        """The sources that the page has used so far."""
        return self._citations

    def checked(self, fact_id: str) -> str:
        """The day or month in which a fact was last checked, in words.

        Raises:
            KeyError: on an unknown fact.
            ValueError: if the fact's source bears no date.
        """
        day = facts.get(fact_id).checked
        if day is None:
            raise ValueError(f"{fact_id} bears no date")
        return self._words.day(day)
