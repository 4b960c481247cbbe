"""Serves the site while it is edited, with an inbox for the contact form beside it.

    python -m tools.serve [HOST:PORT]

The inbox is left out if mkdocs.yml or the environment says how messages are sent.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from mkdocs.__main__ import cli
from mkdocs.utils.yaml import yaml_load

from tools.inbox import running

ROOT = Path(__file__).resolve().parents[1]
MESSAGES = ROOT / "inbox"
DEFAULT_ADDRESS = "127.0.0.1:8000"
WATCHED = ("docs", "overrides", "selfcheck")
ENDPOINT = "CONTACT_ENDPOINT"
WAYS = {"form_endpoint": ENDPOINT, "form_method": "CONTACT_METHOD", "email": "CONTACT_EMAIL"}


def is_configured() -> bool:
    """Whether it is said how messages are sent."""
    with (ROOT / "mkdocs.yml").open("rb") as file:
        office = yaml_load(file)["extra"]["office"]
    return any(os.environ.get(variable, office[part]) for part, variable in WAYS.items())


def serve(address: str) -> None:
    """Serves the site at the address until it is interrupted."""
    watched = [part for folder in WATCHED for part in ("--watch", folder)]
    cli.main(
        ["serve", "--livereload", "--no-strict", "--dev-addr", address, *watched],
        prog_name="mkdocs",
        standalone_mode=False,
    )


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
