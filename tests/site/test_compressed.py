"""What is compressed beforehand is what it stands beside, and the same each time."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from tools import compress

TEXT = "Work in Japan. 日本で働く。\n" * 200


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compress, "CACHE", tmp_path / "cache")
    folder = tmp_path / "site"
    (folder / "guide").mkdir(parents=True)
    (folder / "guide" / "index.html").write_text(TEXT, "utf-8")
    (folder / "image-0123456789ab.bin").write_bytes(TEXT.encode() * 3)
    (folder / "photo.png").write_bytes(TEXT.encode())
    (folder / "small.css").write_text("a{}", "utf-8")
    (folder / "gone.css.br").write_bytes(b"old")
    return folder


def test_each_file_that_gains_has_both_beside_it(site: Path) -> None:
    compress.main(site)
    made = {path.relative_to(site).as_posix() for path in site.rglob("*.[bg][rz]")}
    names = ("guide/index.html", "image-0123456789ab.bin")
    assert made == {f"{name}{ending}" for name in names for ending in (".br", ".gz")}
    for name in names:
        content = (site / name).read_bytes()
        assert brotli.decompress((site / f"{name}.br").read_bytes()) == content
        assert gzip.decompress((site / f"{name}.gz").read_bytes()) == content


def test_the_same_files_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    def made() -> dict[Path, bytes]:
        compress.main(site)
        return {path: path.read_bytes() for path in site.rglob("*.[bg][rz]")}

    first = made()
    assert made() == first
    compress.CACHE = tmp_path / "another"
    assert made() == first
