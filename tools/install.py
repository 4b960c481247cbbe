"""Install what the project needs into its own folder, from the lock files.

    python tools/install.py python    .venv, from requirements.txt
    python tools/install.py npm       node_modules, from package-lock.json

Runs before anything is installed, so it uses the standard library only.
"""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ENVIRONMENT = PROJECT / ".venv"
BINARIES = ENVIRONMENT / "bin"


def run(*command: str | Path, advice: str) -> None:
    """Run a command in the project's folder; end the program with the advice if it fails."""
    path = f"{BINARIES}{os.pathsep}{os.environ['PATH']}"
    finished = subprocess.run(
        command, cwd=PROJECT, env={**os.environ, "PATH": path}, stdin=subprocess.DEVNULL
    )
    if finished.returncode:
        sys.exit(f"\n{' '.join(str(part) for part in command)} failed.\n{advice}")


def install_python() -> None:
    """Create .venv with the Python that runs this file, and fill it."""
    print("Installing Python packages into .venv ...", flush=True)
    run(
        *(sys.executable, "-m", "venv", "--clear", ENVIRONMENT),
        advice="Python lacks its venv module. On Debian and Ubuntu: apt install python3-venv",
    )
    run(
        *(BINARIES / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("--only-binary", ":all:", "--require-hashes", "--requirement", "requirements.txt"),
        advice="Check the network and the message above, then run make again.",
    )


def install_npm() -> None:
    """Fill node_modules, with the Node that came with the Python packages."""
    print("Installing npm packages into node_modules ...", flush=True)
    run(
        *(BINARIES / "npm", "ci", "--no-progress"),
        advice="Check the network and the message above, then run make again.",
    )


if __name__ == "__main__":
    {"python": install_python, "npm": install_npm}[sys.argv[1]]()
