"""Which sentences are worth an encoder pass: those with a name, a number, or a word that claims are made of.

A claim needs words for what happened and someone or somewhere it happened to; a sentence without any of these gets
no tags and no tree ("Background", "It rained all night."), only its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from lemminflect import getAllLemmas

from whoholds.records.sentences import ROOT, Sentence, Token

_PLAIN_TEXT = """
a about after all also an and any as at because before both but by during each either even every few for from he her
here his how however i if in into is it its like many more most much my neither no nobody not nothing now of on one
only or other our out over she since so some something such than that the their them then there these they this
those though to too under until up us we what when where whether which while who whom whose why with without would
yet you your
"""
_PLAIN = frozenset(_PLAIN_TEXT.split())
UNKNOWN = "X"


@lru_cache(maxsize=65536)
def _bases(word: str) -> tuple[str, ...]:
    """A word in lower case and the lemmas that a dictionary has for it."""
    lower = word.lower()
    found = {lower, lower.removesuffix("s")}
    for lemmas in getAllLemmas(lower).values():
        found.update(lemmas)
    return tuple(sorted(found))


def _is_name(word: str, *, first: bool) -> bool:
    """Whether a word may be a name or a number by its looks; at a sentence's start, if no dictionary has it."""
    if any(map(str.isdigit, word)) or (word[:1].isalpha() and not word.isascii()):
        return True
    if not any(map(str.isupper, word)):
        return not word.isascii() or word[:1] in "@#"
    return not first or (word.lower() not in _PLAIN and not getAllLemmas(word.lower()))


@dataclass(frozen=True, slots=True)
class Triage:
    """The lemmas of which a sentence without a name or a number must have one to be read."""

    lemmas: frozenset[str]

    @classmethod
    def of(cls, lemmas: Iterable[str]) -> Self:
        """For lemmas as frames and word lists have them; of several words the last counts."""
        return cls(frozenset(lemma.lower().rpartition(" ")[2].rpartition("-")[2] for lemma in lemmas))

    def worth(self, words: Sequence[str]) -> bool:
        """Whether the words of a sentence are worth reading."""
        return any(_is_name(word, first=i == 0) for i, word in enumerate(words)) or any(
            base in self.lemmas for word in words for base in _bases(word)
        )


def unread(text: str, words: Sequence[tuple[int, int]], block: int) -> Sentence:
    """A sentence of which only the words are known: all hang on the first."""
    tokens = []
    for i, (start, end) in enumerate(words):
        head, deprel = (0, "dep") if i else (ROOT, "root")
        tokens.append(Token(start, end, text[start:end], text[start:end].lower(), UNKNOWN, "", head, deprel))
    return Sentence(block, tuple(tokens))
