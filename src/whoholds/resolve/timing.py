"""When a claim's event happened: the time expression nearest its cue in the tree, else what the report makes clear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoholds.records import ROOT, Block, Draft, Kind, Report, Sentence, When
from whoholds.resolve.dates import Timeline, Told, find_times, timeline

FAR = 99
UNTIMED = frozenset({Kind.HOLD})
"""Kinds that stay undated where the sentence has no time."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the times of one report's claims."""

    report: Report
    blocks: Sequence[Block]
    sentences: tuple[Sentence, ...]
    timeline: Timeline

    @classmethod
    def of(cls, report: Report, blocks: Sequence[Block], sentences: tuple[Sentence, ...]) -> Clock:
        """The clock of a report; each block is searched for times on its own."""
        times = [t for block in blocks for t in find_times(block.span.text, block.span.start)]
        return cls(report, blocks, sentences, timeline(times, published=report.published, title=report.title or ""))

    def when(self, draft: Draft) -> When | None:
        """When a draft's event happened, or None if it can't be told."""
        sentence = self.sentences[draft.sentence]
        told = self._nearest(sentence, draft.cue.head)
        if told:
            return told.when
        return None if draft.kind in UNTIMED else self._understood(draft)

    def _understood(self, draft: Draft) -> When | None:
        """The chronicle's last date; the block's own day; the day of publication."""
        sentence = self.sentences[draft.sentence]
        found = self.timeline.understood(sentence.start)
        if found or self.timeline.chronicle:
            return found
        day = self.blocks[sentence.block].date or self.report.published
        return When(None, day, day, 1) if day else None

    def _nearest(self, sentence: Sentence, cue: int) -> Told | None:
        """The sentence's time expression with the shortest way through the tree to the cue."""
        found = sorted((distance(sentence, cue, token), told.time.start, told) for token, told in self._in(sentence))
        return found[0][2] if found and found[0][0] < FAR else None

    def _in(self, sentence: Sentence) -> Iterator[tuple[int, Told]]:
        for told in self.timeline.told:
            if sentence.start <= told.time.start < sentence.end:
                inside = [
                    i for i, t in enumerate(sentence.tokens) if t.start < told.time.end and t.end > told.time.start
                ]
                if inside:
                    yield min(inside, key=lambda i: depth(sentence, i)), told


def depth(sentence: Sentence, index: int) -> int:
    """How many steps a token is from the root."""
    steps = 0
    while sentence.tokens[index].head != ROOT:
        index, steps = sentence.tokens[index].head, steps + 1
    return steps


def distance(sentence: Sentence, first: int, second: int) -> int:
    """How many steps lie between two tokens in the tree; into a clause below the cue's they count double."""
    above = {first: 0}
    node = first
    while sentence.tokens[node].head != ROOT:
        step = 1 if sentence.tokens[node].deprel != "acl:relcl" else 2
        above[sentence.tokens[node].head] = above[node] + step
        node = sentence.tokens[node].head
    steps, node = 0, second
    while node not in above:
        clause = sentence.tokens[node].deprel.partition(":")[0] in {"advcl", "acl", "ccomp", "conj", "parataxis"}
        steps += 2 if clause else 1
        node = sentence.tokens[node].head
    return steps + above[node]
