"""Parting the gazetteer's names in a report into those that may be places and those that are none, with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whoholds.records import PlaceType, Span
from whoholds.resolve.places.choose import Choice, Group, leading_countries
from whoholds.resolve.places.entries import Grade
from whoholds.resolve.places.keep import LONGER, PERSON, PREFIXES, Case, refusal
from whoholds.resolve.places.normal import fold, likeness
from whoholds.resolve.places.page import Page
from whoholds.resolve.places.scan import Hit, scan
from whoholds.resolve.places.surroundings import Around, around
from whoholds.resolve.places.unlisted import sightings

_ENOUGH = 20
_FUZZY_LENGTH = 5
_SEAT_LIKENESS = 0.6


@dataclass(frozen=True, slots=True)
class Sifted:
    """The hits that may be places, with their surroundings, and the refused ones with the reason."""

    kept: tuple[tuple[Hit, Around], ...]
    refused: tuple[tuple[Hit, str], ...]


def sift(page: Page) -> Sifted:
    """Judge every hit of the scan."""
    cases = _placed([_case(page, hit) for hit in scan(page.words, page.gazetteer, small=page.without_capitals)], page)
    people = _people(cases)
    kept: list[tuple[Hit, Around]] = []
    refused: list[tuple[Hit, str]] = []
    for case in cases:
        why = refusal(replace(case, people=people))
        if why:
            refused.append((case.hit, why))
        else:
            kept.append((_with_seats(case.hit, page), case.near))
    return Sifted(tuple(kept), tuple(refused))


def _with_seats(hit: Hit, page: Page) -> Hit:
    """The hit, its divisions' capitals among the candidates where they bear nearly the same name.

    A spelling that is listed for the province only may still mean the town.
    """
    known = {c.row for c in hit.candidates}
    seats = [page.gazetteer.seat(c) for c in hit.candidates if c.place.type is PlaceType.PROVINCE]
    more = [
        replace(seat, grade=Grade.ALTERNATE)
        for seat in seats
        if seat and seat.row not in known and likeness(fold(seat.place.name), hit.key) > _SEAT_LIKENESS
    ]
    return replace(hit, candidates=(*hit.candidates, *more)) if more else hit


def _case(page: Page, hit: Hit) -> Case:
    label, longer = page.label(page.words[hit.first].start, page.words[hit.last - 1].end)
    near = around(page.report.text, page.words, hit, page.cues)
    return Case(
        page.words, hit, near, page.cues, demonyms=frozenset(page.gazetteer.demonyms), label=label, longer=longer
    )


def _placed(cases: Sequence[Case], page: Page) -> list[Case]:
    """The cases, each told whether words of place stand somewhere beside its name, or a list of places."""
    marked = [case.near.cue == 2 or case.near.hint is not None or case.label in ("LOC", "FAC") for case in cases]
    keys = {case.hit.key for case, mark in zip(cases, marked, strict=True) if mark}
    for i, case in enumerate(cases):
        listed = any(
            marked[j] and _listed(page, cases[min(i, j)].hit, cases[max(i, j)].hit)
            for j in (i - 1, i + 1)
            if 0 <= j < len(cases)
        )
        if listed:
            keys.add(case.hit.key)
    return [replace(case, placelike=case.hit.key in keys) for case in cases]


def _listed(page: Page, one: Hit, other: Hit) -> bool:
    """Whether two names are items of one list."""
    gap = page.report.text[page.words[one.last - 1].end : page.words[other.first].start]
    return gap in (", ", " and ", ", and ")


def _people(cases: Sequence[Case]) -> frozenset[str]:
    """Keys of names that are people's in this report more often than they are places."""
    persons: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for case in cases:
        why = refusal(case)
        if why and (why.startswith(PERSON) or _surname(case, why)):
            persons[case.hit.key] += 1
        elif case.near.cue == 2 or case.near.hint is not None or case.label == "LOC":
            places[case.hit.key] += 1
    return frozenset(key for key, count in persons.items() if count > places[key])


def _surname(case: Case, why: str) -> bool:
    """Whether a name refused as part of a longer one may be a surname, which the report then uses alone."""
    before = case.before
    return (
        why == LONGER and before is not None and before.capital and case.near.cue == 0 and before.lower not in PREFIXES
    )


def unlisted(
    page: Page, sifted: Sifted, choices: Mapping[Group, Choice], demonyms: Mapping[str, float]
) -> list[tuple[Hit, Around]]:
    """Names that the gazetteer holds in another spelling at best, in the countries that the report is about."""
    taken = {i for hit, near in sifted.kept for i in range(hit.first - near.before, hit.last + near.after)}
    taken |= {
        i
        for hit, why in sifted.refused
        if why.startswith(PERSON) or "organisation" in why
        for i in range(hit.first, hit.last)
    }
    marked = [label for label in page.labels if label.kind in ("LOC", "FAC")]
    labelled = {i for label in marked for i in page.inside(label.start, label.end)}
    countries = leading_countries(choices, demonyms)
    found = []
    for sighting in sightings(page, taken, labelled):
        hit = sighting.hit
        exact = page.gazetteer.candidates(page.text(hit.first, hit.last))
        found.append((spelt_otherwise(page, replace(hit, candidates=exact[:_ENOUGH]), countries), sighting.near))
    return found


def spelt_otherwise(page: Page, hit: Hit, countries: Sequence[str]) -> Hit:
    """A hit without candidates gets those of these countries whose names sound like it."""
    if hit.candidates or len(hit.key) < _FUZZY_LENGTH:
        return hit
    return replace(hit, candidates=page.gazetteer.alike(page.text(hit.first, hit.last), countries=countries)[:_ENOUGH])


def hit_at(page: Page, span: Span) -> list[Hit]:
    """The name that a span of the report holds, as a hit; none if it holds no word."""
    inside = [i for i, w in enumerate(page.words) if w.start < span.end and span.start < w.end]
    if not inside:
        return []
    return [_with_seats(Hit(inside[0], inside[-1] + 1, fold(span.text), page.gazetteer.candidates(span.text)), page)]
