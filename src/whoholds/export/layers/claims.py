"""Claims as a layer: a row for each thing that one source says."""

from __future__ import annotations

from whoholds.codes import codes
from whoholds.export.families import family_of
from whoholds.export.layers.codings import CODES, code_values
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
    real,
    text,
)
from whoholds.export.layers.counts import CLAIM_COUNTS, claim_counts
from whoholds.export.wording import standing_of_voice
from whoholds.records import Claim
from whoholds.records.entries import Entry

COLUMNS = (
    text("claim_id", "a hash of what the claim says"),
    text("report_id", "the report that it stands in"),
    text("outlet", "who printed the report; copies under several names count as one outlet"),
    text("reliability", "the outlet's letter in your own table, F where it can't be judged"),
    date("published", "the report's day of publication"),
    date("known_from", "the day from which the claim was known"),
    text("kind", "what it says happened or is so"),
    text("family", "control, violence, harm, humanitarian or politics"),
    text("status", "asserted, denied, possible, planned or hypothetical: as its source has it"),
    text("voice", "reported, claimed (a side's word for its own doing) or admitted (for its own loss)"),
    text("agents", "who acts or holds"),
    text("agent_ids", "their ids in the registry of actors"),
    text("targets", "whom or what it is done to"),
    text("target_ids", "their ids in the registry of actors"),
    *PLACE,
    integer("place_precision", "UCDP's where_prec, 1 exact to 7 sea or airspace"),
    text("place_reason", "why the place has no coordinates"),
    date("start", "the first day that it is about; empty where the report doesn't tell"),
    date("end", "the last day, inclusive"),
    integer("date_precision", "UCDP's date_prec, 1 day to 5 year"),
    *CLAIM_COUNTS,
    text("count_words", "the words of the counts"),
    text("source", "who says so, in the report's words; empty for the report's own voice"),
    text("source_name", "whom those words mean"),
    text("source_kind", "official, armed group, monitor, medic, witness, ..."),
    *CODES,
    text("extent", "how much of the place: whole, most or part"),
    real("confidence", "how sure the reading is, 0 to 1"),
    text("found_by", "the frame or the reader that found it"),
    text("cue", "the words that express the kind"),
    integer("cue_start", "where they start in the report, in code points"),
    integer("cue_end", "where they end"),
    text("quote", "the sentence or clause that holds the claim"),
    integer("quote_start", "where it starts in the report, in code points"),
    integer("quote_end", "where it ends"),
)


def feature(entry: Entry, order: int = 0) -> Feature:
    """A claim as a row."""
    claim = entry.claim
    ref = claim.places[0] if claim.places else None
    values = (*_head(entry), *_roles(claim), *place_values(ref), *_place_and_day(claim), *claim_counts(claim))
    first = claim.when.start if claim.when else entry.told
    last = claim.when.end if claim.when else entry.told
    return Feature(entry.id, (*values, *_tail(claim)), pin(ref), first, last, order)


def _head(entry: Entry) -> tuple[Value, ...]:
    claim = entry.claim
    voice = standing_of_voice(claim).value
    return (
        entry.id,
        claim.report_id,
        entry.outlet,
        entry.reliability,
        entry.published,
        entry.known,
        claim.kind.value,
        family_of(claim.kind).value,
        claim.status.value,
        voice,
    )


def _roles(claim: Claim) -> tuple[Value, ...]:
    return (
        joined([ref.name for ref in claim.agents]),
        joined([ref.actor_id or "" for ref in claim.agents]),
        joined([ref.name for ref in claim.targets]),
        joined([ref.actor_id or "" for ref in claim.targets]),
    )


def _place_and_day(claim: Claim) -> tuple[Value, ...]:
    ref, when = (claim.places[0] if claim.places else None), claim.when
    return (
        ref.precision if ref else None,
        ref.reason if ref else None,
        when.start if when else None,
        when.end if when else None,
        when.precision if when else None,
    )


def _tail(claim: Claim) -> tuple[Value, ...]:
    source = claim.source
    return (
        joined([count.span.text for count in claim.counts]),
        source.span.text if source else None,
        source.name if source else None,
        source.kind.value if source else None,
        *code_values(codes(claim)),
        claim.extent.value if claim.extent else None,
        claim.confidence,
        claim.found_by,
        claim.cue.text,
        claim.cue.start,
        claim.cue.end,
        claim.quote.text,
        claim.quote.start,
        claim.quote.end,
    )


CLAIMS = Layer("claims", "Claims", "One thing that one source says happened, or is so.", COLUMNS, "claim_id", feature)
