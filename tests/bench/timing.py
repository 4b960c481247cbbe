"""Times steps by the clock of the Python it runs in: CPython, or the browser's in Node.

There it takes the place of selfcheck.browser.bridge, so that the usual door leads to it.
"""

from __future__ import annotations

import json
from time import perf_counter

import selfcheck

REPEATS = 9


def call(request: str) -> str:
    """Run what one request of the worker runs, again and again.

    Args:
        request: as `selfcheck.browser.bridge.call` takes it.

    Returns:
        JSON: the median milliseconds of `step` alone and of `step` with `present`.
    """
    asked = json.loads(request)
    alone = []
    together = []
    for _ in range(REPEATS):
        begun = perf_counter()
        result = selfcheck.step(asked["route"], asked["answers"], on=asked["on"])
        stepped = perf_counter()
        selfcheck.present(result, asked["language"])
        ended = perf_counter()
        alone.append(stepped - begun)
        together.append(ended - begun)
    return json.dumps([sorted(times)[REPEATS // 2] * 1000 for times in (alone, together)])
