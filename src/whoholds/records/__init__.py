"""The records that travel between stages: frozen, checked when made, importing nothing else of whoholds."""

from whoholds.records.blocks import Block, BlockKind
from whoholds.records.claims import ActorRef, Claim, Count, Source, When
from whoholds.records.drafts import Draft, Phrase, Voice
from whoholds.records.identity import content_id
from whoholds.records.kinds import (
    CONTROL_KINDS,
    HARM_KINDS,
    VIOLENCE_KINDS,
    Counted,
    Extent,
    Kind,
    PlaceType,
    SpeakerKind,
    Status,
)
from whoholds.records.places import UNNAMED, Discrepancy, Evidence, Place, PlaceRef
from whoholds.records.reports import Drop, Report
from whoholds.records.sentences import ROOT, Name, Sentence, Token
from whoholds.records.spans import Span, SpanError

__all__ = [
    "CONTROL_KINDS",
    "HARM_KINDS",
    "ROOT",
    "UNNAMED",
    "VIOLENCE_KINDS",
    "ActorRef",
    "Block",
    "BlockKind",
    "Claim",
    "Count",
    "Counted",
    "Discrepancy",
    "Draft",
    "Drop",
    "Evidence",
    "Extent",
    "Kind",
    "Name",
    "Phrase",
    "Place",
    "PlaceRef",
    "PlaceType",
    "Report",
    "Sentence",
    "Source",
    "Span",
    "SpanError",
    "SpeakerKind",
    "Status",
    "Token",
    "Voice",
    "When",
    "content_id",
]
