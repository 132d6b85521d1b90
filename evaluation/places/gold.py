"""The gold claims' places: is there a reference over each one's words that agrees with it?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.shared import gold_reports, gold_scorer
from whoholds.mark import mark
from whoholds.records import PlaceRef, Report, Sentence
from whoholds.resolve.places import Gazetteer, find_places

Parse = Callable[[Report, Sequence[Any]], Sequence[Sentence]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A place of a gold claim that has words, the references over them, and whether one agrees."""

    report_id: str
    place: dict[str, Any]
    found: tuple[PlaceRef, ...]
    right: bool


def asked(folder: str, gazetteer: Gazetteer, *, parse: Parse | None = None) -> Iterator[Asked]:
    """Each gold place with words, in the gold's order; the same words in a quote are asked once a claim."""
    agrees = gold_scorer().place_agrees
    for doc in gold_reports(folder):
        published = dt.date.fromisoformat(doc["published"]) if doc.get("published") else None
        report = Report(doc["text"], id=doc["id"], published=published, title=doc.get("title"), source=doc.get("source"))
        blocks = mark(report)
        sentences = parse(report, blocks) if parse else ()
        refs = find_places(report, blocks, sentences, gazetteer)
        for claim in doc["claims"]:
            base = doc["text"].find(claim["quote"])
            for place in claim["place"] or ():
                at = _at(doc["text"], base, claim["quote"], place["text"])
                if at >= 0:
                    over = _over(refs, at, at + len(place["text"]))
                    yield Asked(doc["id"], place, over, any(agrees([place], [_said(ref)]) for ref in over))


def _said(ref: PlaceRef) -> dict[str, Any]:
    """The fields of a reference that the scorer reads."""
    return {"name": ref.name, "type": str(ref.type), "country": ref.country, "lat": ref.lat, "lon": ref.lon}


def _at(text: str, base: int, quote: str, words: str) -> int:
    if not words:
        return -1
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    inside = whole.search(quote) or re.search(re.escape(words), quote)
    return base + inside.start() if inside else text.find(words)


def _over(refs: Sequence[PlaceRef], start: int, end: int) -> tuple[PlaceRef, ...]:
    return tuple(r for r in refs if r.span and r.span.start < end and start < r.span.end)


def figures(folder: str, gazetteer: Gazetteer, *, parse: Parse | None = None) -> dict[str, float]:
    """The share of gold places with a reference that agrees, in all and of those that have a reference."""
    rows = list(asked(folder, gazetteer, parse=parse))
    hit = [row for row in rows if row.found]
    right = sum(row.right for row in rows)
    return {
        "asked": len(rows),
        "found": round(100 * len(hit) / max(1, len(rows)), 1),
        "right": round(100 * right / max(1, len(rows)), 1),
        "right_of_found": round(100 * right / max(1, len(hit)), 1),
    }
