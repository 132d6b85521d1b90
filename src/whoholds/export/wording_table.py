"""A claim as the cells of a table on a terminal."""

from __future__ import annotations

import datetime as dt

from whoholds.export.wording import Voice, kind_words, standing_of_voice
from whoholds.records import ActorRef, Claim, PlaceRef, Status, When


def claim_cells(claim: Claim) -> tuple[str, ...]:
    """Kind, who, whom with how many, where, when, and who says so; a status other than asserted stands before it."""
    kind = kind_words(claim) + (f", {claim.extent.value}" if claim.extent else "")
    whom = [*_names(claim.targets), *(_size(count.low, count.high, count.what.value) for count in claim.counts)]
    return (
        kind,
        "; ".join(_names(claim.agents)),
        "; ".join(whom),
        "; ".join(map(_place, claim.places)),
        _days(claim.when),
        _voice(claim),
    )


def _names(refs: tuple[ActorRef, ...]) -> list[str]:
    return [ref.name for ref in refs]


def _size(low: int | None, high: int | None, what: str) -> str:
    if low is None:
        return what if high is None else f"{high:,} or fewer {what}"
    if high is None:
        return f"{low:,} or more {what}"
    return f"{low:,} {what}" if low == high else f"{low:,}-{high:,} {what}"


def _place(ref: PlaceRef) -> str:
    return ref.name if ref.lat is not None else f"{ref.name} (unresolved)"


def _days(when: When | None) -> str:
    """ "9 Aug 2021", "7-9 Aug 2021", "30 Jul-2 Aug 2021": short enough for a column."""
    if when is None:
        return ""
    start, end = when.start, when.end
    if (start, end) == (dt.date(end.year, 1, 1), dt.date(end.year, 12, 31)):
        return str(end.year)
    if start == end:
        return f"{end.day} {end:%b %Y}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}-{end.day} {end:%b %Y}"
    year = "" if start.year == end.year else f" {start.year}"
    return f"{start.day} {start:%b}{year}-{end.day} {end:%b %Y}"


def _voice(claim: Claim) -> str:
    """Who says so, with how a side stands to its own doing; nothing for the report's own voice."""
    speaker = (claim.source.name or claim.source.span.text) if claim.source else ""
    if claim.status is not Status.ASSERTED:
        return f"{claim.status.value.upper()} {speaker}".strip()
    voice = standing_of_voice(claim)
    return speaker if voice is Voice.REPORTED else f"{voice.value} by {speaker}"
