"""A claim in the shape of `claim.schema.json`."""

from __future__ import annotations

from typing import Any

from whoholds.codes import codes
from whoholds.records import ActorRef, Claim, Count, PlaceRef, Source, Span, When

Json = dict[str, Any]


def claim_object(claim: Claim) -> Json:
    """All fields of a claim, each word with its offsets in the report."""
    return {
        "report_id": claim.report_id,
        "claim_id": claim.id,
        "kind": claim.kind,
        "cue": span_object(claim.cue),
        "quote": span_object(claim.quote),
        "block": claim.block,
        "agent": [actor_object(ref) for ref in claim.agents],
        "target": [actor_object(ref) for ref in claim.targets],
        "place": [place_object(ref) for ref in claim.places],
        "when": when_object(claim.when),
        "count": [count_object(count) for count in claim.counts],
        "source": source_object(claim.source),
        "status": claim.status,
        "extent": claim.extent,
        "confidence": claim.confidence,
        "found_by": claim.found_by,
        "codes": codes_object(claim),
    }


def codes_object(claim: Claim) -> Json:
    """The claim in the field's code books, None where a book has nothing for it."""
    found = codes(claim)
    acled = found.acled
    return {
        "acled": acled and {"event_type": acled.event_type, "sub_event_type": acled.sub_event_type},
        "plover": found.plover,
        "plover_context": list(found.plover_context),
        "cameo": found.cameo,
        "ucdp": found.ucdp,
    }


def span_object(span: Span | None) -> Json:
    """Words and where they stand; empty words without offsets where something is only understood."""
    if span is None:
        return {"text": "", "start": None, "end": None}
    return {"text": span.text, "start": span.start, "end": span.end}


def actor_object(ref: ActorRef) -> Json:
    """Who acts or suffers."""
    return {**span_object(ref.span), "name": ref.name, "actor_id": ref.actor_id, "side": ref.side}


def place_object(ref: PlaceRef) -> Json:
    """A place as a report names it."""
    return {
        **span_object(ref.span),
        "name": ref.name,
        "type": ref.type,
        "country": ref.country,
        "admin1": ref.admin1,
        "lat": ref.lat,
        "lon": ref.lon,
        "place_id": ref.place_id,
        "precision": ref.precision,
        "relation": ref.relation,
        "confidence": ref.confidence,
        "reason": ref.reason,
    }


def when_object(when: When | None) -> Json | None:
    """When it happened, both days inclusive."""
    if when is None:
        return None
    text = when.span.text if when.span else ""
    return {"text": text, "start": when.start.isoformat(), "end": when.end.isoformat(), "precision": when.precision}


def count_object(count: Count) -> Json:
    """How many, with the words."""
    return {"what": count.what, "low": count.low, "high": count.high, "text": count.span.text, "unit": count.unit}


def source_object(source: Source | None) -> Json | None:
    """Who says so, None for the report's own voice."""
    if source is None:
        return None
    return {
        **span_object(source.span),
        "name": source.name,
        "kind": source.kind,
        "cue": source.cue,
        "actor_id": source.actor_id,
        "side": source.side,
    }
