"""Sources to reports, each by the format that its bytes, its name or its content type show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from whoholds.read.formats import format_of
from whoholds.read.mapping import Mapping
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import Source, find_sources
from whoholds.read.unpacking import plain
from whoholds.records import Report


def read_sources(
    sources: Iterable[str], *, today: dt.date | None = None, mapping: Mapping | None = None
) -> Iterator[Report | Failed]:
    """The reports of files, folders (sorted, with what lies below) and `-`; a Failed for each that can't be read.

    A report dated after `today`, the clock's day unless given, is refused. Never raises for what a source holds.
    """
    for source in find_sources(sources, today or _today(), mapping):
        if isinstance(source, Failed):
            yield source
        else:
            yield from read_source(source)


def read_bytes(
    data: bytes, *, name: str = "-", today: dt.date | None = None, url: str | None = None, media: str = ""
) -> Iterator[Report | Failed]:
    """The reports in bytes at hand. `url` is where they came from, `media` the content type they came with."""
    yield from read_source(Source(name, today or _today(), data=data, url=url, media=media))


def read_answer(
    body: bytes, *, url: str, media: str, encoding: str = "", today: dt.date | None = None
) -> Iterator[Report | Failed]:
    """The reports in what a server sent: `encoding` is the content encoding that the body is still in."""
    source = Source(url, today or _today(), url=url, media=media)
    try:
        plain_body = plain(body, encoding, source.budget)
    except Unreadable as error:
        yield Failed(url, str(error))
        return
    yield from read_source(replace(source, data=plain_body))


def read_source(source: Source) -> Iterator[Report | Failed]:
    """The reports of a source, and of what lies in it; a Failed for what can't be read."""
    waiting = [_guarded(source)]
    while waiting:
        found = next(waiting[-1], None)
        if found is None:
            waiting.pop()
        elif isinstance(found, Source):
            waiting.append(_guarded(found))
        else:
            yield found


def _guarded(source: Source) -> Iterator[Report | Failed | Source]:
    """What a format finds; what it raises becomes a Failed."""
    try:
        yield from format_of(source)(source)
    except Unreadable as error:
        yield Failed(source.name, str(error))
    except OSError as error:
        yield Failed(source.name, error.strerror or str(error))
    except Exception as error:  # noqa: BLE001 - one boundary per source: libraries break in many ways
        yield Failed(source.name, f"broken in a way that no reader expects ({type(error).__name__}: {str(error)[:80]})")


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
