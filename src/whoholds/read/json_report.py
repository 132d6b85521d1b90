"""JSON: one report, or a list of reports, a file."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.read.decoding import decode
from whoholds.read.fields import parse_json, report_of
from whoholds.read.jsonl import read_jsonl
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import Source
from whoholds.records import Report


def read_json(source: Source) -> Iterator[Report | Failed]:
    """The reports of a JSON file; one that holds an object a line is read as JSONL, whatever its name."""
    text = decode(source.content())
    if not text.strip():
        raise Unreadable("empty")
    try:
        value = parse_json(text)
    except Unreadable as error:
        if "Extra data" not in str(error):
            raise
        yield from read_jsonl(source)
        return
    if isinstance(value, list):
        yield from _each(value, source)
    else:
        yield report_of(value, source.today)


def _each(values: list[object], source: Source) -> Iterator[Report | Failed]:
    for number, value in enumerate(values, 1):
        try:
            yield report_of(value, source.today)
        except Unreadable as error:
            yield Failed(f"{source.name}[{number}]", str(error))
