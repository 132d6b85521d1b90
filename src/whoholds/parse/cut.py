"""Blocks of a report cut into the words of sentences, the same for every parser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whoholds.parse.sentences import split_words
from whoholds.parse.words import words
from whoholds.records.reports import Block

Spans = list[tuple[int, int]]


def sentences_of(text: str, blocks: Sequence[Block]) -> Iterator[tuple[str, int, Spans]]:
    """Each sentence of the blocks that are read: the text, the block's index, the spans of the words."""
    for index, block in enumerate(blocks):
        if not block.reads:
            continue
        for sentence in split_words(text, words(text, block.body.start, block.body.end)):
            yield text, index, sentence
