"""Events, tolls and disputes as nested rows for JSON, and as lines of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from whoholds.export.picture_json import entry_object, place_object
from whoholds.export.wording import printable
from whoholds.records import PlaceRef
from whoholds.records.entries import Entry
from whoholds.records.events import Bound, Dispute, Event, Link, Toll

Json = dict[str, Any]


def event_object(event: Event) -> Json:
    """An event with its claims, the reasons that join them, and its tolls."""
    return {
        "event_id": event.id,
        "kind": event.kind,
        "place": place_object(event.place) if event.place else None,
        "first": event.first.isoformat(),
        "last": event.last.isoformat(),
        "agents": [{"name": ref.name, "actor_id": ref.actor_id} for ref in event.agents],
        "tolls": [toll_object(toll) for toll in event.tolls],
        "links": [link_object(link) for link in event.links],
        "claims": [entry_object(entry) for entry in event.entries],
    }


def toll_object(toll: Toll) -> Json:
    """A toll: its bounds over all claimants, and each claimant's own."""
    return {
        "what": toll.what,
        "victims": toll.victims,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "disputed": toll.disputed,
        "by": [_bound_object(bound) for bound in toll.by],
    }


def _bound_object(bound: Bound) -> Json:
    claim = bound.entry.claim
    return {
        "claimant": bound.claimant,
        "low": bound.low,
        "high": bound.high,
        "claim_id": bound.entry.id,
        "report_id": claim.report_id,
        "quote": claim.quote.text,
    }


def link_object(link: Link) -> Json:
    """Two claims and why they are one happening."""
    return {
        "claims": [link.one, link.other],
        "weight": link.weight,
        "reasons": {reason.reason: reason.weight for reason in link.reasons},
    }


def toll_rows(events: tuple[Event, ...]) -> list[Json]:
    """A row for each claimant of each toll."""
    return [
        {
            "event_id": event.id,
            "kind": event.kind,
            "place": place_name(event.place),
            "country": event.place.country if event.place else None,
            "first": event.first.isoformat(),
            "last": event.last.isoformat(),
            "what": toll.what,
            "victims": toll.victims,
            "low": toll.low,
            "best": toll.best,
            "high": toll.high,
            "disputed": toll.disputed,
            "claimant": bound.claimant,
            "claimant_low": bound.low,
            "claimant_high": bound.high,
            "claim_id": bound.entry.id,
            "quote": bound.entry.claim.quote.text,
        }
        for event in events
        for toll in event.tolls
        for bound in toll.by
    ]


def dispute_object(dispute: Dispute, words: Callable[[Entry], Json] = entry_object) -> Json:
    """A dispute with the words of each position, each claim as `words` shows it."""
    return {
        "about": dispute.about,
        "place": place_object(dispute.place) if dispute.place else None,
        "first": dispute.first.isoformat(),
        "last": dispute.last.isoformat(),
        "positions": [
            {"says": position.says, "claims": [words(entry) for entry in position.entries]}
            for position in dispute.positions
        ],
    }


def place_name(place: PlaceRef | None) -> str:
    """A place's name, or what stands for none."""
    return printable(place.name) if place else "(no place)"


def range_words(low: int | None, high: int | None) -> str:
    """A range in words: "54", "9 or more", "20 to 30"."""
    if low is None:
        return f"up to {high}" if high is not None else "an unknown number"
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def toll_words(toll: Toll) -> str:
    """A toll in words, each claimant's number beside the others'."""
    said = "; ".join(f"{range_words(bound.low, bound.high)} by {printable(bound.claimant)}" for bound in toll.by)
    whom = "" if toll.victims == "people" else f" ({toll.victims})"
    return f"{toll.what}{whom}: {said}"


def days_words(event: Event | Dispute) -> str:
    """A day, or two days and what lies between."""
    return str(event.first) if event.first == event.last else f"{event.first} to {event.last}"
