"""Does what rules may come to do in plain Python, so that a changed rule finds its functions.

The profile (see profile.py) holds what requests were seen to run, and what this package runs. The
text is run in Pyodide's Python alone; it is not shipped.
"""

from __future__ import annotations

from .containers import containers
from .days import days
from .numbers import numbers
from .objects import objects
from .texts import texts, texts_of_data


def main() -> None:
    """Do it all."""
    for habit in (texts, numbers, containers, days, objects, texts_of_data):
        habit()
