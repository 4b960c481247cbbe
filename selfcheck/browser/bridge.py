"""The door of the package in the browser: one text in, one text out."""

from __future__ import annotations

import json
import traceback
from typing import Any

import selfcheck


def call(request: str) -> str:
    """Answer one request of the worker.

    Args:
        request: JSON with "route", "answers", "on" (ISO date), "language" and "variant" (of
            the wording; empty for the plain one).

    Returns:
        JSON with sorted keys: {"ok": true, "result": what `selfcheck.present` returns}, or
        {"ok": false, "error": {"kind": "answer", "question", "value", "reason"}} for an
        answer that no question takes, or {"ok": false, "error": {"kind": "runtime",
        "message": traceback}} for anything else. Raises nothing.
    """
    return json.dumps(_reply(request), ensure_ascii=False, sort_keys=True)


def _reply(request: str) -> dict[str, Any]:
    try:
        asked = json.loads(request)
        step = selfcheck.step(asked["route"], asked["answers"], on=asked["on"])
        told = selfcheck.present(step, asked["language"], asked["variant"] or None)
        return {"ok": True, "result": told}
    except selfcheck.AnswerError as error:
        return _failure(
            kind="answer", question=error.question, value=error.value, reason=error.reason
        )
    except Exception:
        return _failure(kind="runtime", message=traceback.format_exc())


def _failure(**error: object) -> dict[str, Any]:
    return {"ok": False, "error": error}
