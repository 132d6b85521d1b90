"""Numbers without the words that bound them: numerals, number words, vague plurals, pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whoholds.claim.counts.words import number_words

SHORT = {"k": 1000, "m": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000}
LEADS = (
    ("half a ", 0.5),
    ("a quarter of a ", 0.25),
    ("a couple of ", 2),
    ("a couple ", 2),
    ("couple of ", 2),
    ("couple ", 2),
)
"""Words before a scale and what they multiply it by."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A number in text, `start` to `end`; `high` is None for a vague plural. `kind` is numeral, word, vague or pair."""

    start: int
    end: int
    low: int
    high: int | None
    kind: str


def bare_numbers(text: str) -> list[Bare]:
    """Every number of a text in order, the longest of those that overlap."""
    wordy = number_words().patterns["wordy"].search(text) is not None
    in_words = (*_vague(text), *_worded(text), *_pairs(text)) if wordy else ()
    found = sorted((*_numerals(text), *in_words), key=lambda number: (number.start, -number.end))
    kept: list[Bare] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _numerals(text: str) -> Iterator[Bare]:
    for match in number_words().patterns["numeral"].finditer(text):
        scale = _scale(match["scale"] or match["short"])
        whole_only = match["short"] and not match["digits"].isdecimal()
        if whole_only or (match["fraction"] and scale == 1):
            continue
        value = round(float(re.sub(r"\D", "", match["digits"]) + (match["fraction"] or "")) * scale)
        yield Bare(match.start(), match.end(), value, None if match["more"] else value, "numeral")


def _scale(word: str | None) -> int:
    plain = (word or "").lower()
    return number_words().scales.get(plain) or SHORT.get(plain, 1)


def _vague(text: str) -> Iterator[Bare]:
    words = number_words()
    for match in words.patterns["vague"].finditer(text):
        plural = (match["plural"] or "").lower()
        low = words.vague[" ".join(plural.split())] if plural else 2 * words.scales[match["scale"].lower()]
        yield Bare(match.start(), match.end(), low, None, "vague")


def _worded(text: str) -> Iterator[Bare]:
    patterns = number_words().patterns
    for match in patterns["worded"].finditer(text):
        spans = [match.span()]
        if value_of(match[0]) is None:
            spans = [part.span() for part in patterns["plain"].finditer(text, *match.span())]
        for start, end in spans:
            value = value_of(text[start:end])
            if value is not None:
                yield Bare(start, end, value, value, "word")


def value_of(phrase: str) -> int | None:
    """The value of number words: "two hundred and thirty-five", "half a million"; None where they make no number."""
    words, factor, rest = number_words(), 1.0, " ".join(phrase.lower().split())
    for lead, times in LEADS:
        if rest.startswith(lead):
            rest, factor = rest.removeprefix(lead), times
            break
    total = current = 0
    for word in re.split(r"[\s-]+", rest):
        if word in words.words:
            if not _follows(current, words.words[word]):
                return None
            current += words.words[word]
        elif word in {"hundred", "dozen"}:
            current = (current or 1) * words.scales[word]
        elif word in words.scales:
            total, current = total + (current or 1) * words.scales[word], 0
    return round((total + current) * factor)


def _follows(current: int, step: int) -> bool:
    """Whether a word adds to the number before it: "twenty three", not "three twenty"."""
    tens = current % 100
    return tens == 0 or (tens >= 20 and tens % 10 == 0 and step < 10)


def _pairs(text: str) -> Iterator[Bare]:
    words = number_words()
    for match in words.patterns["lone"].finditer(text):
        lone = words.lone.get((match["lone"] or "").lower())
        value = lone or words.pairs[(match["pair"] or match["bare"]).lower()]
        yield Bare(match.start(), match.end(), value, value, "pair")
