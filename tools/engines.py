"""Find Firefox and WebKit for the tests in other engines, or install them.

    python -m tools.engines

On Debian and Ubuntu they come from the system's packages; elsewhere they have to be there.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tools.chromium import administrator, install_with_apt

PACKAGES = {
    "firefox": (("firefox-esr",), ("firefox",)),
    "webkit": (("webkit2gtk-driver", "xvfb", "xauth"),),
}
"""What brings each engine; of several ways, the first that the system has."""

MINI_BROWSERS = "webkit2gtk-4.*/MiniBrowser"
"""Where the driver's package has a small browser, below the folders of libraries."""

LIBRARIES = ("/usr/lib", "/usr/libexec", "/usr/lib64")

ADVICE = """\
No {engine} was found and none could be installed; any messages above say why.
Install it (on Debian and Ubuntu: apt-get install {packages}), then make test-browsers again."""

SCREEN = ("xvfb-run", "--auto-servernum")
"""What gives a program a screen that nobody sees: WebKit's browser needs one."""


def paths(engine: str) -> list[str]:
    """The executables with which an engine is driven; none if it is not there."""
    if engine == "firefox":
        found = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
        return [found] if found else []
    driver = shutil.which("WebKitWebDriver")
    browsers = [
        path
        for folder in LIBRARIES
        for pattern in (MINI_BROWSERS, f"*/{MINI_BROWSERS}")
        for path in sorted(Path(folder).glob(pattern))
    ]
    return [driver, str(browsers[-1])] if driver and browsers and shutil.which(SCREEN[0]) else []


def main() -> None:
    """Install what is missing."""
    for engine, ways in PACKAGES.items():
        prefix = administrator()
        for packages in ways:
            if paths(engine) or prefix is None or not shutil.which("apt-get"):
                break
            print(f"Installing {packages[0]} for the tests in {engine} ...", flush=True)
            install_with_apt(prefix, packages)
        if not paths(engine):
            sys.exit(ADVICE.format(engine=engine, packages=" ".join(ways[0])))


if __name__ == "__main__":
    main()
