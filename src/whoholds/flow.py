"""The way of a report: read → mark → parse → find places → claim → resolve."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from whoholds.claim import NO_CONFLICT, UNCALIBRATED, Calibration, FrameReader, Subject, settled
from whoholds.mark import marking
from whoholds.parse import SentenceParser, Triage, chosen
from whoholds.records import Block, Claim, Discrepancy, Drop, PlaceRef, Report, Sentence
from whoholds.records.reports import OTHER_LANGUAGE
from whoholds.resolve import SAYS_NOTHING, Resolver, says_something, settle

UNSURE = "less sure than asked"
"""Why a claim is left out where only sure ones are asked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one report; `drops` is what was passed over, with the reason.

    `discrepancies` is what the report says of places that the gazetteer has otherwise.
    """

    report: Report
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    places: tuple[PlaceRef, ...]
    claims: tuple[Claim, ...]
    drops: tuple[Drop, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()

    def surer(self, least: float) -> Reading:
        """The reading without claims less sure than `least`, which are listed with what was passed over."""
        left = tuple(Drop("claim", UNSURE, claim.cue) for claim in self.claims if claim.confidence < least)
        sure = tuple(claim for claim in self.claims if claim.confidence >= least)
        return replace(self, claims=sure, drops=(*self.drops, *left)) if left else self


def not_read(report: Report) -> Drop:
    """That a report is kept, and not read for claims, for its language."""
    return Drop("read", OTHER_LANGUAGE, detail=report.language)


def triage_of(frames: FrameReader) -> Triage:
    """Passes over sentences with no name, no number, no frame's word, no noun for who or where, no country."""
    return Triage.of([*frames.index.by_lemma, *frames.words.classes, *frames.words.countries])


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads reports: opens the language model, the frames, the gazetteer and the actor registry once.

    `calibration` turns the scores of claims into chances; where the parser scores none, a confidence of 1 says nothing.
    """

    parser: SentenceParser
    frames: FrameReader
    resolver: Resolver
    subject: Subject
    calibration: Calibration = UNCALIBRATED

    @classmethod
    def open(cls, *, gazetteer: Path | None = None, threads: int = 1, parser: str | None = None) -> Reader:
        """The reader with what whoholds ships; the gazetteer is built on first use.

        `parser` names another one, as `parse.chosen` reads it.
        """
        frames = FrameReader.load()
        found = chosen(parser, threads=threads, triage=triage_of(frames))
        chances = Calibration.load() if found.learned else UNCALIBRATED
        return cls(found, frames, Resolver.open(gazetteer), Subject.load(), chances)

    def read(self, report: Report) -> Reading:
        """The claims of one report, with all that led to them; one in another language than English isn't read."""
        marked = marking(report)
        coded = tuple(settle(report.coded, self.resolver.gazetteer, self.resolver.registry))
        if not report.is_read:
            return Reading(report, marked.blocks, (), (), coded, (*marked.drops, not_read(report)))
        parsed = self.parser.read(report.text, marked.blocks)
        sentences = tuple(found.sentence for found in parsed)
        cues = [found.cues for found in parsed] if self.parser.learned else None
        places = self.resolver.places(report, marked.blocks, sentences)
        drafts = self.frames.claims(report, marked.blocks, sentences, places=places, cues=cues)
        tells = self.subject.tells(sentences)
        told = tuple(draft for draft in drafts if tells[draft.sentence])
        found = self.resolver.claims(report, marked.blocks, sentences, told, places=places)
        claims, left = settled([claim for claim in found if says_something(claim)], sentences)
        claims = tuple(map(self.calibration.of, claims))
        bare = (Drop("resolve", SAYS_NOTHING, claim.cue) for claim in found if not says_something(claim))
        beside = (Drop("claim", NO_CONFLICT, draft.cue.span) for draft in drafts if not tells[draft.sentence])
        otherwise = self.resolver.discrepancies(report, places)
        drops = (*marked.drops, *beside, *bare, *left)
        return Reading(report, marked.blocks, sentences, places, (*claims, *coded), drops, otherwise)
