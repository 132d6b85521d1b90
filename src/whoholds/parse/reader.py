"""What the other stages ask of a parser: the one Protocol, so that users can bring a larger model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from whoholds.records.reports import Block
from whoholds.records.sentences import Sentence


@runtime_checkable
class SentenceParser(Protocol):
    """Cuts the bodies of blocks into sentences and parses them.

    Sentences come in the order of the text; `Sentence.block` is the index in `blocks`. Offsets count in `text`.
    The same text gives the same sentences, whatever else is read in the same call.
    """

    @property
    def name(self) -> str:
        """The model and its version, part of what found a claim."""

    def parse(self, text: str, blocks: Sequence[Block]) -> list[Sentence]:
        """The sentences of one report."""

    def parse_many(self, reports: Sequence[tuple[str, Sequence[Block]]]) -> list[list[Sentence]]:
        """The sentences of each of several reports, read together."""
