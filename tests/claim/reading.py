"""Reads single sentences for the claim tests with the model that whoholds ships."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.claim import FrameReader
from whoholds.parse import Parser
from whoholds.records import Block, BlockKind, Draft, Report, Span


@dataclass(frozen=True, slots=True)
class Sentences:
    """A parser and the frames, opened once for all tests."""

    parser: Parser
    frames: FrameReader


def drafts_of(sentences: Sentences, text: str) -> tuple[Draft, ...]:
    """The drafts of a text that is one paragraph."""
    report = Report(text)
    whole = Span(0, len(text), text)
    blocks = (Block(BlockKind.PARAGRAPH, whole, whole),)
    return sentences.frames.claims(report, blocks, tuple(sentences.parser.parse(text, blocks)))
