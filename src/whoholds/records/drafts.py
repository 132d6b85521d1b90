"""What the claim stage finds in one sentence, before places, actors and dates are known."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.records.claims import Count
from whoholds.records.kinds import Extent, Kind, SpeakerKind, Status
from whoholds.records.spans import Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a sentence: the words, the sentence's index in the report and the index of its head token there."""

    span: Span
    sentence: int
    head: int


@dataclass(frozen=True, slots=True)
class Voice:
    """The speaker of a claim as the sentence gives it: the words, the kind of speaker and the verb of saying.

    `phrase` holds the speaker's words even when another sentence names them ("... , he added").
    """

    phrase: Phrase
    kind: SpeakerKind
    cue: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as its sentence words it. `sentence` is the index of the cue's sentence in the report.

    `places` are phrases that may mean a place ("the city of Kunduz", "there", "the province"), most likely first.
    `found_by` names the frame or the learned reader that found it.
    """

    kind: Kind
    sentence: int
    cue: Phrase
    quote: Span
    agents: tuple[Phrase, ...] = ()
    targets: tuple[Phrase, ...] = ()
    places: tuple[Phrase, ...] = ()
    when: Phrase | None = None
    counts: tuple[Count, ...] = ()
    voice: Voice | None = None
    status: Status = Status.ASSERTED
    extent: Extent | None = None
    confidence: float = 1.0
    found_by: str = ""
