"""Acronyms that a report introduces itself: "Rapid Support Forces (RSF)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoholds.resolve.actors.words import Word, words_of

_BRACKETED = re.compile(r"\(([A-Z][A-Za-z0-9/-]{1,9})\)")
_LONGEST = 9
_SKIPPED = frozenset({"of", "the", "and", "for", "in", "de", "des", "du", "la", "le", "to", "on", "al", "del", "a"})


@dataclass(frozen=True, slots=True)
class Introduced:
    """An acronym, the words it stands for and where both are introduced."""

    acronym: str
    long: str
    start: int
    end: int


def introduced(text: str) -> Iterator[Introduced]:
    """The acronyms in brackets whose letters begin the words before them."""
    for match in _BRACKETED.finditer(text):
        before = words_of(text[max(0, match.start() - 160) : match.start()], max(0, match.start() - 160))
        first = _spelled(before[-_LONGEST:], match.group(1))
        if first is not None:
            yield Introduced(match.group(1), text[first.start : before[-1].end], first.start, match.end())


def _spelled(words: Sequence[Word], acronym: str) -> Word | None:
    """The first of the last words whose initials spell the acronym, little words left out or not; None if none do."""
    letters = "".join(char for char in acronym.lower() if char.isalnum())
    for at in range(len(words) - 1, -1, -1):
        initials = [word.key[0] for word in words[at:]]
        great = [word.key[0] for word in words[at:] if word.key not in _SKIPPED]
        if words[at].capital and words[at].key not in _SKIPPED and letters in ("".join(initials), "".join(great)):
            return words[at]
    return None
