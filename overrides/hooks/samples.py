"""A result of the self-check for an invented person, in short, for the home page."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import selfcheck
from project import ROOT, frame_texts, partials, read_yaml
from selfcheck import wording

SAMPLE = ROOT / "overrides" / "sample.yml"


def drawn(language: str) -> str:
    """The sample's verdict, first actions and figures, as HTML.

    Raises:
        ValueError: if the sample lacks an answer that the rules ask for.
    """
    sample = _sample()
    answers = {
        id_: answer.isoformat() if isinstance(answer, date) else answer
        for id_, answer in sample["answers"].items()
    }
    result = selfcheck.step(sample["route"], answers, on=sample["asked_on"])
    if result["kind"] == "question":
        raise ValueError(f"{SAMPLE.name} lacks an answer to {result['id']}")
    day = wording.load(language, on=sample["asked_on"]).day(sample["asked_on"].isoformat())
    return partials.get_template("sample-result.html").render(
        result=selfcheck.present(result, language),
        texts=frame_texts(language)["sample"],
        person=sample["person"][language].format(day=day),
    )


@cache
def _sample() -> dict[str, Any]:
    read: dict[str, Any] = read_yaml(SAMPLE)
    return read
