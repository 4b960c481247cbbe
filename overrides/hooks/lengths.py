"""How long the self-check usually is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import selfcheck


@cache
def usual(on: date) -> Mapping[str, Mapping[str, int]]:
    """By route and question, how many questions there usually are from it on, itself counted.

    Args:
        on: the day of the build.
    """
    return {route: selfcheck.remaining(route, on=on) for route in selfcheck.ROUTES}
