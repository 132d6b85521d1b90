"""Sources to reports, each by the format that its name or its first bytes show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from whoholds.read.json_report import read_json
from whoholds.read.jsonl import read_jsonl
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import Source, find_sources
from whoholds.read.text import read_text
from whoholds.records import Report

Format = Callable[[Source], Iterator[Report | Failed]]

FORMATS: dict[str, Format] = {
    ".txt": read_text,
    ".text": read_text,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}


def read_sources(sources: Iterable[str], *, today: dt.date | None = None) -> Iterator[Report | Failed]:
    """The reports of files, folders (sorted, with what lies below) and `-`; a Failed for each that can't be read.

    A report dated after `today`, the clock's day unless given, is refused. Never raises for what a source holds.
    """
    for source in find_sources(sources, today or _today()):
        if isinstance(source, Failed):
            yield source
        else:
            yield from read_source(source)


def read_bytes(data: bytes, *, name: str = "-", today: dt.date | None = None) -> Iterator[Report | Failed]:
    """The reports in bytes at hand, by the format that they show."""
    yield from read_source(Source(name, today or _today(), data=data))


def read_source(source: Source) -> Iterator[Report | Failed]:
    """The reports of one source; a Failed for what can't be read."""
    try:
        yield from _format_of(source)(source)
    except Unreadable as error:
        yield Failed(source.name, str(error))
    except OSError as error:
        yield Failed(source.name, error.strerror or str(error))


def _format_of(source: Source) -> Format:
    """By suffix; a file asked for by name, or bytes, by its first character where the suffix says nothing."""
    if known := FORMATS.get(source.suffix):
        return known
    if not source.asked_for:
        raise Unreadable(f"no reader for {source.suffix or 'files without a suffix'}")
    with source.open() as stream:
        head = stream.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    return read_json if head[:1] in (b"{", b"[") and head[1:].lstrip()[:1] in (b'"', b"{", b"}", b"]") else read_text


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
