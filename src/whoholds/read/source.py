"""Where bytes come from: files, folders, standard input; nothing is opened before it is read."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from whoholds.read.mapping import Mapping
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.unpacking import Budget

LARGEST = 50 * 1024 * 1024
"""Bytes of one report; more is no report that a person wrote."""

STANDARD_INPUT = "-"
_DEEPEST = 4
ARCHIVE = ".archive"
"""How the folder beside a ledger ends in which whoholds keeps what it read: no source of its own."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: a path, bytes at hand, or what opens a stream. `asked_for` is false for files in a folder.

    `today` is the day after which no report can have been published. `url` is where the bytes came from and `media` the
    content type they came with, where they came over HTTP. `mapping` names the columns of tables. `depth` counts the
    archives that it lies in; `budget` bounds what comes out of them.
    """

    name: str
    today: dt.date
    path: Path | None = None
    data: bytes | None = None
    opener: Callable[[], BinaryIO] | None = None
    asked_for: bool = True
    url: str | None = None
    media: str = ""
    mapping: Mapping | None = None
    depth: int = 0
    budget: Budget = field(default_factory=Budget, compare=False)

    @property
    def suffix(self) -> str:
        """The last suffix of the name, in lower case; of a page's address without its query."""
        if self.path:
            return self.path.suffix.lower()
        name = unquote(urlsplit(self.name).path) if "://" in self.name else self.name
        return PurePosixPath(name).suffix.lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the content type names."""
        found = re.search(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,40})", self.media, re.IGNORECASE)
        return found[1] if found else None

    def open(self) -> BinaryIO:
        """A stream over the bytes. Raises OSError where the file can't be opened."""
        if self.data is not None:
            return io.BytesIO(self.data)
        if self.opener is not None:
            return self.opener()
        return self.path.open("rb") if self.path else sys.stdin.buffer

    def content(self, largest: int = LARGEST) -> bytes:
        """All bytes, `largest` at most. Raises Unreadable for more."""
        with self.open() as stream:
            data = stream.read(largest + 1)
        if len(data) > largest:
            raise Unreadable(f"larger than {largest // 1024 // 1024} MB")
        return data

    def head(self, size: int = 2048) -> bytes:
        """The first bytes, as many as come at once: what follows them may be broken."""
        with self.open() as stream:
            return stream.read1(size) if isinstance(stream, io.BufferedReader | io.BytesIO) else stream.read(size)

    def within(
        self,
        name: str,
        opener: Callable[[], BinaryIO],
        *,
        url: str | None = None,
        media: str = "",
        asked_for: bool = True,
    ) -> Source:
        """Something that lies in this source. Raises Unreadable for archives in archives in archives."""
        if self.depth >= _DEEPEST:
            raise Unreadable(f"more than {_DEEPEST} archives within one another")
        return replace(
            self,
            name=name,
            asked_for=asked_for,
            path=None,
            data=None,
            opener=opener,
            url=url or self.url,
            media=media,
            depth=self.depth + 1,
        )


def find_sources(names: Iterable[str], today: dt.date, mapping: Mapping | None = None) -> Iterator[Source | Failed]:
    """A source for each file named, and for each file in a folder named, in sorted order, hidden ones left out."""
    for name in names:
        path = Path(name)
        if name == STANDARD_INPUT:
            yield Source(name, today, data=sys.stdin.buffer.read(LARGEST + 1), mapping=mapping)
        elif "://" in name:
            yield Failed(name, "no reader for this address here; `whoholds read` and `whoholds ingest` fetch it")
        elif path.is_dir():
            yield from _in_folder(path, today, mapping)
        elif path.exists():
            yield Source(name, today, path, mapping=mapping)
        else:
            yield Failed(name, "no such file or folder")


def _in_folder(folder: Path, today: dt.date, mapping: Mapping | None) -> Iterator[Source | Failed]:
    found = False
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") or part.endswith(ARCHIVE) for part in path.relative_to(folder).parts)
        if not hidden and path.is_file():
            found = True
            yield Source(str(path), today, path, asked_for=False, mapping=mapping)
    if not found:
        yield Failed(str(folder), "no files in this folder")
