"""Sentences with their names hidden, so that what is read in them can't depend on who is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whoholds.records.cues import Cue
from whoholds.records.sentences import Sentence

MASK = "[MASK]"


@dataclass(frozen=True, slots=True)
class Hidden:
    """The words with each name behind one mask, and the first and last token of the sentence that each stands for."""

    words: Sequence[str]
    first: Sequence[int]
    last: Sequence[int]

    def back(self, cue: Cue) -> Cue:
        """A cue of the hidden sentence in the sentence's own tokens."""
        roles = tuple(replace(r, first=self.first[r.first], last=self.last[r.last - 1]) for r in cue.roles)
        return replace(
            cue, anchor=self.first[cue.anchor], first=self.first[cue.first], last=self.last[cue.last - 1], roles=roles
        )


def masked(sentence: Sentence) -> Hidden:
    """The sentence with every name hidden, whatever its label."""
    until = {name.first: name.last for name in sentence.names}
    words, first, last, at = list[str](), list[int](), list[int](), 0
    while at < len(sentence.tokens):
        end = until.get(at, at + 1)
        words.append(MASK if at in until else sentence.tokens[at].text)
        first.append(at)
        last.append(end)
        at = end
    return Hidden(words, first, last)
