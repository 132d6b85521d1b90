"""Questions to a ledger: who holds a place, or each place, on a day, as known now or as known then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from copy import copy
from dataclasses import replace
from functools import cache
from pathlib import Path

from whoholds.account.find import Found, Lookup, find
from whoholds.account.kin import Kin
from whoholds.account.outlets import Outlets
from whoholds.account.telling import tell
from whoholds.ledger import LedgerView, connect
from whoholds.ledger.catalogue import Catalogue
from whoholds.ledger.evidence import Archive, ask, turns
from whoholds.picture.sides import is_meant
from whoholds.records import PlaceRef
from whoholds.records.control import Standing, Tenure
from whoholds.records.entries import Entry
from whoholds.records.keys import WITHIN, fold


class Account:
    """A ledger, opened to read, and the picture that follows from it."""

    def __init__(self, ledger: str | Path, *, kin: Callable[[], Kin] = Kin, outlets: Outlets | None = None) -> None:
        self.outlets = outlets or Outlets()
        self._kin = cache(kin)
        self._engine = connect(ledger, read_only=True)
        self.view = LedgerView(self._engine)
        self.catalogue = Catalogue(self._engine, self.view)
        self.least = 0.0

    def close(self) -> None:
        """Let go of the ledger."""
        self._engine.dispose()

    def surer(self, least: float) -> Account:
        """The same ledger as if no claim less sure than `least`, 0 to 1, had been read."""
        if least <= self.least:
            return self
        other = copy(self)
        other.least = least
        return other

    def is_sure(self, entry: Entry) -> bool:
        """Whether a claim is as sure as asked."""
        return entry.claim.confidence >= self.least

    def who(
        self,
        place: str,
        *,
        at: dt.date,
        as_known: dt.date | None = None,
        lookup: Lookup | None = None,
        history: bool = False,
    ) -> list[Standing]:
        """The standing of each place that the name may mean; none if no report in the ledger names it."""
        found = find(self.view, place, lookup=lookup)
        standings = [self._standing(one, at, as_known) for one in found]
        told = [one for one in standings if one.history] or standings
        return self.with_words([one if history else replace(one, history=()) for one in told])

    def picture(
        self,
        *,
        at: dt.date,
        as_known: dt.date | None = None,
        country: str | None = None,
        actor: str | None = None,
        words: bool = True,
    ) -> list[Standing]:
        """The standing of each place that control claims tell of on the day; `words` brings the claims along."""
        standings = self._kept(at, country) if self.keeps(as_known) else self._as_known(at, as_known, country)
        if actor:
            standings = [one for one in standings if _concerns(one.tenure, actor)]
        ordered = sorted(standings, key=_by_country_and_sort)
        return self.with_words(ordered) if words else ordered

    def keeps(self, as_known: dt.date | None) -> bool:
        """Whether the histories that the ledger keeps are those asked for: of all claims, as known now."""
        return as_known is None and not self.least

    def history(self, keys: Collection[str], as_known: dt.date | None = None) -> tuple[Tenure, ...]:
        """All tenures of the place that goes by these keys, as known on a day, else now."""
        if self.keeps(as_known) and len(keys) == 1:
            kept = self.view.history(next(iter(keys)))
            if kept:
                return kept
        return tell(keys, ask(self._engine, keys, as_known).of(self.is_sure), self._kin())

    def histories(self, keys: Iterable[str], as_known: dt.date | None = None) -> dict[str, tuple[Tenure, ...]]:
        """The history of each place as told from its claims, all read in one transaction."""
        with self._engine.connect() as connection:
            archive = Archive(connection, as_known)
            return {key: tell((key,), archive.evidence((key,)).of(self.is_sure), self._kin()) for key in keys}

    def turns(self, keys: Collection[str]) -> dict[str, list[dt.date]]:
        """For each place the days from which more or less was known of it: between them its history stays as it is."""
        return turns(self._engine, keys)

    def _standing(self, found: Found, at: dt.date, as_known: dt.date | None) -> Standing:
        history = self.history(found.keys, as_known)
        now = next((tenure for tenure in history if tenure.covers(at)), None)
        return Standing(found.keys[0], found.place, at, as_known, now, history=history)

    def _kept(self, at: dt.date, country: str | None) -> list[Standing]:
        stale = self.view.stale()
        kept = [
            Standing(key, ref, at, None, now) for key, ref, now in self.view.standing(at, country) if key not in stale
        ]
        places = {key: ref for key, ref in self.view.places(stale).items() if country in {None, ref.country}}
        return kept + self._told(places, at, None)

    def _as_known(self, at: dt.date, as_known: dt.date | None, country: str | None) -> list[Standing]:
        return self._told(self.view.places(self.view.controlled(country)), at, as_known)

    def _told(self, places: dict[str, PlaceRef], at: dt.date, as_known: dt.date | None) -> list[Standing]:
        standings = (self._standing(Found(ref, (key,)), at, as_known) for key, ref in places.items())
        return [replace(one, history=()) for one in standings if one.tenure]

    def with_words(self, standings: Iterable[Standing]) -> list[Standing]:
        """The standings with the claims for and against their tenures."""
        listed = list(standings)
        wanted = {key for one in listed if one.tenure for key in (*one.tenure.supporting, *one.tenure.opposing)}
        claims = {key: self.outlets.label(entry) for key, entry in self.view.claims(wanted).items()}
        return [
            replace(
                one,
                supporting=tuple(claims[key] for key in one.tenure.supporting if key in claims),
                opposing=tuple(claims[key] for key in one.tenure.opposing if key in claims),
            )
            if one.tenure
            else one
            for one in listed
        ]


def _by_country_and_sort(standing: Standing) -> tuple[object, ...]:
    """Countries in turn; in each towns and divisions by name, then the sites in them."""
    place = standing.place
    return place.country is None, place.country or "", place.type in WITHIN, fold(place.name), standing.key


def _concerns(tenure: Tenure | None, actor: str) -> bool:
    return tenure is not None and any(is_meant(actor, side) for side in (*tenure.holder, *tenure.besieger))
