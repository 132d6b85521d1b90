"""Whether a name of the gazetteer is a place here, or a person, an organisation, an everyday word."""

from __future__ import annotations

from collections.abc import Sequence

from whoholds.records import PlaceType
from whoholds.resolve.places.cues import Cues
from whoholds.resolve.places.scan import Hit
from whoholds.resolve.places.surroundings import Around
from whoholds.resolve.places.words import Word

_KNOWN_SIZE = 50_000


def refusal(words: Sequence[Word], hit: Hit, near: Around, cues: Cues, people: frozenset[str]) -> str | None:
    """Why this name is no place here, None if it may be one."""
    lower = [w.lower for w in words[hit.first : hit.last]]
    single = len(lower) == 1
    typed = near.hint is not None
    if single and lower[0] in cues.never and not (typed and near.cue == 2 and lower[0] not in ("the", "of", "and", "in")):
        return "a word of another kind"
    if single and len(lower[0]) < 3 and not words[hit.first].text.isupper():
        return "too short for a name"
    person = _person(words, hit, near, cues)
    if person:
        return person
    if single and hit.key in people and not typed and near.cue < 2:
        return "the name of a person in this report"
    beside = _beside(words, hit, near, cues)
    if beside:
        return beside
    return _everyday(words, hit, near, cues) if all(word in cues.common for word in lower) else None


def country_like(hit: Hit) -> bool:
    """Whether the name is above all a country's or a division's own."""
    return any(c.place.type is PlaceType.COUNTRY and c.grade <= 1 for c in hit.candidates[:3])


def _person(words: Sequence[Word], hit: Hit, near: Around, cues: Cues) -> str | None:
    """A title or a given name before it, or a given name that the hit begins with."""
    first = hit.first - near.before
    before = words[first - 1] if first and words[first].joined else None
    if before and before.capital and not before.hyphen:
        if before.lower in cues.titles and before.lower not in ("st", "saint", "chief", "leader", "director", "minister", "secretary"):
            return "a person, after a title"
        if before.lower in cues.given and not words[first].hyphen:
            return "a person, after a given name"
    own = words[hit.first].lower
    after = words[hit.last] if hit.last < len(words) and words[hit.last].joined else None
    if own in cues.given and hit.last - hit.first == 1 and not near.hint and not country_like(hit):
        if after and after.capital or (near.cue < 2 and max(c.place.population for c in hit.candidates) < 10 * _KNOWN_SIZE):
            return "a given name"
    return None


def _beside(words: Sequence[Word], hit: Hit, near: Around, cues: Cues) -> str | None:
    """Capitalised words beside the name that make it part of a longer one."""
    after = words[hit.last] if hit.last < len(words) and words[hit.last].joined else None
    if after and not near.after:
        if after.lower in cues.organisation and (after.capital or after.lower in ("virus", "flu", "fever")) and not after.hyphen:
            return "part of an organisation's name"
        plain = after.capital and not after.hyphen and after.lower not in cues.titles and after.lower not in cues.never
        if plain and not country_like(hit) and not after.text.isupper():
            return "part of a longer name"
    first = hit.first - near.before
    for size in (3, 2, 1):
        if first >= size and all(w.joined for w in words[first - size + 1 : first + 1]):
            if tuple(w.lower for w in words[first - size : first]) in cues.organisation_before and words[first - size].capital:
                return "part of an organisation's name"
    before = words[first - 1] if first and words[first].joined else None
    if before and before.capital and not before.opens and not country_like(hit) and not before.text.isupper():
        known = before.lower in cues.common | cues.never | cues.locative or before.lower.endswith(("ian", "i", "ish", "ese"))
        if not known and not words[first].hyphen:
            return "part of a longer name"
    return None


def _everyday(words: Sequence[Word], hit: Hit, near: Around, cues: Cues) -> str | None:
    """A word of everyday use needs more than a capital to be a place."""
    size = max(c.place.population for c in hit.candidates)
    if near.hint is not None and words[hit.first].capital and not words[hit.first].opens:
        return None
    if near.cue == 2 and size >= _KNOWN_SIZE and not words[hit.first].opens:
        return None
    return None if country_like(hit) and words[hit.first].text[0].isupper() and not words[hit.first].opens else "an everyday word"
