"""Prints every fact with its value in force, its last check and whether it is due for review."""

from __future__ import annotations

import argparse
import json
from datetime import date

from . import Fact, NotInForce, all_facts, value

COLUMNS = ("FACT", "CHECKED", "REVIEW", "CONFIDENCE", "STATE", "SOURCE", "VALUE")


def main() -> None:
    """Reads the command line and prints the table."""
    parser = argparse.ArgumentParser(prog="python -m selfcheck.facts")
    parser.add_argument("--on", type=date.fromisoformat, default=date.today(), metavar="DATE")
    on = parser.parse_args().on
    rows = [COLUMNS, *(_row(fact, on) for fact in all_facts())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    widths[-1] = 0
    for row in rows:
        print("  ".join(map(str.ljust, row, widths)))


def _row(fact: Fact, on: date) -> tuple[str, ...]:
    try:
        shown = json.dumps(value(fact.id, on=on), ensure_ascii=False)
    except NotInForce:
        shown = "-"
    return (
        fact.id,
        fact.checked or "-",
        "due" if fact.is_due(on) else "-",
        fact.confidence,
        fact.state,
        fact.sources[0] if fact.sources else "-",
        shown,
    )


if __name__ == "__main__":
    main()
