"""The organisation's category, given or found from what people know of it."""

from __future__ import annotations

from collections.abc import Mapping

from ..engine import NOT_SURE, Answer

ALL = (1, 2, 3, 4)

GIVEN = {f"category_{number}": number for number in ALL}


def possible(answers: Mapping[str, Answer]) -> tuple[int, ...]:
    """The categories that the answers leave open, ascending (F-CAT-1, F-CAT-3 to F-CAT-5).

    Args:
        answers: the answers by question id; the helper's questions count only while
            `category` itself has no answer, or "not sure".
    """
    given = answers.get("category", NOT_SURE)
    if given in GIVEN:
        return (GIVEN[str(given)],)
    if answers.get("listed_or_certified") == "yes":
        return (1,)
    left = set(ALL)
    if answers.get("listed_or_certified") == "no":
        left -= {1}
    if answers.get("report_filed") == "no":
        return tuple(sorted(left - {2, 3}))
    if answers.get("report_filed") == "yes":
        left -= {4}
    if answers.get("withheld_enough") == "yes":
        left -= {3, 4}
    if answers.get("withheld_enough") == "no":
        left -= {2}
    return tuple(sorted(left))


def asks(answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The questions that lead to the category: the helper's, once it is not known as such."""
    if answers.get("category") != NOT_SURE:
        return ("category",)
    asked = ["category", "listed_or_certified"]
    if answers.get("listed_or_certified") != "yes":
        asked.append("report_filed")
        if answers.get("report_filed") != "no":
            asked.append("withheld_enough")
    return tuple(asked)


def because(answers: Mapping[str, Answer]) -> str | None:
    """Which answer of the helper led to the category; None where it was given or is open."""
    if answers.get("category", NOT_SURE) in GIVEN or len(possible(answers)) != 1:
        return None
    if answers.get("listed_or_certified") == "yes":
        return "listed_or_certified"
    if answers.get("report_filed") == "no":
        return "report_not_filed"
    return "withheld_enough" if answers.get("withheld_enough") == "yes" else "withheld_less"
