"""Whose words a quotation is that runs over several sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whoholds.claim.source import Speaker, SpeechCues, introduces, main_speaker, quoted_next
from whoholds.records import Sentence

OPENING, CLOSING = "“«„", "”»"

FIRST = frozenset({"i", "we"})
"""Who speaks in a speech is whose speech it is."""

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
    """For each sentence the speaker, with his sentence, whose words it is; None where the report speaks itself.

    A quotation belongs to the speaker named in it or after its end; else to the last one named before it, or to the
    person whom the sentence before it tells of. What follows a paragraph that ends in a colon is its speaker's to the
    next paragraph in which somebody else speaks.
    """
    marks = tuple(quotations(text, sentences))
    mains = [main_speaker(sentence, cues) for sentence in sentences]
    found: list[Named | None] = []
    last: Named | None = None
    speech: Named | None = None
    for number, mark in enumerate(marks):
        quoted, main = mark.inside or mark.opens, mains[number]
        ahead = _ahead(number, sentences, marks, mains) if quoted else None
        before = (
            _told_of(number, sentences, cues)
            if quoted and not mark.inside and number and not mains[number - 1]
            else None
        )
        last = before or last
        if main and not quoted and sentences[number].tokens[main.head].text.lower() not in FIRST:
            speech = None
        found.append((ahead or last) if quoted else speech)
        speech = speech or _speech(number, main, sentences, marks)
        if main:
            last = (number, main)
        elif not quoted and not _goes_on(number, sentences):
            last = None
    return tuple(found)


def _told_of(number: int, sentences: tuple[Sentence, ...], cues: SpeechCues) -> Named | None:
    """The person that the sentence before tells of, in the same paragraph."""
    if sentences[number - 1].block != sentences[number].block:
        return None
    speaker = quoted_next(sentences[number - 1], cues)
    return (number - 1, speaker) if speaker else None


def _speech(
    number: int, main: Speaker | None, sentences: tuple[Sentence, ...], marks: tuple[Quotation, ...]
) -> Named | None:
    """Whose speech begins after this sentence: it ends its paragraph in a colon, and no quotation mark follows."""
    ends = introduces(sentences[number]) == len(sentences[number].tokens) - 1
    if main is None or not ends or number + 1 == len(sentences):
        return None
    return None if marks[number + 1].opens or _goes_on(number, sentences) else (number, main)


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
