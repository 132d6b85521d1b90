"""A report laid open for the places stage: its words, the parser's names over them, and the gazetteer."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from whoholds.records import Block, BlockKind, Report, Sentence
from whoholds.resolve.places.cues import Cues, cues
from whoholds.resolve.places.gazetteer import Gazetteer
from whoholds.resolve.places.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Label:
    """A name that the parser found: where it stands and what it calls it."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Page:
    """What every step of the stage reads."""

    report: Report
    words: Sequence[Word]
    labels: Sequence[Label]
    gazetteer: Gazetteer
    cues: Cues = field(default_factory=cues)

    @classmethod
    def of(cls, report: Report, blocks: Sequence[Block], sentences: Sequence[Sentence], gazetteer: Gazetteer) -> Page:
        """The page of a report; without blocks the whole text is read, boilerplate never is."""
        spans = [(b.span.start, b.span.end) for b in blocks if b.kind is not BlockKind.BOILERPLATE]
        words = words_of(report.text, spans or [(0, len(report.text))])
        labels = [Label(s.tokens[n.first].start, s.tokens[n.last - 1].end, n.label) for s in sentences for n in s.names]
        return cls(report, words, sorted(labels, key=lambda label: (label.end, label.start)), gazetteer)

    @property
    def without_capitals(self) -> bool:
        """Whether the text is written without capitals, so that these can't be asked of names."""
        return len(self.words) > 3 and not any(w.capital for w in self.words)

    def label(self, start: int, end: int) -> tuple[str | None, bool]:
        """The parser's label over a stretch, and whether the labelled name is longer than it."""
        at = bisect_right(self.labels, start, key=lambda label: label.end)
        if at < len(self.labels) and self.labels[at].start < end:
            label = self.labels[at]
            return label.kind, label.end - label.start > end - start + 4
        return None, False

    def inside(self, start: int, end: int) -> range:
        """Indices of the words that begin within a stretch of the report."""
        first = bisect_left(self.words, start, key=lambda word: word.start)
        return range(first, bisect_left(self.words, end, lo=first, key=lambda word: word.start))

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the people whom the parser finds by two names or more."""
        names = (self.report.text[label.start : label.end].split() for label in self.labels if label.kind == "PER")
        return frozenset(name[-1] for name in names if len(name) > 1)

    @cached_property
    def people(self) -> frozenset[str]:
        """The full names of the people whom the parser finds by two names or more."""
        names = (self.report.text[label.start : label.end] for label in self.labels if label.kind == "PER")
        return frozenset(name for name in names if " " in name)

    def text(self, first: int, last: int) -> str:
        """The report's words from index `first` up to, not including, `last`."""
        return self.report.text[self.words[first].start : self.words[last - 1].end]

    def demonyms(self) -> dict[str, float]:
        """How strongly the report's demonyms speak for each country: the root of how often they stand there."""
        counts: Counter[str] = Counter()
        known = self.gazetteer.demonyms
        for i, word in enumerate(self.words):
            if word.capital:
                pair = (
                    f"{word.text} {self.words[i + 1].text}"
                    if i + 1 < len(self.words) and self.words[i + 1].joined
                    else ""
                )
                code = known.get(pair) or known.get(word.text)
                if code:
                    counts[code] += 1
        return {code: 0.7 * math.sqrt(count) for code, count in counts.items()}
