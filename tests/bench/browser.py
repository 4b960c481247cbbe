"""A Chromium of its own for each measurement, and what it takes of the machine."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, Playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
TURN_IN_SECONDS = 0.02
"""A slow processor is one that is lent for a part of each turn."""


class Processes:
    """Those of one browser.

    Args:
        profile: its profile's folder, by which its first process is known.
    """

    def __init__(self, profile: str) -> None:
        self._group = next(
            os.getpgid(id_) for id_ in _processes() if f"={profile}\0" in _command(id_)
        )

    def of_pages(self) -> list[int]:
        """The processes that pages and their workers run in, not the browser's own parts."""
        return [
            id_
            for id_ in _processes()
            if "--type=renderer" in (command := _command(id_))
            and "--top-chrome-webui" not in command
            and _group(id_) == self._group
        ]

    def memory(self) -> int:
        """What pages and workers have written for themselves, in bytes.

        What they only read of the browser's own program the machine gives back by itself.
        """
        return max(_private(id_) for id_ in self.of_pages())

    @contextmanager
    def slowed(self, times: float) -> Iterator[None]:
        """Stop all of them for most of each turn, so that they run so many times slower."""
        ended = threading.Event()

        def take_turns() -> None:
            while not ended.is_set():
                os.killpg(self._group, signal.SIGSTOP)
                time.sleep(TURN_IN_SECONDS * (1 - 1 / times))
                os.killpg(self._group, signal.SIGCONT)
                time.sleep(TURN_IN_SECONDS / times)

        thread = threading.Thread(target=take_turns, daemon=True)
        if times > 1:
            thread.start()
        try:
            yield
        finally:
            ended.set()
            if thread.is_alive():
                thread.join()


@contextmanager
def visitor(playwright: Playwright) -> Iterator[tuple[Page, Processes]]:
    """A browser that has been nowhere before; only one with a profile keeps compiled code."""
    chromium = (Path(sys.prefix) / "chromium-path").read_text("utf-8")
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        playwright.chromium.launch_persistent_context(
            profile, executable_path=chromium, args=ARGUMENTS
        ) as context,
    ):
        context.set_default_timeout(0)
        yield context.new_page(), Processes(profile)


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _command(id_: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{id_}/cmdline").read_text("utf-8", "replace")
    return ""


def _group(id_: int) -> int:
    with suppress(OSError):
        return os.getpgid(id_)
    return 0


def _private(id_: int) -> int:
    rollup = Path(f"/proc/{id_}/smaps_rollup").read_text("utf-8").splitlines()
    sizes = {
        name: int(rest.split()[0]) for name, _, rest in (it.partition(":") for it in rollup[1:])
    }
    return 1024 * sizes["Private_Dirty"]
