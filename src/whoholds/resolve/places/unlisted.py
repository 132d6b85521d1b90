"""Names that the gazetteer doesn't hold as they are spelt, but whose surroundings say that they are places."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from whoholds.records import PlaceType
from whoholds.resolve.places.cues import Cues
from whoholds.resolve.places.keep import PREFIXES
from whoholds.resolve.places.normal import fold
from whoholds.resolve.places.page import Page
from whoholds.resolve.places.scan import INSIDE, Hit
from whoholds.resolve.places.surroundings import Around, around
from whoholds.resolve.places.words import Word

_LONGEST = 5
_PREFIXED = PREFIXES | frozenset({"sheikh", "shaykh", "imam", "sultan", "haji"})
_NO_LINK = frozenset({"of", "the", "and", "in", "on", "at", "a", "as", "an"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name of no place known so far, with its surroundings."""

    hit: Hit
    near: Around


def sightings(page: Page, taken: Collection[int], labelled: Collection[int]) -> Iterator[Sighting]:
    """The stretches of capitalised words outside `taken` that a type word, a preposition of place or the parser marks.

    `taken` and `labelled` are indices of words: of names already read, and of names that the parser calls places.
    """
    named = list(_facilities(page, taken))
    yield from named
    taken = {*taken, *(i for s in named for i in range(s.hit.first, s.hit.last + s.near.after))}
    at = 0
    while at < len(page.words):
        last = _stretch(page, at, taken)
        if last == at:
            at += 1
            continue
        key = fold(page.text(at, last))
        hit = Hit(at, last, key, ())
        near = around(page.report.text, page.words, hit, page.cues)
        person = _person_or_people(page, at, last) and near.hint is None
        if len(key) > 3 and not person and _placelike(page.words, hit, near, page.cues, labelled):
            yield Sighting(hit, near)
        at = last


def _person_or_people(page: Page, first: int, last: int) -> bool:
    """Whether the words name a person, or the people of a place ("Kashmiris")."""
    words = page.words[first:last]
    if page.label(words[0].start, words[-1].end)[0] == "PER" or page.text(first, last) in page.people:
        return True
    if len(words) == 1 and words[0].text in page.surnames:
        return True
    stem = next((words[-1].text.removesuffix(end) for end in ("is", "i") if words[-1].text.endswith(end)), "")
    return len(words) == 1 and len(stem) > 4 and bool(page.gazetteer.candidates(stem))


def _facilities(page: Page, taken: Collection[int]) -> Iterator[Sighting]:
    """Names that the parser takes for places and that end in a word of facilities: "Technical College"."""
    for label in page.labels:
        inside = page.inside(label.start, label.end)
        if label.kind not in ("LOC", "FAC") or len(inside) < 2 or any(i in taken for i in inside):
            continue
        first, last = inside[0], inside[-1]
        capital = all(page.words[i].capital for i in inside) and page.words[first].text not in page.gazetteer.demonyms
        if capital and page.words[last].lower in page.cues.facility:
            hit = Hit(first, last, fold(page.text(first, last)), ())
            near = around(page.report.text, page.words, hit, page.cues)
            if near.facility:
                yield Sighting(hit, near)


def _stretch(page: Page, at: int, taken: Collection[int]) -> int:
    """Where the stretch of capitalised words that begins here ends; `at` itself if none does."""
    words, cues = page.words, page.cues
    if not _begins(words, at, taken, cues, page.gazetteer.demonyms):
        return at
    last = at
    here = at
    while here < len(words) and here - at < _LONGEST and here not in taken:
        word = words[here]
        if here > at and not word.joined:
            break
        if word.capital and not (here > at and _ends_before(word, cues)):
            last = here + 1
        elif not (
            word.lower in INSIDE - _NO_LINK
            or (word.hyphen and word.lower.isalpha() and len(word.lower) < 8 and here > at)
        ):
            break
        here += 1
    return last


def _begins(words: Sequence[Word], at: int, taken: Collection[int], cues: Cues, demonyms: Collection[str]) -> bool:
    word = words[at]
    if at in taken:
        return False
    if not word.capital:
        linked = (
            word.lower in INSIDE - _NO_LINK and at + 1 < len(words) and words[at + 1].joined and words[at + 1].capital
        )
        return linked and words[at + 1].hyphen and at + 1 not in taken
    if word.lower in INSIDE - _NO_LINK and at + 1 < len(words) and words[at + 1].joined and words[at + 1].capital:
        return at + 1 not in taken
    everyday = word.lower in cues.common or word.lower in cues.never or word.lower in cues.titles
    return not (
        word.text in demonyms
        or (everyday and word.lower not in _PREFIXED)
        or word.text.isupper()
        or word.lower in cues.given
    )


def _ends_before(word: Word, cues: Cues) -> bool:
    """Whether a capitalised word is the name's type rather than part of it ("Al-Shifa Hospital", "Anbar Province")."""
    return word.lower in cues.type_after or word.lower in cues.facility


def _placelike(words: Sequence[Word], hit: Hit, near: Around, cues: Cues, labelled: Collection[int]) -> bool:
    plain = cues.common | cues.type_after.keys() | cues.facility | INSIDE
    if all(w.lower in plain for w in words[hit.first : hit.last]):
        return False
    if any(i in labelled for i in range(hit.first, hit.last)):
        return True
    if words[hit.first].lower in cues.titles and not near.after:
        return False
    if (
        words[hit.first].lower in PREFIXES
        and hit.last - hit.first > 1
        and words[hit.first].lower not in ("khan", "abu", "umm")
    ):
        return True
    first, after = words[hit.first], words[hit.last] if hit.last < len(words) and words[hit.last].joined else None
    if after and not near.after and (after.lower in cues.organisation or after.lower in cues.says):
        return False
    before = words[hit.first - 1] if hit.first and first.joined else None
    if before and (before.lower in cues.titles or before.lower in cues.given):
        return False
    if near.hint is not None and not (
        near.after and words[hit.last].lower in ("state", "agency", "region", "republic", "strip")
    ):
        return not first.opens or near.hint is not PlaceType.PROVINCE
    return near.cue == 2 and not first.opens
