"""The way of a report: read → mark → parse → find places → claim → resolve."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from whoholds.claim import FrameReader
from whoholds.mark import mark
from whoholds.parse import Parser
from whoholds.records import Block, Claim, PlaceRef, Report, Sentence
from whoholds.resolve import Resolver


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one report."""

    report: Report
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    places: tuple[PlaceRef, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads reports: opens the language model, the frames, the gazetteer and the actor registry once."""

    parser: Parser
    frames: FrameReader
    resolver: Resolver

    @classmethod
    def open(cls, *, gazetteer: Path | None = None, threads: int = 1) -> Reader:
        """The reader with what whoholds ships; the gazetteer is built on first use."""
        return cls(Parser(threads=threads), FrameReader.load(), Resolver.open(gazetteer))

    def read(self, report: Report) -> Reading:
        """The claims of one report, with all that led to them."""
        blocks = mark(report)
        parsed = self.parser.read(report.text, blocks)
        sentences = tuple(found.sentence for found in parsed)
        cues = [found.cues for found in parsed] if self.parser.learned else None
        places = self.resolver.places(report, blocks, sentences)
        drafts = self.frames.claims(report, blocks, sentences, places=places, cues=cues)
        claims = self.resolver.claims(report, blocks, sentences, drafts, places=places)
        return Reading(report, blocks, sentences, places, claims)
