"""nginx and Caddy themselves, with the files that the build writes for them, send what it says."""

from __future__ import annotations

import gzip
import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest

from tests.site.conftest import Site
from tools import compress

pytestmark = pytest.mark.site

SERVED = ("index.html", "404.html", "guide/index.html", "service-worker.js", "assets/release.json")
MODULE = "assets/selfcheck/any-0123456789ab.wasm"
STARTED_WITHIN = 10
"""Seconds in which a server must take its first connection."""

# Only a server that root starts minds the user: it would not be let into the tests' folders.
NGINX = """
daemon off; user root; pid {folder}/pid; error_log {folder}/log; worker_processes 1;
events {{}}
http {{
  access_log off;
  include /etc/nginx/mime.types;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; root {site}; include {site}/_hosts/nginx.conf; }}
}}
"""
CADDY = """
{{
	admin off
	auto_https off
}}
http://127.0.0.1:{port} {{
	root * {site}
	import {site}/_hosts/Caddyfile
	file_server {{
		precompressed br gzip
	}}
}}
"""
Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def folder(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some of the site, compressed as `make build` does."""
    folder = tmp_path_factory.mktemp("hosted")
    style = next(site.folder.glob("assets/style-*.css")).relative_to(site.folder).as_posix()
    for name in (*SERVED, style, "_hosts/nginx.conf", "_hosts/Caddyfile"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site.folder / name, folder / name)
    (folder / MODULE).parent.mkdir(parents=True)
    (folder / MODULE).write_bytes(b"\0asm\1\0\0\0" * 200)
    compress.main(folder)
    return folder


def started(command: list[str | Path], port: int, own: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        command,
        # Where Caddy keeps what it was told.
        env=os.environ | {"XDG_CONFIG_HOME": str(own), "XDG_DATA_HOME": str(own)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return process
    process.kill()
    raise AssertionError(f"{command[0]} does not start")


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def ask(
    request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str, str], Answer]]:
    """Asks a running server for a path, naming the encodings that are understood."""
    name = request.param
    program = shutil.which(name, path=os.pathsep.join([os.environ["PATH"], "/usr/sbin"]))
    if program is None:
        pytest.skip(f"{name} is not installed")
    own = tmp_path_factory.mktemp(name)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    text = {"nginx": NGINX, "caddy": CADDY}[name]
    settings = own / "settings"
    settings.write_text(text.format(folder=own, site=folder, port=port), "utf-8")
    more: dict[str, list[str | Path]] = {
        "nginx": ["-p", own, "-c", settings],
        "caddy": ["run", "--adapter", "caddyfile", "--config", settings],
    }
    process = started([program, *more[name]], port, own)

    def answer(path: str, encodings: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=STARTED_WITHIN)
        connection.request("GET", path, headers={"Accept-Encoding": encodings})
        got = connection.getresponse()
        headers = {key.lower(): value for key, value in got.getheaders()}
        return got.status, headers, got.read()

    yield answer
    process.terminate()
    process.wait()


def plain(answer: Answer) -> bytes:
    _, headers, body = answer
    match headers.get("content-encoding"):
        case "br":
            return bytes(brotli.decompress(body))
        case "gzip":
            return gzip.decompress(body)
    return body


def test_what_was_compressed_beforehand_is_sent(
    ask: Callable[[str, str], Answer], folder: Path
) -> None:
    for name in ("guide/index.html", next(folder.glob("assets/*.css")).relative_to(folder)):
        path = f"/{name}".replace("index.html", "")
        for encodings in ("gzip", "br, gzip"):
            answer = ask(path, encodings)
            status, headers, body = answer
            assert status == 200
            assert headers["content-encoding"] in encodings
            beside = {"br": ".br", "gzip": ".gz"}[headers["content-encoding"]]
            assert body == (folder / f"{name}{beside}").read_bytes()
            assert plain(answer) == (folder / name).read_bytes()
            assert "accept-encoding" in headers["vary"].lower()
        assert "content-encoding" not in ask(path, "identity")[1]


def test_types_and_caching_are_as_the_rules_say(
    ask: Callable[[str, str], Answer], folder: Path
) -> None:
    style = next(folder.glob("assets/*.css")).relative_to(folder)
    for path, type_, kept in (
        (f"/{style}", "text/css", True),
        (f"/{MODULE}", "application/wasm", True),
        ("/guide/", "text/html", False),
        ("/service-worker.js", "javascript", False),
        ("/assets/release.json", "application/json", False),
    ):
        status, headers, _ = ask(path, "gzip")
        assert status == 200, path
        assert type_ in headers["content-type"], path
        assert ("immutable" in headers["cache-control"]) is kept, path
        assert "frame-ancestors" in headers["content-security-policy"], path
        assert headers["x-content-type-options"] == "nosniff", path


def test_what_is_not_there_is_answered_with_the_page_that_says_so(
    ask: Callable[[str, str], Answer], folder: Path
) -> None:
    for path in ("/nowhere/", "/assets/style-000000000000.css"):
        answer = ask(path, "gzip")
        status, headers, _ = answer
        assert status == 404
        assert plain(answer) == (folder / "404.html").read_bytes()
        assert "immutable" not in headers.get("cache-control", "")
