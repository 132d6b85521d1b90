"""What a report says of a place against what the gazetteer knows of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from whoholds.records import Discrepancy, PlaceRef, PlaceType, Report
from whoholds.resolve.places.distance import km_between
from whoholds.resolve.places.gazetteer import Gazetteer
from whoholds.resolve.places.normal import fold, likeness

_NAMESAKE = re.compile(
    r"[,\s(–—-]{1,3}(?:the\s|a\s)?(?:[\w-]+\s){0,2}?capital(?:\scity)?\sof\s(?:another|a|the|its)\s(?:[\w-]+\s){0,2}?"
    r"(?:province|governorate|state|region|oblast|district)\s(?:with|of|bearing|that\sbears)\sthe\ssame\sname",
    re.IGNORECASE,
)
_IN = re.compile(r",?\sin\s(?:the\s)?\Z", re.IGNORECASE)
_APPOSED = re.compile(r"[,\s(–—-]{1,3}\Z")
_SETTLED = (PlaceType.CITY, PlaceType.VILLAGE)
_SAME_KM = 30
_SURE = 0.8


def discrepancies(report: Report, places: Sequence[PlaceRef], gazetteer: Gazetteer) -> tuple[Discrepancy, ...]:
    """The discrepancies of a report whose places are known, in the order of their words.

    Only places chosen with some confidence are checked.
    """
    sure = [ref for ref in places if ref.span and ref.place_id and (ref.confidence or 0) >= _SURE]
    found = [
        *_capitals(report, sure),
        *_namesakes(report, sure, gazetteer),
        *_containment(report, sure),
    ]
    return tuple(sorted(set(found), key=lambda d: (d.span.start, d.span.end, d.says)))


def _capitals(report: Report, places: Sequence[PlaceRef]) -> Iterator[Discrepancy]:
    """ "X, the capital of Y", where Y has another capital."""
    described = [ref for ref in places if any(item.reason == "capital_of" for item in ref.evidence)]
    for capital in described:
        for town in places:
            if town.type not in _SETTLED or town.span is None or capital.span is None or town in described:
                continue
            gap = report.text[town.span.end : capital.span.start]
            if town.span.end <= capital.span.start and _APPOSED.fullmatch(gap) and not _same(town, capital):
                span = report.span(town.span.start, capital.span.end)
                yield Discrepancy(span, f"{town.name} is {capital.span.text}", f"that is {capital.name}")


def _same(one: PlaceRef, other: PlaceRef) -> bool:
    if one.place_id == other.place_id:
        return True
    points = [(ref.lat, ref.lon) for ref in (one, other) if ref.lat is not None and ref.lon is not None]
    return len(points) < 2 or km_between(points[0], points[1]) <= _SAME_KM


def _namesakes(report: Report, places: Sequence[PlaceRef], gazetteer: Gazetteer) -> Iterator[Discrepancy]:
    """ "X, the capital of a province of the same name", where X lies in a province of another name."""
    for town in places:
        if town.type not in _SETTLED or town.span is None or not town.admin1:
            continue
        match = _NAMESAKE.match(report.text, town.span.end)
        names = {town.name, town.span.text}
        if match and all(likeness(fold(name), fold(town.admin1)) < 0.75 for name in names):
            known = f"{town.name} lies in {town.admin1}"
            entry = gazetteer.by_id(town.place_id or "")
            if entry and gazetteer.seats(entry):
                known = f"{town.name} is the capital of {town.admin1}"
            span = report.span(town.span.start, match.end())
            yield Discrepancy(span, f"{town.name} is the capital of a province of that name", known)


def _containment(report: Report, places: Sequence[PlaceRef]) -> Iterator[Discrepancy]:
    """ "X in Y", where the gazetteer knows X elsewhere only."""
    for town, area in pairwise(places):
        if town.span is None or area.span is None or town.type not in _SETTLED or town.relation:
            continue
        if not _IN.fullmatch(report.text[town.span.end : area.span.start]):
            continue
        outside = area.type is PlaceType.COUNTRY and area.country != town.country
        outside |= area.type is PlaceType.PROVINCE and area.country == town.country and _other(area.admin1, town.admin1)
        if outside:
            where = ", ".join(part for part in (town.admin1, town.country) if part)
            span = report.span(town.span.start, area.span.end)
            yield Discrepancy(span, f"{town.name} is in {area.name}", f"{town.name} lies in {where}")


def _other(one: str | None, another: str | None) -> bool:
    return bool(one and another) and likeness(fold(one or ""), fold(another or "")) < 0.75
