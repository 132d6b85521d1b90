"""Where a claim's event took place: from its phrases and the report's place names to one site or several."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from whoholds.records import Draft, Phrase, PlaceRef, PlaceType, Sentence, Span
from whoholds.resolve.tree import case_of, distance, top

SPECIFIC = (
    PlaceType.FACILITY,
    PlaceType.NEIGHBOURHOOD,
    PlaceType.VILLAGE,
    PlaceType.CITY,
    PlaceType.DISTRICT,
    PlaceType.WATER,
    PlaceType.PROVINCE,
    PlaceType.REGION,
    PlaceType.COUNTRY,
)
"""Place types from the most specific to the least."""

TOWNS = frozenset({PlaceType.CITY, PlaceType.VILLAGE})
MEANT_BY = {
    "city": TOWNS,
    "town": TOWNS,
    "village": TOWNS,
    "capital": TOWNS,
    "settlement": TOWNS,
    "province": frozenset({PlaceType.PROVINCE}),
    "governorate": frozenset({PlaceType.PROVINCE}),
    "oblast": frozenset({PlaceType.PROVINCE}),
    "state": frozenset({PlaceType.PROVINCE, PlaceType.COUNTRY}),
    "district": frozenset({PlaceType.DISTRICT}),
    "region": frozenset({PlaceType.REGION, PlaceType.PROVINCE}),
    "country": frozenset({PlaceType.COUNTRY}),
    "nation": frozenset({PlaceType.COUNTRY}),
    "neighbourhood": frozenset({PlaceType.NEIGHBOURHOOD}),
    "neighborhood": frozenset({PlaceType.NEIGHBOURHOOD}),
    "island": frozenset({PlaceType.DISTRICT, PlaceType.REGION, PlaceType.PROVINCE}),
    "area": frozenset(SPECIFIC) - {PlaceType.COUNTRY},
    "there": frozenset(SPECIFIC),
    "it": frozenset(SPECIFIC) - {PlaceType.COUNTRY},
}
"""What a plain noun means when no name stands with it ("the city"): the last place of these types."""

FACILITIES = frozenset(
    [
        "airport",
        "airbase",
        "airfield",
        "base",
        "barracks",
        "bridge",
        "building",
        "camp",
        "checkpoint",
        "church",
        "clinic",
        "compound",
        "embassy",
        "facility",
        "factory",
        "headquarters",
        "hospital",
        "hotel",
        "house",
        "market",
        "mosque",
        "office",
        "outpost",
        "palace",
        "plant",
        "police",
        "port",
        "post",
        "prison",
        "refinery",
        "restaurant",
        "school",
        "station",
        "university",
    ]
)


@dataclass(frozen=True, slots=True)
class Atlas:
    """The place names of one report in the order of their offsets, and the sentences they stand in."""

    sentences: tuple[Sentence, ...]
    refs: tuple[PlaceRef, ...]

    @classmethod
    def of(cls, sentences: tuple[Sentence, ...], refs: Iterable[PlaceRef]) -> Atlas:
        return cls(sentences, tuple(sorted((r for r in refs if r.span), key=_start)))

    def within(self, start: int, end: int) -> list[PlaceRef]:
        """The names between two offsets, in order."""
        first = bisect_left(self.refs, start, key=_start)
        found = []
        for ref in self.refs[first:]:
            if _start(ref) >= end:
                break
            found.append(ref)
        return found

    def before(self, offset: int, types: frozenset[PlaceType]) -> PlaceRef | None:
        """The last name of these types before an offset."""
        last = bisect_left(self.refs, offset, key=_start)
        return next((ref for ref in reversed(self.refs[:last]) if ref.type in types), None)


def _start(ref: PlaceRef) -> int:
    return ref.span.start if ref.span else -1


def by_specificity(refs: Sequence[PlaceRef]) -> list[PlaceRef]:
    """The refs, the most specific first, otherwise in the order given."""
    return sorted(refs, key=lambda ref: SPECIFIC.index(ref.type))


def sites_of(draft: Draft, atlas: Atlas) -> list[tuple[PlaceRef, ...]]:
    """The sites of a draft, each the places of one claim with the most specific first; one empty tuple if none is known."""
    named = [site for phrase in draft.places for site in sites_of_phrase(phrase, atlas)]
    if named and not draft.hedged:
        return _distinct(named)
    if named:
        return _distinct(named)[:1]
    nearby = _of_sentence(draft, atlas) or _of_context(draft, atlas)
    return [nearby]


def _distinct(sites: list[tuple[PlaceRef, ...]]) -> list[tuple[PlaceRef, ...]]:
    seen: dict[tuple[str | None, str], tuple[PlaceRef, ...]] = {}
    for site in sites:
        seen.setdefault((site[0].place_id, site[0].name), site)
    return list(seen.values())


def sites_of_phrase(phrase: Phrase, atlas: Atlas) -> list[tuple[PlaceRef, ...]]:
    """The sites that one phrase names: its own names, what it stands for, or the facility it describes."""
    sentence = atlas.sentences[phrase.sentence]
    start, end = _with_apposition(sentence, phrase)
    refs = atlas.within(start, end)
    if refs:
        return _split(refs, sentence, phrase)
    word = sentence.tokens[phrase.head].lemma.lower()
    types = MEANT_BY.get(word)
    if types:
        meant = atlas.before(phrase.span.start, types)
        return [(replace(meant, span=phrase.span, relation=meant.relation),)] if meant else []
    if word in FACILITIES:
        town = _town_near(phrase, atlas)
        return [(_facility(phrase.span, town), town)] if town else []
    return []


def _with_apposition(sentence: Sentence, phrase: Phrase) -> tuple[int, int]:
    """The offsets of a phrase with what is set beside it: "three capitals: Zaranj, Taloqan and Aybak"."""
    start, end = phrase.span.start, phrase.span.end
    for child in sentence.children[phrase.head]:
        if sentence.tokens[child].deprel in {"appos", "flat", "nmod:desc", "list", "parataxis", "nmod:unmarked"}:
            inside = list(sentence.subtree(child))
            start = min(start, sentence.tokens[min(inside)].start)
            end = max(end, sentence.tokens[max(inside)].end)
    return start, end


def _split(refs: list[PlaceRef], sentence: Sentence, phrase: Phrase) -> list[tuple[PlaceRef, ...]]:
    """One site for each place of a list; a place and the wider ones it lies in are one site."""
    plural = sentence.tokens[phrase.head].feat("Number") == "Plur"
    ranked = by_specificity(refs)
    narrow = [ref for ref in refs if ref.type is ranked[0].type]
    wider = [ref for ref in ranked if ref.type is not ranked[0].type]
    if len(narrow) == 1 or not plural:
        return [(ranked[0], *[ref for ref in ranked[1:] if ref.type is not ranked[0].type][:1])]
    return [(ref, *wider[:1]) for ref in narrow]


def _town_near(phrase: Phrase, atlas: Atlas) -> PlaceRef | None:
    sentence = atlas.sentences[phrase.sentence]
    here = [ref for ref in atlas.within(sentence.start, sentence.end) if ref.type in TOWNS]
    return here[0] if here else atlas.before(phrase.span.start, TOWNS | {PlaceType.DISTRICT, PlaceType.PROVINCE})


def _facility(span: Span, town: PlaceRef) -> PlaceRef:
    """A described facility: known only to its town, so its point is the town's and its precision says so."""
    precision = max(2, town.precision or 2)
    return replace(
        town,
        span=span,
        name=span.text,
        type=PlaceType.FACILITY,
        place_id=None,
        precision=precision,
        relation="in",
        evidence=(),
    )


def _of_sentence(draft: Draft, atlas: Atlas) -> tuple[PlaceRef, ...]:
    """The place that the sentence names as a site, nearest the cue in the tree; a wider one beside it follows."""
    sentence = atlas.sentences[draft.sentence]
    taken = [p.span for p in (*draft.agents, *draft.targets)]
    taken += [draft.voice.phrase.span] if draft.voice and draft.voice.phrase else []
    refs = [r for r in atlas.within(sentence.start, sentence.end) if r.span and not any(s.holds(r.span) for s in taken)]
    scored = [(_site_score(sentence, draft.cue.head, ref), -i, ref) for i, ref in enumerate(refs)]
    ranked = [ref for score, _, ref in sorted(scored, key=lambda entry: entry[:2], reverse=True) if score > LEAST_SITE]
    return tuple(ranked[:1] + [ref for ref in ranked[1:] if ref.type is not ranked[0].type][:1])


LEAST_SITE = -4.0
"""A place below this score is an actor or a speaker's whereabouts, not a site."""

SITE_CASES = frozenset(
    "in at near around outside inside across on over from into to within of against towards toward between through".split()
)
ACTOR_RELATIONS = frozenset({"nsubj", "nsubj:pass", "nmod:poss", "compound", "amod", "obl:agent"})
SPEECH = frozenset({"say", "tell", "report", "announce", "state", "speak", "add", "confirm", "visit"})


def _site_score(sentence: Sentence, cue: int, ref: PlaceRef) -> float:
    """How likely a place named in a sentence is where the cue's event happened."""
    assert ref.span is not None
    token = top(sentence, ref.span.start, ref.span.end)
    if token is None:
        return -9.0
    score = -0.5 * distance(sentence, cue, token) - 0.15 * SPECIFIC.index(ref.type)
    score += 1.5 * (case_of(sentence, token) in SITE_CASES)
    relation, head = sentence.tokens[token].deprel, sentence.tokens[token].head
    score -= 3.0 * (relation in ACTOR_RELATIONS and ref.type in {PlaceType.COUNTRY, PlaceType.REGION})
    score -= 2.0 * (head >= 0 and sentence.tokens[head].lemma in SPEECH)
    return score


def _of_context(draft: Draft, atlas: Atlas) -> tuple[PlaceRef, ...]:
    """What the report is about there: a place weighs more the nearer, the oftener and the earlier it was named."""
    weights: dict[tuple[str | None, str], float] = {}
    refs = [ref for ref in atlas.refs if _start(ref) < draft.quote.start] or list(atlas.refs[:1])
    for back, ref in enumerate(reversed(refs)):
        key = (ref.place_id, ref.name)
        weight = 1.0 + 3.0 / (1 + back) + (1.0 if back == len(refs) - 1 else 0.0)
        weights[key] = weights.get(key, 0.0) + weight - 0.2 * SPECIFIC.index(ref.type)
    if not refs:
        return ()
    best = max(refs, key=lambda ref: (weights[ref.place_id, ref.name], _start(ref)))
    return (replace(best, span=None),)
