"""From words to what the encoder reads: subword pieces and the shape of each word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

HEAD_PIECES, TAIL_PIECES = 6, 2
"""A word of more than eight pieces (a link, a row of dashes) is read by its first six and last two."""

CACHED_WORDS = 200_000
PAD, UNKNOWN, START, STOP = 0, 100, 101, 102

SHAPES = ("special", "lower", "title", "upper", "capital", "mixed", "digits", "digit-mixed", "stop", "mark", "symbol")
_SPECIAL, _LOWER, _TITLE, _UPPER, _CAPITAL, _MIXED, _DIGITS, _DIGIT_MIXED, _STOP, _MARK, _SYMBOL = range(len(SHAPES))
_STOPS = frozenset(".!?…;:")
_MARKS = frozenset(",-–—'\"’‘“”()[]{}«»/")


@lru_cache(maxsize=65536)
def shape(word: str) -> int:
    """The look of a word, which an uncased encoder doesn't see: an index into SHAPES."""
    if word.isalpha():
        if word.islower():
            return _LOWER
        if word.isupper():
            return _CAPITAL if len(word) == 1 else _UPPER
        return _TITLE if word[0].isupper() and not any(map(str.isupper, word[1:])) else _MIXED
    if any(map(str.isdigit, word)):
        return _DIGIT_MIXED if any(map(str.isalpha, word)) else _DIGITS
    return _broken_shape(word)


def _broken_shape(word: str) -> int:
    """The shape of a word with signs in it and no digit: "U.S.", "n't", "...", "$"."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        if all(c in _STOPS for c in word):
            return _STOP
        return _MARK if all(c in _MARKS for c in word) else _SYMBOL
    if all(map(str.isupper, letters)):
        return _UPPER if len(letters) > 1 else _CAPITAL
    if not any(map(str.isupper, letters)):
        return _LOWER
    return _TITLE if letters[0].isupper() and not any(map(str.isupper, letters[1:])) else _MIXED


class Pieces:
    """Subword pieces of words, each word read by itself, so that a word has the same pieces in any sentence."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}

    def encode(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The pieces of each word, at least one and at most eight a word."""
        new = list(dict.fromkeys(word for word in words if word not in self._known))
        if new:
            if len(self._known) + len(new) > CACHED_WORDS:
                self._known.clear()
                new = list(dict.fromkeys(words))
            for word, coded in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
                self._known[word] = _capped(coded.ids)
        return [self._known[word] for word in words]


def _capped(ids: list[int]) -> tuple[int, ...]:
    if len(ids) > HEAD_PIECES + TAIL_PIECES:
        ids = ids[:HEAD_PIECES] + ids[-TAIL_PIECES:]
    return tuple(ids) or (UNKNOWN,)
