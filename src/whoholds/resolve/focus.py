"""Where an event took place whose words name no site: a place of its sentence, or what the report is about there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whoholds.records import HARM_KINDS, VIOLENCE_KINDS, Draft, PlaceRef, PlaceType, Sentence
from whoholds.resolve.atlas import SPECIFIC, Atlas
from whoholds.resolve.tree import case_of, distance, top

SITE_CASES = frozenset(
    (
        "in at near around outside inside across on over from into to within of against towards toward between through"
    ).split()
)
ACTOR_RELATIONS = frozenset({"nsubj", "nsubj:pass", "nmod:poss", "compound", "amod", "obl:agent"})
SPEECH = frozenset({"say", "tell", "report", "announce", "state", "speak", "add", "confirm", "visit"})
WIDE = frozenset({PlaceType.COUNTRY, PlaceType.REGION})
MOST_OFTEN = 6
"""More mentions than this add nothing."""
NEAR_RIGHT, FAR_RIGHT = 0.9, 0.7
"""How often a place that is only understood was right on the reports to learn from, by where it was named: for claims
of control 33 of 34 in the same block, 23 of 30 in another; for all kinds three in four."""
WINDOW, RECENT = 60, 300
"""How many sentences and names back are looked at, so that time grows with a report's length and no faster."""
DOUBTFUL = 0.3
"""Names less certain than this are nobody's focus."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each sign counts; set on the reports to learn from (`evaluation/claims`)."""

    step: float = 0.3
    wide: float = 0.28
    case: float = 0.4
    actor: float = 3.0
    speech: float = 2.0
    context: float = -3.0
    often: float = 0.55
    near: float = 1.1
    elsewhere: float = 0.25
    scattered: float = 3.0
    unresolved: float = 0.75
    wide_actor: float = 0.3
    town_actor: float = 0.6
    beside: float = 0.1
    same_event: float = 2.3
    same_kind: float = 1.0


DEFAULT = Weights()
ANAPHOR = Weights(often=0.3, near=2.0, wide=0.5)
"""For "the city" and "there": what was named last counts more."""
EVENTFUL = VIOLENCE_KINDS | HARM_KINDS
"""Kinds of violence and of its harm: claims of them that stand together tell of one event."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim whose site its own words name: what later claims of the same event may take over."""

    draft: Draft
    site: PlaceRef


def understood(draft: Draft, atlas: Atlas, told: Sequence[Told], weights: Weights = DEFAULT) -> tuple[PlaceRef, ...]:
    """The best place of the sentence, of a claim of the same event, or of the report before; a wider one beside it."""
    scored = [*_in_sentence(draft, atlas, weights), *_of_event(draft, told, weights)]
    scored += _in_context(atlas, draft.quote.start, frozenset(SPECIFIC), weights)
    if not scored:
        return ()
    ranked = [ref for _, ref in sorted(scored, key=lambda entry: -entry[0])]
    wider = [ref for ref in ranked[1:] if ref.span and SPECIFIC.index(ref.type) > SPECIFIC.index(ranked[0].type)]
    return (ranked[0], *wider[:1])


def named_beside(draft: Draft, atlas: Atlas, weights: Weights = DEFAULT) -> tuple[PlaceRef, ...]:
    """The best place that the draft's sentence names as a site, or none."""
    scored = [(score, ref) for score, ref in _in_sentence(draft, atlas, weights) if score > weights.context]
    return (max(scored, key=lambda entry: entry[0])[1],) if scored else ()


def _of_event(draft: Draft, told: Sequence[Told], weights: Weights) -> Iterator[tuple[float, PlaceRef]]:
    """The sites of violence in the same sentence, and of the last claim of the same kind; `told` is in text order."""
    if draft.kind not in EVENTFUL:
        return
    first = bisect_left(told, draft.sentence - WINDOW, key=lambda other: other.draft.sentence)
    last = bisect_right(told, draft.sentence, key=lambda other: other.draft.sentence)
    near = told[first:last]
    for other in near:
        if other.draft.sentence == draft.sentence and other.draft.kind in EVENTFUL:
            yield _wide(other.site, weights) + weights.same_event, _guess(other.site, NEAR_RIGHT)
    same = next((t for t in reversed(near) if t.draft.kind is draft.kind and t.draft.sentence < draft.sentence), None)
    if same:
        back = draft.sentence - same.draft.sentence
        yield _wide(same.site, weights) + weights.same_kind - 0.2 * back, _guess(same.site, FAR_RIGHT)


def _wide(ref: PlaceRef, weights: Weights) -> float:
    """What a place of the context starts from: less the wider it is."""
    return weights.context - weights.wide * SPECIFIC.index(ref.type)


def in_focus(atlas: Atlas, offset: int, types: frozenset[PlaceType], weights: Weights = DEFAULT) -> PlaceRef | None:
    """The place of these types that the report is about before an offset: "the city", "the province"."""
    scored = list(_in_context(atlas, offset, types, weights))
    return max(scored, key=lambda entry: entry[0])[1] if scored else None


def _in_sentence(draft: Draft, atlas: Atlas, weights: Weights) -> Iterator[tuple[float, PlaceRef]]:
    sentence = atlas.sentences[draft.sentence]
    taken = [p.span for p in (*draft.agents, *draft.targets)]
    taken += [draft.voice.phrase.span] if draft.voice and draft.voice.phrase else []
    for ref in atlas.within(sentence.start, sentence.end):
        if ref.span and not any(span.holds(ref.span) for span in taken):
            yield _site_score(sentence, draft.cue.head, ref, weights), ref


def _site_score(sentence: Sentence, cue: int, ref: PlaceRef, weights: Weights) -> float:
    """How likely a place named in a sentence is where the cue's event happened.

    "told reporters in Ankara" is where it was said; "In Ankara, officials said" sets the scene for what they say.
    """
    token = top(sentence, ref.span.start, ref.span.end) if ref.span else None
    if token is None:
        return -99.0
    score = -weights.step * distance(sentence, cue, token) - weights.wide * SPECIFIC.index(ref.type)
    score += weights.case * (case_of(sentence, token) in SITE_CASES)
    relation, head = sentence.tokens[token].deprel, sentence.tokens[token].head
    score -= weights.actor * (relation in ACTOR_RELATIONS and ref.type in WIDE)
    said_there = head >= 0 and sentence.tokens[head].lemma in SPEECH and token > head
    return score - weights.speech * said_there


def _in_context(
    atlas: Atlas, offset: int, types: frozenset[PlaceType], weights: Weights
) -> Iterator[tuple[float, PlaceRef]]:
    """The places named before: each weighs more the oftener and the nearer it was named."""
    recent = atlas.before(offset)[-RECENT:]
    seen = [r for r in recent if r.type in types and (r.confidence is None or r.confidence >= DOUBTFUL)]
    elsewhere = weights.scattered if atlas.scattered else weights.elsewhere
    last: dict[tuple[str | None, str], tuple[float, float, PlaceRef]] = {}
    for position, ref in enumerate(seen):
        sited = _weight(atlas, ref, weights)
        times, near, _ = last.get((ref.place_id, ref.name), (0.0, 0.0, ref))
        last[ref.place_id, ref.name] = (times + sited, max(near, sited / (len(seen) - position)), ref)
    for times, near, ref in last.values():
        score = _wide(ref, weights) - weights.unresolved * (ref.lat is None)
        score += weights.often * min(times, MOST_OFTEN) + weights.near * near
        here = atlas.same_block(ref, offset)
        yield score - elsewhere * (not here), _guess(ref, NEAR_RIGHT if here else FAR_RIGHT)


def _guess(ref: PlaceRef, right: float) -> PlaceRef:
    """A place that is only understood, as sure as such choices are."""
    return replace(ref, span=None, confidence=round(right * (ref.confidence or 1.0), 3))


def _weight(atlas: Atlas, ref: PlaceRef, weights: Weights) -> float:
    """How much a mention makes its place what the report is about; hardly, where it only tells what lies near."""
    if ref.relation:
        return weights.beside
    if _is_site(atlas, ref):
        return 1.0
    return weights.wide_actor if ref.type in WIDE else weights.town_actor


def _is_site(atlas: Atlas, ref: PlaceRef) -> bool:
    """Whether a name stands under a preposition of place: where something is, not who does it."""
    sentence = atlas.sentence_at(_offset(ref))
    token = top(sentence, ref.span.start, ref.span.end) if sentence and ref.span else None
    return token is not None and sentence is not None and case_of(sentence, token) in SITE_CASES


def _offset(ref: PlaceRef) -> int:
    return ref.span.start if ref.span else 0
