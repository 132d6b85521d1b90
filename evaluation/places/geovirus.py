"""GeoVirus: place names of Wikinews articles with coordinates, read from raw text."""

from __future__ import annotations

import lzma
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, replace

from evaluation.places.gold import Parse
from evaluation.shared import SHARED
from whoholds.mark import mark
from whoholds.records import PlaceType, Report, Span
from whoholds.resolve.places import Gazetteer
from whoholds.resolve.places.distance import km_between
from whoholds.resolve.places.find import Reading, read_given, read_places, references

NEAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A gold name: where it stands and which point it means."""

    span: Span
    at: tuple[float, float]


def articles() -> Iterator[tuple[Report, tuple[Spot, ...]]]:
    """Each article with its names. The file counts its offsets from 1."""
    with lzma.open(SHARED / "data" / "geo" / "GeoVirus.xml.xz") as file:
        root = ET.parse(file).getroot()
    for article in root.iter("article"):
        report = Report(text=article.findtext("text") or "")
        spots = []
        for item in article.iter("location"):
            start, end = int(item.findtext("start") or 0) - 1, int(item.findtext("end") or 0) - 1
            at = (float(item.findtext("lat") or 0), float(item.findtext("lon") or 0))
            spots.append(Spot(report.span(start, end), at))
        yield report, tuple(spots)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One gold name or one name found beyond the gold: what was there and what was found."""

    report: Report
    spot: Spot | None
    found: Span | None
    at: tuple[float, float] | None
    note: str

    @property
    def km(self) -> float:
        return km_between(self.spot.at, self.at) if self.spot and self.at else 99999.0


def raw(gazetteer: Gazetteer, *, parse: Parse | None = None) -> Iterator[Outcome]:
    """Names found in the raw text against the gold: hits, misses and extras."""
    for report, spots in articles():
        blocks = mark(report) if parse else ()
        reading = read_places(report, blocks, parse(report, blocks) if parse else (), gazetteer)
        yield from _compare(report, spots, reading, gazetteer)


def given(gazetteer: Gazetteer) -> Iterator[Outcome]:
    """Names at the gold's own spans: only the choice is asked."""
    for report, spots in articles():
        reading = read_given(report, [s.span for s in spots], gazetteer)
        yield from _compare(report, spots, reading, gazetteer)


# GeoVirus doesn't mark facilities ("Dresden Zoo"), so those that only the words show to be one don't count as extras.
def _compare(report: Report, spots: tuple[Spot, ...], reading: Reading, gazetteer: Gazetteer) -> Iterator[Outcome]:
    names = {(m.start, m.end): m for m in reading.mentions if m.candidates or m.hint is not PlaceType.FACILITY}
    # The names stand without their directions and relations, so the place itself is asked, not a part of it.
    bare = {span: replace(m, bearing="", border=False) for span, m in names.items()}
    refs = {names[span]: references(report, [m], reading, gazetteer)[0] for span, m in bare.items()}
    for spot in spots:
        mention = names.pop((spot.span.start, spot.span.end), None)
        ref = refs[mention] if mention else None
        at = (ref.lat, ref.lon) if ref and ref.lat is not None and ref.lon is not None else None
        yield Outcome(report, spot, spot.span if mention else None, at, ref.place_id or ref.reason or "" if ref else "")
    for (start, end), mention in names.items():
        yield Outcome(report, None, report.span(start, end), None, refs[mention].place_id or "")


def figures(gazetteer: Gazetteer, *, parse: Parse | None = None) -> dict[str, float]:
    """The figures of the table, in per cent."""
    outcomes = list(raw(gazetteer, parse=parse))
    gold = [o for o in outcomes if o.spot]
    hits = [o for o in gold if o.found]
    extras = len(outcomes) - len(gold)
    told = [o for o in given(gazetteer) if o.spot]
    return {
        "finding_precision": _share(len(hits), len(hits) + extras),
        "finding_recall": _share(len(hits), len(gold)),
        "finding_f1": _share(2 * len(hits), len(hits) + extras + len(gold)),
        "given_within_161km": _share(sum(o.km <= NEAR_KM for o in told), len(told)),
        "end_to_end": _share(sum(o.km <= NEAR_KM for o in hits), len(gold)),
    }


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
