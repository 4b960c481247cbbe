"""Builds what the browser loads: Pyodide, a slim standard library, the package, scripts.

Runs in CPython on the developer's machine; Python sources are compiled by Pyodide under
Node. Everything is written under names that carry a hash of the content, so that it can be
cached for ever.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode
from zipfile import ZipFile, ZipInfo

from selfcheck.browser import names

MODE = 0o644
"""Of every file written, whatever the builder's own habit is."""
HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
CALENDAR = Path("ical.js") / "dist" / "ical.min.js"
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
LIBRARY_TOOLS = tuple(
    HERE / name for name in ("compile.py", "python.mjs", "node/start.mjs", "node/library.mjs")
)
PACKAGE_TOOLS = tuple(HERE / name for name in ("exercise.py", "node/package.mjs"))
# Patterns of paths in the package: what serves the command line or the build only.
NOT_SHIPPED = ("__main__.py", "browser/*", "facts/schema.py", "facts/points_schema.py")
SHIPPED_FOR_THE_BROWSER = ("browser/__init__.py", "browser/bridge.py")


class BuildError(Exception):
    """The bundle cannot be built; the text says why."""


@dataclass(frozen=True)
class Manifest:
    """What was written. Addresses are relative to the output folder, with "/".

    Attributes:
        worker: address of the worker, with the files it loads in its query.
        scripts: addresses of the page's scripts and styles and of the worker, by plain name.
        runtime: addresses of Pyodide's own files, by plain name.
        library: the standard library's zip.
        package: the package's zip.
        pyodide: version of Pyodide.
        python: version of its Python.
        files: size in bytes of each file written.
    """

    worker: str
    scripts: Mapping[str, str]
    runtime: Mapping[str, str]
    library: str
    package: str
    pyodide: str
    python: str
    files: Mapping[str, int]


def build(
    output: Path,
    *,
    node: Path | None = None,
    npm: Path | None = None,
    package: Path = HERE.parent,
    cache: Path = PROJECT / ".cache" / "browser",
) -> Manifest:
    """Write the bundle.

    Args:
        output: folder to write to; made if missing, and never cleaned.
        node: Node's executable; by default the environment's, then the path's.
        npm: the node_modules folder; by default the project's.
        package: folder of the Python package to ship.
        cache: folder that keeps what took long to make.

    Raises:
        BuildError: Node, Pyodide or ical.js is missing, a source does not compile, or the package
            fails when it is tried out.
    """
    packages = npm or PROJECT / "node_modules"
    pyodide = packages / "pyodide"
    calendar = packages / CALENDAR
    if not (pyodide / "pyodide.asm.wasm").is_file():
        raise BuildError(f"no Pyodide in {pyodide}: install the npm packages")
    if not calendar.is_file():
        raise BuildError(f"no {calendar}: install the npm packages")
    run = _Node(node or find_node())

    stock = [*(pyodide / name for name in RUNTIME_FILES), pyodide / "python_stdlib.zip"]
    library_key = _hash(path.read_bytes() for path in (*stock, *LIBRARY_TOOLS))
    library = _cached(
        cache / f"library-{library_key}",
        lambda folder: run("library.mjs", pyodide, folder / "library.zip"),
    )

    sources, data = _shipped(package)
    tools = (path.read_bytes() for path in PACKAGE_TOOLS)
    package_key = _hash([library_key.encode(), *tools, *_flat(sources)])

    def compile_package(folder: Path) -> None:
        archive = folder / "source.zip"
        _write_zip(archive, {**sources, **data})
        modules = sorted(_modules(sources) | _imports(sources))
        run("package.mjs", pyodide, library / "library.zip", archive, folder, *modules)
        archive.unlink()

    compiled = _cached(cache / f"package-{package_key}", compile_package)
    return _write(output, pyodide, calendar, library, compiled, data)


def _write(
    output: Path,
    pyodide: Path,
    calendar: Path,
    library: Path,
    compiled: Path,
    data: Mapping[str, bytes],
) -> Manifest:
    with ZipFile(library / "library.zip") as archive:
        used = json.loads((compiled / "used.json").read_text("utf-8"))
        slim = {name: archive.read(name) for name in used}
    with ZipFile(compiled / "package.zip") as archive:
        names = (name for name in archive.namelist() if name.endswith(".pyc"))
        shipped = {name: archive.read(name) for name in names} | dict(data)

    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))
    runtime = {name: (pyodide / name).read_bytes() for name in RUNTIME_FILES}
    scripts = {
        path.relative_to(HERE).as_posix(): path.read_bytes()
        for path in sorted(HERE.rglob("*"))
        if path.suffix in (".mjs", ".css") and path.parent.name != "node"
    }
    scripts["ical.mjs"] = calendar.read_bytes()

    files: dict[str, int] = {}
    runtime["lock.json"] = json.dumps({"info": lock["info"], "packages": {}}).encode()
    runtime_files = _write_modules(output, runtime, files)
    script_files = _write_modules(output, scripts, files)
    library_file = _write_archive(output, "python", slim, files)
    package_file = _write_archive(output, "selfcheck", shipped, files)
    query = urlencode(
        {
            "pyodide": runtime_files["pyodide.mjs"],
            "glue": runtime_files["pyodide.asm.mjs"],
            "wasm": runtime_files["pyodide.asm.wasm"],
            "lock": runtime_files["lock.json"],
            "library": library_file,
            "package": package_file,
        }
    )
    return Manifest(
        worker=f"{script_files['worker.mjs']}?{query}",
        scripts=script_files,
        runtime=runtime_files,
        library=library_file,
        package=package_file,
        pyodide=json.loads((pyodide / "package.json").read_text("utf-8"))["version"],
        python=lock["info"]["python"],
        files=files,
    )


class _Node:
    def __init__(self, executable: Path) -> None:
        self._executable = executable

    def __call__(self, script: str, *arguments: Path | str) -> None:
        command = [self._executable, HERE / "node" / script, *arguments]
        result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if result.returncode:
            raise BuildError(f"{script}: {result.stderr}")


def find_node() -> Path:
    """Node's executable: the environment's, or else the path's.

    Raises:
        BuildError: there is none.
    """
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    found = shutil.which("node", path=places)
    if found is None:
        raise BuildError("no Node: install the project's environment")
    return Path(found)


def _shipped(package: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The package's sources and its data, by path inside the zip."""
    sources: dict[str, bytes] = {}
    data: dict[str, bytes] = {}
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        if any(inside.match(pattern) for pattern in NOT_SHIPPED):
            continue
        if path.suffix == ".py":
            sources[f"{package.name}/{inside.as_posix()}"] = path.read_bytes()
        elif path.suffix == ".json":
            data[f"{package.name}/{inside.as_posix()}"] = path.read_bytes()
    for name in SHIPPED_FOR_THE_BROWSER:
        sources[f"selfcheck/{name}"] = (HERE.parent / name).read_bytes()
    return sources, data


def _modules(sources: Iterable[str]) -> set[str]:
    return {
        name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in sources
    }


def _imports(sources: Mapping[str, bytes]) -> set[str]:
    """Modules imported anywhere, so that one imported late, in a function, is not missed."""
    found: set[str] = set()
    for name, source in sources.items():
        for statement in ast.walk(ast.parse(source, name)):
            if isinstance(statement, ast.Import):
                found.update(alias.name for alias in statement.names)
            elif isinstance(statement, ast.ImportFrom) and not statement.level:
                found.add(statement.module or "")
    return found


def _cached(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder, made now unless it is there already; never half made."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(dir=folder.parent))
        try:
            make(unfinished)
            unfinished.rename(folder)
        except OSError:
            # Another build at the same time may have been first.
            if not folder.is_dir():
                raise
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def _write_modules(
    output: Path, contents: Mapping[str, bytes], files: dict[str, int]
) -> dict[str, str]:
    """Writes files that name one another; gives their addresses by plain name."""
    renamed = names.hashed_modules(contents)
    for path, content in renamed.values():
        write_file(output, path, content)
        files[path] = len(content)
    return {name: path for name, (path, _) in renamed.items()}


def _write_archive(
    output: Path, name: str, contents: Mapping[str, bytes], files: dict[str, int]
) -> str:
    archive = BytesIO()
    _write_zip(archive, contents)
    path = names.hashed(f"{name}.zip", archive.getvalue())
    write_file(output, path, archive.getvalue())
    files[path] = len(archive.getvalue())
    return path


def write_file(output: Path, path: str, content: bytes) -> None:
    """Writes a file that a host is to serve, readable by everyone."""
    target = output / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    target.chmod(MODE)


def _write_zip(target: Path | BytesIO, contents: Mapping[str, bytes]) -> None:
    """Write a zip without compression (HTTP compresses it better) and without a clock."""
    with ZipFile(target, "w") as archive:
        for name in sorted(contents):
            archive.writestr(ZipInfo(name), contents[name])


def _flat(contents: Mapping[str, bytes]) -> Iterable[bytes]:
    for name in sorted(contents):
        yield name.encode()
        yield contents[name]


def _hash(parts: Iterable[bytes]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()[:12]
