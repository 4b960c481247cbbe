"""A server that sends as a good host does, over a line as good or bad as is wanted."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type

import brotli

PAGE = b"""<!doctype html><html lang="en"><title>Start</title><link rel="icon" href="data:,">"""
CHUNK = 4096


@cache
def compressed(content: bytes) -> bytes:
    """As a host that compresses once and well sends it."""
    return bytes(brotli.compress(content, quality=11, lgwin=24))


@cache
def zipped(content: bytes) -> bytes:
    """As a host that knows gzip only sends it."""
    return gzip.compress(content, 9, mtime=0)


class Line:
    """A line that all answers share.

    Args:
        bytes_per_second: how much passes; None for all at once.
        delay: seconds before an answer begins.
    """

    def __init__(self, bytes_per_second: float | None = None, delay: float = 0) -> None:
        self.bytes_per_second = bytes_per_second
        self.delay = delay
        self._lock = threading.Lock()
        self._free = 0.0

    def pass_on(self, size: int) -> None:
        """Return when so many bytes have passed."""
        if self.bytes_per_second:
            with self._lock:
                self._free = max(self._free, time.monotonic()) + size / self.bytes_per_second
                until = self._free
            time.sleep(max(0, until - time.monotonic()))


class Host(ThreadingHTTPServer):
    """Serves what it is given, compressed and to be kept for ever; `sent` are the sizes."""

    daemon_threads = True

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server_port}/"
        self.bodies = {path: compressed(content) for path, content in contents.items()}
        self.line = Line()
        self.sent: list[tuple[str, int]] = []


class Handler(BaseHTTPRequestHandler):
    server: Host
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.removeprefix("/").partition("?")[0]
        line = self.server.line
        time.sleep(line.delay)
        if path not in self.server.bodies:
            self.send_error(404)
            return
        body = self.server.bodies[path]
        self.server.sent.append((path, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", guess_type(path)[0] or "text/html")
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000, immutable")
        self.end_headers()
        for at in range(0, len(body), CHUNK):
            line.pass_on(len(body[at : at + CHUNK]))
            self.wfile.write(body[at : at + CHUNK])

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def hosted(contents: Mapping[str, bytes]) -> Iterator[Host]:
    """Serves as long as the context lasts; the page to begin from is at the root."""
    with Host({"": PAGE, **contents}) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield host
        host.shutdown()
