"""Gives the package its data files out of memory, where there is no file system."""

from __future__ import annotations


class Kept:
    """Stands in for the loader of the package's modules, as far as `pkgutil.get_data` asks.

    Args:
        files: the files by path, as `get_data` is asked for them.

    Attributes:
        files: as given; a file may be added at any time.
        read: the paths that were asked for.
    """

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.read: set[str] = set()

    def get_data(self, path: str) -> bytes:
        """The content of a file.

        Raises:
            KeyError: if it is not kept.
        """
        self.read.add(path)
        return self.files[path]

    def add(self, path: str, text: str) -> None:
        """Keep one more file."""
        self.files[path] = text.encode()
