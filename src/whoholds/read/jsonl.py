"""JSONL: a report a line; a broken line fails alone. Read line by line, so that the file may be of any size."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.read.decoding import decode
from whoholds.read.fields import parse_json, report_of
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import LARGEST, Source
from whoholds.records import Report


def read_jsonl(source: Source) -> Iterator[Report | Failed]:
    """The reports of the lines that hold something. Raises Unreadable if none does."""
    found = False
    for number, line in enumerate(_lines(source), 1):
        if not line.strip():
            continue
        found = True
        try:
            if len(line) > LARGEST:
                raise Unreadable(f"larger than {LARGEST // 1024 // 1024} MB")
            yield report_of(parse_json(decode(line)), source.today, source.mapping)
        except Unreadable as error:
            yield Failed(f"{source.name}:{number}", str(error))
    if not found:
        raise Unreadable("empty")


def _lines(source: Source) -> Iterator[bytes]:
    """The lines, each cut off after LARGEST + 1 bytes. UTF-16 is decoded first: its line ends are two bytes."""
    with source.open() as stream:
        head = stream.read(2)
        if head in (b"\xff\xfe", b"\xfe\xff"):
            yield from decode(source.content()).encode("utf-8").splitlines()
            return
        rest = stream.readline(LARGEST + 1) if not head.endswith(b"\n") else b""
        yield head + rest
        while line := stream.readline(LARGEST + 1):
            yield line
            while len(line) > LARGEST and not line.endswith(b"\n"):
                line = stream.readline(LARGEST + 1)
