"""Whether a name of the gazetteer is a place here, or a person, an organisation, an everyday word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whoholds.records import PlaceType
from whoholds.resolve.places.cues import Cues
from whoholds.resolve.places.entries import Grade
from whoholds.resolve.places.scan import ARTICLES, INSIDE, Hit
from whoholds.resolve.places.surroundings import Around
from whoholds.resolve.places.words import Word

LARGE = 50_000
"""With this many people a town is known well enough to be named without more."""
PREFIXES = frozenset(
    "camp fort fob mount mt wadi lake jabal jebel tal tel tell talat kafr ain ayn deir khan khirbet umm abu beit bayt "
    "jisr qala qalat rasm".split()
)
"""Words that open the name of another place than the one whose name follows them."""
PERSON = "a person"
LONGER = "part of a longer name"
_CONTRACTION = re.compile(r"['’](?:ve|re|ll|d|m|t)\Z", re.IGNORECASE)
_PLAIN_TITLES = frozenset({"st", "saint", "chief", "leader", "director", "minister", "secretary", "deputy", "officer"})


@dataclass(frozen=True, slots=True)
class Case:
    """A hit with what stands around it, as the rules of this file judge it.

    `label` is the parser's name over it, `longer` whether that name is longer; `placelike` says that somewhere in the
    report words of place stand beside this name.
    """

    words: Sequence[Word]
    hit: Hit
    near: Around
    cues: Cues
    people: frozenset[str] = frozenset()
    demonyms: frozenset[str] = frozenset()
    label: str | None = None
    longer: bool = False
    placelike: bool = False

    @property
    def lower(self) -> list[str]:
        return [w.lower for w in self.words[self.hit.first : self.hit.last]]

    @property
    def opens(self) -> bool:
        return self.words[self.hit.first].opens

    @property
    def after(self) -> Word | None:
        """The word right after the name, if only a space or hyphen parts them."""
        at = self.hit.last
        return self.words[at] if at < len(self.words) and self.words[at].joined else None

    @property
    def before(self) -> Word | None:
        """The word right before the name and its direction."""
        at = self.hit.first - self.near.before
        return self.words[at - 1] if at and self.words[at].joined else None

    @property
    def country_like(self) -> bool:
        """Whether the name is above all a country's own."""
        return any(c.place.type is PlaceType.COUNTRY and c.grade <= Grade.CURATED for c in self.hit.candidates[:3])

    @property
    def exact(self) -> bool:
        """Whether the parser takes just these words for a place's name."""
        return self.label in ("LOC", "FAC") and not self.longer

    @property
    def size(self) -> int:
        return max(c.place.population for c in self.hit.candidates)


def refusal(case: Case) -> str | None:
    """Why this name is no place here, None if it may be one."""
    return next((why for rule in RULES if (why := rule(case))), None)


def no_name(case: Case) -> str | None:
    """Words that are never places alone, contractions, single letters, adjectives of place."""
    lower, first = case.lower, case.words[case.hit.first]
    if len(lower) > 1:
        if " ".join(lower) in case.cues.never:
            return "a word of another kind"
        short = len(case.words[case.hit.last - 1].text) < 2 and lower[0] in INSIDE
        return "too short for a name" if short else None
    if lower[0] in case.cues.never and not (case.near.hint and case.near.cue == 2 and len(lower[0]) > 3):
        return "a word of another kind"
    if _CONTRACTION.search(lower[0]):
        return "a word of another kind"
    if first.text in case.demonyms and first.text not in ("US", "U.S."):
        return "a people or its adjective"
    return "too short for a name" if len(lower[0]) < 3 and not first.text.isupper() else None


def acronym(case: Case) -> str | None:
    """Short names all in capitals are acronyms unless they are a country's, a division's or a big town's own name."""
    word = case.words[case.hit.first]
    if case.hit.last - case.hit.first > 1 or not word.text.isupper() or len(word.text.replace(".", "")) > 5:
        return None
    if len(word.text) == 2 and word.text not in ("US", "UK", "NY", "DC") and not word.comma:
        return "an acronym"
    own = any(
        c.grade <= Grade.CURATED and (c.place.population >= LARGE or c.place.type is PlaceType.COUNTRY)
        for c in case.hit.candidates
    )
    return None if own and len(word.text) > 1 else "an acronym"


def person(case: Case) -> str | None:
    """A title or a given name before it, or a given name that the name begins with."""
    first = case.words[case.hit.first]
    before = case.before
    unknown = not case.placelike and case.near.hint is None and case.size < LARGE
    if case.label == "PER" and not case.country_like and (case.longer or unknown):
        return PERSON
    if before and before.capital and not before.hyphen and not first.owned:
        if before.lower in case.cues.titles - _PLAIN_TITLES:
            return PERSON + ", after a title"
        if before.lower in case.cues.given and not first.hyphen:
            return PERSON + ", after a given name"
    return None


def given_name(case: Case) -> str | None:
    """A given name, with another name after it or in a place where only a big town's name would be believed."""
    single = case.hit.last - case.hit.first == 1 and case.words[case.hit.first].lower in case.cues.given
    if not single or case.exact or case.near.hint or case.country_like:
        return None
    followed = case.after is not None and case.after.capital
    return "a given name" if followed or (case.near.cue < 2 and case.size < 10 * LARGE) else None


def known_person(case: Case) -> str | None:
    """A name that belongs to a person elsewhere in the report."""
    single = case.hit.last - case.hit.first == 1
    if single and case.hit.key in case.people and not case.near.hint and case.near.cue < 2 and not case.country_like:
        return PERSON + " of this report"
    return None


def organisation(case: Case) -> str | None:
    """Words of organisations beside the name: "the Aleppo Media Center", "University of Oregon"."""
    plain = not (case.near.facility or case.near.hint or case.country_like)
    if case.label == "ORG" and case.longer and plain and case.near.cue < 2:
        return "part of an organisation's name"
    if not case.near.after and not case.country_like:
        for word in _run(case.words, case.hit.last):
            if word.lower in case.cues.organisation:
                return "part of an organisation's name"
    after = case.after
    if after and after.lower in ("virus", "flu", "fever", "ebolavirus", "strain"):
        return "part of another name"
    first = case.hit.first - case.near.before
    for size in (3, 2, 1):
        if first >= size and all(w.joined for w in case.words[first - size + 1 : first + 1]):
            phrase = tuple(w.lower for w in case.words[first - size : first])
            if phrase in case.cues.organisation_before and case.words[first - size].capital and not case.country_like:
                return "part of an organisation's name"
    return None


def _run(words: Sequence[Word], at: int) -> list[Word]:
    """Up to three capitalised words that follow."""
    run: list[Word] = []
    while at < len(words) and words[at].joined and words[at].capital and not words[at].hyphen and len(run) < 3:
        run.append(words[at])
        at += 1
    return run


def longer_after(case: Case) -> str | None:
    """A capitalised word, or an article with one, goes on with the name: "Paris Hilton", "Rasm al-Nafal"."""
    after = case.after
    if not after or case.near.after:
        return None
    at = case.hit.last
    if after.lower in (ARTICLES if after.capital else INSIDE) and at + 1 < len(case.words):
        follower = case.words[at + 1]
        article = after.lower not in ("of", "the", "and", "in", "on", "at", "a", "as", "an")
        if article and follower.joined and follower.capital and not case.country_like:
            return LONGER
    if case.country_like or case.exact or not after.capital or after.text.isupper():
        return None
    if after.hyphen and not case.words[case.hit.first].hyphen:
        return None
    if after.lower in case.cues.titles or after.lower in case.cues.never or after.text in case.demonyms:
        return None
    return LONGER


def longer_before(case: Case) -> str | None:
    """A capitalised word that is part of the same name stands before: "Kafr Nabl", "Ben Nevis"."""
    first, before = case.words[case.hit.first], case.before
    if case.country_like or not before:
        return None
    if before.capital and before.lower in PREFIXES:
        return LONGER
    if before.lower in INSIDE and first.hyphen and case.hit.first >= 2 and case.words[case.hit.first - 1].joined:
        earlier = case.words[case.hit.first - 2]
        return LONGER if earlier.capital and not earlier.opens else None
    if case.exact or not before.capital or before.text.isupper() or first.owned:
        return None
    known = before.lower in case.cues.common | case.cues.never | case.cues.locative or before.text in case.demonyms
    return None if known or first.hyphen else LONGER


def everyday(case: Case) -> str | None:
    """A word of everyday use needs more than a capital to be a place."""
    if not all(word in case.cues.common for word in case.lower):
        return None
    capital = case.words[case.hit.first].capital and not case.opens
    if capital and (case.near.hint is not None or case.exact or case.country_like):
        return None
    return None if capital and case.near.cue == 2 and case.size >= LARGE else "an everyday word"


Rule = Callable[[Case], str | None]
RULES: tuple[Rule, ...] = (
    no_name, acronym, person, given_name, known_person, organisation, longer_after, longer_before, everyday,
)  # fmt: skip
