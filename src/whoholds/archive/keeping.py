"""One thing to keep, as a record of the WARC format (ISO 28500): packed by itself, so that records can be appended."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import uuid
from dataclasses import dataclass

from whoholds import __version__

_NAMESPACE = uuid.UUID("8c6f9f0e-6a53-5a1e-9d53-3f2f1a1f7c11")


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes as they came: from where, when, and, over HTTP, with which status and headers."""

    url: str
    body: bytes
    at: dt.datetime
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    media: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the body, in hex."""
        return hashlib.sha256(self.body).hexdigest()


def record(kept: Kept) -> bytes:
    """The packed record: `response` where it came over HTTP, `resource` for a file."""
    if kept.status is None:
        block, kind, media = kept.body, "resource", kept.media or "application/octet-stream"
    else:
        head = "".join(f"{name}: {_line(value)}\r\n" for name, value in _whole(kept))
        block = (
            f"HTTP/1.1 {kept.status} {_PHRASES.get(kept.status, 'Status')}\r\n{head}\r\n".encode("utf-8", "replace")
            + kept.body
        )
        kind, media = "response", "application/http;msgtype=response"
    return _packed(kind, media, block, kept)


def information(at: dt.datetime) -> bytes:
    """The record that a file of records begins with."""
    block = f"software: whoholds/{__version__}\r\nformat: WARC File Format 1.1\r\n".encode()
    return _packed("warcinfo", "application/warc-fields", block, Kept("", b"", at))


_PHRASES = {200: "OK", 304: "Not Modified"}
_UNWRAPPED = ("transfer-encoding", "content-length")
"""Headers of how the body was sent; the body is kept without chunks."""


def _whole(kept: Kept) -> list[tuple[str, str]]:
    """The headers, with the length of the body as it is kept."""
    told = [(name, value) for name, value in kept.headers if name.lower() not in _UNWRAPPED]
    return [*told, ("Content-Length", str(len(kept.body)))]


def _line(value: str) -> str:
    return " ".join(value.split())


def _packed(kind: str, media: str, block: bytes, kept: Kept) -> bytes:
    """The record of a block; what has no address has no payload either."""
    url, payload = _line(kept.url).replace(" ", "%20"), kept.digest if kept.url else ""
    stamp = kept.at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    name = uuid.uuid5(_NAMESPACE, f"{kind} {url} {stamp} {payload}")
    fields = [("WARC-Type", kind), ("WARC-Record-ID", f"<urn:uuid:{name}>"), ("WARC-Date", stamp)]
    fields += [("WARC-Target-URI", url)] if url else []
    fields += [("WARC-Payload-Digest", f"sha256:{payload}")] if payload else []
    fields += [("WARC-Block-Digest", f"sha256:{hashlib.sha256(block).hexdigest()}")]
    fields += [("Content-Type", _line(media)), ("Content-Length", str(len(block)))]
    head = "WARC/1.1\r\n" + "".join(f"{key}: {value}\r\n" for key, value in fields) + "\r\n"
    return gzip.compress(head.encode("utf-8", "replace") + block + b"\r\n\r\n", mtime=0)
