"""A result of the self-check for an invented person, in short, for the home page."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

import selfcheck
from project import ROOT, build_day, frame_texts, partials

SAMPLE = ROOT / "overrides" / "sample.yml"


def drawn(language: str) -> str:
    """The sample's verdict, first actions and figures, as HTML.

    Raises:
        ValueError: if the sample lacks an answer that the rules ask for.
    """
    result = selfcheck.step(_sample()["route"], _sample()["answers"], on=build_day())
    if result["kind"] == "question":
        raise ValueError(f"{SAMPLE.name} lacks an answer to {result['id']}")
    return partials.get_template("sample-result.html").render(
        result=selfcheck.present(result, language),
        texts=frame_texts(language)["sample"],
        person=_sample()["person"][language],
    )


@cache
def _sample() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(SAMPLE.read_text("utf-8"))
    return read
