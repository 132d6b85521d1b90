"""Whether a report tells of armed conflict: in one that doesn't, what reads like a claim seldom is one.

A sentence weighs by the words of `ontology/conflict.toml` in it. A report whose sentences weigh enough on average is
read whole; in another, only sentences that weigh much by themselves are. The bounds were set on 293 news reports of all
topics and on the annotated reports: few of those on something else reach the first, and no annotated one falls short.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from whoholds.records import Sentence

NO_CONFLICT = "neither the report nor the sentence tells of armed conflict"
"""Why a claim of a report on sport, science or an election is passed over."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The words of conflict, and how much of them makes a report, or a sentence, one of conflict.

    An `armed` word weighs 1, a `violent` one 0.5, of which two count; a sentence weighs `most` at most. Reports of
    fewer than `short` sentences are always read: too little is said there to tell.
    """

    armed: frozenset[str]
    violent: frozenset[str]
    report: float = 0.25
    sentence: float = 1.5
    most: float = 1.5
    short: int = 5

    @classmethod
    def load(cls) -> Subject:
        """The words that ship."""
        table = tomllib.loads((files("whoholds.ontology") / "conflict.toml").read_text("utf-8"))
        return cls(frozenset(table["armed"]), frozenset(table["violent"]))

    def tells(self, sentences: Sequence[Sentence]) -> tuple[bool, ...]:
        """For each sentence of a report, whether what it tells may be of armed conflict."""
        weights = [self.weight(sentence) for sentence in sentences]
        if len(sentences) < self.short or sum(weights) >= self.report * len(sentences):
            return (True,) * len(sentences)
        return tuple(weight >= self.sentence for weight in weights)

    def weight(self, sentence: Sentence) -> float:
        """How much a sentence speaks of armed conflict."""
        words = {token.text.lower() for token in sentence.tokens}
        violent = min(2, len(words & self.violent))
        return min(self.most, float(not words.isdisjoint(self.armed)) + violent / 2)
