"""The gold claims' places: is there a reference over each one's words that agrees with it?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.shared import gold_reports, gold_scorer
from whoholds.mark import mark
from whoholds.records import Block, PlaceRef, Report, Sentence, Span
from whoholds.resolve.places import Gazetteer, find_places
from whoholds.resolve.places.gazetteer import Candidate

Parse = Callable[[Report, Sequence[Any]], Sequence[Sentence]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A place of a gold claim that has words, the references over them, and whether one agrees."""

    report_id: str
    place: dict[str, Any]
    found: tuple[PlaceRef, ...]
    right: bool


def reports(folder: str) -> Iterator[tuple[dict[str, Any], Report, tuple[Block, ...]]]:
    """Each gold document with its report and blocks."""
    for doc in gold_reports(folder):
        published = dt.date.fromisoformat(doc["published"]) if doc.get("published") else None
        report = Report(
            doc["text"], id=doc["id"], published=published, title=doc.get("title"), source=doc.get("source")
        )
        yield doc, report, mark(report)


def gold_spots(document: dict[str, Any], report: Report) -> Iterator[tuple[Span, dict[str, Any]]]:
    """Where each claim's places stand in the report, once for the same words at the same spot."""
    seen = set()
    for claim in document["claims"]:
        for place in claim["place"] or ():
            at = _at(report.text, claim["quote"], place["text"])
            if at >= 0 and (at, place["name"]) not in seen:
                seen.add((at, place["name"]))
                yield report.span(at, at + len(place["text"])), place


def agrees_with(place: dict[str, Any]) -> Callable[[Candidate], bool]:
    """Whether a candidate is this gold place, by the scorer's rule."""
    agrees = gold_scorer().place_agrees

    def right(candidate: Candidate) -> bool:
        found = candidate.place
        said = {
            "name": found.name,
            "type": str(found.type),
            "country": found.country,
            "lat": found.lat,
            "lon": found.lon,
        }
        return bool(agrees([place], [said]))

    return right


def asked(folder: str, gazetteer: Gazetteer, *, parse: Parse | None = None) -> Iterator[Asked]:
    """Each gold place with words, in the gold's order; the same words in a quote are asked once a claim."""
    agrees = gold_scorer().place_agrees
    for doc, report, blocks in reports(folder):
        refs = find_places(report, blocks, parse(report, blocks) if parse else (), gazetteer)
        for claim in doc["claims"]:
            for place in claim["place"] or ():
                at = _at(report.text, claim["quote"], place["text"])
                if at >= 0:
                    over = _over(refs, at, at + len(place["text"]))
                    yield Asked(doc["id"], place, over, any(agrees([place], [_said(ref)]) for ref in over))


def _said(ref: PlaceRef) -> dict[str, Any]:
    """The fields of a reference that the scorer reads."""
    return {"name": ref.name, "type": str(ref.type), "country": ref.country, "lat": ref.lat, "lon": ref.lon}


def _at(text: str, quote: str, words: str) -> int:
    """Where a claim's words stand: in its quote as whole words, else wherever they first stand; -1 if it has none."""
    if not words:
        return -1
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    inside = whole.search(quote) or re.search(re.escape(words), quote)
    return text.find(quote) + inside.start() if inside else text.find(words)


def _over(refs: Sequence[PlaceRef], start: int, end: int) -> tuple[PlaceRef, ...]:
    return tuple(r for r in refs if r.span and r.span.start < end and start < r.span.end)


def figures(folder: str, gazetteer: Gazetteer, *, parse: Parse | None = None) -> dict[str, float]:
    """The share of gold places with a reference that agrees, in all and of those that have a reference."""
    rows = list(asked(folder, gazetteer, parse=parse))
    hit = [row for row in rows if row.found]
    right = sum(row.right for row in rows)
    named = [row for row in rows if re.search(r"[A-Z]", row.place["text"][1:]) or row.place["text"][0].isupper()]
    return {
        "asked": len(rows),
        "found": round(100 * len(hit) / max(1, len(rows)), 1),
        "right": round(100 * right / max(1, len(rows)), 1),
        "named": len(named),
        "named_right": round(100 * sum(row.right for row in named) / max(1, len(named)), 1),
        "right_of_found": round(100 * right / max(1, len(hit)), 1),
    }
