"""Control as a layer: a row for each stretch of days in which a place stood one way."""

from __future__ import annotations

import datetime as dt

from whoholds.export.layers.columns import (
    PLACE,
    Feature,
    Layer,
    Value,
    date,
    integer,
    joined,
    pin,
    place_values,
    text,
)
from whoholds.export.picture_json import party_name
from whoholds.export.picture_text import state_words
from whoholds.records import content_id
from whoholds.records.control import Standing, State, Tenure
from whoholds.records.entries import Entry

COLUMNS = (
    text("tenure_id", "made from the place and the first day"),
    text("place_key", "what names the place in the ledger"),
    *PLACE,
    text("state", "held, contested, besieged or unknown"),
    text("words", "the state in words; a side's own word alone reads “claimed by”, never “held by”"),
    text("holder", "who holds it; of a contested place who has most of it, else the sides in it"),
    text("holder_ids", "their ids in the registry of actors"),
    text("besieger", "who is around a besieged place"),
    text("besieger_ids", "their ids in the registry of actors"),
    text("extent", "how much of the place the holder has: whole, most or part"),
    text("basis", "claimed, reported, confirmed or disputed"),
    date("since", "the first day"),
    date("until", "the first day that it stood otherwise; empty while it lasts"),
    date("last_confirmed", "the last day that words speak of"),
    text("inferred", "why, where no words name this place and this time"),
    integer("claims_for", "how many claims support it"),
    integer("claims_against", "how many oppose it"),
    text("claim_ids_for", "the supporting claims"),
    text("claim_ids_against", "the opposing claims"),
    text("quote", "the words of a supporting claim"),
    text("quote_against", "the words of an opposing claim"),
)


def feature(standing: Standing) -> Feature:
    """A tenure as a row."""
    tenure = standing.tenure
    if tenure is None:
        raise ValueError(f"{standing.key} has no tenure to show")
    identity = content_id(["tenure", standing.key, tenure.since.isoformat()])
    values = (
        identity,
        standing.key,
        *place_values(standing.place),
        *_state(tenure),
        *_times(tenure),
        len(tenure.supporting),
        len(tenure.opposing),
        joined(list(tenure.supporting)),
        joined(list(tenure.opposing)),
        _quote(standing.supporting),
        _quote(standing.opposing),
    )
    last = tenure.until - dt.timedelta(days=1) if tenure.until else None
    return Feature(identity, values, pin(standing.place), tenure.since, last, identity)


def _state(tenure: Tenure) -> tuple[Value, ...]:
    return (
        tenure.state.value,
        state_words(tenure),
        party_name(tenure.holder, tenure.state) or None,
        joined([side.actor_id or "" for side in tenure.holder]),
        party_name(tenure.besieger, State.HELD) or None,
        joined([side.actor_id or "" for side in tenure.besieger]),
        tenure.extent.value if tenure.extent else None,
        tenure.basis.value,
    )


def _times(tenure: Tenure) -> tuple[Value, ...]:
    return tenure.since, tenure.until, tenure.last_confirmed, tenure.inferred


def _quote(entries: tuple[Entry, ...]) -> str | None:
    newest = max(entries, key=lambda entry: (str(entry.published), entry.id), default=None)
    return " ".join(newest.claim.quote.text.split()) if newest else None


CONTROL = Layer(
    "control", "Control of places", "A stretch of days in which a place stood one way.", COLUMNS, "tenure_id", feature
)
