"""Compressed files and archives: what lies in them is read as if it lay beside them."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, BinaryIO

from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import LARGEST, Source
from whoholds.read.unpacking import opened, unpacked

_NO_REPORTS = ("pages/", "indexes/", "fuzzy.json", "datapackage.json", "datapackage-digest.json", "logs/")
"""What a WACZ holds beside its WARC files."""


def read_packed(packing: str) -> Callable[[Source], Iterator[Source | Failed]]:
    """A reader for what `gz`, `bz2`, `xz` or `zst` packed: what it holds has the same name without the suffix."""

    def read(source: Source) -> Iterator[Source]:
        name = source.name[: -len(source.suffix)] if source.suffix in _SUFFIXES else source.name
        inner = {".tgz": ".tar", ".wacz": ".wacz"}.get(source.suffix, "")
        yield source.within(f"{name}{inner}", lambda: opened(source.open(), packing, source.budget))

    return read


_SUFFIXES = (".gz", ".bz2", ".xz", ".zst", ".tgz")


def read_zip(source: Source) -> Iterator[Source | Failed]:
    """The files of a ZIP or WACZ archive, in their order. Raises Unreadable for a broken one, and for a password."""
    with _seekable(source) as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
            raise Unreadable(f"broken ZIP archive: {error}") from error
        is_wacz = any(entry.filename == "datapackage.json" for entry in archive.infolist()[:50])
        for entry in archive.infolist():
            source.budget.enter()
            if entry.is_dir() or _is_hidden(entry.filename):
                continue
            if is_wacz and entry.filename.startswith(_NO_REPORTS):
                continue
            if entry.flag_bits & 1:
                yield Failed(f"{source.name}!{entry.filename}", "needs a password")
                continue
            yield source.within(
                f"{source.name}!{entry.filename}", partial(_entry, archive, entry, source), asked_for=False
            )


def read_tar(source: Source) -> Iterator[Source | Failed]:
    """The files of a tar archive, in their order; links are passed over."""
    with source.open() as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r|") as archive:
                for entry in archive:
                    source.budget.enter()
                    if not entry.isfile() or _is_hidden(entry.name):
                        continue
                    if entry.size > LARGEST:
                        yield Failed(f"{source.name}!{entry.name}", f"larger than {LARGEST // 1024 // 1024} MB")
                        continue
                    file = archive.extractfile(entry)
                    data = file.read() if file else b""
                    yield source.within(f"{source.name}!{entry.name}", partial(io.BytesIO, data), asked_for=False)
        except (tarfile.TarError, EOFError) as error:
            raise Unreadable(f"broken tar archive: {error}") from error


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, source: Source) -> BinaryIO:
    try:
        stream = archive.open(entry)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise Unreadable(f"broken ZIP archive: {error}") from error
    return unpacked(_Checked(stream), source.budget, lambda: entry.compress_size, stream)


class _Checked:
    """An entry whose checksum is wrong is broken, whatever could be read of it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._stream.read(size)
        except zipfile.BadZipFile as error:
            raise Unreadable(f"broken ZIP archive: {error}") from error


def _seekable(source: Source) -> BinaryIO:
    """A ZIP's list stands at its end: what can't be sought in is taken into memory, up to a limit."""
    if source.path is not None or source.data is not None:
        return source.open()
    return io.BytesIO(source.content(4 * LARGEST))
