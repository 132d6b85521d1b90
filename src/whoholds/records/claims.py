"""A claim: one thing that one source says happened, or is so. Immutable; its id is a hash of what it says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from whoholds.records.blocks import BlockKind
from whoholds.records.identity import content_id
from whoholds.records.kinds import Counted, Extent, Kind, SpeakerKind, Status
from whoholds.records.places import PlaceRef
from whoholds.records.spans import Span


@dataclass(frozen=True, slots=True)
class ActorRef:
    """Who acts or suffers, in the report's words and by name.

    `span` is None if only understood. `name` is whom it means, the words themselves where nothing better is known;
    `actor_id` is the registry's id or None; `side` is government, rebel, militia, foreign state, international body,
    civilians or None.
    """

    span: Span | None
    name: str
    actor_id: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When it happened, or held: `start` to `end`, both inclusive, and the words that say so.

    `span` is None if only understood. `precision` is UCDP's date_prec: 1 day, 2 two to six days, 3 week, 4 month,
    5 year.
    """

    span: Span | None
    start: dt.date
    end: dt.date
    precision: int

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a time ends on or after its start, not {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Count:
    """How many: a range with its words. `high` is None where the words set no upper bound ("dozens": 24 or more).

    `unit` is persons unless the words say families, households, vehicles ...
    """

    what: Counted
    low: int | None
    high: int | None
    span: Span
    unit: str | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"a count's upper bound is not below its lower, {self.low} to {self.high}")


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: the words for the speaker, whom they mean, what sort of voice it is, and the verb of saying.

    `actor_id` and `side` tell on which side the speaker stands, where the registry knows it.
    """

    span: Span
    name: str | None = None
    kind: SpeakerKind = SpeakerKind.OTHER
    cue: str | None = None
    actor_id: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one source says happened, or is so.

    `cue` are the words that express the kind, within `quote`, the sentence or clause that holds the claim. `places` has
    the most specific place first. `source` is None when the report says it in its own voice. `found_by` names what
    found it: the frame's id, or the learned reader.
    """

    report_id: str
    kind: Kind
    cue: Span
    quote: Span
    block: BlockKind
    agents: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    when: When | None = None
    counts: tuple[Count, ...] = ()
    source: Source | None = None
    status: Status = Status.ASSERTED
    extent: Extent | None = None
    confidence: float = 1.0
    found_by: str = ""

    def __post_init__(self) -> None:
        if not self.quote.holds(self.cue):
            raise ValueError("a claim's cue lies within its quote")
        if not 0 <= self.confidence <= 1:
            raise ValueError("a confidence lies between 0 and 1")

    @property
    def id(self) -> str:
        """A hash of what the claim says: where, its kind and its arguments as the report words them."""
        spans = [self.cue, self.quote, self.source.span if self.source else None]
        spans += [ref.span for refs in (self.agents, self.targets, self.places) for ref in refs]
        offsets = [edge for span in spans for edge in ((span.start, span.end) if span else (None, None))]
        names = [ref.name for refs in (self.agents, self.targets, self.places) for ref in refs]
        when = [str(self.when.start), str(self.when.end)] if self.when else [None, None]
        sizes = [len(self.agents), len(self.targets), len(self.places), len(self.counts)]
        counts = [part for count in self.counts for part in (count.what, count.low, count.high)]
        said = [self.report_id, self.kind, self.status, self.extent]
        return content_id([*said, *sizes, *offsets, *names, *when, *counts])
