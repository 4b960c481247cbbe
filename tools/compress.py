"""Leaves a .br and a .gz beside every file of a built site that gains by it.

    python -m tools.compress site

Hosts that know such files send them without compressing again: nginx (`gzip_static`,
`brotli_static`), Caddy (`precompressed`), Apache and others. The same files give the same bytes.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import brotli

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache" / "compressed"
ENDINGS = {
    *(".bin", ".css", ".html", ".ico", ".ics", ".js", ".json", ".md", ".mjs"),
    *(".svg", ".txt", ".wasm", ".webmanifest", ".xml", ".zip"),
}
SMALLEST = 1024
"""Bytes below which it is not worth a file."""

QUALITY, QUICK_QUALITY = 11, 9
LARGEST_WINDOW = 24


def main(site: Path) -> None:
    """Writes the files, and takes away those that fit nothing any more."""
    for old in [*site.rglob("*.br"), *site.rglob("*.gz")]:
        old.unlink()
    files = list(compressible(site))
    with ThreadPoolExecutor(2) as pool:
        sizes = list(pool.map(compress, files))
    raw, small = (sum(column) for column in zip(*sizes, strict=True))
    print(f"{len(files)} files compressed: {raw:,} bytes, {small:,} with brotli")


def compressible(site: Path) -> Iterator[Path]:
    """The files of a site that are worth it, in order."""
    for path in sorted(site.rglob("*")):
        if path.suffix in ENDINGS and path.is_file() and path.stat().st_size >= SMALLEST:
            yield path


def compress(path: Path) -> tuple[int, int]:
    """Writes both beside a file, unless they are no smaller.

    Returns:
        Bytes of the file and of what a browser that knows brotli is sent.
    """
    content = path.read_bytes()
    kept = CACHE / sha256(content).hexdigest()
    # What has its content in its name is compressed once and sent often; pages change each time.
    quality = QUICK_QUALITY if path.suffix == ".html" else QUALITY
    small = {
        ".br": _kept(
            kept.with_suffix(f".{quality}.br"),
            lambda: brotli.compress(content, quality=quality, lgwin=LARGEST_WINDOW),
        ),
        ".gz": _kept(kept.with_suffix(".gz"), lambda: gzip.compress(content, 9, mtime=0)),
    }
    for ending, compressed in small.items():
        if len(compressed) < len(content):
            target = path.with_name(path.name + ending)
            target.write_bytes(compressed)
            target.chmod(path.stat().st_mode)
    return len(content), min(len(content), len(small[".br"]))


def _kept(place: Path, make: Callable[[], bytes]) -> bytes:
    if not place.is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = place.with_suffix(f".{id(make)}.new")
        unfinished.write_bytes(make())
        unfinished.replace(place)
    return place.read_bytes()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
