"""Events as a layer: a row for each happening that claims of one or more reports tell of."""

from __future__ import annotations

from whoholds.codes import main_code
from whoholds.export.families import family_of
from whoholds.export.layers.codings import CODES, code_values
from whoholds.export.layers.columns import (
    PLACE,
    Feature,
    Layer,
    date,
    integer,
    joined,
    pin,
    place_values,
    real,
    text,
    truth,
)
from whoholds.export.layers.counts import EVENT_COUNTS, event_counts
from whoholds.records.events import Event

QUOTES = 3
"""How many quotes a row shows; the claims' ids lead to the others."""

COLUMNS = (
    text("event_id", "made from the first claim; it stays as more claims come"),
    text("kind", "what happened"),
    text("family", "control, violence, harm, humanitarian or politics"),
    *PLACE,
    integer("place_precision", "UCDP's where_prec, 1 exact to 7 sea or airspace"),
    date("start", "the first day"),
    date("end", "the last day, inclusive"),
    text("agents", "who is named as doing it"),
    text("agent_ids", "their ids in the registry of actors"),
    text("targets", "whom or what it is said to be done to"),
    text("target_ids", "their ids in the registry of actors"),
    *EVENT_COUNTS,
    truth("disputed", "whether two claimants' numbers can't both be right"),
    *CODES,
    text("statuses", "the statuses of its claims"),
    integer("claims", "how many claims tell of it"),
    integer("reports", "in how many reports"),
    text("outlets", "who printed them"),
    real("confidence", "that of its surest claim, 0 to 1"),
    text("claim_ids", "the claims, the earliest first"),
    text("quotes", "the words of up to three of them"),
)


def feature(event: Event) -> Feature:
    """An event as a row."""
    claims = [entry.claim for entry in event.entries]
    targets = [ref for claim in claims for ref in claim.targets]
    values = (
        event.id,
        event.kind.value,
        family_of(event.kind).value,
        *place_values(event.place),
        event.place.precision if event.place else None,
        event.first,
        event.last,
        joined([ref.name for ref in event.agents]),
        joined([ref.actor_id or "" for ref in event.agents]),
        joined([ref.name for ref in targets]),
        joined([ref.actor_id or "" for ref in targets]),
        *event_counts(event.tolls),
        any(toll.disputed for toll in event.tolls),
        *code_values(main_code(claims)),
        joined(sorted(claim.status.value for claim in claims)),
        len(claims),
        len({claim.report_id for claim in claims}),
        joined(sorted(entry.outlet for entry in event.entries)),
        max(claim.confidence for claim in claims),
        joined([entry.id for entry in event.entries]),
        joined([" ".join(claim.quote.text.split()) for claim in claims][:QUOTES]),
    )
    return Feature(event.id, values, pin(event.place), event.first, event.last, event.id)


EVENTS = Layer("events", "Events", "A happening, over reports and days.", COLUMNS, "event_id", feature)
