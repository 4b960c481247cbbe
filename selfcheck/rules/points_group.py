"""What a group of the points table gives somebody, and which kinds have it (F-HSP-38 to F-HSP-40).

An answer stands for what the rows ask for. Where the person is not sure, the rows are read
once for each way it may be: what the group gives lies between the least and the most of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..engine import Case, Finding, Quantity, met, open_
from ..facts.points import Kind, PointsRow, points_rows
from . import questions
from .points_table import Have, counted, points_of


def give(
    case: Case,
    kind: Kind,
    groups: Sequence[str],
    ways: Sequence[Have],
    *facts: str,
    each_way: bool = False,
) -> Finding:
    """What some groups give: of each way that it may be with the person, its rows.

    `each_way` says that these are all the ways, and not only the ends of a range.
    """
    on = case.at_filing
    found = sorted(
        (counted(kind, groups, have, on) for have in ways), key=lambda rows: points_of(rows, kind)
    )
    least, most = points_of(found[0], kind), points_of(found[-1], kind)
    cited = dict.fromkeys((*(row.fact for row in found[-1]), *facts))
    known = {
        "points": Quantity(least, "points"),
        "most": Quantity(most, "points"),
    }
    if most > least:
        rows = tuple(row.id for row in found[-1])
        either = each_way and len({points_of(each, kind) for each in found}) == 2
        return open_("unsure", *cited, points_row=rows, **known).adding(least, most, either=either)
    if not most:
        return met("nothing", *cited)
    rows = tuple(row.id for row in found[0])
    return met("counts", *cited, points_row=rows, **known).adding(least, most)


def kind_of(case: Case) -> Kind:
    """Whose column of the table counts (F-HSP-32 to F-HSP-34)."""
    return questions.kind_of(case.choice(questions.POINTS_ACTIVITY))


def rows_of_table(case: Case) -> Iterable[PointsRow]:
    """The rows of all groups, as of the day of filing."""
    return points_rows(on=case.at_filing).values()


def with_licences(case: Case) -> bool:
    """Whether the kind has rows for licences: specialist work (F-HSP-39)."""
    return kind_of(case) == "b"


def of_management(case: Case) -> bool:
    """Whether it is the kind of running a business, with rows of its own (F-HSP-40)."""
    return kind_of(case) == "c"


def by_age(case: Case) -> bool:
    """Whether the kind has rows for age and research: not running a business (F-HSP-40)."""
    return kind_of(case) != "c"


def no_such_row(case: Case) -> Finding:
    """The table of this kind has no row of the group (F-HSP-38 to F-HSP-40)."""
    return met("no_such_row", {"a": "F-HSP-38", "b": "F-HSP-39", "c": "F-HSP-40"}[kind_of(case)])
