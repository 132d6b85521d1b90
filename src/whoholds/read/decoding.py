"""Bytes to text: UTF-8, a byte order mark, UTF-16, else windows-1252; binary data is refused."""

from __future__ import annotations

import codecs

from whoholds.read.outcome import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4096
MOST_CONTROLS = 0.01
# What UTF-8 punctuation and accented letters look like when read as windows-1252.
MOJIBAKE = ("â€", "Ã©", "Ã¨", "Ã¶", "Ã¼", "Ã¡", "Ã³", "Â ")


def decode(data: bytes) -> str:
    """The text of the bytes. Raises Unreadable for binary data and for text in no encoding we know."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if wide := _wide_encoding(data[:SAMPLE]):
        return _strict(data, wide)
    if _looks_binary(data[:SAMPLE]):
        raise Unreadable("binary data, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows(data, error)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"broken {encoding.removesuffix('-sig').upper()} at byte {error.start}") from error


def _windows(data: bytes, error: UnicodeDecodeError) -> str:
    """Text in windows-1252, unless it shows that the bytes were UTF-8 and got damaged."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise Unreadable("neither UTF-8, UTF-16 nor windows-1252") from None
    if any(trace in text for trace in MOJIBAKE):
        raise Unreadable(f"broken UTF-8 at byte {error.start}")
    return text


def _wide_encoding(head: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text every other byte is zero."""
    if len(head) < 2:
        return None
    half = len(head) // 2
    odd, even = head[1::2].count(0) / half, head[0::2].count(0) / half
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else None


def _looks_binary(head: bytes) -> bool:
    """A zero byte, or more than a stray control character."""
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1b" for byte in head)
    return 0 in head or controls > len(head) * MOST_CONTROLS
