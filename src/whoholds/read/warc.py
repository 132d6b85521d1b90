"""WARC: the pages that a crawl fetched, each read as the page it was, with its address and content type."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import LARGEST, Source
from whoholds.read.unpacking import Forward, plain

_READ = WarcRecordType.response | WarcRecordType.resource
_OPTIONS: dict[str, Any] = {"record_types": _READ, "parse_http": True, "auto_decode": "none", "stream_detect": False}
_PASSED = (
    "image/",
    "video/",
    "audio/",
    "font/",
    "text/css",
    "application/javascript",
    "text/javascript",
    "application/font",
)


def read_warc(source: Source) -> Iterator[Source | Failed]:
    """A source for each page; what is no page, redirects and errors are passed over, and counted."""
    passed: Counter[str] = Counter()
    with source.open() as opened:
        stream = Forward(opened)
        try:
            for record in ArchiveIterator(stream, **_OPTIONS):
                source.budget.enter()
                yield from _read(record, source, passed)
        except OSError as error:
            raise Unreadable(f"broken WARC: {error}") from error
        except BaseException as error:
            # FastWARC panics over some broken files, and what Rust raises then is no Exception.
            if type(error).__name__ != "PanicException":
                raise
            raise Unreadable("broken WARC") from None
        if stream.failed:
            yield Failed(source.name, str(stream.failed))
    for reason, number in sorted(passed.items()):
        yield Failed(source.name, f"{number} records passed over: {reason}", expected=True)


def _read(record: Any, source: Source, passed: Counter[str]) -> Iterator[Source | Failed]:
    url = record.headers.get("WARC-Target-URI") or ""
    status = record.http_headers.status_code if record.http_headers else 200
    media = (
        record.http_headers.get("Content-Type") if record.http_headers else record.headers.get("Content-Type")
    ) or ""
    if reason := _reason(status, media, url):
        passed[reason] += 1
        return
    name = f"{source.name}!{url}"
    if record.content_length > LARGEST:
        yield Failed(name, f"larger than {LARGEST // 1024 // 1024} MB")
        return
    length = record.content_length
    data = record.reader.read()
    if len(data) < length:
        yield Failed(name, f"a record cut off after {len(data)} of {length} bytes")
        return
    try:
        body = _decoded(record, data, source)
        yield source.within(name, partial(io.BytesIO, body), url=url, media=media)
    except Unreadable as error:
        yield Failed(name, str(error))


def _reason(status: int, media: str, url: str) -> str | None:
    """Why a record holds no page."""
    if status != 200:
        return "no answer of status 200"
    if media.lower().startswith(_PASSED):
        return "no text"
    if not url.startswith(("http://", "https://", "file:", "urn:")) or url.endswith("/robots.txt"):
        return "no page"
    return None


def _decoded(record: Any, data: bytes, source: Source) -> bytes:
    """The body without what HTTP wrapped it in; some crawlers keep the headers and unwrap the body."""
    if not record.http_headers:
        return data
    encoding = record.http_headers.get("Content-Encoding") or ""
    chunked = "chunked" in (record.http_headers.get("Transfer-Encoding") or "").lower()
    try:
        return plain(data, encoding, source.budget, chunked=chunked)
    except Unreadable:
        if data[:64].lstrip()[:1] in (b"<", b"{", b"["):
            return data
        raise
