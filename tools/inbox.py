"""Receives the contact form's messages on this machine, as a form service would.

Each message becomes a readable .eml file. For the loopback address only.
"""

from __future__ import annotations

import hashlib
import socket
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTPUTF8
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

LOOPBACK = "127.0.0.1"
LARGEST_BODY = 1_000_000
SHORTEST_VISIT_IN_SECONDS = 3
LONG_TEXTS = ("message", "selfcheck_summary")
LONGEST_MESSAGE = 5_000
SHOWS_AS_NOTHING = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters that are blank, beside spaces and signs of format and control."""

SENDER = Address("Contact form", "form", "localhost")
RECIPIENT = Address("Office", "office", "localhost")


def create_app(
    folder: Path, origins: list[str], tell: Callable[[str], object] = print
) -> Starlette:
    """The inbox as an ASGI application that takes a POST at its root.

    Args:
        folder: where the messages are kept; what looks like spam goes to `spam` in it.
        origins: the pages that may send, as `http://host:port`.
        tell: is given one line for each message.
    """

    async def receive(request: Request) -> Response:
        if request.headers.get("origin", origins[0]) not in origins:
            return _refusal(403, "this page may not send here")
        size = request.headers.get("content-length", "")
        if not size.isdecimal():
            return _refusal(411, "the length of the message is missing")
        if int(size) > LARGEST_BODY:
            # Whoever is still sending does not hear an answer.
            async for _ in request.stream():
                pass
            return _refusal(413, "the message is too large")
        async with request.form() as form:
            message = str(form.get("message", "")).replace("\r\n", "\n")
            if is_blank(message):
                return _refusal(422, "there is no message")
            if len(message.encode("utf-16-le")) // 2 > LONGEST_MESSAGE:
                return _refusal(413, "the message is too long")
            path, is_new = keep(form, folder)
            tell(f"{'Message kept' if is_new else 'Message came again'}: {path}")
            return _answer(request, str(form.get("_next", "")))

    def _answer(request: Request, wanted: str) -> Response:
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"ok": True})
        page = request.headers.get("referer") or request.headers.get("origin") or origins[0]
        target = urljoin(page, wanted)
        parts = urlsplit(target)
        if wanted and f"{parts.scheme}://{parts.netloc}" in origins:
            return RedirectResponse(target, status_code=303)
        return JSONResponse({"ok": True})

    return Starlette(
        routes=[Route("/", receive, methods=["POST"])],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=[LOOPBACK, "localhost"]),
            Middleware(CORSMiddleware, allow_origins=origins, allow_methods=["POST"]),
        ],
    )


def keep(form: FormData, folder: Path) -> tuple[Path, bool]:
    """Writes a message into a file, unless it is there already.

    Returns:
        The file, and whether it is new. A message is known by its `message_id`, or by its
        content if the page could not give it one.
    """
    fields = [(name, str(value)) for name, value in form.multi_items()]
    values = dict(fields)
    key = values.get("message_id") or "\n".join(f"{name}={value}" for name, value in fields)
    name = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:16]
    if _is_spam(values):
        folder = folder / "spam"
    folder.mkdir(parents=True, exist_ok=True)
    if earlier := next(folder.glob(f"*-{name}.eml"), None):
        return earlier, False
    now = datetime.now().astimezone()
    path = folder / f"{now:%Y%m%d-%H%M%S}-{name}.eml"
    path.write_bytes(compose(fields, now).as_bytes())
    return path, True


def compose(fields: list[tuple[str, str]], date: datetime) -> EmailMessage:
    """The message as an e-mail to the office.

    Args:
        fields: names and values as they were sent; names that begin with `_` steer a form
            service and are left out.
        date: when it came; with a time zone.
    """
    values = dict(fields)
    message = EmailMessage(policy=SMTPUTF8)
    message["From"] = SENDER
    message["To"] = RECIPIENT
    message["Date"] = format_datetime(date)
    message["Subject"] = one_line(
        " - ".join(part for part in (values.get("_subject", ""), values.get("name", "")) if part)
    )
    if (sender := _address(values)) is not None:
        message["Reply-To"] = sender
    own = [(name, value) for name, value in fields if not name.startswith("_")]
    lines = [f"{name}: {one_line(value)}" for name, value in own if name not in LONG_TEXTS]
    texts = [f"\n{name}:\n\n{value}" for name, value in own if name in LONG_TEXTS]
    text = "\n".join(lines + texts).replace("\r\n", "\n").replace("\r", "\n")
    message.set_content(text + "\n", cte="8bit")
    return message


def is_blank(text: str) -> bool:
    """Whether nothing of the text shows."""
    return all(
        each in SHOWS_AS_NOTHING or unicodedata.category(each) in ("Zs", "Zl", "Zp", "Cc", "Cf")
        for each in text
    )


def one_line(value: str) -> str:
    """The value without line breaks and control characters, so that it cannot pose as more."""
    joined = " ".join(value.splitlines())
    return "".join(each for each in joined if unicodedata.category(each) != "Cc").strip()


@contextmanager
def running(folder: Path, origins: list[str]) -> Iterator[str]:
    """Runs the inbox on a free loopback port, in a thread of its own; gives its address.

    Args:
        folder: as of `create_app`.
        origins: as of `create_app`.
    """
    config = uvicorn.Config(create_app(folder, origins), log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    with socket.create_server((LOOPBACK, 0)) as listening:
        sockets = {"sockets": [listening]}
        thread = threading.Thread(target=server.run, kwargs=sockets, daemon=True)
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{listening.getsockname()[1]}/"
        finally:
            server.should_exit = True
            thread.join()


def _address(values: dict[str, str]) -> Address | None:
    """The sender, or None if what was typed is no address; it is in the text all the same."""
    try:
        return Address(
            one_line(values.get("name", "")), addr_spec=one_line(values.get("email", ""))
        )
    except (ValueError, IndexError, HeaderParseError):
        return None


def _is_spam(values: dict[str, str]) -> bool:
    seconds = values.get("seconds", "")
    hurried = seconds.isdecimal() and int(seconds) < SHORTEST_VISIT_IN_SECONDS
    return bool(values.get("_gotcha")) or hurried


def _refusal(status: int, reason: str) -> Response:
    return JSONResponse({"ok": False, "error": reason}, status_code=status)
