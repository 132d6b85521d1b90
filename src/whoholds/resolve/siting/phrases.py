"""How a phrase of a claim speaks of its place: by names, as one told before, as a site that it describes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whoholds.records import ROOT, Phrase, PlaceRef, PlaceType, Sentence
from whoholds.resolve.atlas import SPECIFIC, Atlas
from whoholds.resolve.site_words import site_words
from whoholds.resolve.siting.question import Mode

TOWNS = frozenset({PlaceType.CITY, PlaceType.VILLAGE})
NARROW = TOWNS | {PlaceType.FACILITY, PlaceType.NEIGHBOURHOOD, PlaceType.DISTRICT}

BESIDE = frozenset({"appos", "flat", "nmod:desc", "list", "parataxis", "nmod:unmarked"})

Site = tuple[PlaceRef, ...]
"""The places of one claim, the most specific first."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one phrase says of a place: `sites` if names say it, else its mode, what types it may mean, its offsets."""

    phrase: Phrase
    mode: Mode
    sites: tuple[Site, ...] = ()
    types: frozenset[PlaceType] = frozenset()
    within: tuple[int, int] = (0, 0)


def by_specificity(refs: Sequence[PlaceRef]) -> list[PlaceRef]:
    """The refs, the most specific first, otherwise in the order given."""
    return sorted(refs, key=lambda ref: SPECIFIC.index(ref.type))


def said_of_place(phrase: Phrase, atlas: Atlas) -> Said | None:
    """What a phrase says of a place, None where it says nothing."""
    sentence, words = atlas.sentences[phrase.sentence], site_words()
    within = _with_apposition(sentence, phrase)
    refs = atlas.within(*within)
    word = sentence.tokens[phrase.head].lemma.lower()
    if phrase.means and (stands_for := atlas.within(phrase.means.start, phrase.means.end)):
        return Said(phrase, Mode.NAMED, ((replace(by_specificity(stands_for)[0], span=phrase.span),),))
    if word in words.facilities and not _covers(refs, sentence.tokens[phrase.head].start):
        return Said(phrase, Mode.FACILITY, within=within)
    if refs and not (word in words.towns and all(ref.type not in NARROW for ref in refs)):
        return Said(phrase, Mode.NAMED, tuple(_split(refs, sentence, phrase)))
    if word in words.towns and (said := _said_to_be(sentence, phrase, atlas)):
        return Said(phrase, Mode.NAMED, ((said,),))
    types = words.meant_by.get(word)
    if types and _is_known(sentence, phrase):
        return Said(phrase, Mode.KNOWN, types=types, within=within)
    return Said(phrase, Mode.UNNAMED, within=within) if word in words.towns else None


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


def _with_apposition(sentence: Sentence, phrase: Phrase) -> tuple[int, int]:
    """The offsets of a phrase with what is set beside it: "three capitals: Zaranj, Taloqan and Aybak", "the
    villages of Wada and Mora"."""
    start, end = phrase.span.start, phrase.span.end
    plural = sentence.tokens[phrase.head].feat("Number") == "Plur"
    listed = {"nmod"} if plural and sentence.tokens[phrase.head].lemma.lower() in site_words().towns else set()
    for child in sentence.children[phrase.head]:
        if sentence.tokens[child].deprel in BESIDE | listed:
            inside = list(sentence.subtree(child))
            start = min(start, sentence.tokens[min(inside)].start)
            end = max(end, sentence.tokens[max(inside)].end)
    return start, sentence.end if _opens_list(sentence, phrase.head) else end


def _opens_list(sentence: Sentence, head: int) -> bool:
    """Whether a plural noun is told one by one after a colon, wherever the tree hangs the list."""
    plural = sentence.tokens[head].feat("Number") == "Plur"
    return plural and any(token.text == ":" for token in sentence.tokens[head + 1 :])


def _split(refs: Sequence[PlaceRef], sentence: Sentence, phrase: Phrase) -> list[Site]:
    """One site for each place of a list; a place and the wider ones it lies in are one site."""
    plural = sentence.tokens[phrase.head].feat("Number") == "Plur"
    towns = [ref for ref in refs if ref.type in TOWNS]
    of_towns = plural and towns and sentence.tokens[phrase.head].lemma.lower() in site_words().towns
    ranked = by_specificity(towns if of_towns else refs)
    narrow = [ref for ref in refs if ref.type is ranked[0].type]
    wider = [ref for ref in ranked if ref.type is not ranked[0].type]
    if len(narrow) == 1 or not plural:
        return [(ranked[0], *[ref for ref in ranked[1:] if ref.type is not ranked[0].type][:1])]
    return [(ref, *wider[:1]) for ref in narrow]
