"""Looking up an extractor's words in the report: what doesn't stand there word for word is refused, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whoholds.records import Phrase, Report, Sentence, Span

MOST = 500
"""Occurrences of one word that are looked at."""
LONGEST = 20_000
"""Characters of a quote."""


class RefusedError(ValueError):
    """A claim or an argument can't be kept; the message tells why."""


@dataclass(frozen=True, slots=True)
class Page:
    """A report with its sentences, in which words are looked up."""

    report: Report
    sentences: tuple[Sentence, ...]

    def words(self, value: object, what: str) -> str:
        """The words of a field: text, or an object with `text`."""
        text = value.get("text") if isinstance(value, dict) else value
        if not isinstance(text, str):
            raise RefusedError(f"{what} is no text")
        if len(text) > LONGEST:
            raise RefusedError(f"{what} is longer than {LONGEST} characters")
        return text.strip()

    def quote(self, text: str, cue: str) -> Span:
        """The first place where the quote stands and holds the cue."""
        if not text or not cue:
            raise RefusedError("the quote is empty" if not text else "the cue is empty")
        found = list(self._occurrences(text, 0, len(self.report.text)))
        if not found:
            raise RefusedError("the quote doesn't stand in the report")
        holding = (span for span in found if any(True for _ in self._occurrences(cue, span.start, span.end)))
        span = next(holding, None)
        if span is None:
            raise RefusedError("the cue doesn't stand in the quote")
        return span

    def within(self, text: str, quote: Span, *, near: int, what: str) -> Span:
        """The occurrence in the quote that is nearest to an offset."""
        found = min(
            self._occurrences(text, quote.start, quote.end), key=lambda span: abs(span.start - near), default=None
        )
        if found is None:
            raise RefusedError(f"the {what} {text!r} doesn't stand in the quote")
        return found

    def anywhere(self, text: str, quote: Span, *, near: int, what: str) -> Span:
        """The nearest occurrence in the quote, else in the report."""
        spans = [*self._occurrences(text, quote.start, quote.end)] or [
            *self._occurrences(text, 0, len(self.report.text))
        ]
        found = min(spans, key=lambda span: abs(span.start - near), default=None)
        if found is None:
            raise RefusedError(f"the {what} {text!r} doesn't stand in the report")
        return found

    def phrase(self, span: Span, what: str) -> Phrase:
        """The words as a phrase of a sentence: its head is the first token that hangs on none within."""
        for number, sentence in enumerate(self.sentences):
            inside = [i for i, t in enumerate(sentence.tokens) if t.start < span.end and span.start < t.end]
            if inside:
                head = next(i for i in inside if sentence.tokens[i].head not in inside)
                return Phrase(span, number, head)
        raise RefusedError(f"the {what} stands where nothing is read (dateline, byline, part of a page)")

    def _occurrences(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Where words stand as whole words, in order."""
        whole, at, count = self.report.text, start, 0
        while text and count < MOST:
            at = whole.find(text, at, end)
            if at < 0:
                return
            after = at + len(text)
            if not _joins(whole, at) and not _joins(whole, after):
                count += 1
                yield Span(at, after, text)
            at += 1


def _joins(text: str, at: int) -> bool:
    """Whether a word goes on over an offset."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
