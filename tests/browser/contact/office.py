"""An office with a site and a real inbox, and the line between them, which may fail."""

from __future__ import annotations

import http.client
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as reading
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests import contact_site
from tools import inbox

EMAIL = "office@example.org"
SETTINGS = {
    "endpoint": {"CONTACT_ENDPOINT": "{line}"},
    "netlify": {"CONTACT_METHOD": "netlify"},
    "email": {"CONTACT_EMAIL": EMAIL},
    "copy": {},
}
LATER = {"site": "http://site.invalid/", "line": "http://line.invalid/"}
"""In place of addresses that are known once servers run, so that one build does for all workers."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    folder = Path()
    inbox = ""
    leads_on_to = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"]))

    def forward(self, body: bytes) -> http.client.HTTPResponse:
        """What the inbox answers to a request that came here."""
        connection = http.client.HTTPConnection(urlsplit(self.server.inbox).netloc)
        headers = {name: value for name, value in self.headers.items() if name != "Host"}
        connection.request("POST", "/", body, headers)
        return connection.getresponse()

    def log_message(self, *arguments: object) -> None:
        pass


class Pages(Handler, SimpleHTTPRequestHandler):
    """Serves a site, and takes a form at any of its pages, as Netlify does."""

    def __init__(self, request: Any, client: Any, server: Server) -> None:
        super().__init__(request, client, server, directory=str(server.folder))

    def do_POST(self) -> None:
        self.forward(self.body())
        if self.server.leads_on_to:
            self.send_response(303)
            self.send_header("Location", self.server.address + self.server.leads_on_to)
            self.end_headers()
        else:
            self.do_GET()


@dataclass
class Line:
    """The line between a page and the inbox."""

    fault: str = ""
    bodies: list[bytes] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)


HTML = {"Content-Type": "text/html"}
JSON = {"Content-Type": "application/json"}
ANSWERS = {
    "portal": (200, HTML, b"<!doctype html><title>Hotel</title><form>Room number</form>"),
    "empty": (200, {}, b""),
    "error in JSON": (200, JSON, b'{"ok": true, "errors": [{"message": "blocked"}]}'),
    "failure in JSON": (200, JSON, b'{"success": "false"}'),
    "JSON that says nothing": (200, JSON, b"{}"),
    "JSON that is no object": (200, JSON, b'"ok"'),
    "led elsewhere": (303, {"Location": "{line}login"}, b""),
}
"""What does not say that a message arrived: status, headers and content."""


class OnLine(Handler):
    line: Line

    def do_GET(self) -> None:
        """Where a network leads that wants its guests to sign in."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(ANSWERS["portal"][2])

    def do_POST(self) -> None:
        body = self.body()
        fault = self.line.fault
        self.line.bodies.append(body)
        if fault == "broken":
            return
        if fault in ANSWERS:
            status, headers, content = ANSWERS[fault]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value.format(line=self.server.address))
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(content)
            return
        if fault.isdecimal():
            self.send_response(int(fault))
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            return
        answer = self.forward(body)
        if fault == "answer lost":
            return
        if fault == "slow":
            self.line.released.wait()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if not (fault == "answer unreadable" and name.startswith("access-control-")):
                self.send_header(name, value)
        with suppress(OSError):  # the page may have given up
            self.end_headers()
            self.wfile.write(answer.read())


@contextmanager
def serving(handler: Callable[..., Any]) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
        yield server
        server.shutdown()


@dataclass
class Office:
    """A site, and what arrives from it."""

    site: Server
    messages: Path
    line: Line

    @property
    def received(self) -> list[EmailMessage]:
        return [read(path) for path in sorted(self.messages.glob("*.eml"))]

    @property
    def only(self) -> EmailMessage:
        (message,) = self.received
        return message

    def reset(self) -> None:
        shutil.rmtree(self.messages, ignore_errors=True)
        self.line.released.set()
        self.site.leads_on_to = ""
        self.line.__init__()  # type: ignore[misc]


def read(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=reading)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage) -> str:
    text: str = message.get_content()
    return text.replace("\r\n", "\n")


def fields_of(message: EmailMessage) -> dict[str, str]:
    return dict(re.findall(r"^([\w-]+): (.*)$", text_of(message), re.MULTILINE))


def long_text_of(message: EmailMessage, name: str = "message") -> str:
    return text_of(message).partition(f"\n\n{name}:\n\n")[2].removesuffix("\n")


def built(folder: Path, kind: str) -> None:
    """Builds the pages for servers that have no address yet."""
    named = {name: value.format(line=LATER["line"]) for name, value in SETTINGS[kind].items()}
    contact_site.build(folder, SITE_URL=LATER["site"], **named)


def addressed(pages: Path, folder: Path, **addresses: str) -> Path:
    """A copy of built pages for servers at these addresses."""
    shutil.copytree(pages, folder)
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        for name, address in addresses.items():
            text = text.replace(LATER[name].rstrip("/"), address.rstrip("/"))
        page.write_text(text, "utf-8")
    return folder


@contextmanager
def opened(pages: Path, folder: Path) -> Iterator[Office]:
    line = Line()
    on_line = type("OnThisLine", (OnLine,), {"line": line})
    with serving(Pages) as site, serving(on_line) as between:
        at = {"site": site.address, "line": between.address}
        site.folder = addressed(pages, folder / "site", **at)
        messages = folder / "inbox"
        with inbox.running(messages, [site.address.rstrip("/")]) as address:
            site.inbox = between.inbox = address
            yield Office(site, messages, line)
