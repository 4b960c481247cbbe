"""What the browser loads, built for a test, and asked outside a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from selfcheck.browser.build import Manifest
from selfcheck.browser.profile import answers


@dataclass(frozen=True)
class Bundle:
    folder: Path
    manifest: Manifest

    def answer(self, requests: Iterable[str], kind: str = "frozen") -> Iterator[str]:
        """The replies, one by one: all together are hundreds of megabytes."""
        manifest = self.manifest
        loaded = {
            "frozen": (manifest.frozen, manifest.image, *manifest.words.values()),
            "whole": (
                manifest.runtime["pyodide.mjs"],
                manifest.runtime["lock.json"],
                manifest.library,
                manifest.package,
            ),
        }
        return answers(kind, [self.folder / path for path in loaded[kind]], requests)
