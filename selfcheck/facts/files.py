"""Reads the data files of the facts, also out of a zip."""

from __future__ import annotations

import json
import pkgutil
from typing import Any


def read(path: str) -> dict[str, Any]:
    """The content of a JSON file beside this module, such as `data/fee.json`."""
    raw = pkgutil.get_data(__name__, path)
    assert raw is not None
    loaded: dict[str, Any] = json.loads(raw)
    return loaded
