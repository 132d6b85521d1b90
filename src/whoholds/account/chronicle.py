"""What happened: events, tolls and disputes over a stretch of days, from the claims of a ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from whoholds.account.account import Account
from whoholds.ledger import LedgerView
from whoholds.picture.coverage import Reach, reach
from whoholds.picture.disputes import over_events, over_holders
from whoholds.picture.events import Word, events_of
from whoholds.picture.likeness import TOLD_OF
from whoholds.records.control import Basis, Standing
from whoholds.records.events import Dispute, Event, Position

MARGIN = dt.timedelta(days=3)
"""Claims this near to the stretch may belong to its happenings."""
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2999, 12, 31)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both inclusive, and a country or None for all; `as_known` as everywhere."""

    first: dt.date = EARLIEST
    last: dt.date = LATEST
    country: str | None = None
    as_known: dt.date | None = None


def events(account: Account, span: Span) -> tuple[Event, ...]:
    """The happenings that reach into the stretch."""
    first = max(EARLIEST, span.first - MARGIN) if span.first > EARLIEST else EARLIEST
    last = span.last + MARGIN if span.last < LATEST else LATEST
    told = account.view.told_in(first, last, TOLD_OF, span.as_known, span.country)
    entries = [entry for entry in told if account.is_sure(entry)]
    if span.country:
        entries = [e for e in entries if any(ref.country == span.country for ref in e.claim.places)]
    found = events_of(entries, words_on_pairs(account.view, span.as_known))
    return tuple(event for event in found if event.first <= span.last and event.last >= span.first)


def words_on_pairs(view: LedgerView, as_known: dt.date | None = None) -> Word:
    """People's words on whether two claims are one happening; the last on a pair counts."""
    said: dict[frozenset[str], bool] = {}
    for judgement in view.judgements():
        known = as_known is None or judgement.known_from <= as_known
        if known and judgement.verdict in {"merge", "split"} and judgement.corrected_id:
            said[frozenset({judgement.claim_id, judgement.corrected_id})] = judgement.verdict == "merge"
    return said


def disputes(account: Account, span: Span) -> list[Dispute]:
    """Disputes over holders, then those over happenings, each in the order of days and places."""
    found = [
        *over_holders(disputed_holders(account, span)),
        *over_events(events(account, span)),
        *_misplaced(account, span),
    ]
    return sorted(
        found, key=lambda one: (one.about != "holder", one.first, one.place.name if one.place else "", one.about)
    )


def _misplaced(account: Account, span: Span) -> Iterable[Dispute]:
    """What reports say of places that the gazetteer has otherwise."""
    for one in account.view.discrepancies():
        if (
            one.published
            and span.first <= one.published <= min(span.last, span.as_known or span.last)
            and not span.country
        ):
            sides = (
                Position(f"{one.outlet}, {one.report_id}: “{one.words}”", ()),
                Position(f"the gazetteer: {one.known}", ()),
            )
            yield Dispute("gazetteer", None, one.published, one.published, sides)


def disputed_holders(account: Account, span: Span) -> list[Standing]:
    """The standings of places whose tenure in the stretch is disputed, each on the day it began."""
    return [one for one in changes(account, span) if one.tenure and one.tenure.basis is Basis.DISPUTED]


def changes(account: Account, span: Span) -> list[Standing]:
    """Changes of control in the stretch: each tenure that began in it, with its words."""
    if account.keeps(span.as_known) and not account.view.stale():
        began = account.view.changed(span.first, span.last, span.country)
        standings = [Standing(key, ref, tenure.since, None, tenure) for key, ref, tenure in began]
    else:
        standings = list(_told_anew(account, span))
    return account.with_words(sorted(standings, key=lambda one: (one.at, one.place.country or "", one.key)))


def _told_anew(account: Account, span: Span) -> Iterable[Standing]:
    for key, ref in account.view.places(account.view.controlled(span.country)).items():
        for tenure in account.history((key,), span.as_known):
            if span.first <= tenure.since <= span.last:
                yield Standing(key, ref, tenure.since, span.as_known, tenure)


def covered(account: Account, country: str | None = None) -> list[Reach]:
    """What was read, by outlet and country, with the gaps."""
    return reach(account.view.coverage(country))
