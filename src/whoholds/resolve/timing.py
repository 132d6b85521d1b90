"""When a claim's event happened: the time expression nearest its cue in the tree, else what the report makes clear."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoholds.records import ROOT, Block, Draft, Kind, Report, Sentence, Status, When
from whoholds.resolve.dates import Timeline, Told, find_times, timeline
from whoholds.resolve.tree import distance, top

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
        stamps = [(block.span.start, block.span.end, block.date) for block in blocks if block.date]
        told = timeline(times, published=report.published, title=report.title or "", stamps=stamps)
        return cls(report, blocks, sentences, told)

    def when(self, draft: Draft) -> When | None:
        """When a draft's event happened, or None if it can't be told."""
        sentence = self.sentences[draft.sentence]
        told = self._beside(sentence, draft) or self._nearest(sentence, draft.cue.head)
        if told:
            return told.seen(ahead=True) if draft.status is Status.PLANNED else told.when
        return None if draft.kind in UNTIMED else self._understood(draft)

    def _understood(self, draft: Draft) -> When | None:
        """The chronicle's last date; the block's own day; the day of publication."""
        sentence = self.sentences[draft.sentence]
        found = self.timeline.understood(sentence.start)
        if found or self.timeline.chronicle:
            return found
        day = self.blocks[sentence.block].date or self.report.published
        return When(None, day, day, 1) if day else None

    def _beside(self, sentence: Sentence, draft: Draft) -> Told | None:
        """The time right after the draft's place, of several in the sentence: "took A on Monday, B on Friday"."""
        place = next((phrase for phrase in draft.places if phrase.sentence == draft.sentence), None)
        times = [told for _, told in self._in(sentence) if told.when]
        if place is None or len(times) < 2:
            return None
        between = ((told, self.report.text[place.span.end : told.time.start]) for told in times)
        return next((told for told, words in between if words.strip() in {"", "on", "in", "by"} and words), None)

    def _nearest(self, sentence: Sentence, cue: int) -> Told | None:
        """The sentence's time expression with the shortest way through the tree to the cue."""
        times = ((token, told) for token, told in self._in(sentence) if _applies(sentence, cue, token, told))
        found = [(distance(sentence, cue, token), told) for token, told in times]
        return min(found, key=lambda entry: (entry[0], entry[1].time.start))[1] if found else None

    def _in(self, sentence: Sentence) -> Iterator[tuple[int, Told]]:
        """The times that a sentence tells, by the tokens that head them."""
        first = bisect_left(self.timeline.told, sentence.start, key=lambda told: told.time.start)
        for told in self.timeline.told[first:]:
            if told.time.start >= sentence.end:
                break
            token = top(sentence, told.time.start, told.time.end)
            if token is not None:
                yield token, told


def _applies(sentence: Sentence, cue: int, token: int, told: Told) -> bool:
    """Whether a time can be the cue's: none of a relative clause ("which fell in May") that the cue stands outside of.

    "Two days after X fell" is the time of the fall, not of what the main clause tells.
    """
    if told.time.after and sentence.tokens[cue].start < told.time.start:
        return False
    above = _up(sentence, cue)
    relative = (node for node in _up(sentence, token) if sentence.tokens[node].deprel == "acl:relcl")
    return all(node in above for node in relative)


def _up(sentence: Sentence, index: int) -> list[int]:
    """The token and all above it in the tree."""
    above = [index]
    while sentence.tokens[above[-1]].head != ROOT:
        above.append(sentence.tokens[above[-1]].head)
    return above
