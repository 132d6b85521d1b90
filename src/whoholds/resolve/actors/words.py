"""A report's words as the registry compares them: folded, with where they stand and how they are written."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Z]\.[A-Z]\b|[^\W_]+(?:['’ʼ‘`][^\W_]+)*(?:['’](?!\w))?")
_HYPHENS = frozenset("-‐‑–")
_APOSTROPHES = str.maketrans("", "", "'’ʼ‘`.")


class Word(NamedTuple):
    """A word: its offsets, its text, the key it is compared by, whether a hyphen joins it to the one before."""

    start: int
    end: int
    text: str
    key: str
    joined: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def fold(text: str) -> str:
    """The key a word is compared by: lower case, without accents, apostrophes, dots and the possessive ending."""
    if text[-2:] in ("'s", "’s", "'S", "’S"):
        text = text[:-2]
    elif text[-1] in "'’":
        text = text[:-1]
    folded = text.lower()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
        folded = "".join(char for char in folded if not unicodedata.combining(char)).replace("ı", "i")
    folded = folded.translate(_APOSTROPHES)
    return "al" if folded == "el" else folded


def words_of(text: str, start: int = 0) -> list[Word]:
    """The words of a text in order; offsets count from `start`. Hyphens part words; dots in "U.S." do not."""
    found = []
    for match in _WORD.finditer(text):
        key = fold(match.group())
        if key:
            first, last = match.span()
            found.append(
                Word(start + first, start + last, match.group(), key, first > 0 and text[first - 1] in _HYPHENS)
            )
    return found


def possessive(word: Word) -> bool:
    """Whether the word owns what follows ("Iraq's", "rebels'")."""
    return word.text[-2:] in ("'s", "’s") or word.text[-1] in "'’"


def unpossessed(text: str) -> str:
    """A name without the possessive ending."""
    return text[:-2] if text[-2:] in ("'s", "’s") else text
