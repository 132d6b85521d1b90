"""Claims about one town, written by hand or drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

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

TOWN = PlaceRef(None, "Delmar", PlaceType.CITY, "XA", "North", 10.0, 20.0, "test:1")


def day(text: str) -> dt.date:
    """ "03-05" is 5 March 2020."""
    return dt.date.fromisoformat(f"2020-{text}")


Say = Callable[..., Entry]


def say(
    kind: str,
    who: str = "",
    *,
    on: str | None = None,
    to: str | None = None,
    words: str = "then",
    told: str = "03-10",
    whom: str = "",
    by: str = "",
    speaker: SpeakerKind = SpeakerKind.OTHER,
    status: str = "asserted",
    extent: str | None = None,
    cue: str = "",
    places: tuple[PlaceRef, ...] = (TOWN,),
    outlet: str = "Gazette",
    report: str = "",
    block: BlockKind = BlockKind.PARAGRAPH,
) -> Entry:
    """An entry: `say("capture", "Reds", on="03-05", by="a Reds spokesman")`."""
    cue = cue or kind
    quote = Span(0, len(cue) + 7, cue + " Delmar")
    when = When(Span(0, len(words), words) if words else None, day(on), day(to or on), 1) if on else None
    source = Source(Span(0, len(by), by), by, speaker) if by else None
    claim = Claim(
        report or f"{outlet} {told}", Kind(kind), Span(0, len(cue), cue), quote, block,
        tuple(ActorRef(None, name) for name in who.split("+") if name),
        tuple(ActorRef(None, name) for name in whom.split("+") if name),
        places, when, (), source, Status(status), Extent(extent) if extent else None,
    )  # fmt: skip
    return Entry(claim, day(told), day(told), day(told), outlet)


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
