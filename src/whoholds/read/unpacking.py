"""Compressed bytes to plain ones, within limits: a bomb is refused, half a file is said to be cut off."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, BinaryIO, Protocol

from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader

from whoholds.read.outcome import Unreadable

MOST_UNPACKED = 4 * 1024**3
"""Bytes that come out of one source, however deep they lie in it."""
MOST_ENTRIES = 200_000
RATIO = 200
FREE = 64 * 1024 * 1024
"""What unpacks to more than RATIO times its size, beyond the first FREE bytes, is no text, which packs 20 to one."""

_CUT = (EOFError, zlib.error, lzma.LZMAError)


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of one source, shared by all that lies in it."""

    unpacked: int = MOST_UNPACKED
    entries: int = MOST_ENTRIES

    def spend(self, size: int) -> None:
        """Count bytes that came out. Raises Unreadable when it is too much."""
        self.unpacked -= size
        if self.unpacked < 0:
            raise Unreadable(f"unpacks to more than {MOST_UNPACKED // 1024**3} GB")

    def enter(self) -> None:
        """Count an entry of an archive. Raises Unreadable when there are too many."""
        self.entries -= 1
        if self.entries < 0:
            raise Unreadable(f"holds more than {MOST_ENTRIES} files")


class Forward:
    """A stream for FastWARC, which asks where it stands, and moves on by seeking. It never moves back.

    FastWARC reads ahead: what goes wrong is kept as `failed` and looks like the end, so that what came before is read.
    """

    def __init__(self, inner: Readable) -> None:
        self._read: Callable[[int], bytes] = getattr(inner, "read1", inner.read)
        self._at = 0
        self.failed: Unreadable | None = None

    def read(self, size: int = -1, /) -> bytes:
        try:
            data = self._read(size) if self.failed is None else b""
        except Unreadable as error:
            self.failed, data = error, b""
        self._at += len(data)
        return data

    def close(self) -> None:
        """Whoever opened the stream closes it."""

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0, /) -> int:
        rest = offset - self._at if whence == 0 else offset
        if whence == 2 or rest < 0:
            raise io.UnsupportedOperation("this stream only moves on")
        while rest and (data := self.read(min(rest, 1 << 16))):
            rest -= len(data)
        return self._at


class Counted(io.RawIOBase):
    """Packed bytes on their way in, counted."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)

    def close(self) -> None:
        self._inner.close()
        super().close()


class Unpacked(io.RawIOBase):
    """Plain bytes on their way out. Raises Unreadable for a bomb, for broken and for cut-off data."""

    def __init__(self, inner: Readable, budget: Budget, packed: Callable[[], int], *closing: IO[bytes]) -> None:
        # What a decompressor has before it comes upon an error is had by `read1`, and lost by `read`.
        self._read: Callable[[int], bytes] = getattr(inner, "read1", inner.read)
        self._budget, self._packed, self._closing = budget, packed, closing
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        try:
            data = self._read(len(buffer))
        except _CUT as error:
            raise Unreadable("compressed data that is broken or cut off") from error
        except OSError as error:
            raise Unreadable(f"compressed data that is broken or cut off ({error})") from error
        buffer[: len(data)] = data
        self._count += len(data)
        self._budget.spend(len(data))
        if self._count > FREE and self._count > RATIO * max(self._packed(), 1):
            raise Unreadable(f"a bomb: {self._packed()} bytes unpack to {self._count} and more")
        return len(data)

    def close(self) -> None:
        for stream in self._closing:
            stream.close()
        super().close()


_OPENERS: dict[str, Callable[[IO[bytes]], Readable]] = {
    "gz": gzip.open,
    "bz2": bz2.open,
    "xz": lzma.open,
    "zst": lambda stream: ZstdReader(Forward(stream)),
}


def unpacked(inner: Readable, budget: Budget, packed: Callable[[], int], *closing: IO[bytes]) -> BinaryIO:
    """A buffered stream over what a decompressor gives."""
    return io.BufferedReader(Unpacked(inner, budget, packed, *closing), 1 << 16)


def opened(stream: BinaryIO, packing: str, budget: Budget) -> BinaryIO:
    """The plain bytes of a stream that is packed by `gz`, `bz2`, `xz` or `zst`."""
    counted = Counted(stream)
    buffered = io.BufferedReader(counted, 1 << 16)
    return unpacked(_OPENERS[packing](buffered), budget, lambda: counted.count, stream)


def plain(data: bytes, encodings: str, budget: Budget, *, chunked: bool = False) -> bytes:
    """The body of an HTTP answer without its content encodings ("gzip", "br", "deflate", "zstd", or several).

    Raises Unreadable for an encoding that isn't known, a bomb, and broken data.
    """
    if chunked:
        data = unpacked(ChunkedReader(io.BytesIO(data)), budget, lambda: len(data)).read()
    names = [name.strip().lower() for name in encodings.split(",")]
    for name in reversed([name for name in names if name and name != "identity"]):
        packed = len(data)
        stream = unpacked(_decoder(name, data), budget, lambda size=packed: size)  # type: ignore[misc]
        data = stream.read()
    return data


def _decoder(name: str, data: bytes) -> Readable:
    stream = io.BytesIO(data)
    if name in {"gzip", "x-gzip"}:
        return gzip.open(stream, "rb")
    if name == "br":
        return BrotliReader(stream)
    if name == "zstd":
        return ZstdReader(stream)
    if name == "deflate":
        return _Inflated(data)
    raise Unreadable(f"no reader for content encoding {name[:20]!r}")


class _Inflated:
    """Deflated bytes, with or without zlib's head: servers send both."""

    def __init__(self, data: bytes) -> None:
        wrapped = len(data) > 1 and data[0] & 15 == 8 and (data[0] * 256 + data[1]) % 31 == 0
        self._inner = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        self._rest = data

    def read(self, size: int = -1, /) -> bytes:
        found = self._inner.decompress(self._rest, max(size, 1))
        self._rest = self._inner.unconsumed_tail
        return found
