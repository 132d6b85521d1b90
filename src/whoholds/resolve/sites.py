"""Where a claim's event took place: from its phrases and the report's place names to one site or several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whoholds.records import ROOT, UNNAMED, Draft, Kind, Phrase, PlaceRef, PlaceType, Sentence, Span
from whoholds.resolve.atlas import SPECIFIC, Atlas
from whoholds.resolve.focus import ANAPHOR, EVENTFUL, Told, in_focus, named_beside, understood
from whoholds.resolve.site_words import site_words

TOWNS = frozenset({PlaceType.CITY, PlaceType.VILLAGE})
NARROW = TOWNS | {PlaceType.FACILITY, PlaceType.NEIGHBOURHOOD, PlaceType.DISTRICT}


def by_specificity(refs: Sequence[PlaceRef]) -> list[PlaceRef]:
    """The refs, the most specific first, otherwise in the order given."""
    return sorted(refs, key=lambda ref: SPECIFIC.index(ref.type))


UNPLACED = frozenset({Kind.STATEMENT, Kind.TALKS})
"""Kinds that have a place only if their own sentence names one."""

Sites = list[tuple[PlaceRef, ...]]


def sites_of(drafts: Sequence[Draft], atlas: Atlas) -> list[Sites]:
    """The sites of each draft, each the places of one claim, the most specific first; an empty tuple for none."""
    named = [_named(draft, atlas) for draft in drafts]
    told = [Told(draft, sites[0][0]) for draft, sites in zip(drafts, named, strict=True) if sites]
    return [sites or [_unnamed(draft, atlas, told)] for draft, sites in zip(drafts, named, strict=True)]


def _unnamed(draft: Draft, atlas: Atlas, told: Sequence[Told]) -> tuple[PlaceRef, ...]:
    return named_beside(draft, atlas) if draft.kind in UNPLACED else understood(draft, atlas, told)


def _named(draft: Draft, atlas: Atlas) -> Sites:
    """The sites that a draft's own phrases name; one alone where they only stand near its cue."""
    named = [site for phrase in draft.places for site in sites_of_phrase(phrase, atlas)]
    struck = [site for phrase in draft.targets for site in _struck(draft, phrase, atlas)]
    if struck and (not named or _rank(struck[0]) < _rank(named[0])):
        return _distinct([(site[0], *(named[0][:1] if named else site[1:])) for site in struck])
    return _distinct(named)[:1] if draft.hedged else _distinct(named)


def _struck(draft: Draft, phrase: Phrase, atlas: Atlas) -> Sites:
    """The place that violence was done to, where the target is a place with a name: "a bomb struck the cathedral"."""
    refs = atlas.within(phrase.span.start, phrase.span.end)
    head = atlas.sentences[phrase.sentence].tokens[phrase.head]
    meant = any(ref.span and ref.span.start <= head.start < ref.span.end and ref.type in NARROW for ref in refs)
    return sites_of_phrase(phrase, atlas) if meant and draft.kind in EVENTFUL else []


def _rank(site: tuple[PlaceRef, ...]) -> int:
    return SPECIFIC.index(site[0].type)


def _distinct(sites: list[tuple[PlaceRef, ...]]) -> Sites:
    seen: dict[tuple[str | None, str], tuple[PlaceRef, ...]] = {}
    for site in sites:
        seen.setdefault((site[0].place_id, site[0].name), site)
    return list(seen.values())


def sites_of_phrase(phrase: Phrase, atlas: Atlas) -> Sites:
    """The sites that one phrase names: its own names, what it stands for, or what it describes without a name."""
    sentence, words = atlas.sentences[phrase.sentence], site_words()
    refs = atlas.within(*_with_apposition(sentence, phrase))
    word = sentence.tokens[phrase.head].lemma.lower()
    if phrase.means and (stands_for := atlas.within(phrase.means.start, phrase.means.end)):
        return [(replace(by_specificity(stands_for)[0], span=phrase.span),)]
    if word in words.facilities and not _covers(refs, sentence.tokens[phrase.head].start):
        return _described(phrase, refs, atlas)
    if refs and not (word in words.towns and all(ref.type not in NARROW for ref in refs)):
        return [(_located(site[0], phrase, atlas), *site[1:]) for site in _split(refs, sentence, phrase)]
    if word in words.towns and (said := _said_to_be(sentence, phrase, atlas)):
        return [(said,)]
    types = words.meant_by.get(word)
    if types and _is_known(sentence, phrase):
        meant = in_focus(atlas, phrase.span.start, types, ANAPHOR)
        return [(replace(meant, span=phrase.span),)] if meant else []
    return [_unnamed_site(phrase, refs, atlas)] if word in words.towns else []


def _described(phrase: Phrase, refs: Sequence[PlaceRef], atlas: Atlas) -> Sites:
    """A facility that words describe ("the city's main square"), at the town they name or the report is about."""
    town = by_specificity(refs)[0] if refs else _town_near(phrase, atlas)
    return [(_facility(phrase.span, phrase.span.text, town), town)] if town else []


def _covers(refs: Sequence[PlaceRef], offset: int) -> bool:
    return any(ref.span and ref.span.start <= offset < ref.span.end for ref in refs)


def _said_to_be(sentence: Sentence, phrase: Phrase, atlas: Atlas) -> PlaceRef | None:
    """The place that a clause says the phrase is: "the last town in rebel hands was Douma"."""
    token = sentence.tokens[phrase.head]
    if token.deprel != "nsubj" or token.head == ROOT:
        return None
    copular = any(sentence.tokens[c].deprel == "cop" for c in sentence.children[token.head])
    predicate = sentence.tokens[token.head]
    return next(iter(atlas.within(predicate.start, predicate.end)), None) if copular else None


def _is_known(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a noun means a place told before: "the city", "there", not "another city" or "three cities"."""
    head = sentence.tokens[phrase.head]
    if head.upos in {"PRON", "ADV"}:
        return True
    beside = {sentence.tokens[c].text.lower() for c in sentence.children[phrase.head]}
    words = site_words()
    return head.feat("Number") != "Plur" and bool(beside & words.definite) and not beside & words.singled_out


def _unnamed_site(phrase: Phrase, refs: Sequence[PlaceRef], atlas: Atlas) -> tuple[PlaceRef, ...]:
    """A town or district that the words don't name: no point, no gazetteer entry, with what it lies in or near."""
    focus = in_focus(atlas, phrase.span.start, frozenset(SPECIFIC))
    wider = by_specificity(refs)[:1] or ([focus] if focus else [])
    country = wider[0].country if wider else None
    return (PlaceRef(phrase.span, phrase.span.text, PlaceType.CITY, country, reason=UNNAMED), *wider)


def _located(ref: PlaceRef, phrase: Phrase, atlas: Atlas) -> PlaceRef:
    """A facility or neighbourhood that the gazetteer lacks, at its town's point, with a precision that says so."""
    if ref.lat is not None or ref.type not in {PlaceType.FACILITY, PlaceType.NEIGHBOURHOOD} or ref.span is None:
        return ref
    town = _town_near(phrase, atlas)
    return replace(_facility(ref.span, ref.name, town), type=ref.type) if town else ref


def _with_apposition(sentence: Sentence, phrase: Phrase) -> tuple[int, int]:
    """The offsets of a phrase with what is set beside it: "three capitals: Zaranj, Taloqan and Aybak"."""
    start, end = phrase.span.start, phrase.span.end
    for child in sentence.children[phrase.head]:
        if sentence.tokens[child].deprel in {"appos", "flat", "nmod:desc", "list", "parataxis", "nmod:unmarked"}:
            inside = list(sentence.subtree(child))
            start = min(start, sentence.tokens[min(inside)].start)
            end = max(end, sentence.tokens[max(inside)].end)
    return start, sentence.end if _opens_list(sentence, phrase.head) else end


def _opens_list(sentence: Sentence, head: int) -> bool:
    """Whether a plural noun is told one by one after a colon, wherever the tree hangs the list."""
    plural = sentence.tokens[head].feat("Number") == "Plur"
    return plural and any(token.text == ":" for token in sentence.tokens[head + 1 :])


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
    """The town that a facility is in: one that the sentence names, else the one the report is about there."""
    sentence = atlas.sentences[phrase.sentence]
    here = [r for r in atlas.within(sentence.start, sentence.end) if r.type in TOWNS and r.lat is not None]
    return here[0] if here else in_focus(atlas, phrase.span.start, TOWNS | {PlaceType.DISTRICT, PlaceType.PROVINCE})


def _facility(span: Span, name: str, town: PlaceRef) -> PlaceRef:
    """A described facility: known only to its town, so its point is the town's and its precision says so."""
    return replace(
        town,
        span=span,
        name=name,
        type=PlaceType.FACILITY,
        place_id=None,
        precision=max(2, town.precision or 2),
        relation="in",
        reason=f"not in the gazetteer; at {town.name}",
        evidence=(),
    )
