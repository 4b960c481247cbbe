"""What the project is made of, and what is known against it.

    python -m tools.audit advisories    exit status 1 if something is known, 2 if nobody could say
    python -m tools.audit materials     CycloneDX, into sbom/

The tools come from .cache/audit, which the Makefile fills from tools/audit.txt.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
TOOLS = PROJECT / ".cache" / "audit" / "bin"
NPM = Path(sys.prefix) / "bin" / "npm"
REQUIREMENTS = ("requirements.txt", "tools/audit.txt")
MATERIALS = PROJECT / "sbom"
NAME = json.loads((PROJECT / "package.json").read_text("utf-8"))["name"]
KNOWN, UNREACHED = 1, 2


def advisories() -> int:
    """Print what is known; the exit status as above."""
    results = [*(python_advisories(PROJECT / path) for path in REQUIREMENTS), npm_advisories()]
    return KNOWN if KNOWN in results else max(results)


def python_advisories(requirements: Path) -> int:
    """Ask PyPI's database about each pinned package."""
    command: list[Path | str] = [
        TOOLS / "pip-audit",
        "--requirement",
        requirements,
        "--format",
        "json",
    ]
    done = run(*command, "--require-hashes", "--disable-pip", "--progress-spinner", "off")
    name = requirements.relative_to(PROJECT)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(f"{name}: no database of advisories was reached.\n{last_line(done.stderr)}")
        return UNREACHED
    asked = [each for each in packages if "vulns" in each]
    if not asked:
        print(f"{name}: the database that was reached knows none of {len(packages)} packages.")
        return UNREACHED
    known = [(each["name"], each["version"], one["id"]) for each in asked for one in each["vulns"]]
    for package, version, identity in known:
        print(f"{name}: {package} {version}: {identity}")
    print(f"{name}: {len(asked)} of {len(packages)} packages asked about, {len(known)} advisories.")
    return KNOWN if known else 0 if len(asked) == len(packages) else UNREACHED


def npm_advisories() -> int:
    """Ask npm's database about the lock file."""
    done = run(NPM, "audit", "--json")
    try:
        counted = json.loads(done.stdout)["metadata"]["vulnerabilities"]
    except (ValueError, KeyError):
        print("package-lock.json: no database of advisories was reached.")
        return UNREACHED
    print(f"package-lock.json: {counted['total']} advisories.")
    return KNOWN if counted["total"] else 0


def materials() -> int:
    """Write one file a registry."""
    MATERIALS.mkdir(exist_ok=True)
    python = run(TOOLS / "cyclonedx-py", "requirements", PROJECT / REQUIREMENTS[0])
    npm = run(NPM, "sbom", "--sbom-format", "cyclonedx", "--package-lock-only")
    for name, done in {"python": python, "npm": npm}.items():
        if done.returncode:
            print(f"{name}: {last_line(done.stderr)}")
            return done.returncode
        path = MATERIALS / f"{name}.cdx.json"
        # npm calls the project by its folder, which differs from one builder to the next.
        told = json.loads(done.stdout)
        if "component" in told["metadata"]:
            told["metadata"]["component"]["name"] = NAME
        tools = told["metadata"].get("tools", {})
        makers = tools.get("components", []) if isinstance(tools, dict) else []
        for component in (*told["components"], *makers):
            name_no_registry(component)
        path.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", "utf-8")
        print(f"{path}: {len(told['components'])} components")
    return 0


def name_no_registry(component: dict[str, Any]) -> None:
    """Let a component say which package it is, not who serves it: that is up to who installs it."""
    for reference in component.get("externalReferences", []):
        if reference["type"] == "distribution":
            known_as = f"pkg:pypi/{component['name']}@{component['version']}"
            reference["url"] = component.get("purl", known_as)


def run(*command: Path | str) -> subprocess.CompletedProcess[str]:
    """Run a command in the project's folder and keep what it says."""
    return subprocess.run(
        command,
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def last_line(text: str) -> str:
    """The last line, which mostly says why."""
    return (text.strip().splitlines() or [""])[-1]


if __name__ == "__main__":
    sys.exit({"advisories": advisories, "materials": materials}[sys.argv[1]]())
