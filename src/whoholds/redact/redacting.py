"""A reading with its text masked and everything that is cut from the text cut anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from whoholds.ledger.rows import Reading
from whoholds.records import Block, Claim, Discrepancy, Drop, PlaceRef, Report, Span
from whoholds.records.spans import only
from whoholds.redact.persons import mail_addresses
from whoholds.redact.policy import NO_POINT, Policy

MASK = "█"
NAMED_BY_ID = 2
"""Decimals from which a place keeps its id: by it the sharp point can be looked up."""
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Redacted:
    """A reading that may be shown. What was passed over isn't kept: its words are what nobody vouched for."""

    report: Report
    blocks: tuple[Block, ...]
    places: tuple[PlaceRef, ...]
    claims: tuple[Claim, ...]
    drops: tuple[Drop, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()


def redact(reading: Reading, persons: Sequence[Span], policy: Policy) -> Redacted:
    """The reading as the policy lets it be seen; every span still says what stands in the report's new text.

    `persons` are the names of private persons in the text. Ids of claims change, so that nobody joins them to the old.
    """
    masked = persons if policy.mask else ()
    hidden = [span for span in masked if span.text.casefold() not in policy.keep]
    text = mask(reading.report.text, hidden)
    if policy.quotes_only:
        text = only(text, [claim.quote for claim in reading.claims])
    names = sorted({span.text for span in hidden}, key=len, reverse=True)
    cut = _Cut(text, names)
    report = reading.report
    title = cut.words(report.title) if report.title else report.title
    outlet = report.source
    if outlet and policy.mask:
        outlet = cut.words(mask(outlet, mail_addresses(outlet)))
    return Redacted(
        replace(report, text=text, title=title, source=outlet, url=None, authors=(), marks=(), coded=()),
        tuple(map(cut.anew, reading.blocks)),
        tuple(blurred(cut.anew(place), policy) for place in reading.places),
        tuple(_claim(cut.anew(claim), policy) for claim in reading.claims),
    )


def mask(text: str, spans: Iterable[Span]) -> str:
    """The text with the letters and digits of these stretches masked, each by one character."""
    letters = list(text)
    for span in spans:
        for place in range(span.start, span.end):
            letters[place] = MASK if letters[place].isalnum() else letters[place]
    return "".join(letters)


def blurred(place: PlaceRef, policy: Policy) -> PlaceRef:
    """The place with its point as sharp as the policy lets it be; what led to it goes with the point."""
    decimals = policy.decimals.get(place.type)
    if decimals is None or place.lat is None or place.lon is None:
        return place
    if decimals == NO_POINT:
        return replace(place, lat=None, lon=None, place_id=None, reason="its point is not shown", evidence=())
    known = place.place_id if decimals >= NAMED_BY_ID else None
    return replace(
        place, lat=round(place.lat, decimals), lon=round(place.lon, decimals), place_id=known, evidence=()
    )  # fmt: skip


def _claim(claim: Claim, policy: Policy) -> Claim:
    return replace(claim, places=tuple(blurred(place, policy) for place in claim.places))


@dataclass(frozen=True, slots=True)
class _Cut:
    """Cuts the spans of any record from the new text, and masks the names in its words."""

    text: str
    names: Sequence[str]

    def anew(self, record: Record) -> Record:
        """The record with every span in it cut anew."""
        made: Any = self._value(record)
        return made  # type: ignore[no-any-return]

    def words(self, words: str) -> str:
        """Words with the names in them masked."""
        for name in self.names:
            if name in words:
                words = words.replace(name, mask(name, [Span(0, len(name), name)]))
        return words

    def _value(self, value: Any) -> Any:
        if isinstance(value, Span):
            return Span(value.start, value.end, self.text[value.start : value.end])
        if is_dataclass(value) and not isinstance(value, type):
            told = (field.name for field in fields(value) if not field.name.endswith("id"))
            return replace(value, **{name: self._value(getattr(value, name)) for name in told})
        if isinstance(value, tuple):
            return tuple(map(self._value, value))
        return self.words(value) if type(value) is str else value
