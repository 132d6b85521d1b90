"""What the claim stage finds in one sentence, before places, actors and dates are known."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.records.claims import Count
from whoholds.records.kinds import Extent, Kind, Status
from whoholds.records.spans import Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a sentence: the words, the sentence's index in the report and the index of its head token there.

    `means` are the earlier words that a pronoun stands for, if they are clear.
    """

    span: Span
    sentence: int
    head: int
    means: Span | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """The speaker of a claim as a sentence gives it, and the verb of saying.

    `phrase` is None for the author of an embedded post, whose words are the block's `author`.
    """

    phrase: Phrase | None
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as its sentence words it. `sentence` is the index of the cue's sentence in the report.

    `places` are phrases that may mean a place ("the city
    of Kunduz", "there", "the province"), each a place of its own where several are coordinated. `hedged` tells that the
    place is only where the claim's words stand, not an argument of its cue. `found_by` names the frame that found it,
    or the learned reader.
    """

    kind: Kind
    sentence: int
    cue: Phrase
    quote: Span
    agents: tuple[Phrase, ...] = ()
    targets: tuple[Phrase, ...] = ()
    places: tuple[Phrase, ...] = ()
    hedged: bool = False
    counts: tuple[Count, ...] = ()
    voice: Voice | None = None
    status: Status = Status.ASSERTED
    extent: Extent | None = None
    confidence: float = 1.0
    found_by: str = ""
