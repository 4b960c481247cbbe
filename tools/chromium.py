"""Find a Chromium for the browser tests, or install one, and note where it is.

The path goes to .venv/chromium-path. Looked at, in this order: the environment variable
CHROMIUM, the path noted before, the commands on PATH, a browser that Playwright installed
earlier. Failing all, one is installed from the system's packages or by Playwright.

Beside it, .venv/chromium-windowless-path notes the same browser without what draws windows,
which takes less to start and to open pages; where the system has none, it is the same file.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ENVIRONMENT = Path(sys.prefix)
NOTE = ENVIRONMENT / "chromium-path"
WINDOWLESS_NOTE = ENVIRONMENT / "chromium-windowless-path"
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WINDOWLESS = "chromium-headless-shell"
SYSTEM_PACKAGES = ("chromium", "fonts-noto-cjk")
ADVICE = """\
No Chromium was found and none could be installed; the messages above say why.
Install Chromium or Google Chrome, or name one: CHROMIUM=/path/to/chromium make test"""


def works(path: str) -> bool:
    """Tell whether the file starts and calls itself Chromium or Chrome."""
    try:
        finished = subprocess.run(
            [path, "--version"], capture_output=True, stdin=subprocess.DEVNULL, text=True
        )
    except OSError:
        return False
    return finished.returncode == 0 and "Chrom" in finished.stdout


def on_path() -> str | None:
    """Return the first working browser among the commands on PATH."""
    paths = (shutil.which(command) for command in COMMANDS)
    return next((path for path in paths if path and works(path)), None)


def of_playwright() -> str | None:
    """Return the browser that belongs to the installed Playwright, if it is there and works."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if works(path) else None


def administrator() -> list[str] | None:
    """Return what to put before a command that installs for the whole system, None if refused."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if (
        shutil.which("sudo")
        and subprocess.run([*sudo, "true"], capture_output=True).returncode == 0
    ):
        return sudo
    return None


def install_with_apt(prefix: list[str], *wanted: tuple[str, ...]) -> None:
    """Install packages of the system; of several groups, one that fails keeps out no other."""
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    install = ["install", "-y", "--no-install-recommends"]
    for arguments in (["update"], *([*install, *packages] for packages in wanted)):
        subprocess.run([*apt, *arguments], stdin=subprocess.DEVNULL)


def install_with_playwright(*options: str) -> None:
    """Let Playwright download its Chromium into .venv."""
    os.environ["PLAYWRIGHT_BROWSERS_PATH"] = str(ENVIRONMENT / "browsers")
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", *options, "chromium"],
        stdin=subprocess.DEVNULL,
    )


def find_or_install() -> str:
    """Return the path of a working Chromium; end the program with advice if there is none."""
    if path := on_path() or of_playwright():
        return path
    print("Installing Chromium for the browser tests ...", flush=True)
    prefix = administrator()
    if prefix is not None and shutil.which("apt-get"):
        # Not every system has the one without windows, and the tests do without.
        install_with_apt(prefix, SYSTEM_PACKAGES, (WINDOWLESS,))
        if path := on_path():
            return path
        install_with_playwright("--with-deps")
    else:
        install_with_playwright()
    return of_playwright() or sys.exit(ADVICE)


def windowless(chromium: str) -> str:
    """Return the system's Chromium without windows, if the given one is the system's too."""
    path = shutil.which(WINDOWLESS)
    return path if chromium == shutil.which("chromium") and path and works(path) else chromium


def main() -> None:
    """Note the paths of the Chromium to use."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not works(named):
            sys.exit(f"CHROMIUM is {named}, which does not start as a Chromium.")
        NOTE.write_text(named, encoding="utf-8")
    elif not (NOTE.exists() and works(NOTE.read_text(encoding="utf-8"))):
        NOTE.write_text(find_or_install(), encoding="utf-8")
    WINDOWLESS_NOTE.write_text(windowless(NOTE.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
