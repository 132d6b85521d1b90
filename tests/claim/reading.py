"""Reads single sentences for the claim tests with the model that whoholds ships."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.claim import FrameReader
from whoholds.parse import Parser
from whoholds.records import Block, BlockKind, Draft, Report, Sentence, Span


@dataclass(frozen=True, slots=True)
class Sentences:
    """A parser and the frames, opened once for all tests."""

    parser: Parser
    frames: FrameReader


def parsed(sentences: Sentences, text: str) -> tuple[Sentence, ...]:
    """The sentences of a text that is one paragraph."""
    whole = Span(0, len(text), text)
    return tuple(sentences.parser.parse(text, (Block(BlockKind.PARAGRAPH, whole, whole),)))


def drafts_of(sentences: Sentences, text: str) -> tuple[Draft, ...]:
    """The drafts of a text that is one paragraph."""
    report = Report(text)
    whole = Span(0, len(text), text)
    blocks = (Block(BlockKind.PARAGRAPH, whole, whole),)
    return sentences.frames.claims(report, blocks, tuple(sentences.parser.parse(text, blocks)))
