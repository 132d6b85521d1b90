"""A part of a ledger: the claims, events, tenures, places and reports that were asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whoholds.account import chronicle
from whoholds.account.account import Account
from whoholds.account.chronicle import EARLIEST, LATEST, Span
from whoholds.picture.sides import is_meant
from whoholds.records import ActorRef, PlaceRef
from whoholds.records.asked import Asked, Listed
from whoholds.records.control import Side, Standing
from whoholds.records.entries import Entry
from whoholds.records.events import Event


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for of an account, as if no claim less sure than asked had been read.

    Each list is read when it is called for.
    """

    account: Account
    asked: Asked

    @property
    def sure(self) -> Account:
        """The account as if nothing less sure than asked had been read."""
        return self.account.surer(self.asked.least)

    def entries(self, after: int = 0) -> Iterator[tuple[int, Entry]]:
        """Claims with their numbers in the order of ingest, those after a number."""
        asked = self.asked
        for seq, entry in self.account.catalogue.claims(asked, after):
            claim = entry.claim
            concerned = asked.actor is None or is_among(asked.actor, (*claim.agents, *claim.targets))
            if concerned and self.sure.is_sure(entry):
                yield seq, self.account.outlets.label(entry)

    def events(self) -> list[Event]:
        """Happenings in the order of their days."""
        asked = self.asked
        return [
            event
            for event in chronicle.events(self.sure, self.span)
            if (not asked.kinds or event.kind in asked.kinds)
            and (asked.actor is None or is_among(asked.actor, _concerned(event)))
        ]

    def control(self) -> list[Standing]:
        """Tenures in the order of their first days, each as the standing of its place on that day, with its words."""
        asked = self.asked
        since_ever = Span(EARLIEST, self.span.last, asked.country, asked.as_known)
        return [
            one
            for one in chronicle.changes(self.sure, since_ever)
            if one.tenure
            and (asked.first is None or one.tenure.until is None or one.tenure.until > asked.first)
            and (asked.actor is None or is_among(asked.actor, (*one.tenure.holder, *one.tenure.besieger)))
        ]

    def places(self, after: str = "") -> Iterator[tuple[str, PlaceRef]]:
        """Places that reports name, by key; only `country` bears on them."""
        return self.account.catalogue.places(self.asked.country, after)

    def reports(self, after: int = 0) -> Iterator[Listed]:
        """Reports in the order of ingest; days of publication, country and `as_known` bear on them."""
        return self.account.catalogue.reports(self.asked, after)

    def reports_named(self, ids: Iterable[str]) -> dict[str, Listed]:
        """Reports by their ids."""
        return self.account.catalogue.reports_named(ids)

    @property
    def span(self) -> Span:
        """The days and the country asked for."""
        asked = self.asked
        return Span(asked.first or EARLIEST, asked.last or LATEST, asked.country, asked.as_known)


def _concerned(event: Event) -> Iterator[ActorRef]:
    yield from event.agents
    for entry in event.entries:
        yield from entry.claim.targets


def is_among(actor: str, refs: Iterable[ActorRef | Side]) -> bool:
    """Whether one of the sides is meant."""
    return any(is_meant(actor, ref) for ref in refs)
