"""Uses the package widely, inside Pyodide, to see which library modules it needs.

The builder runs this file's text in the runtime; it is not shipped.
"""

from __future__ import annotations

import importlib
import json
import sys
from datetime import date
from typing import Any

ON = date(2026, 10, 1)
LONGEST_PATH = 200


def exercise(modules: list[str], library: str) -> str:
    """Import all, walk each route, take the error paths; then look at what was imported.

    Args:
        modules: names of all modules to import, the package's and those it imports.
        library: path of the library's zip in the runtime's file system.

    Returns:
        JSON: the sorted paths, inside the zip, of the library modules in use.

    Raises:
        RuntimeError: a step failed otherwise than by a refused answer.
    """
    for module in modules:
        importlib.import_module(module)
    import selfcheck
    from selfcheck.browser import bridge

    def call(route: str, answers: dict[str, Any], language: str) -> Any:
        request = {
            "route": route,
            "answers": answers,
            "on": ON.isoformat(),
            "language": language,
            "variant": "",
        }
        return json.loads(bridge.call(json.dumps(request)))

    def show(route: str, answers: dict[str, Any], language: str) -> None:
        reply = call(route, answers, language)
        if not reply["ok"]:
            error = reply["error"]
            raise RuntimeError(f"{route} {answers}: {error.get('message', error)}")

    for route in selfcheck.ROUTES:
        for turn, language in enumerate(("en", "ja", "en")):
            answers: dict[str, Any] = {}
            for _ in range(LONGEST_PATH):
                show(route, answers, language)
                step = selfcheck.step(route, answers, on=ON)
                if step["kind"] != "question":
                    break
                answers[step["id"]] = _answer(step, turn)
        refused = call(route, {"no such question": "x"}, "en")
        if refused["ok"] or refused["error"]["kind"] != "answer":
            raise RuntimeError(f"an unknown question was not refused: {refused}")
    bridge.call("no JSON")
    return json.dumps(sorted(_files(library)))


def _answer(question: dict[str, Any], turn: int) -> Any:
    if question["type"] == "date":
        return ("2026-09-01", "2020-04-01", "not_sure")[turn]
    if question["type"] == "number":
        return (question.get("minimum", 1), question.get("maximum", 300_000), "not_sure")[turn]
    option = question["options"][(0, -2, -1)[turn]]
    return [option] if question["type"] == "multi" else option


def _files(library: str) -> set[str]:
    found = set()
    for module in list(sys.modules.values()):
        origin = getattr(getattr(module, "__spec__", None), "origin", None)
        if origin and origin.startswith(f"{library}/"):
            found.add(origin.removeprefix(f"{library}/"))
    return found
