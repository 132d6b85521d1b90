"""What the language model thinks a sentence claims: cues of kinds, their status, and who plays which role."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.records.kinds import Kind, Status
from whoholds.records.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Role:
    """Tokens `first` up to, not including, `last` of the sentence in a role of a cue.

    `label` is agent, target, place, when, count or source.
    """

    label: str
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens `first` up to `last` that express a kind, `anchor` the one that carries it.

    `score` is the model's probability of the kind; `statuses` holds that of each status, most likely first.
    A token may be the cue of several kinds, and then stands in several records.
    """

    anchor: int
    first: int
    last: int
    kind: Kind
    score: float
    statuses: tuple[tuple[Status, float], ...]
    roles: tuple[Role, ...] = ()

    def __post_init__(self) -> None:
        if not self.first <= self.anchor < self.last:
            raise ValueError("a cue's anchor is one of its tokens")

    @property
    def status(self) -> Status:
        """The most likely status."""
        return self.statuses[0][0]

    def role(self, label: str) -> tuple[Role, ...]:
        """The spans in one role, in the order of the text."""
        return tuple(role for role in self.roles if role.label == label)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with the cues in it, in the order of their anchors, then of their kinds.

    `mentions` are people, bodies, places and weapons however they are called ("the regime", "two bridges"): labels PER,
    ORG, LOC, WEAPON, NORP, as (first, last, label).
    """

    sentence: Sentence
    cues: tuple[Cue, ...] = ()
    mentions: tuple[tuple[int, int, str], ...] = ()
