"""From drafts to claims: places, actors, dates and speakers get their names, each with the reason where they can't."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from whoholds.records import (
    ActorRef,
    Block,
    Claim,
    Discrepancy,
    Draft,
    Kind,
    Phrase,
    PlaceRef,
    Report,
    Sentence,
    Source,
    Span,
    Voice,
)
from whoholds.resolve.actors import ActorContext, Registry, speaker_kind
from whoholds.resolve.places import Gazetteer, find_places
from whoholds.resolve.places.checks import discrepancies
from whoholds.resolve.sites import Sites, sites_of
from whoholds.resolve.states import ground_of
from whoholds.resolve.timing import Clock

SAYS_NOTHING = "says neither who, to whom, where, when nor how many"
"""Why a cue that words gave no argument makes no claim."""
JOINS = re.compile(r",? and |, ")
"""What stands between those who speak together."""
ONE_CLAIM = frozenset({Kind.DEATH, Kind.INJURY, Kind.DISPLACEMENT})
"""Kinds of which one number over several places is one claim."""


def says_something(claim: Claim) -> bool:
    """Whether the report's words give a claim an agent, a target, a place, a time or a count."""
    told = (claim.places[:1] and claim.places[0].span, claim.when and claim.when.span)
    return bool(claim.agents or claim.targets or claim.counts or any(told))


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves what reports name, with a gazetteer and a registry of actors."""

    gazetteer: Gazetteer
    registry: Registry

    @classmethod
    def open(cls, gazetteer: Path | None = None) -> Resolver:
        return cls(Gazetteer.open(gazetteer), Registry.load())

    def places(self, report: Report, blocks: Sequence[Block], sentences: tuple[Sentence, ...]) -> tuple[PlaceRef, ...]:
        """Every place that a report names."""
        return find_places(report, blocks, sentences, self.gazetteer)

    def discrepancies(self, report: Report, places: tuple[PlaceRef, ...]) -> tuple[Discrepancy, ...]:
        """What a report says of its places that the gazetteer has otherwise."""
        return discrepancies(report, places, self.gazetteer)

    def claims(
        self,
        report: Report,
        blocks: Sequence[Block],
        sentences: tuple[Sentence, ...],
        drafts: Sequence[Draft],
        *,
        places: tuple[PlaceRef, ...],
    ) -> tuple[Claim, ...]:
        """The claims that a report's drafts make, in the order of their cues."""
        actors = ActorContext(report, sentences, self.registry, places=places)
        page = _Page(report, blocks, sentences, Clock.of(report, blocks, sentences), actors)
        sites = sites_of(drafts, ground_of(actors, blocks, sentences, places=places, gazetteer=self.gazetteer))
        found = {c.id: c for draft, own in zip(drafts, sites, strict=True) for c in page.claims(draft, own)}
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Page:
    """One report being resolved."""

    report: Report
    blocks: Sequence[Block]
    sentences: tuple[Sentence, ...]
    clock: Clock
    actors: ActorContext

    def claims(self, draft: Draft, sites: Sites) -> Iterator[Claim]:
        """One claim for each site of a draft."""
        if draft.kind in ONE_CLAIM and len(sites) > 1:
            sites = [tuple(ref for site in sites for ref in site[:1])]
        block = self.blocks[self.sentences[draft.sentence].block]
        for site in sites:
            yield Claim(
                report_id=self.report.id,
                kind=draft.kind,
                cue=draft.cue.span,
                quote=draft.quote,
                block=block.kind,
                agents=self._actors(draft.agents),
                targets=self._actors(draft.targets),
                places=site,
                when=self.clock.when(draft, site),
                counts=draft.counts,
                source=self._source(draft.voice, block),
                status=draft.status,
                extent=draft.extent if site else None,
                confidence=draft.confidence,
                found_by=draft.found_by,
            )

    def _actors(self, phrases: Sequence[Phrase]) -> tuple[ActorRef, ...]:
        return tuple(self._actor(phrase) for phrase in phrases)

    def _actor(self, phrase: Phrase) -> ActorRef:
        meant = phrase.means or phrase.span
        found = self.actors.resolve(meant.text, start=meant.start)
        return ActorRef(phrase.span, found.name, found.party or found.actor_id, found.side)

    def _source(self, voice: Voice | None, block: Block) -> Source | None:
        phrase = voice.phrase if voice else None
        span = phrase.means or phrase.span if phrase else block.author if voice else None
        if voice is None or span is None:
            return None
        return self._speaker(span, voice.cue)

    def _speaker(self, span: Span, cue: str | None) -> Source:
        found = self.actors.resolve(span.text, start=span.start)
        if self._of_several_parties(span):
            return Source(span, span.text, speaker_kind(span.text, side=None), cue, None, None)
        return Source(
            span, found.name, speaker_kind(span.text, side=found.side), cue, found.party or found.actor_id, found.side
        )

    def _of_several_parties(self, span: Span) -> bool:
        """Whether speakers told of as one are of more than one party: what both say is no one party's word."""
        joins = list(JOINS.finditer(span.text)) if " and " in span.text else []
        starts = [0, *(join.end() for join in joins)]
        ends = [*(join.start() for join in joins), len(span.text)]
        parts = zip(starts, ends, strict=True) if joins else ()
        found = [self.actors.resolve(span.text[a:b], start=span.start + a) for a, b in parts]
        return len({ref.party or ref.actor_id for ref in found} - {None}) > 1
