"""Where a claim's event took place: from its phrases and the report's place names to one site or several."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from whoholds.records import Draft, Phrase, PlaceRef, PlaceType, Sentence, Span

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
    """The most specific place that the sentence names, the nearest to the cue among equals."""
    sentence = atlas.sentences[draft.sentence]
    taken = [p.span for p in (*draft.agents, *draft.targets)] + (
        [draft.voice.phrase.span] if draft.voice and draft.voice.phrase else []
    )
    refs = [
        r
        for r in atlas.within(sentence.start, sentence.end)
        if r.span and not any(span.holds(r.span) for span in taken)
    ]
    if not refs:
        return ()
    ranked = sorted(refs, key=lambda r: (SPECIFIC.index(r.type), abs(_start(r) - draft.cue.span.start)))
    return (ranked[0], *[r for r in ranked[1:] if r.type is not ranked[0].type][:1])


def _of_context(draft: Draft, atlas: Atlas) -> tuple[PlaceRef, ...]:
    """The last town, district or province named before, else the last country: what the report is about there."""
    offset = draft.quote.start
    narrow = frozenset(SPECIFIC) - {PlaceType.COUNTRY, PlaceType.WATER, PlaceType.FACILITY}
    found = atlas.before(offset, narrow) or atlas.before(offset, frozenset(SPECIFIC))
    found = found or next(iter(atlas.refs), None)
    return (replace(found, span=None),) if found else ()
