"""The sources of one page: marks in its text, and the list at its end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from markupsafe import Markup

from project import frame_texts, partials
from selfcheck import facts
from selfcheck.wording import Wording

CONFIDENCE_ORDER = "OTSG"


@dataclass
class Cited:
    """One source of a page, the facts that the page takes from it, and whether a mark names it."""

    number: int
    fact_ids: list[str] = field(default_factory=list)
    is_marked: bool = False


class Citations:
    """Remembers the sources that a page uses.

    Args:
        language: the page's language.
        words: the texts of that language.
    """

    def __init__(self, language: str, words: Wording) -> None:
        self._texts = frame_texts(language)["sources"]
        self._language = language
        self._words = words
        self._cited: dict[str, Cited] = {}

    def note(self, fact_id: str) -> tuple[str, ...]:
        """Puts a fact's sources on the page's list, and returns their keys."""
        keys = tuple(facts.get(fact_id).sources)
        for key in keys:
            cited = self._cited.setdefault(key, Cited(len(self._cited) + 1))
            if fact_id not in cited.fact_ids:
                cited.fact_ids.append(fact_id)
        return keys

    def cite(self, *fact_ids: str) -> str:
        """Marks that lead to the most official source of each fact.

        Raises:
            KeyError: on an unknown fact.
            ValueError: if no fact is named, or one rests on no source.
        """
        if not fact_ids:
            raise ValueError("cite() needs a fact")
        if unfounded := [fact_id for fact_id in fact_ids if not self.note(fact_id)]:
            raise ValueError(f"{', '.join(unfounded)} rests on no source that could be cited")
        first = dict.fromkeys(facts.get(fact_id).sources[0] for fact_id in fact_ids)
        return "".join(self._mark(self._cited[key]) for key in first)

    def _mark(self, cited: Cited) -> str:
        """A mark that leads to a source; the first one on the page can be led back to."""
        anchor = "" if cited.is_marked else f' id="cited-{cited.number}"'
        cited.is_marked = True
        label = self._texts["mark"].format(number=cited.number)
        return (
            f'<a class="cite"{anchor} href="#source-{cited.number}" '
            f'aria-label="{escape(label)}">{cited.number}</a>'
        )

    def marks(self, fact_ids: Iterable[str]) -> Markup:
        """Marks for those of the facts that rest on a source; the others are our own."""
        founded = [fact_id for fact_id in fact_ids if self.note(fact_id)]
        return Markup(self.cite(*founded) if founded else "")

    def source_list(self) -> str:
        """The list of the sources used, as Markdown; empty if there are none."""
        if not self._cited:
            return ""
        texts = self._texts
        groups: dict[str, dict[str, list[dict[str, Any]]]] = {}
        for key, cited in sorted(self._cited.items(), key=lambda each: self._weakest(each[1])):
            source = facts.source(key)
            note = texts["groups"][source.standing(CONFIDENCE_ORDER[self._weakest(cited)])]
            publisher = source.publisher[self._language]
            dates = [day for each in cited.fact_ids if (day := facts.get(each).checked)]
            groups.setdefault(note, {}).setdefault(publisher, []).append(
                {
                    "number": cited.number,
                    "is_marked": cited.is_marked,
                    "title": source.title[self._language],
                    "url": source.url,
                    "checked": self._words.day(min(dates)) if dates else texts["undated"],
                }
            )
        checks = self.last_checks()
        number = len(self._cited)
        line = texts[_told_by(checks, number)].format(number=number, **(checks or {}))
        listed = partials.get_template("page-sources.html").render(
            groups=groups, texts=texts, line=line
        )
        return f"\n\n{listed}\n"

    def _weakest(self, cited: Cited) -> int:
        return max(CONFIDENCE_ORDER.index(facts.get(each).confidence) for each in cited.fact_ids)

    def fact_ids(self) -> list[str]:
        """The facts that the page shows, in the order of their ids."""
        return sorted({fact_id for cited in self._cited.values() for fact_id in cited.fact_ids})

    def last_checks(self) -> dict[str, str] | None:
        """When the facts used were last checked: the oldest and the newest day, in words."""
        dates = sorted(day for id_ in self.fact_ids() if (day := facts.get(id_).checked))
        if not dates:
            return None
        return {"oldest": self._words.day(dates[0]), "newest": self._words.day(dates[-1])}


def _told_by(checks: Mapping[str, str] | None, number: int) -> str:
    """The text that tells of the days of checking: a period only if it has more than one day."""
    if checks is None:
        return "line_undated"
    if number == 1:
        return "line_once"
    return "line_one_day" if checks["oldest"] == checks["newest"] else "line"
