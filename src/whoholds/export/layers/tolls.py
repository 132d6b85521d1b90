"""Tolls and disputes as layers: each claimant's number, each position, in a row of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whoholds.export.layers.columns import (
    PLACE,
    Feature,
    Layer,
    date,
    integer,
    joined,
    pin,
    place_values,
    text,
    truth,
)
from whoholds.records import content_id
from whoholds.records.events import Bound, Dispute, Event, Position, Toll


def toll_features(events: Iterable[Event]) -> Iterator[Feature]:
    """A row for each claimant of each toll."""
    for event in events:
        for toll in event.tolls:
            for bound in toll.by:
                yield _toll(event, toll, bound)


def _toll(event: Event, toll: Toll, bound: Bound) -> Feature:
    identity = content_id(["toll", event.id, toll.what, toll.victims, bound.claimant])
    values = (
        identity,
        event.id,
        event.kind.value,
        *place_values(event.place),
        event.first,
        event.last,
        toll.what.value,
        toll.victims,
        bound.claimant,
        bound.low,
        bound.high,
        toll.low,
        toll.best,
        toll.high,
        toll.disputed,
        bound.entry.id,
        bound.entry.outlet,
        bound.entry.published,
        " ".join(bound.entry.claim.quote.text.split()),
    )
    return Feature(identity, values, pin(event.place), event.first, event.last, identity)


def dispute_features(disputes: Iterable[Dispute]) -> Iterator[Feature]:
    """A row for each position of each dispute."""
    for dispute in disputes:
        for position in dispute.positions:
            yield _dispute(dispute, position)


def _dispute(dispute: Dispute, position: Position) -> Feature:
    place = dispute.place.name if dispute.place else None
    identity = content_id(["dispute", dispute.about, place, dispute.first.isoformat(), position.says])
    quotes = [" ".join(entry.claim.quote.text.split()) for entry in position.entries]
    values = (
        identity,
        dispute.about,
        *place_values(dispute.place),
        dispute.first,
        dispute.last,
        position.says,
        len(position.entries),
        joined([entry.id for entry in position.entries]),
        quotes[0] if quotes else None,
    )
    return Feature(identity, values, pin(dispute.place), dispute.first, dispute.last, identity)


TOLLS = Layer(
    "tolls",
    "Tolls",
    "How many were hurt in an event, as one claimant has it.",
    (
        text("toll_id", "made from event, victims and claimant"),
        text("event_id", "the event"),
        text("kind", "what happened"),
        *PLACE,
        date("start", "the event's first day"),
        date("end", "its last day, inclusive"),
        text("what", "killed, wounded, displaced, detained, abducted or missing"),
        text("victims", "whom the claimant names as hurt; “people” for nobody in particular"),
        text("claimant", "who gives the number: the speaker, else the outlet"),
        integer("low", "the least that the words mean"),
        integer("high", "the most; empty where they set no upper bound"),
        integer("all_low", "the least over all claimants"),
        integer("all_best", "what most claimants say"),
        integer("all_high", "the most over all claimants"),
        truth("disputed", "whether two claimants can't both be right"),
        text("claim_id", "the claim"),
        text("outlet", "who printed it"),
        date("published", "when"),
        text("quote", "the words"),
    ),
    "toll_id",
    _toll,
)

DISPUTES = Layer(
    "disputes",
    "Disputes",
    "A position in a dispute: claims that can't all be so, side by side.",
    (
        text("position_id", "made from the dispute and what the position says"),
        text("about", "holder, toll, happened, doer or gazetteer"),
        *PLACE,
        date("start", "the first day"),
        date("end", "the last day, inclusive"),
        text("says", "what this side of the dispute says"),
        integer("claims", "how many claims say so"),
        text("claim_ids", "the claims"),
        text("quote", "the words of one"),
    ),
    "position_id",
    _dispute,
)
