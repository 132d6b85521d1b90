"""Where bytes come from: files, folders, standard input; nothing is opened before it is read."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from whoholds.read.outcome import Failed, Unreadable

LARGEST = 50 * 1024 * 1024
"""Bytes of one report; more is no report that a person wrote."""

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: a path, or bytes at hand. `asked_for` is false for files found in a folder.

    `today` is the day after which no report can have been published.
    """

    name: str
    today: dt.date
    path: Path | None = None
    data: bytes | None = None
    asked_for: bool = True

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower() if self.path else ""

    def open(self) -> BinaryIO:
        """A stream over the bytes. Raises OSError where the file can't be opened."""
        if self.data is not None:
            return BytesIO(self.data)
        return self.path.open("rb") if self.path else sys.stdin.buffer

    def content(self) -> bytes:
        """All bytes, LARGEST at most. Raises Unreadable for more."""
        with self.open() as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise Unreadable(f"larger than {LARGEST // 1024 // 1024} MB")
        return data


def find_sources(names: Iterable[str], today: dt.date) -> Iterator[Source | Failed]:
    """A source for each file named, and for each file in a folder named, in sorted order, hidden ones left out."""
    for name in names:
        path = Path(name)
        if name == STANDARD_INPUT:
            yield Source(name, today, data=sys.stdin.buffer.read(LARGEST + 1))
        elif "://" in name:
            yield Failed(name, "URLs are not read; save the page and give its file")
        elif path.is_dir():
            yield from _in_folder(path, today)
        elif path.exists():
            yield Source(name, today, path)
        else:
            yield Failed(name, "no such file or folder")


def _in_folder(folder: Path, today: dt.date) -> Iterator[Source | Failed]:
    found = False
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file():
            found = True
            yield Source(str(path), today, path, asked_for=False)
    if not found:
        yield Failed(str(folder), "no files in this folder")
