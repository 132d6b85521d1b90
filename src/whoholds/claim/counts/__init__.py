"""Counts: how many, of what, within which bounds."""

from whoholds.claim.counts.numbers import NumberPhrase, NumberRange, find_articles, find_numbers, read_number
from whoholds.claim.counts.phrases import CountPhrase, as_count, counts_of

__all__ = [
    "CountPhrase",
    "NumberPhrase",
    "NumberRange",
    "as_count",
    "counts_of",
    "find_articles",
    "find_numbers",
    "read_number",
]
