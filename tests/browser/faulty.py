"""A host that serves a built site as hosts do, and whose answers can be made to fail."""

from __future__ import annotations

import functools
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

NAMED_BY_CONTENT = re.compile(r"-[0-9a-f]{12}\.\w+$|\.[0-9a-f]{8}\.min\.\w+$")
REPORTS = "/policy-reports"
PORTAL = b"<!doctype html><title>Hotel</title><form>Room number</form>"

KINDS = ("portal", "empty", "cut", "altered", "broken off", "type", "missing", "error", "closed")
"""What can become of a file on its way; "type" is the whole file under a wrong type."""


@dataclass(frozen=True)
class Fault:
    """What becomes of a file, and where in it, from 0 to 1; which bit, if one is altered."""

    kind: str
    place: float = 0.5
    bit: int = 0


@dataclass
class Faults:
    """What fails, by a part of the address; the release that the host tells, if another.

    The kinds of the faults that browsers have met are noted, the last at the end.
    """

    by_part: dict[str, Fault] = field(default_factory=dict)
    release: str = ""
    met: list[str] = field(default_factory=list)

    def of(self, path: str) -> Fault | None:
        """The fault of a path, if it has one."""
        return next((fault for part, fault in self.by_part.items() if part in path), None)


class Server(ThreadingHTTPServer):
    """A host with faults."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser may hang up at any time."""

    faults: Faults
    folder: Path
    strict: bool = False
    """Whether the site's own policy is sent with each answer, and breaches are reported."""

    breaches: list[str]
    """What browsers reported, and cookies that they sent."""

    @cached_property
    def policy(self) -> str:
        """What the site wants its host to send."""
        (found,) = re.findall(
            r"^  Content-Security-Policy: (.*)$",
            (self.folder / "_headers").read_text("utf-8"),
            re.MULTILINE,
        )
        return f"{found}; report-uri {REPORTS}"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(SimpleHTTPRequestHandler):
    """Serves a file, or what a fault makes of it."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        report = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == REPORTS:
            self.server.breaches.append(report)
        self.send_response(204)
        super().end_headers()

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if cookie := self.headers["Cookie"]:
            self.server.breaches.append(cookie)
        if path.endswith("/release.json") and self.server.faults.release:
            self.answer(json.dumps({"release": self.server.faults.release}).encode())
            return
        fault = self.server.faults.of(path)
        file = Path(self.translate_path(path + "index.html" if path.endswith("/") else path))
        if not fault or not file.is_file():
            super().do_GET()
            return
        self.server.faults.met.append(fault.kind)
        content = file.read_bytes()
        at = int(len(content) * fault.place)
        kind = fault.kind
        if kind == "portal":
            self.answer(PORTAL, type_="text/html")
        elif kind == "empty":
            self.answer(b"")
        elif kind == "cut":
            self.answer(content[:at])
        elif kind == "altered":
            self.answer(content[:at] + bytes([content[at] ^ 1 << fault.bit]) + content[at + 1 :])
        elif kind == "broken off":
            self.answer(content[:at], length=len(content))
            self.close_connection = True
        elif kind == "type":
            self.answer(content, type_="text/plain" if path.endswith(".wasm") else None)
        elif kind == "closed":
            self.close_connection = True
        else:
            self.send_error(404 if kind == "missing" else 500)

    def answer(self, content: bytes, *, type_: str | None = None, length: int = -1) -> None:
        self.send_response(200)
        self.send_header("Content-Type", type_ or self.guess_type(self.path.split("?")[0]))
        self.send_header("Content-Length", str(len(content) if length < 0 else length))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(content)

    def end_headers(self) -> None:
        named = NAMED_BY_CONTENT.search(self.path.split("?")[0])
        forever = "public, max-age=31536000, immutable"
        self.send_header("Cache-Control", forever if named else "no-cache")
        if self.server.strict:
            self.send_header("Content-Security-Policy", self.server.policy)
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serves a folder, without a fault at first."""
    handler = functools.partial(Handler, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        server.faults = Faults()
        server.folder = folder
        server.breaches = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
