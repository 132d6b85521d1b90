"""A phrase that means someone, taken apart: what stands before its head, the head, and what only describes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whoholds.resolve.actors.finding import Found
from whoholds.resolve.actors.vocabulary import Noun, Sort, Vocabulary
from whoholds.resolve.actors.words import Word

_NAMING = frozenset({"forces", "force", "group", "groups", "wing", "men"})
"""After "armed" these make a name of it."""
_CLOSING = frozenset(
    {"in", "from", "who", "whom", "that", "whose", "which", "on", "with", "at", "killed", "near", "inside"}
)
"""Before these a number or "those" stands for the people themselves."""
_OWNING = frozenset({"its", "their", "his", "her", "our", "my", "your"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "both"})


@dataclass(frozen=True, slots=True)
class Anatomy:
    """A phrase of `words`: those from `first` to `end` are its head with what stands before it, the rest describes it.

    `definite` is whether the phrase points at something known ("the rebels"), `owned` whether it is someone's by a
    pronoun ("their forces"). `found` are the mentions in the words.
    """

    words: tuple[Word, ...]
    first: int
    end: int
    definite: bool
    owned: bool
    found: tuple[Found, ...]

    @property
    def head(self) -> Word:
        return self.words[self.end - 1]

    @property
    def inner(self) -> tuple[Found, ...]:
        """The mentions that begin before the head ends."""
        return tuple(found for found in self.found if self.first <= found.first < self.end)

    @property
    def outer(self) -> tuple[Found, ...]:
        """The mentions in what only describes the head."""
        return tuple(found for found in self.found if found.first >= self.end)

    @property
    def noun(self) -> Noun | None:
        """What the head noun says of whom it means; a number alone is of members of something."""
        vocabulary, key = Vocabulary.load(), self.head.key
        counted = key.isdigit() or key in vocabulary.counters
        return vocabulary.nouns.get(key) or (Noun(Sort.MEMBER) if counted else None)

    def covers(self, found: Found) -> bool:
        """Whether the mention ends the head."""
        return found.last >= self.end

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the head and what stands before it."""
        return frozenset(word.key for word in self.words[self.first : self.end])


def take_apart(words: Sequence[Word], found: Sequence[Found]) -> Anatomy:
    """The anatomy of a phrase of at least one word."""
    vocabulary = Vocabulary.load()
    first = _stripped(words, found, vocabulary)
    definite = any(word.key in _DEFINITE for word in words[:first])
    owned = any(word.key in _OWNING for word in words[:first])
    return Anatomy(tuple(words), first, _head_end(words, first, found, vocabulary), definite, owned, tuple(found))


def _stripped(words: Sequence[Word], found: Sequence[Found], vocabulary: Vocabulary) -> int:
    """The index of the first word that says who: articles, numbers, "members of", "suspected" left out."""
    starts = {mention.first for mention in found}
    at = 0
    while at < len(words) - 1 and at not in starts:
        step = _step(words[at], words[at + 1], vocabulary)
        if not step:
            break
        at += step
    return min(at, len(words) - 1)


def _step(word: Word, following: Word, vocabulary: Vocabulary) -> int:
    """How many words to leave out here; 0 where the phrase begins to say who."""
    key = word.key
    if key in vocabulary.collective and following.key == "of":
        return 2
    if following.joined or following.key in _CLOSING:
        return 0
    if key in vocabulary.determiners or key in vocabulary.counters or key.isdigit():
        return 1
    return int(key in vocabulary.hearsay and following.key not in _NAMING)


def _head_end(words: Sequence[Word], first: int, found: Sequence[Found], vocabulary: Vocabulary) -> int:
    """Where the head ends: at a word that begins a description, or a mark, outside of names."""
    named = {index for mention in found for index in range(mention.first + 1, mention.last)}
    for at in range(first + 1, len(words)):
        if at in named or words[at].joined:
            continue
        before = words[at - 1]
        apart = words[at].start - before.end > (2 if before.key in vocabulary.abbreviations else 1)
        follows = at + 1 < len(words) and words[at + 1].key in vocabulary.nouns
        modifies = words[at].key in vocabulary.patron and follows
        if apart or (words[at].key in vocabulary.tails and not modifies):
            return at
    return len(words)
