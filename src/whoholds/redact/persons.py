"""Which words of a report name a private person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from whoholds.records import Sentence, Span

_WORD = re.compile(r"\w[\w'’-]*")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
SHORTEST = 3
"""Letters of a part of a name that is looked for by itself: the "Ahmadi" of a Gul Ahmadi named before."""


def private_names(
    text: str, sentences: Sequence[Sentence], is_public: Callable[[str], bool], places: Iterable[Span]
) -> list[Span]:
    """The names of persons that `is_public` doesn't know, wherever they or a capitalised part of them stand.

    E-mail addresses count as names.
    Words that name a place are left, whatever the model takes them for.
    """
    located = list(places)
    named = [
        sentence.span(text, name.first, name.last)
        for sentence in sentences
        for name in sentence.names
        if name.label == "PER"
    ]
    private = [name for name in named if not is_public(name.text) and not any(name.overlaps(one) for one in located)]
    words = [part for name in private for part in _WORD.findall(name.text)]
    parts = {_bare(word) for word in words if len(word) >= SHORTEST and word[0].isupper()}
    again = (Span(found.start(), found.end(), found.group()) for found in _WORD.finditer(text))
    parted = (word for word in again if _bare(word.text) in parts and not any(map(word.overlaps, located)))
    return [*private, *parted, *mail_addresses(text)]


def mail_addresses(text: str) -> list[Span]:
    """E-mail addresses: who has one can be found by it."""
    return [Span(found.start(), found.end(), found.group()) for found in _ADDRESS.finditer(text)]


def _bare(word: str) -> str:
    """A word without the ending of a possessive."""
    return re.sub(r"['’]s?$", "", word)
