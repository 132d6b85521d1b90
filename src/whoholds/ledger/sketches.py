"""Which reports are copies of one another: MinHash over runs of words.

One-permutation hashing (Li, Owen, Zhang 2012): each run of three words falls into one of 64 slots by its hash, a slot
keeps its least value; an empty slot takes its neighbour's (Shrivastava, Li 2014). Sixteen bands of four slots find
candidates; reports are copies when most of the slots agree.
"""

from __future__ import annotations

import hashlib
import re

SLOTS = 64
_DIGITS = 8
_BAND = 4 * _DIGITS
COPY = 0.7
"""The share of agreeing slots from which two texts are copies: a headline more, a paragraph cut, stay above it."""
SHORT = 25
"""Texts of fewer words have no sketch: only the very same words are a copy."""

_WORD = re.compile(r"\w+")
Sketch = tuple[int, ...]


def sketch(text: str) -> Sketch | None:
    """64 numbers of 32 bits, or None for a short text."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < SHORT:
        return None
    slots: list[int | None] = [None] * SLOTS
    for i in range(len(words) - 2):
        digest = hashlib.blake2b(" ".join(words[i : i + 3]).encode("utf8", "surrogatepass"), digest_size=8).digest()
        value = int.from_bytes(digest, "big")
        slot, rank = value % SLOTS, value >> 32
        kept = slots[slot]
        slots[slot] = rank if kept is None else min(kept, rank)
    filled = [i for i in range(SLOTS) if slots[i] is not None]
    return tuple(slots[next((j for j in filled if j >= i), filled[0])] or 0 for i in range(SLOTS))


def bands(written: str) -> list[tuple[int, str]]:
    """The bands of a sketch that `write` wrote, each with its number."""
    return [(i // _BAND, written[i : i + _BAND]) for i in range(0, len(written), _BAND)] if written else []


def likeness(a: str, b: str) -> float:
    """The share of slots that agree, of sketches that `write` wrote: an estimate of the share of runs in common."""
    return sum(a[i : i + _DIGITS] == b[i : i + _DIGITS] for i in range(0, len(a), _DIGITS)) / SLOTS


def write(numbers: Sketch | None) -> str | None:
    """A sketch as text."""
    return "".join(f"{n:08x}" for n in numbers) if numbers else None
