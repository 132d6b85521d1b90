"""Places that a report describes: "the capital of Nimroz province", "the Syrian capital", "Israeli airspace"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoholds.records import Evidence, PlaceRef, PlaceType, Report, Span
from whoholds.resolve.places.gazetteer import Candidate, Gazetteer
from whoholds.resolve.places.refer import english

_OF_NAME = re.compile(
    r"\b(?:(?:the|its|their)\s)?(?:[\w-]+\s){0,2}?(?:capital(?:\scity)?|seat)\sof\s(?:the\s)?(?:[\w-]+\s){0,2}\Z",
    re.IGNORECASE,
)
_NAMES_OWN = re.compile(
    r"['’]s\s(?:(?:provincial|regional|state|de facto|de-facto|administrative)\s)?capital(?:\scity)?\b", re.IGNORECASE
)
_PROVINCIAL = re.compile(
    r"\b(?:the|its|their)\s(?:(?:northern|southern|eastern|western|central|besieged|strategic|key)\s)?"
    r"(?:provincial|regional|governorate['’]s|province['’]s|state|oblast['’]s|district)\scapital\b",
    re.IGNORECASE,
)
_THE_CAPITAL = re.compile(
    r"\b(?:in|into|near|from|to|around|outside|towards?|on|of|reached|entered|enter|seized|captured|took)\s(the\scapital)\b(?!\s(?:of|city\sof|punishment|and\s[A-Z]|[A-Z]))"
)
_GROUND = re.compile(
    r"\b([A-Z][\w-]{2,30}(?:\s[A-Z][a-z]{2,30})?)[\s-](territory|airspace|soil|territorial\swaters|waters|coast|capital|mainland)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place that the report names: its reference, where its words stand, and its entry."""

    ref: PlaceRef
    start: int
    end: int
    candidate: Candidate


def descriptions(report: Report, named: Sequence[Named], gazetteer: Gazetteer) -> Iterator[PlaceRef]:
    """A reference for each description that the gazetteer and the names of the report make clear."""
    yield from _of_names(report, named, gazetteer)
    yield from _of_demonyms(report, gazetteer)
    yield from _of_the_report(report, named, gazetteer)


def _of_names(report: Report, named: Sequence[Named], gazetteer: Gazetteer) -> Iterator[PlaceRef]:
    """ "The capital of X", "X's capital"."""
    for item in named:
        if report.text[item.end : item.end + 1] in ("-", "–"):  # "the Pakistan-administered part"
            continue
        if item.ref.type not in (PlaceType.PROVINCE, PlaceType.COUNTRY, PlaceType.DISTRICT, PlaceType.REGION):
            continue
        lead = _OF_NAME.search(report.text, max(0, item.start - 60), item.start)
        tail = _NAMES_OWN.match(report.text, item.end)
        seat = gazetteer.seat(item.candidate) if lead or tail else None
        if seat and lead:
            yield _reference(report.span(_words(lead), item.end), seat, "capital_of")
        elif seat and tail:
            yield _reference(report.span(item.start, tail.end()), seat, "capital_of")


def _words(match: re.Match[str]) -> int:
    """Where the description begins, less what only leads up to it ("of", "in")."""
    text = match.group()
    found = re.search(r"(?:the|its|their)\s(?:[\w-]+\s){0,2}?(?:capital|seat)|capital|seat", text, re.IGNORECASE)
    return match.start() + (found.start() if found else 0)


def _of_demonyms(report: Report, gazetteer: Gazetteer) -> Iterator[PlaceRef]:
    """ "The Syrian capital", "Israeli airspace"."""
    for match in _GROUND.finditer(report.text):
        words = match.group(1).split()
        code = gazetteer.demonyms.get(match.group(1)) or gazetteer.demonyms.get(words[-1])
        country = gazetteer.by_key(code) if code else None
        if country is None:
            continue
        span = report.span(match.start(), match.end())
        if match.group(2) == "capital":
            seat = gazetteer.seat(country)
            if seat:
                yield _reference(span, seat, "capital_of")
        else:
            yield _reference(span, country, "demonym")


def _of_the_report(report: Report, named: Sequence[Named], gazetteer: Gazetteer) -> Iterator[PlaceRef]:
    """ "The provincial capital", "the capital": of the province or country that the report named last before it."""
    for match in _PROVINCIAL.finditer(report.text):
        division = _last(named, match.start(), PlaceType.PROVINCE)
        beside = _seat_near(named, match, gazetteer)
        seat = beside or (gazetteer.seat(division.candidate) if division else None)
        if seat:
            yield _reference(report.span(match.start(), match.end()), seat, "capital_of_last")
    for match in _THE_CAPITAL.finditer(report.text):
        country = _country_before(named, match.start(), gazetteer)
        seat = gazetteer.seat(country) if country else None
        if seat:
            yield _reference(report.span(match.start(1), match.end(1)), seat, "capital_of_last", 0.7)


def _last(named: Sequence[Named], before: int, kind: PlaceType) -> Named | None:
    """The last place of this type named before an offset, if it isn't too far back."""
    earlier = [n for n in named if n.end <= before and n.candidate.place.type is kind]
    return max(earlier, key=lambda n: n.end) if earlier and before - max(n.end for n in earlier) < 600 else None


def _seat_near(named: Sequence[Named], match: re.Match[str], gazetteer: Gazetteer) -> Candidate | None:
    """The capital of a division that stands right beside the words: "the provincial capital, Zaranj"."""
    beside = [n for n in named if 0 <= n.start - match.end() < 5 or 0 <= match.start() - n.end < 5]
    return next((n.candidate for n in beside if gazetteer.seats(n.candidate)), None)


def _country_before(named: Sequence[Named], before: int, gazetteer: Gazetteer) -> Candidate | None:
    """The country of the place named last."""
    earlier = [n for n in named if n.end <= before and n.candidate.place.country]
    last = max(earlier, key=lambda n: n.end, default=None)
    return gazetteer.by_key(last.candidate.place.country or "") if last else None


def _reference(span: Span, candidate: Candidate, reason: str, confidence: float = 0.9) -> PlaceRef:
    place = candidate.place
    return PlaceRef(
        span=span,
        name=english(place.name),
        type=place.type,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        place_id=place.id,
        precision=6 if place.type is PlaceType.COUNTRY else 1,
        confidence=confidence,
        evidence=(Evidence(reason, 1.0),),
    )
