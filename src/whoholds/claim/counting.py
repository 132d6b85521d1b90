"""Which numbers of a sentence belong to a claim: those that count its targets or places, or that its cue carries."""

from __future__ import annotations

from collections.abc import Sequence

from whoholds.claim.counts import CountPhrase, as_count
from whoholds.claim.counts.phrases import PERSONS
from whoholds.claim.match import Match
from whoholds.claim.phrases import phrase_tokens
from whoholds.records import ROOT, Count, Counted, Kind, Sentence
from whoholds.records.cues import Role

TOLLS = frozenset({"toll", "number", "total", "count", "figure", "casualty", "estimate"})
"""Nouns whose number stands apart: "the death toll rose to 54"."""


MOVING = frozenset({Kind.ADVANCE, Kind.WITHDRAW, Kind.ATTACK, Kind.BATTLE, Kind.HOLD, Kind.DEPLOYMENT, Kind.BOMBING})
"""Kinds of which it is worth telling with how many somebody acts."""


COUNTED = {
    Kind.DEATH: Counted.KILLED,
    Kind.ASSASSINATION: Counted.KILLED,
    Kind.INJURY: Counted.WOUNDED,
    Kind.DISPLACEMENT: Counted.DISPLACED,
    Kind.DETENTION: Counted.DETAINED,
    Kind.ABDUCTION: Counted.ABDUCTED,
    Kind.SURRENDER: Counted.SURRENDERED,
    Kind.DEPLOYMENT: Counted.FORCES,
    Kind.CAPTURE: Counted.PLACES,
    Kind.HOLD: Counted.PLACES,
    Kind.DAMAGE: Counted.FACILITIES,
    Kind.AIR_STRIKE: Counted.STRIKES,
    Kind.SHELLING: Counted.STRIKES,
    Kind.BOMBING: Counted.STRIKES,
    Kind.ATTACK: Counted.STRIKES,
}
"""What is counted in claims of a kind where no frame says it."""


def counts_for(sentence: Sentence, match: Match, found: Sequence[CountPhrase]) -> tuple[Count, ...]:
    """The counts of a match, in the order of the text; none where its frame counts nothing."""
    what = match.frame.counted or COUNTED.get(match.frame.kind)
    if not found:
        return ()
    told = _counted(sentence, match, found, what) if what else ()
    return told or (_strength(sentence, match, found) if match.frame.kind in MOVING else ())


def _counted(sentence: Sentence, match: Match, found: Sequence[CountPhrase], what: Counted) -> tuple[Count, ...]:
    """What a match's cue, its targets or its places are counted as."""
    role = {Counted.PLACES: "place", Counted.STRIKES: ""}.get(what, "target")
    heads = {*match.roles.get(role, ()), *match.cue}
    chosen = [c for c in found if c.head in heads or c.noun in heads or _inside(sentence, c, match.roles.get(role, ()))]
    chosen = chosen or _of_toll(sentence, match, found)
    parts = [c for c in found if c.among is not None and found[c.among] in chosen and c not in chosen]
    return tuple(as_count(c, what) for c in sorted([*chosen, *parts], key=lambda c: c.first))


def _strength(sentence: Sentence, match: Match, found: Sequence[CountPhrase]) -> tuple[Count, ...]:
    """How strong those who act are: "a convoy of 40 pickups advanced on the town"."""
    agents = match.roles.get("agent", ())
    chosen = [c for c in found if c.head in agents or c.noun in agents or _inside(sentence, c, agents)]
    counts = (as_count(c, Counted.FORCES) for c in sorted(chosen, key=lambda c: c.first))
    return tuple(count for count in counts if (count.low or 0) > 1 or (count.high or 0) > 1)


def learned_counts(
    sentence: Sentence, kind: Kind, roles: Sequence[Role], found: Sequence[CountPhrase]
) -> tuple[Count, ...]:
    """The numbers of a sentence that the model takes for what a cue of some kind counts."""
    what = COUNTED.get(kind)
    if what is None:
        return ()
    chosen = [c for c in found if any(role.first <= c.first < role.last for role in roles)]
    if what is Counted.STRIKES:
        chosen = [c for c in chosen if c.noun is not None and c.unit != PERSONS]
    return tuple(as_count(c, what) for c in chosen)


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
