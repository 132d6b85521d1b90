"""Where words stand in a report: half-open code-point offsets, checked when the record is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class SpanError(ValueError):
    """A span's offsets don't hold the words it says."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of a report and where they stand: `report.text[start:end] == text`.

    Offsets count Unicode code points in the report's text exactly as it was given.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.text):
            raise SpanError(f"span {self.start}:{self.end} can't hold {self.text!r}")

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Span:
        """The span `start:end` of a report's text, without white space at its ends."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls(start, end, text[start:end])

    def holds(self, other: Span) -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def check(self, text: str) -> None:
        """Raise SpanError unless the report's text has these words here."""
        if text[self.start : self.end] != self.text:
            raise SpanError(f"report has {text[self.start : self.end]!r} at {self.start}:{self.end}, not {self.text!r}")


def only(text: str, kept: Iterable[Span]) -> str:
    """The text with nothing but spaces and line breaks outside these spans; every offset stays."""
    letters = [char if char == "\n" else " " for char in text]
    for span in kept:
        letters[span.start : span.end] = text[span.start : span.end]
    return "".join(letters)
