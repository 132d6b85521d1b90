"""Claims that can't both be so: who holds a place, how many were hurt, whether it happened, who did it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from whoholds.picture.sides import party, same_party
from whoholds.picture.tolls import claimant
from whoholds.records import Kind, Status
from whoholds.records.control import Basis, Party, Standing, State
from whoholds.records.entries import Entry
from whoholds.records.events import Dispute, Event, Position

ONE_SIDED = frozenset(
    {Kind.AIR_STRIKE, Kind.SHELLING, Kind.BOMBING, Kind.CHEMICAL, Kind.ATTACK, Kind.ASSASSINATION, Kind.ABDUCTION}
)
"""Kinds that one side does: two doers are two stories."""


def over_holders(standings: Iterable[Standing]) -> Iterator[Dispute]:
    """Disputes over who holds a place: the words for a tenure, and those against it."""
    for standing in standings:
        tenure = standing.tenure
        if tenure and tenure.basis is Basis.DISPUTED and standing.supporting:
            says = " and ".join(side.name for side in tenure.holder) or tenure.state
            sides = [Position(f"{tenure.state}: {says}", standing.supporting)]
            if standing.opposing:
                sides.append(Position("otherwise", standing.opposing))
            elif tenure.state is State.CONTESTED:
                sides = list(_by_party(standing.supporting))
            yield Dispute("holder", standing.place, tenure.since, tenure.last_confirmed or tenure.since, tuple(sides))


def over_events(events: Iterable[Event]) -> Iterator[Dispute]:
    """Disputes within happenings."""
    for event in events:
        yield from _tolls(event)
        yield from _denials(event)
        yield from _doers(event)


def _tolls(event: Event) -> Iterator[Dispute]:
    for toll in event.tolls:
        if toll.disputed:
            sides = (
                Position(f"{bound.claimant}: {_range(bound.low, bound.high)} {toll.what}", (bound.entry,))
                for bound in toll.by
            )
            yield Dispute("toll", event.place, event.first, event.last, tuple(sides))


def _range(low: int | None, high: int | None) -> str:
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def _denials(event: Event) -> Iterator[Dispute]:
    for kind in sorted({entry.claim.kind for entry in event.entries}):
        said = tuple(e for e in event.entries if e.claim.kind is kind and e.claim.status is Status.ASSERTED)
        denied = tuple(e for e in event.entries if e.claim.kind is kind and e.claim.status is Status.DENIED)
        if said and denied:
            sides = (Position("it happened", said), Position("it did not", denied))
            yield Dispute("happened", event.place, event.first, event.last, sides)


def _doers(event: Event) -> Iterator[Dispute]:
    named = [
        e for e in event.entries if e.claim.kind in ONE_SIDED and e.claim.agents and e.claim.status is Status.ASSERTED
    ]
    sides = tuple(_by_party(named))
    voices = {claimant(entry) for entry in named}
    if len(sides) > 1 and len(voices) > 1:
        yield Dispute("doer", event.place, event.first, event.last, sides)


def _by_party(entries: Iterable[Entry]) -> Iterator[Position]:
    """The entries by the side that they name."""
    found: dict[Party, list[Entry]] = defaultdict(list)
    for entry in entries:
        doers = party(entry.claim.agents)
        key = next((other for other in found if same_party(other, doers)), doers)
        found[key].append(entry)
    for sides, said in sorted(found.items(), key=lambda pair: [side.name for side in pair[0]]):
        yield Position(" and ".join(side.name for side in sides) or "nobody named", tuple(said))
