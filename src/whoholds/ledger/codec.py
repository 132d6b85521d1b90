"""Claims as JSON and back, exactly."""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from typing import Any

from whoholds.records import (
    ActorRef,
    BlockKind,
    Claim,
    Count,
    Counted,
    Evidence,
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
from whoholds.records.control import Mark, Party, Side, State, Stretch

Json = Any


def dump(value: Json) -> str:
    """Compact JSON, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def encode(claim: Claim) -> str:
    """A claim as JSON: a list of its fields in their order."""
    source = claim.source
    return dump([
        claim.report_id, claim.kind, _span(claim.cue), _span(claim.quote), claim.block,
        [_actor(ref) for ref in claim.agents], [_actor(ref) for ref in claim.targets],
        [_place(ref) for ref in claim.places], _when(claim.when),
        [[count.what, count.low, count.high, _span(count.span), count.unit] for count in claim.counts],
        [_span(source.span), source.name, source.kind, source.cue, source.actor_id, source.side] if source else None,
        claim.status, claim.extent, claim.confidence, claim.found_by,
    ])  # fmt: skip


def decode(text: str) -> Claim:
    """The claim that `encode` wrote."""
    row = json.loads(text)
    (
        report_id,
        kind,
        cue,
        quote,
        block,
        agents,
        targets,
        places,
        when,
        counts,
        source,
        status,
        extent,
        sure,
        found_by,
    ) = row
    return Claim(
        report_id, Kind(kind), Span(*cue), Span(*quote), BlockKind(block),
        tuple(map(_to_actor, agents)), tuple(map(_to_actor, targets)), tuple(map(_to_place, places)), _to_when(when),
        tuple(Count(Counted(what), low, high, Span(*span), unit) for what, low, high, span, unit in counts),
        _to_source(source), Status(status), Extent(extent) if extent else None, sure, found_by,
    )  # fmt: skip


def _span(span: Span | None) -> Json:
    return [span.start, span.end, span.text] if span else None


def _to_span(row: Json) -> Span | None:
    return Span(*row) if row else None


def _actor(ref: ActorRef) -> Json:
    return [_span(ref.span), ref.name, ref.actor_id, ref.side]


def _to_actor(row: Json) -> ActorRef:
    return ActorRef(_to_span(row[0]), *row[1:])


def _place(ref: PlaceRef) -> Json:
    evidence = [[item.reason, item.weight] for item in ref.evidence]
    return [
        _span(ref.span), ref.name, ref.type, ref.country, ref.admin1, ref.lat, ref.lon, ref.place_id, ref.precision,
        ref.relation, ref.confidence, ref.reason, evidence,
    ]  # fmt: skip


def _to_place(row: Json) -> PlaceRef:
    span, name, kind, *rest = row
    rest[-1] = tuple(Evidence(*item) for item in rest[-1])
    return PlaceRef(_to_span(span), name, PlaceType(kind), *rest)


def _when(when: When | None) -> Json:
    return [_span(when.span), str(when.start), str(when.end), when.precision] if when else None


def _to_when(row: Json) -> When | None:
    if row is None:
        return None
    return When(_to_span(row[0]), dt.date.fromisoformat(row[1]), dt.date.fromisoformat(row[2]), row[3])


def _to_source(row: Json) -> Source | None:
    if row is None:
        return None
    span, name, kind, cue, actor_id, side = row
    return Source(Span(*span), name, SpeakerKind(kind), cue, actor_id, side)


def encode_party(party: Party) -> str:
    """Sides as JSON."""
    return dump([[side.name, side.actor_id] for side in party])


@lru_cache(maxsize=4096)
def decode_party(text: str) -> Party:
    """The sides that `encode_party` wrote."""
    return tuple(Side(name, actor_id) for name, actor_id in json.loads(text))


def encode_mark(mark: Mark) -> str:
    """A mark as JSON."""
    settled = _stretch(mark.settled) if mark.settled else None
    lost = [[[side.name, side.actor_id] for side in party] for party in mark.lost]
    return dump([str(mark.day), _stretch(mark.now), settled, mark.settled_now, lost])


def decode_mark(text: str) -> Mark:
    """The mark that `encode_mark` wrote."""
    day, now, settled, settled_now, lost = json.loads(text)
    parties = tuple(tuple(Side(*side) for side in party) for party in lost)
    return Mark(
        dt.date.fromisoformat(day), _to_stretch(now), _to_stretch(settled) if settled else None, settled_now, parties
    )


def _stretch(one: Stretch) -> Json:
    holder, besieger = ([[side.name, side.actor_id] for side in party] for party in (one.holder, one.besieger))
    days = [str(day) if day else None for day in (one.since, one.last, one.ends)]
    return [*days, one.state, holder, besieger, one.extent, one.inferred, one.supporting, one.opposing]


def _to_stretch(row: Json) -> Stretch:
    since, last, ends, state, holder, besieger, extent, inferred, supporting, opposing = row
    held, outside = (tuple(Side(*side) for side in party) for party in (holder, besieger))
    days = [dt.date.fromisoformat(day) if day else None for day in (last, ends)]
    return Stretch(
        dt.date.fromisoformat(since), State(state), held, outside, Extent(extent) if extent else None, days[0], days[1],
        inferred, tuple(supporting), tuple(opposing),
    )  # fmt: skip
