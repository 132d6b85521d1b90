"""Reads single sentences for the claim tests with the model that whoholds ships."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.claim import FrameReader
from whoholds.parse import Parser
from whoholds.records import Block, BlockKind, Draft, Report, Sentence, Span
from whoholds.resolve.places import Gazetteer, find_places


@dataclass(frozen=True, slots=True)
class Sentences:
    """A parser, the frames and the gazetteer, opened once for all tests."""

    parser: Parser
    frames: FrameReader
    gazetteer: Gazetteer


def parsed(sentences: Sentences, text: str) -> tuple[Sentence, ...]:
    """The sentences of a text that is one paragraph."""
    whole = Span(0, len(text), text)
    return tuple(sentences.parser.parse(text, (Block(BlockKind.PARAGRAPH, whole, whole),)))


def drafts_of(sentences: Sentences, text: str) -> tuple[Draft, ...]:
    """The drafts of a text that is one paragraph."""
    report = Report(text)
    whole = Span(0, len(text), text)
    blocks = (Block(BlockKind.PARAGRAPH, whole, whole),)
    found = tuple(sentences.parser.parse(text, blocks))
    places = find_places(report, blocks, found, sentences.gazetteer)
    return sentences.frames.claims(report, blocks, found, places=places)
