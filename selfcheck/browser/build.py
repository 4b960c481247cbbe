"""Builds what the browser loads: Pyodide, a slim standard library, the package, scripts.

Runs in CPython on the developer's machine; Python sources are compiled by Pyodide under
Node. Everything is written under names that carry a hash of the content, so that it can be
cached for ever.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode
from zipfile import ZipFile, ZipInfo

from selfcheck.browser import names, wasm
from selfcheck.browser.shipped import Shipped, flat, needed, shipped

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
CALENDAR = Path("ical.js") / "dist" / "ical.min.js"
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
LIBRARY_TOOLS = tuple(
    HERE / name for name in ("compile.py", "python.mjs", "node/start.mjs", "node/library.mjs")
)
PACKAGE_TOOLS = tuple(
    HERE / name for name in ("compile.py", "exercise.py", "node/start.mjs", "node/package.mjs")
)
WHOLE_SCRIPTS = ("whole.mjs", "python.mjs")
WASTE_TOOLS = tuple(HERE / name for name in ("waste.py", "node/raw.mjs", "node/waste.mjs"))
IMAGE_TOOLS = tuple(
    HERE / name
    for name in (
        "census.py",
        "exercise.py",
        "freeze.py",
        "node/addresses.mjs",
        "node/freeze.mjs",
        "node/reach.mjs",
    )
)
PROFILE = HERE / "functions.json"
"""The functions of Pyodide's module that readers' requests were seen to run; see profile.py."""

EXPORTS = {
    "memory",
    "__indirect_function_table",
    "malloc",
    "free",
    "PyObject_Vectorcall",
    "PyUnicode_AsUTF8AndSize",
    "PyUnicode_FromStringAndSize",
    "Py_DecRef",
}
"""What frozen.mjs uses of the module."""


STYLES = "selfcheck.css"
"""The styles of all views in one file."""


class BuildError(Exception):
    """The bundle cannot be built; the text says why."""


@dataclass(frozen=True)
class Manifest:
    """What was written. Addresses are relative to the output folder, with "/".

    Attributes:
        worker: address of the worker, with the files it loads in its query; which language it
            begins with may be added to the query.
        scripts: addresses of the page's scripts and styles and of the worker, by plain name.
        runtime: addresses of Pyodide's own files, by plain name.
        frozen: Pyodide's module with the functions that the package needs.
        image: the memory it goes on from.
        words: the words by language.
        library: the standard library's zip.
        package: the package's zip.
        pyodide: version of Pyodide.
        python: version of its Python.
        files: size in bytes of each file written.
    """

    worker: str
    scripts: Mapping[str, str]
    runtime: Mapping[str, str]
    frozen: str
    image: str
    words: Mapping[str, str]
    library: str
    package: str
    pyodide: str
    python: str
    files: Mapping[str, int]

    def first(self, language: str) -> list[str]:
        """The addresses of all that a reader of a language needs, if the frozen package will do.

        Args:
            language: `en` or `ja`.
        """
        others = {path for code, path in self.words.items() if code != language}
        whole = {self.scripts[name] for name in WHOLE_SCRIPTS}
        only_whole = {*self.runtime.values(), self.library, self.package, *whole}
        return [path for path in self.files if path not in others | only_whole]


def build(
    output: Path,
    *,
    node: Path | None = None,
    npm: Path | None = None,
    package: Path = HERE.parent,
    functions: Collection[int] | None = None,
    cache: Path = PROJECT / ".cache" / "browser",
) -> Manifest:
    """Write the bundle.

    Args:
        output: folder to write to; made if missing, and never cleaned.
        node: Node's executable; by default the environment's, then the path's.
        npm: the node_modules folder; by default the project's.
        package: folder of the Python package to ship.
        functions: numbers of the functions that the frozen module keeps; by default, those of
            the profile. The image always serves those of the profile too.
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

    goods = shipped(package)
    tools = (path.read_bytes() for path in PACKAGE_TOOLS)
    package_key = _hash([library_key.encode(), *tools, *flat(goods.sources)])

    def compile_package(folder: Path) -> None:
        archive = folder / "source.zip"
        _write_zip(archive, {**goods.sources, **goods.all_data})
        run("package.mjs", pyodide, library / "library.zip", archive, folder, *goods.modules)
        archive.unlink()

    compiled = _cached(cache / f"package-{package_key}", compile_package)
    slim, whole_package = _archives(library, compiled, goods)

    frozen_package = whole_package | needed(goods)
    opened = _opened(pyodide, cache)
    stock_library = library / "library.zip"
    tools = (path.read_bytes() for path in WASTE_TOOLS)
    waste = _cached(
        cache / f"waste-{_hash([opened.name.encode(), library_key.encode(), *tools])}",
        lambda folder: run(
            "waste.mjs", pyodide, opened / "module", stock_library, folder / "waste"
        ),
    )
    tools = (path.read_bytes() for path in IMAGE_TOOLS)
    kept = profiled() if functions is None else set(functions)
    # A module with fewer functions than the profile has serves to show what happens then.
    led = json.dumps(sorted(kept | profiled())).encode()
    image_key = _hash([waste.name.encode(), *tools, led, *flat(slim), *flat(frozen_package)])

    def freeze(folder: Path) -> None:
        archives = folder / "library.zip", folder / "package.zip"
        for archive, contents in zip(archives, (slim, frozen_package), strict=True):
            _write_zip(archive, contents)
        numbers = folder / "functions"
        numbers.write_bytes(led)
        read = pyodide, opened / "module", waste / "waste", numbers, *archives
        run("freeze.mjs", *read, folder / "image", *goods.modules)
        for file in (numbers, *archives):
            file.unlink()

    image = (_cached(cache / f"image-{image_key}", freeze) / "image").read_bytes()
    frozen = wasm.reduced((pyodide / "pyodide.asm.wasm").read_bytes(), kept, EXPORTS)
    return _write(output, pyodide, calendar, slim, whole_package, frozen, image, goods.words)


def profiled() -> set[int]:
    """The numbers of the functions that the profile holds."""
    ranges = json.loads(PROFILE.read_text("utf-8"))["functions"]
    return {number for first, last in ranges for number in range(first, last + 1)}


def all_functions(pyodide: Path = PROJECT / "node_modules" / "pyodide") -> range:
    """The numbers of all functions of Pyodide's module."""
    return range(wasm.count((pyodide / "pyodide.asm.wasm").read_bytes()))


def opened_module(pyodide: Path = PROJECT / "node_modules" / "pyodide") -> bytes:
    """Pyodide's module, opened; see wasm.py."""
    return wasm.opened((pyodide / "pyodide.asm.wasm").read_bytes())


def _opened(pyodide: Path, cache: Path) -> Path:
    """A folder with `module`, Pyodide's module opened for the freezing and for the profile."""
    module = (pyodide / "pyodide.asm.wasm").read_bytes()
    key = _hash([module, Path(wasm.__file__).read_bytes()])
    return _cached(
        cache / f"opened-{key}",
        lambda folder: write_file(folder, "module", opened_module(pyodide)),
    )


def _archives(
    library: Path, compiled: Path, goods: Shipped
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """What goes into the standard library's zip and into the package's."""
    with ZipFile(library / "library.zip") as archive:
        used = json.loads((compiled / "used.json").read_text("utf-8"))
        slim = {name: archive.read(name) for name in used}
    with ZipFile(compiled / "package.zip") as archive:
        names = (name for name in archive.namelist() if name.endswith(".pyc"))
        return slim, {name: archive.read(name) for name in names} | goods.all_data


def _write(
    output: Path,
    pyodide: Path,
    calendar: Path,
    library: Mapping[str, bytes],
    package: Mapping[str, bytes],
    frozen: bytes,
    image: bytes,
    words: Mapping[str, Mapping[str, bytes]],
) -> Manifest:
    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))
    runtime = {name: (pyodide / name).read_bytes() for name in RUNTIME_FILES}
    scripts = {
        path.relative_to(HERE).as_posix(): path.read_bytes()
        for path in sorted(HERE.rglob("*.mjs"))
        if path.parent.name != "node"
    }
    scripts[STYLES] = _styles()
    scripts["ical.mjs"] = calendar.read_bytes()

    files: dict[str, int] = {}

    def write(name: str, content: bytes) -> str:
        path = names.hashed(name, content)
        write_file(output, path, content)
        files[path] = len(content)
        return path

    runtime["lock.json"] = json.dumps({"info": lock["info"], "packages": {}}).encode()
    runtime_files = _write_modules(output, runtime, files)
    script_files = _write_modules(output, scripts, files)
    frozen_file = write("frozen.wasm", frozen)
    image_file = write("image.bin", image)
    word_files = {
        language: write(f"words-{language}.json", _texts(of)) for language, of in words.items()
    }
    library_file = write("python.zip", _zipped(library))
    package_file = write("selfcheck.zip", _zipped(package))
    query = urlencode(
        {
            "frozen": frozen_file,
            "image": image_file,
            "size": len(image),
            **word_files,
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
        frozen=frozen_file,
        image=image_file,
        words=word_files,
        library=library_file,
        package=package_file,
        pyodide=json.loads((pyodide / "package.json").read_text("utf-8"))["version"],
        python=lock["info"]["python"],
        files=files,
    )


def _texts(files: Mapping[str, bytes]) -> bytes:
    """Files as one JSON object, by their path in the package."""
    texts = {path.partition("/")[2]: content.decode() for path, content in files.items()}
    return json.dumps(texts, ensure_ascii=False).encode()


def _styles() -> bytes:
    """What all views share first, then each view's own."""
    sheets = sorted((HERE / "views").rglob("*.css"), key=lambda path: (len(path.parts), path))
    return b"\n".join(path.read_bytes() for path in sheets)


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


def _zipped(contents: Mapping[str, bytes]) -> bytes:
    archive = BytesIO()
    _write_zip(archive, contents)
    return archive.getvalue()


def write_file(output: Path, path: str, content: bytes) -> None:
    """Writes a file that a host is to serve."""
    target = output / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _write_zip(target: Path | BytesIO, contents: Mapping[str, bytes]) -> None:
    """Write a zip without compression (HTTP compresses it better) and without a clock."""
    with ZipFile(target, "w") as archive:
        for name in sorted(contents):
            archive.writestr(ZipInfo(name), contents[name])


def _hash(parts: Iterable[bytes]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()[:12]
