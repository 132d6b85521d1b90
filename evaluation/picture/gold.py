"""Gold claims as entries: what the picture makes of them is the ceiling of its logic."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whoholds.records import (
    ActorRef,
    BlockKind,
    Claim,
    Count,
    Counted,
    Extent,
    Kind,
    PlaceRef,
    PlaceType,
    Source,
    Span,
    Status,
    When,
)
from whoholds.records.entries import Entry

Json = dict[str, Any]


def entries(folder: Path) -> Iterator[Entry]:
    """An entry for each gold claim of the reports in a folder."""
    for path in sorted(folder.glob("*.json")):
        report = json.loads(path.read_text("utf8"))
        published = dt.date.fromisoformat(report["published"])
        for gold in report["claims"]:
            yield Entry(claim(report, gold), published, published, published, report["source"])


def claim(report: Json, gold: Json) -> Claim:
    """A gold claim as a record, its words found in the report's text."""
    text = report["text"]
    quote = _span(text, gold["quote"], Span(0, len(text), text))
    assert quote is not None
    cue = _span(text, gold["cue"], quote)
    assert cue is not None
    said = _span(text, gold["source"], quote) or (
        Span(0, len(gold["source"]), gold["source"]) if gold["source"] else None
    )
    return Claim(
        report["id"],
        Kind(gold["kind"]),
        cue,
        quote,
        BlockKind.PARAGRAPH,
        _actors(text, gold["agent"], quote),
        _actors(text, gold["target"], quote),
        tuple(_place(text, place, quote) for place in gold["place"]),
        _when(text, gold["when"], quote),
        tuple(_count(count) for count in gold["count"]),
        Source(said) if said else None,
        Status(gold["status"]),
        Extent(gold["extent"]) if gold.get("extent") else None,
        found_by="gold",
    )


def _span(text: str, words: str, within: Span) -> Span | None:
    at = text.find(words, within.start, within.end) if words else -1
    at = text.find(words) if at < 0 and words else at
    return Span(at, at + len(words), words) if at >= 0 and words else None


def _actors(text: str, refs: list[Json], quote: Span) -> tuple[ActorRef, ...]:
    return tuple(
        ActorRef(_span(text, ref["text"], quote), ref["name"] or ref["text"], _id(ref["name"])) for ref in refs
    )


def _id(name: str) -> str | None:
    """A registry id, as far as gold goes: any name of its own is one."""
    return f"gold:{name}" if name[:1].isupper() else None


def _place(text: str, place: Json, quote: Span) -> PlaceRef:
    key = f"gold:{place['name']},{place['country']}"
    span = _span(text, place["text"], quote)
    return PlaceRef(
        span, place["name"], PlaceType(place["type"]), place["country"], None, place["lat"], place["lon"], key
    )


def _when(text: str, when: Json | None, quote: Span) -> When | None:
    if not when or not when["start"]:
        return None
    start = dt.date.fromisoformat(when["start"])
    return When(_span(text, when["text"], quote), start, dt.date.fromisoformat(when["end"] or when["start"]), 1)


def _count(count: Json) -> Count:
    return Count(Counted(count["what"]), count["low"], count["high"], Span(0, len(count["text"]), count["text"]))
