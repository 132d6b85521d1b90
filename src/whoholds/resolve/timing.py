"""When a claim's event happened: the time expression nearest its cue in the tree, else what the report makes clear."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoholds.records import ROOT, Block, BlockKind, Draft, Kind, PlaceRef, Report, Sentence, Status, When
from whoholds.resolve.dates import Timeline, Told, find_times, run_up_to, timeline, timeline_from
from whoholds.resolve.dates.meanings import By, Elapsed
from whoholds.resolve.tree import distance, top

UNTIMED = frozenset({Kind.HOLD})
"""Kinds that stay undated where the sentence has no time; in a chronicle, where its paragraph has told none."""

HEADS = frozenset({BlockKind.HEADLINE, BlockKind.OTHER})
"""Blocks that stand over what they tell of: its time is told below them, and that before them is another's."""

TO_THE_PLACE = frozenset("on in by and at about around , or both".split())
"""Words that may stand between a place and its time: "A and B on Friday"."""

LASTING = "duration"
"""The form of how long something went on ("for two hours"): it tells the day only where nothing else does."""

CONDITIONS = frozenset({"if", "unless"})
AHEAD = frozenset({"will", "'ll", "shall", "would"})

SAYING = frozenset({"say", "tell"})

FIRST_DAY = re.compile(r"on (?:the|its|that) (?:very )?first day", re.IGNORECASE)
"""The day that a chronicle has just told as its story's beginning."""

RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)


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
        first = None if find_times(report.title or "") else run_up_to(report.text, times, report.published)
        if first:
            return cls(report, blocks, sentences, timeline_from(times, first, report.published))
        stamps = [(block.span.start, block.span.end, block.date) for block in blocks if block.date]
        opening = next((block.body.text for block in blocks if block.kind is BlockKind.PARAGRAPH), "")
        told = timeline(times, published=report.published, title=report.title or "", opening=opening, stamps=stamps)
        return cls(report, blocks, sentences, told)

    def when(self, draft: Draft, site: Sequence[PlaceRef] = ()) -> When | None:
        """When a draft's event happened at one of its sites, or None if it can't be told."""
        sentence = self.sentences[draft.sentence]
        told = self._of_site(sentence, draft, site) or self._nearest(sentence, draft.cue.head)
        if told and not (self.timeline.chronicle and FIRST_DAY.fullmatch(told.time.text)):
            return told.seen(ahead=True) if _is_ahead(draft.status, told) else told.when
        return self._understood(draft)

    def _understood(self, draft: Draft) -> When | None:
        """The chronicle's last date; the block's own day; the day of publication."""
        sentence = self.sentences[draft.sentence]
        if self.timeline.chronicle and not self._goes_on(sentence, within_block=draft.kind in UNTIMED):
            return None
        if draft.kind in UNTIMED and not self.timeline.chronicle:
            return None
        found = self.timeline.understood(sentence.start)
        if found or self.timeline.chronicle:
            return found
        day = self.blocks[sentence.block].date or self.report.published
        return When(None, day, day, 1) if day else None

    def _goes_on(self, sentence: Sentence, *, within_block: bool) -> bool:
        """Whether a chronicle's sentence goes on from the last date told: in its section, and in prose."""
        if self.blocks[sentence.block].kind in HEADS:
            return False
        last = self.timeline.before(sentence.start)
        if last is None:
            return True
        first = bisect_left(self.blocks, last.time.end, key=lambda block: block.span.end)
        if within_block:
            return first == sentence.block
        return not any(block.kind in HEADS for block in self.blocks[first : sentence.block])

    def _of_site(self, sentence: Sentence, draft: Draft, site: Sequence[PlaceRef]) -> Told | None:
        """The time that stands right after a site, of several there: "took A on Monday, B and C on Friday"."""
        span = site[0].span if site else None
        if span is None:
            span = next((phrase.span for phrase in draft.places if phrase.sentence == draft.sentence), None)
        times = [told for _, told in self._in(sentence) if told.when and not _lasts(told)]
        if span is None or len(times) < 2 or not sentence.start <= span.start < sentence.end:
            return None
        if RESPECTIVELY.search(self.report.text, sentence.start, sentence.end):
            return self._in_turn(sentence, draft, span.start, times)
        after = next((told for told in times if told.time.start >= span.end), None)
        if after is None or self._has_own(sentence, draft, after):
            return None
        return after if self._leads_to(draft, span.end, after.time.start) else None

    def _has_own(self, sentence: Sentence, draft: Draft, after: Told) -> bool:
        """Whether a cue behind a time has a later one beneath it: "took A on Monday and would leave by Friday"."""
        cue = draft.cue.head
        if sentence.tokens[cue].start < after.time.end:
            return False
        below = set(sentence.subtree(cue))
        return any(token in below and told.time.start > after.time.start for token, told in self._in(sentence))

    def _leads_to(self, draft: Draft, start: int, end: int) -> bool:
        """Whether nothing but other places of the draft, and little words, stand between two offsets."""
        words = self.report.text[start:end]
        if not words.strip():
            return bool(words)
        for phrase in draft.places:
            if start <= phrase.span.start and phrase.span.end <= end:
                words = words.replace(phrase.span.text, " ")
        return set(words.replace(",", " , ").split()) <= TO_THE_PLACE

    def _in_turn(self, sentence: Sentence, draft: Draft, start: int, times: Sequence[Told]) -> Told | None:
        """The time that has the place's turn: "on 3 and 5 May respectively, A and B fell"."""
        places = sorted({p.span.start for p in draft.places if sentence.start <= p.span.start < sentence.end})
        turn = sum(place <= start for place in places) - 1
        return times[turn] if len(places) == len(times) and turn >= 0 else None

    def _nearest(self, sentence: Sentence, cue: int) -> Told | None:
        """The sentence's time expression with the shortest way through the tree to the cue."""
        times = ((token, told) for token, told in self._in(sentence) if _applies(sentence, cue, token, told))
        found = [(distance(sentence, cue, token), token, told) for token, told in times]
        found = [each for each in found if not _lasts(each[2])] or found
        found = [each for each in found if not _of_saying(sentence, cue, each[1])] or found
        return min(found, key=lambda entry: (entry[0], entry[2].time.start))[2] if found else None

    def _in(self, sentence: Sentence) -> Iterator[tuple[int, Told]]:
        """The times that a sentence tells, by the tokens that head them."""
        first = bisect_left(self.timeline.told, sentence.start, key=lambda told: told.time.start)
        for told in self.timeline.told[first:]:
            if told.time.start >= sentence.end:
                break
            token = top(sentence, told.time.start, told.time.end)
            if token is not None:
                yield token, told


def _is_ahead(status: Status, told: Told) -> bool:
    """Whether a claim's time is to come: that of a plan, and by when something would be so ("if it falls by May")."""
    return status is Status.PLANNED or (status is Status.HYPOTHETICAL and isinstance(told.time.meaning, By))


def _applies(sentence: Sentence, cue: int, token: int, told: Told) -> bool:
    """Whether a time can be the cue's: none of a clause of its own that the cue stands outside of.

    Such are relative clauses ("which fell in May"), conditions ("threatened to march unless they leave by Friday") and
    clauses of what is to come ("fled and will return in days"). "Two days after X fell" is the time of the fall, not of
    what the main clause tells.
    """
    if told.time.after and sentence.tokens[cue].start < told.time.start:
        return False
    above = _up(sentence, cue)
    return all(node in above for node in _up(sentence, token) if _is_apart(sentence, node))


def _is_apart(sentence: Sentence, node: int) -> bool:
    """Whether a clause has a time of its own: a relative clause, a condition, one ahead beside one that isn't."""
    relation = sentence.tokens[node].deprel
    words = {(sentence.tokens[c].deprel, sentence.tokens[c].text.lower()) for c in sentence.children[node]}
    if relation == "conj":
        return any(("aux", word) in words for word in AHEAD)
    return relation == "acl:relcl" or (relation == "advcl" and any(("mark", word) in words for word in CONDITIONS))


def _of_saying(sentence: Sentence, cue: int, token: int) -> bool:
    """Whether a time behind a cue is that of the word about it: "fell on Monday, the army said on Friday"."""
    above = sentence.tokens[token].head
    return cue < above < token and sentence.tokens[above].lemma.lower() in SAYING


def _lasts(told: Told) -> bool:
    """Whether a time says how long it took; in a chronicle "after a week of raids" tells the day too."""
    return told.time.form == LASTING or (isinstance(told.time.meaning, Elapsed) and told.anchor.today is not None)


def _up(sentence: Sentence, index: int) -> list[int]:
    """The token and all above it in the tree."""
    above = [index]
    while sentence.tokens[above[-1]].head != ROOT:
        above.append(sentence.tokens[above[-1]].head)
    return above
