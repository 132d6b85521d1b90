"""What a batch is made of: a unit of work for each file, named by what the file holds."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whoholds.read import Failed, Source, find_sources

KEY_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Unit:
    """A file to read. `key` hashes its name and its bytes: the name tells the format, and often the report's id.

    `size` is in bytes.
    """

    source: Source
    key: str
    size: int


def find_units(sources: Iterable[str], today: dt.date) -> Iterator[Unit | Failed]:
    """The files named, and those below the folders named, in the order of their names."""
    for source in find_sources(sources, today):
        if isinstance(source, Failed):
            yield source
        elif source.path is None:
            yield Failed(source.name, "a batch reads files and folders")
        else:
            yield _unit(source)


def _unit(source: Source) -> Unit | Failed:
    name = source.path.name if source.path else source.name
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape") + b"\0")
    size = 0
    try:
        with source.open() as stream:
            while chunk := stream.read(1 << 20):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        return Failed(source.name, error.strerror or str(error))
    return Unit(source, digest.hexdigest()[:KEY_LENGTH], size)
