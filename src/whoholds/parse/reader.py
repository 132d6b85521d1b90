"""What the other stages ask of a parser: the one Protocol, so that users can bring a larger model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from whoholds.records.cues import Parsed
from whoholds.records.reports import Block
from whoholds.records.sentences import Sentence

Given = tuple[str, Sequence[Block]]
"""A report's text and its blocks."""


@runtime_checkable
class SentenceParser(Protocol):
    """Cuts the bodies of blocks into sentences and parses them.

    Sentences come in the order of the text; `Sentence.block` is the index in `blocks`. Offsets count in `text`.
    The same text gives the same sentences, whatever else is read in the same call.
    """

    @property
    def name(self) -> str:
        """The model and its version, part of what found a claim."""

    @property
    def learned(self) -> bool:
        """Whether the model finds cues of claims too; without them frames alone decide."""

    def parse(self, text: str, blocks: Sequence[Block]) -> list[Sentence]:
        """The sentences of one report."""

    def parse_many(self, reports: Sequence[Given]) -> list[list[Sentence]]:
        """The sentences of each of several reports, read together."""

    def read(self, text: str, blocks: Sequence[Block]) -> list[Parsed]:
        """The sentences of one report with the cues in each, where the model finds them."""
