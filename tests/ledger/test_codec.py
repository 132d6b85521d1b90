"""Claims survive the way into the ledger and out of it, whatever they hold."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from whoholds.ledger.codec import decode, encode
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

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MAYBE = st.none() | WORDS
SPANS = st.builds(lambda start, text: Span(start, start + len(text), text), st.integers(0, 9999), WORDS)
DEGREES = st.none() | st.floats(-180, 180)
ACTORS = st.builds(ActorRef, st.none() | SPANS, WORDS, MAYBE, MAYBE)
EVIDENCE = st.lists(st.builds(Evidence, WORDS, st.floats(-9, 9)), max_size=2).map(tuple)
PLACES = st.builds(
    PlaceRef, st.none() | SPANS, WORDS, st.sampled_from(PlaceType), MAYBE, MAYBE, DEGREES, DEGREES, MAYBE,
    st.none() | st.integers(1, 7), MAYBE, st.none() | st.floats(0, 1), MAYBE, EVIDENCE,
)  # fmt: skip
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


@st.composite
def times(draw: st.DrawFn) -> When:
    """Any stretch of days."""
    start, end = sorted((draw(DAYS), draw(DAYS)))
    return When(draw(st.none() | SPANS), start, end, draw(st.integers(1, 5)))


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """Any range."""
    low, high = sorted((draw(st.integers(0, 999)), draw(st.integers(0, 999))))
    return Count(draw(st.sampled_from(Counted)), low, draw(st.sampled_from((high, None))), draw(SPANS), draw(MAYBE))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Any claim."""
    quote = draw(SPANS)
    edge = draw(st.integers(0, len(quote.text)))
    cue = Span(quote.start, quote.start + edge, quote.text[:edge])
    return Claim(
        draw(WORDS), draw(st.sampled_from(Kind)), cue, quote, draw(st.sampled_from(BlockKind)),
        draw(st.lists(ACTORS, max_size=2).map(tuple)), draw(st.lists(ACTORS, max_size=2).map(tuple)),
        draw(st.lists(PLACES, max_size=2).map(tuple)), draw(st.none() | times()),
        draw(st.lists(counts(), max_size=2).map(tuple)),
        draw(st.none() | st.builds(Source, SPANS, MAYBE, st.sampled_from(SpeakerKind), MAYBE, MAYBE, MAYBE)),
        draw(st.sampled_from(Status)), draw(st.none() | st.sampled_from(Extent)), draw(st.floats(0, 1)), draw(WORDS),
    )  # fmt: skip


@given(claims())
def test_a_claim_comes_back_as_it_went_in(claim: Claim) -> None:
    assert decode(encode(claim)) == claim


@given(claims())
def test_the_id_survives(claim: Claim) -> None:
    assert decode(encode(claim)).id == claim.id
