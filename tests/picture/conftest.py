"""Claims about one town, written by hand or drawn."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import settings

from whoholds.picture import moves_of, trace
from whoholds.records import (
    ActorRef,
    BlockKind,
    Claim,
    Extent,
    Kind,
    PlaceRef,
    PlaceType,
    Source,
    Span,
    SpeakerKind,
    Status,
    When,
)
from whoholds.records.control import Tenure
from whoholds.records.entries import Entry

settings.register_profile("no deadline", deadline=None)  # a busy machine is no failure
settings.load_profile("no deadline")

TOWN = PlaceRef(None, "Delmar", PlaceType.CITY, "XA", "North", 10.0, 20.0, "test:1")


def day(text: str) -> dt.date:
    """ "03-05" is 5 March 2020."""
    return dt.date.fromisoformat(f"2020-{text}")


@dataclass(frozen=True, slots=True)
class Said:
    """A claim in short: who did what, on which day, told when, by whom; sides are joined by "+".

    `after` are the words that follow the cue.
    """

    kind: str
    who: str = ""
    on: str | None = None
    to: str | None = None
    words: str = "then"
    told: str = "03-10"
    whom: str = ""
    by: str = ""
    speaker: SpeakerKind = SpeakerKind.OTHER
    status: str = "asserted"
    extent: str | None = None
    cue: str = ""
    places: tuple[PlaceRef, ...] = (TOWN,)
    outlet: str = "Gazette"
    report: str = ""
    block: BlockKind = BlockKind.PARAGRAPH
    after: str = " Delmar"

    def entry(self) -> Entry:
        """The claim as the ledger gives it."""
        cue = self.cue or self.kind
        quote = cue + self.after
        claim = Claim(
            self.report or f"{self.outlet} {self.told} {self.by}", Kind(self.kind), Span(0, len(cue), cue),
            Span(0, len(quote), quote), self.block, _actors(self.who), _actors(self.whom), self._places(quote),
            self._when(), (), Source(_words(self.by), self.by, self.speaker) if self.by else None, Status(self.status),
            Extent(self.extent) if self.extent else None,
        )  # fmt: skip
        return Entry(claim, day(self.told), day(self.told), day(self.told), self.outlet)

    def _places(self, quote: str) -> tuple[PlaceRef, ...]:
        """The places, the first with its words where they stand in the quote."""
        first, *rest = self.places
        at = quote.find(first.name)
        if self.after == " Delmar" or at < 0:
            return self.places
        return (replace(first, span=Span(at, at + len(first.name), first.name)), *rest)

    def _when(self) -> When | None:
        if self.on is None:
            return None
        return When(_words(self.words) if self.words else None, day(self.on), day(self.to or self.on), 1)


def _words(text: str) -> Span:
    return Span(0, len(text), text)


def _actors(names: str) -> tuple[ActorRef, ...]:
    return tuple(ActorRef(None, name) for name in names.split("+") if name)


def say(kind: str, who: str = "", **fields: Any) -> Entry:
    """An entry: `say("capture", "Reds", on="03-05", by="a Reds spokesman")`; the fields are those of Said."""
    return Said(kind, who, **fields).entry()


def history(*entries: Entry) -> tuple[Tenure, ...]:
    """The history of the town."""
    return trace(move for entry in entries for move in moves_of(entry, ("test:1",)))


def on(tenures: tuple[Tenure, ...], text: str) -> str:
    """How the town stood on a day: "held Reds reported"."""
    tenure = next((one for one in tenures if one.covers(day(text))), None)
    if tenure is None:
        return "unknown"
    holder = "+".join(side.name for side in tenure.holder)
    return " ".join(
        filter(None, (tenure.state, holder, tenure.extent if tenure.state == "contested" else "", tenure.basis))
    )


@pytest.fixture
def delmar() -> PlaceRef:
    """The town."""
    return TOWN
