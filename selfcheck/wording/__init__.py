"""Every sentence that a reader of the self-check sees, by id.

A folder for each language, a file for each subject; the same files in both.
"""

from __future__ import annotations

import json
import pkgutil
import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from .. import facts

LANGUAGES = ("en", "ja")

SUBJECTS = (
    "documents",
    "next-steps",
    "page",
    "plan",
    "points",
    "questions",
    "reasons-education",
    "reasons-permanent",
    "reasons-stay",
    "reasons-work",
    "requirements",
)
"""The files of a language's folder, without their ending."""

EMPLOYER = "employer"
"""The variant of a text for an employer who answers for a candidate."""

SERVICES = "services"
"""The variant of a text for whoever works for a client, by a contract for services."""

TEN_THOUSAND = 10_000
HUNDRED_MILLION = 10_000 * TEN_THOUSAND
LARGE = 1_000_000
"""From here on Japanese counts whole sums of money in ten thousands, and in their ten thousands."""

_FACT = re.compile(r"\[\[(F-[A-Z]+-\d+)(?:@([\d-]+))?(?::([\w.]+))?(?:\|(\w+))?\]\]")
"""A figure inside a text: `[[F-NOT-1:days]]`, `[[F-LNG-4:bjt_points|points]]`; of a day that the
text means, whatever today is: `[[F-PR-27@2027-04-01:at_once]]`."""


class Wording:
    """The texts of one language, and how that language writes figures and dates.

    Args:
        texts: the texts by key.
        on: the day of asking, whose figures the texts name.
        variant: a suffix: where `key@variant` exists, it is used instead of `key`.
        filed_on: the day of filing, for figures that hang on it; None for the day of asking.
    """

    def __init__(
        self,
        texts: Mapping[str, str],
        on: date,
        variant: str | None = None,
        filed_on: date | None = None,
    ) -> None:
        self._texts = texts
        self._on = on
        self._variant = variant
        self._at_filing = filed_on or on

    @property
    def keys(self) -> frozenset[str]:
        """Every key of this language."""
        return frozenset(self._texts)

    def has(self, key: str) -> bool:
        """Whether there is a text under the key."""
        return key in self._texts

    def template(self, key: str) -> str:
        """The text under the key, or its variant, before anything is filled in.

        Raises:
            KeyError: if there is no such text.
        """
        if self._variant is None:
            return self._texts[key]
        chosen = f"{key}@{self._variant}"
        return self._texts[chosen if chosen in self._texts else key]

    def text(self, key: str, **parameters: object) -> str:
        """The text under the key, with its parameters and the figures it names filled in.

        Raises:
            KeyError: if there is no such text, a parameter is missing, or a fact is unknown.
        """
        template = self.template(key)
        if "[[" in template:
            template = _FACT.sub(lambda m: self.fact(m[1], m[3], m[4], m[2]), template)
        return template.format_map(parameters) if "{" in template else template

    def fact(
        self,
        fact_id: str,
        key: str | None = None,
        unit: str | None = None,
        day: str | None = None,
    ) -> str:
        """A figure in force, as this language writes it.

        Args:
            fact_id: the fact.
            key: where the figure stands in a value that has several, dots between levels.
            unit: how to write it, where neither the key nor the fact tells.
            day: the ISO day whose figure is meant; None for the one that holds.

        Raises:
            KeyError: if the fact or the key is unknown.
        """
        hangs_on_filing = facts.get(fact_id).dated_by == "application_received"
        holds = self._at_filing if hangs_on_filing else self._on
        amount = facts.value(fact_id, on=date.fromisoformat(day) if day else holds)
        for part in key.split(".") if key else ():
            amount = amount[part]
        if unit is None:
            last = key.rsplit(".", 1)[-1] if key else ""
            unit = last if self.has(f"format.{last}") else facts.get(fact_id).unit
        return self.figure(amount, unit)

    def figure(self, amount: object, unit: str | None) -> str:
        """A figure as this language writes it.

        Args:
            amount: a number; an ISO date; a text that stays as it is; a length of time with
                its unit (`{"weeks": 2}`); or a range (`{"minimum": …, "maximum": …}`).
            unit: `yen`, `fine` (yen, as a law writes them), `days`, `months`, `years`, `percent`,
                …; `date` for an ISO date, `month_name` for a month's number, `text` for what
                stays as it is; None for a bare number.

        Raises:
            KeyError: if the unit is not known.
        """
        if isinstance(amount, Mapping) and amount.keys() == {"minimum", "maximum"}:
            return self._range(amount["minimum"], amount["maximum"], unit)
        if isinstance(amount, Mapping):
            ((unit, amount),) = amount.items()
        if unit == "date":
            return self.day(str(amount))
        if unit == "month_name":
            return self.text(f"format.month.{amount}")
        if unit == "text":
            return str(amount)
        if unit in ("yen", "fine"):
            return self._yen(amount, large=LARGE if unit == "yen" else TEN_THOUSAND)
        number = f"{amount:,}" if isinstance(amount, int | float) else str(amount)
        if unit is None:
            return number
        singular = f"format.{unit}.one"
        if amount == 1 and self.has(singular):
            return self.text(singular, number=number)
        return self.text(f"format.{unit}", number=number)

    def _yen(self, amount: object, *, large: int) -> str:
        """A sum of money; whole ones from `large` on in larger units, where it is the custom."""
        for unit, size in (("hundred_millions", HUNDRED_MILLION), ("ten_thousands", TEN_THOUSAND)):
            key = f"format.yen.{unit}"
            if self.has(key) and isinstance(amount, int) and amount >= max(large, size):
                units, rest = divmod(amount, size)
                if not rest:
                    return self.text(key, number=f"{units:,}")
        number = f"{amount:,}" if isinstance(amount, int | float) else str(amount)
        return self.text("format.yen", number=number)

    def _range(self, low: object, high: object, unit: str | None) -> str:
        if low == high:
            return self.figure(low, unit)
        if isinstance(low, Mapping) and isinstance(high, Mapping) and low.keys() == high.keys():
            ((unit, low),) = low.items()
            ((_, high),) = high.items()
            if self.has(f"format.{unit}.range"):
                return self.text(f"format.{unit}.range", low=low, high=high)
        return self.text("format.range", low=self.figure(low, unit), high=self.figure(high, unit))

    def day(self, day: str) -> str:
        """An ISO date, or a year and month, as this language writes it."""
        year, month, *rest = day.split("-")
        parts = {
            "year": int(year),
            "month": int(month),
            "month_name": self.text(f"format.month.{int(month)}"),
        }
        if not rest:
            return self.text("format.year_month", **parts)
        return self.text("format.date", **parts, day=int(rest[0]))

    def weekday(self, day: str, closed_for: str | None = None) -> str:
        """An ISO date with its day of the week, and why the counters are closed where told."""
        name = self.text(f"format.weekday.{date.fromisoformat(day).weekday()}")
        form = f"format.date.{closed_for}"
        key = form if closed_for and self.has(form) else "format.date.weekday"
        return self.text(key, date=self.day(day), weekday=name)

    def listed(self, items: list[str], kind: str = "list") -> str:
        """Several things in a row, as this language joins them.

        Args:
            items: the things.
            kind: `list`; `numbers` for numbers that go by a name; `papers` for names that hold
                an "and" or "or" of their own; `points_row` for what gives points together.
        """
        if len(items) < 2:
            return "".join(items)
        return self.text(
            f"format.{kind}",
            others=self.text(f"format.{kind}.separator").join(items[:-1]),
            last=items[-1],
        )


def load(
    language: str, *, on: date, variant: str | None = None, filed_on: date | None = None
) -> Wording:
    """The texts of a language.

    Args:
        language: `en` or `ja`.
        on: the day of asking, whose figures the texts name.
        variant: None, or `EMPLOYER`.
        filed_on: the day of filing, for figures that hang on it; None for the day of asking.

    Raises:
        KeyError: if there is no such language.
    """
    return Wording(raw_texts(language), on, variant, filed_on)


@cache
def raw_texts(language: str) -> Mapping[str, str]:
    """The texts of a language by key, with the marks of what is filled in.

    Args:
        language: `en` or `ja`.

    Raises:
        KeyError: if there is no such language.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    texts: dict[str, str] = {}
    for subject in SUBJECTS:
        raw = pkgutil.get_data(__name__, f"{language}/{subject}.json")
        assert raw is not None
        texts |= json.loads(raw)
    return texts
