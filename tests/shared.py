"""What is made once for a whole run of the tests, however many processes share the work."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKER = "PYTEST_XDIST_WORKER"


def read_yaml(path: Path) -> Any:
    """What a YAML file holds, read in a tenth of the time that plain Python takes."""
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first process to ask for it fills, while others wait for it.

    Args:
        factory: of the temporary folders of this run.
        name: the folder's name.
        make: fills the folder; if it raises, the next to ask tries again.
    """
    base = factory.getbasetemp()
    # Every process of a run has a folder of its own, beside those of the others.
    shared = (base.parent if WORKER in os.environ else base) / "shared"
    shared.mkdir(exist_ok=True)
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
