"""JSON: one report, or a list of reports, a file; Telegram's, ReliefWeb's and JSON Feed's by their own readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from whoholds.read import feed, reliefweb, telegram
from whoholds.read.decoding import decode
from whoholds.read.fields import parse_json, report_of
from whoholds.read.jsonl import read_jsonl
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import LARGEST, Source
from whoholds.records import Report

_LARGEST_FILE = 10 * LARGEST

Knows = Callable[[object], bool]
Reads = Callable[[dict[str, Any], Source], Iterator[Report | Failed]]

KNOWN: tuple[tuple[Knows, Reads], ...] = (
    (feed.is_json_feed, feed.read_json_feed),
    (telegram.is_export, telegram.read_export),
    (reliefweb.is_answer, reliefweb.read_answer),
)
"""What JSON of others is known by, and its reader."""


def read_json(source: Source) -> Iterator[Report | Failed]:
    """The reports of a JSON file; one that holds an object a line is read as JSONL, whatever its name."""
    text = decode(source.content(_LARGEST_FILE))
    if not text.strip():
        raise Unreadable("empty")
    try:
        value = parse_json(text)
    except Unreadable as error:
        if "Extra data" not in str(error):
            raise
        yield from read_jsonl(source)
        return
    for knows, reads in KNOWN:
        if isinstance(value, dict) and knows(value):
            yield from reads(value, source)
            return
    if isinstance(value, list):
        yield from _each(value, source)
    else:
        yield report_of(value, source.today, source.mapping)


def _each(values: list[object], source: Source) -> Iterator[Report | Failed]:
    for number, value in enumerate(values, 1):
        try:
            yield report_of(value, source.today, source.mapping)
        except Unreadable as error:
            yield Failed(f"{source.name}[{number}]", str(error))
