"""Whose words a quotation is that runs over several sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whoholds.claim.source import Speaker, SpeechCues, main_speaker
from whoholds.records import Sentence

OPENING, CLOSING = "“«„", "”»"

Named = tuple[int, Speaker]
"""A speaker and the index of the sentence that names him."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """How a sentence stands to the quotation marks of its paragraph: within ones open before it, or opening its own."""

    inside: bool
    opens: bool


def quotations(text: str, sentences: tuple[Sentence, ...]) -> Iterator[Quotation]:
    """For each sentence how it stands to quotation marks; a paragraph's end closes them."""
    depth, straight, offset = 0, False, 0
    for sentence in sentences:
        before = text[offset : sentence.start]
        if "\n" in before:
            depth, straight, before = 0, False, before.rpartition("\n")[2]
        depth, straight = _count_quotes(before, depth, straight)
        first = text[sentence.start : sentence.start + 1]
        inside = depth > 0 or straight
        yield Quotation(inside, not inside and bool(first) and first in OPENING + '"')
        depth, straight = _count_quotes(text[sentence.start : sentence.end], depth, straight)
        offset = max(sentence.end, sentence.start)


def _count_quotes(text: str, depth: int, straight: bool) -> tuple[int, bool]:
    opened = sum(text.count(c) for c in OPENING)
    closed = sum(text.count(c) for c in CLOSING)
    return max(0, depth + opened - closed), straight ^ (text.count('"') % 2 == 1)


def running_speakers(text: str, sentences: tuple[Sentence, ...], cues: SpeechCues) -> tuple[Named | None, ...]:
    """For each sentence the speaker, with his sentence, whose quotation it stands in; None outside quotations.

    A quotation belongs to the speaker named in it or after its end; else to the last one named before it.
    """
    marks = tuple(quotations(text, sentences))
    mains = [main_speaker(sentence, cues) for sentence in sentences]
    found: list[Named | None] = []
    last: Named | None = None
    for number, mark in enumerate(marks):
        ahead = _ahead(number, sentences, marks, mains) if mark.inside or mark.opens else None
        found.append((ahead or last) if mark.inside or mark.opens else None)
        main = mains[number]
        if main:
            last = (number, main)
        elif not (mark.inside or mark.opens) and not _goes_on(number, sentences):
            last = None
    return tuple(found)


def _ahead(
    number: int, sentences: tuple[Sentence, ...], marks: tuple[Quotation, ...], mains: list[Speaker | None]
) -> Named | None:
    """The speaker named in this sentence or in the later ones of the same quotation."""
    for later in range(number, len(sentences)):
        if later > number and (not marks[later].inside or sentences[later].block != sentences[number].block):
            return None
        main = mains[later]
        if main:
            return later, main
    return None


def _goes_on(number: int, sentences: tuple[Sentence, ...]) -> bool:
    return number + 1 < len(sentences) and sentences[number + 1].block == sentences[number].block
