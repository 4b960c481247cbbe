"""Finds which functions of Pyodide's module readers' requests run, and notes them.

    python -m selfcheck.browser.profile

To be run after an update of Pyodide, and when a test says that the frozen package lacks
something. Takes some minutes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

import selfcheck
from selfcheck import wording
from selfcheck.browser import build as builder

ON = date(2026, 10, 1)
DAYS_BETWEEN = 97
"""Requests are asked as of days so far apart: dates are read and written in many ways."""

SETS_PER_ROUTE = 3000
PARTIAL_ONE_IN = 8
VARIANTS = ("", wording.EMPLOYER)
REFUSED: tuple[Any, ...] = (
    "nothing 何も",
    "",
    7,
    2.5,
    True,
    None,
    [],
    ["x", 1],
    {"a": 1},
    "１２万",
)


def answers(kind: str, files: Iterable[Path], requests: Iterable[str]) -> Iterator[str]:
    """Asks a built bundle in Node.

    Args:
        kind: `frozen` or `whole`.
        files: what node/answer.mjs takes after that.
        requests: as `selfcheck.browser.bridge.call` takes them.

    Yields:
        The replies one by one, for all together are hundreds of megabytes.

    Raises:
        RuntimeError: Node failed.
    """
    script = builder.HERE / "node" / "answer.mjs"
    command: list[Path | str] = [builder.find_node(), script, kind, *files]
    with TemporaryFile("w+", encoding="utf-8") as asked:
        asked.writelines(f"{request}\n" for request in requests)
        asked.seek(0)
        with subprocess.Popen(
            command, stdin=asked, stdout=subprocess.PIPE, encoding="utf-8"
        ) as node:
            assert node.stdout
            for line in node.stdout:
                yield line.removesuffix("\n")
    if node.returncode:
        raise RuntimeError(f"answer.mjs: exit status {node.returncode}")


def request(
    route: str,
    given: dict[str, Any],
    *,
    on: date = ON,
    language: str = "en",
    variant: str = "",
) -> str:
    """One request, as the worker hands it to Python."""
    return json.dumps(
        {
            "route": route,
            "answers": given,
            "on": on.isoformat(),
            "language": language,
            "variant": variant,
        }
    )


def requests(number: int = SETS_PER_ROUTE, seed: int = 11) -> Iterator[str]:
    """Whole sets of answers, some of the ways to them, and answers that are refused.

    Args:
        number: how many sets a route.
        seed: makes the draw repeatable.
    """
    for route in selfcheck.ROUTES:
        for turn, given in enumerate(selfcheck.sample(route, on=ON, number=number, seed=seed)):
            language = wording.LANGUAGES[turn % 2]
            variant = VARIANTS[turn // 2 % 2]
            on = ON + timedelta(days=turn % DAYS_BETWEEN)
            yield request(route, given, on=on, language=language, variant=variant)
            if turn % PARTIAL_ONE_IN == 0:
                some = dict(list(given.items())[: turn % (len(given) + 1)])
                yield request(route, some, language=language, variant=variant)
        for question in selfcheck.questions(route, on=ON):
            for value in (*REFUSED, "not_sure", "2026-02-30", "2026-03-01", "120000"):
                yield request(route, {question["id"]: value}, language="ja")
        yield request(route, {"nothing": "x"})


def main() -> None:
    """Writes the profile anew."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        # The image must hold what any function may read.
        manifest = builder.build(folder, functions=builder.all_functions())
        files = [manifest.image, *manifest.words.values()]
        module = folder / "opened.wasm"
        module.write_bytes(builder.opened_module())
        habits = _habits(module)
        last = ""
        lacking = 0
        asked = 0
        for last in answers("frozen", [module, *(folder / file for file in files)], requests()):
            asked += 1
            lacking += not last
    if lacking:
        sys.exit(f"{lacking} of {asked} requests cannot be answered by the image at all")
    numbers = sorted({*json.loads(last), *habits})
    ranges: list[list[int]] = []
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        ranges.append([run[0], run[-1]])
    profile = {"pyodide": manifest.pyodide, "functions": ranges}
    builder.PROFILE.write_text(json.dumps(profile) + "\n", "utf-8")
    print(f"{len(numbers)} functions ran in {asked - 1} requests and in habits")


def _habits(module: Path) -> list[int]:
    script = builder.HERE / "node" / "ran.mjs"
    pyodide = builder.PROJECT / "node_modules" / "pyodide"
    files = [pyodide, module, pyodide / "python_stdlib.zip", builder.HERE / "habits"]
    command: list[Path | str] = [builder.find_node(), script, *files]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if result.returncode:
        raise RuntimeError(f"ran.mjs: {result.stderr}")
    numbers: list[int] = json.loads(result.stdout)
    return numbers


if __name__ == "__main__":
    main()
