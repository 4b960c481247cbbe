"""Asks the Nu HTML checker about built pages; it needs Java.

python -m tools.html site
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

CHECKER = Path(__file__).parents[1] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
OPTIONS = ("--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html")
JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss2m")
"""The checker runs for seconds: to compile it well, as for a server, takes twice as long as to let
it run. The last sets the stack that it asks for, which its schemas need then."""
NO_JAVA = "There is no Java here, so nobody has checked the HTML of the pages."

LEFT_OUT = re.compile("violates Content Security Policy")
"""Read from a file, no address is 'self', and blocks of data count as scripts. What stands in each
page is held against its policy by tests, and by the browsers in which they run."""


def java() -> str | None:
    """Where Java is; None if it is not installed."""
    return shutil.which("java")


def complaints(*places: Path) -> list[str]:
    """What the checker finds wrong with files and all in folders: file, line, message.

    Raises:
        FileNotFoundError: if there is no Java.
    """
    program = java()
    if program is None:
        raise FileNotFoundError(NO_JAVA)
    run = subprocess.run(
        [program, *JAVA_OPTIONS, "-jar", CHECKER, *OPTIONS, *places],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    messages: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    return [
        f"{each['url'].removeprefix('file:')}:{each.get('lastLine', '')}: {each['message']}"
        for each in messages
        if not LEFT_OUT.search(each["message"])
    ]


if __name__ == "__main__":
    try:
        found = complaints(*map(Path, sys.argv[1:]))
    except FileNotFoundError as error:
        sys.exit(str(error))
    print("\n".join(found), end="\n" * bool(found))
    sys.exit(bool(found))
