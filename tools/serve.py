"""Serves the site while it is edited, with an inbox for the contact form beside it.

    python -m tools.serve [HOST:PORT]

The inbox is left out if mkdocs.yml or the environment says how messages are sent.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

from mkdocs.utils.yaml import yaml_load
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from tools.inbox import running

ROOT = Path(__file__).resolve().parents[1]
MESSAGES = ROOT / "inbox"
DEFAULT_ADDRESS = "127.0.0.1:8000"
WATCHED = ("docs", "overrides", "selfcheck/browser")
"""What MkDocs reads anew by itself."""
LOADED_ONCE = {"selfcheck": (".py", ".json"), "overrides": (".py", ".yml", ".jinja")}
"""What a running build keeps in memory: Python, and the data that it has read."""
ENDPOINT = "CONTACT_ENDPOINT"
WAYS = {"form_endpoint": ENDPOINT, "form_method": "CONTACT_METHOD", "email": "CONTACT_EMAIL"}


def is_configured() -> bool:
    """Whether it is said how messages are sent."""
    with (ROOT / "mkdocs.yml").open("rb") as file:
        office = yaml_load(file)["extra"]["office"]
    return any(os.environ.get(variable, office[part]) for part, variable in WAYS.items())


class Change(FileSystemEventHandler):
    """Notes that a file of certain kinds was written, made, moved or removed."""

    def __init__(self, endings: tuple[str, ...], seen: threading.Event) -> None:
        self._endings = endings
        self._seen = seen

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Leaves out mere reading."""
        paths = (str(event.src_path), str(event.dest_path))
        if event.event_type not in ("opened", "closed_no_write") and any(
            path.endswith(self._endings) for path in paths
        ):
            self._seen.set()


def serve(address: str) -> None:
    """Serves the site at the address until it is interrupted, begun anew for new Python."""
    watched = [part for folder in WATCHED for part in ("--watch", folder)]
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--no-strict"]
    changed = threading.Event()
    observer = Observer()
    for folder, endings in LOADED_ONCE.items():
        observer.schedule(Change(endings, changed), str(ROOT / folder), recursive=True)
    observer.start()
    while True:
        changed.clear()
        process = subprocess.Popen([*command, "--dev-addr", address, *watched])
        try:
            while not changed.wait(timeout=1):
                if process.poll() is not None:
                    sys.exit(process.returncode)
        except KeyboardInterrupt:
            return
        finally:
            process.terminate()
            process.wait()


def main(address: str = DEFAULT_ADDRESS) -> None:
    """Serves the site, with the inbox unless messages are to go elsewhere."""
    os.chdir(ROOT)
    if is_configured():
        serve(address)
        return
    host, _, port = address.rpartition(":")
    origins = [f"http://{name}:{port}" for name in dict.fromkeys((host, "127.0.0.1", "localhost"))]
    with running(MESSAGES, origins) as endpoint:
        os.environ[ENDPOINT] = endpoint
        print(f"Site:  http://{address}/", flush=True)
        print(f"Inbox: {endpoint} (messages are kept in {MESSAGES})", flush=True)
        serve(address)


if __name__ == "__main__":
    main(*sys.argv[1:])
