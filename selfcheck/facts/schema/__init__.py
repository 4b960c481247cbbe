"""Checks every data file of the facts: one line for each fault, naming file and id.

Only the build, the tests and the commands look here; what runs in the browser trusts the files.
"""

from __future__ import annotations

from pathlib import Path

from ..dated import AREAS
from . import points
from .check import Check, Twice, both_languages, misshapen
from .choices import check_lists
from .documents import check_documents
from .entries import check_facts, unknown
from .registers import check_clauses, check_sources

__all__ = ["Twice", "both_languages", "faults", "misshapen", "unknown"]

HERE = Path(__file__).parents[1]
TABLES = ("sources", "clauses", "documents")


def faults(folder: Path = HERE) -> list[str]:
    """What is wrong with the data files of a folder: a line each, `file: id: what`.

    Args:
        folder: holds `data` and `lists`; by default those of the facts.

    Returns:
        The faults in the order of the files; empty if all is well.
    """
    check = Check(folder)
    expected = {f"{area.lower()}.json" for area in AREAS} | {f"{name}.json" for name in TABLES}
    for path in sorted((folder / "data").iterdir()):
        if path.name not in expected:
            check.say(f"data/{path.name}", None, "belongs to no area of facts")
    files = {area: check.read(f"data/{area.lower()}.json") for area in AREAS}
    sources, clauses, documents = (check.read(f"data/{name}.json") for name in TABLES)
    facts = {id_: entry for entries in files.values() for id_, entry in entries.items()}
    for area, entries in files.items():
        check_facts(check, area, entries, facts, sources, clauses)
    for id_, what in points.faults(files["HSP"]):
        check.say("data/hsp.json", id_, what)
    check_sources(
        check, sources, {key for entry in facts.values() for key in entry.get("sources", ())}
    )
    check_clauses(check, clauses, sources)
    check_documents(check, documents, facts)
    check_lists(check)
    return check.faults
