"""Which numbers of a sentence belong to a claim: those that count its targets or places, or that its cue carries."""

from __future__ import annotations

from collections.abc import Sequence

from whoholds.claim.counts import CountPhrase, as_count
from whoholds.claim.match import Match
from whoholds.claim.phrases import phrase_tokens
from whoholds.records import ROOT, Count, Counted, Sentence

TOLLS = frozenset({"toll", "number", "total", "count", "figure", "casualty", "estimate"})
"""Nouns whose number stands apart: "the death toll rose to 54"."""


def counts_for(sentence: Sentence, match: Match, found: Sequence[CountPhrase]) -> tuple[Count, ...]:
    """The counts of a match, in the order of the text; none where its frame counts nothing."""
    what = match.frame.counted
    if what is None or not found:
        return ()
    role = "place" if what is Counted.PLACES else "target"
    heads = {*match.roles.get(role, ()), *match.cue}
    chosen = [c for c in found if c.head in heads or c.noun in heads or _inside(sentence, c, match.roles.get(role, ()))]
    chosen = chosen or _of_toll(sentence, match, found)
    parts = [c for c in found if c.among is not None and found[c.among] in chosen and c not in chosen]
    return tuple(as_count(c, what) for c in sorted([*chosen, *parts], key=lambda c: c.first))


def _inside(sentence: Sentence, count: CountPhrase, heads: Sequence[int]) -> bool:
    """Whether a number stands in the phrase of one of these heads ("nine of the 10 districts")."""
    return any(first <= count.first < last for first, last in (phrase_tokens(sentence, head) for head in heads))


def _of_toll(sentence: Sentence, match: Match, found: Sequence[CountPhrase]) -> list[CountPhrase]:
    """The number that a toll rises to: it hangs on the verb that the toll is the subject of, or on the toll itself."""
    if sentence.tokens[match.anchor].lemma.lower() not in TOLLS:
        return []
    verb = sentence.tokens[match.anchor].head
    near = {match.anchor} | ({verb} if verb != ROOT else set())
    return [c for c in found if c.certain and sentence.tokens[c.head].head in near][:1]
