"""Dated facts about the status of residence, with their sources, and the document tables.

The data lie beside this module: one file an area (`data/fee.json` holds every F-FEE fact),
`sources.json`, `clauses.json` and `documents.json`. A file is read when something in it is
first asked for. All functions are pure; what they return is shared, so nobody may change it.
"""

from __future__ import annotations

from .citing import Clause, Source, clause, clauses, source, sources
from .dated import (
    AREAS,
    Fact,
    NotInForce,
    Period,
    UnknownFact,
    all_facts,
    due,
    get,
    value,
)
from .papers import PROOF_OF_POINTS, Asked, Document, Level, documents, proves_points

__all__ = [
    "AREAS",
    "PROOF_OF_POINTS",
    "Asked",
    "Clause",
    "Document",
    "Fact",
    "Level",
    "NotInForce",
    "Period",
    "Source",
    "UnknownFact",
    "all_facts",
    "clause",
    "clauses",
    "documents",
    "due",
    "get",
    "proves_points",
    "source",
    "sources",
    "value",
]
