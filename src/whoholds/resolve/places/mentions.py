"""From hits to mentions: what each name's neighbours say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from whoholds.records import PlaceType
from whoholds.resolve.places.entries import Grade
from whoholds.resolve.places.mention import Mention
from whoholds.resolve.places.page import Page
from whoholds.resolve.places.scan import Hit
from whoholds.resolve.places.surroundings import Around

_BETWEEN = frozenset(
    "in of the a an town city village district province area region capital central northern southern eastern western "
    "north south east west near small remote rural state county country's coastal island northeastern northwestern "
    "southeastern southwestern suburb neighborhood neighbourhood governorate oblast's port border north-eastern "
    "north-western south-eastern south-western strategic key".split()
)
_FARTHEST = 60


def mentions_of(page: Page, kept: Sequence[tuple[Hit, Around]]) -> tuple[Mention, ...]:
    """A mention for each hit, in order."""
    found = [_mention(page, kept, i) for i in range(len(kept))]
    for i, (one, other) in enumerate(pairwise(found), 1):
        between = (one.relation or "").lower().endswith("between")
        if between and other.relation is None and page.report.text[one.whole[1] : other.whole[0]].strip() == "and":
            found[i] = replace(other, relation=one.relation)
    return tuple(found)


def _mention(page: Page, kept: Sequence[tuple[Hit, Around]], i: int) -> Mention:
    hit, near = kept[i]
    words = page.words
    start, end = words[hit.first].start, words[hit.last - 1].end
    whole = (words[hit.first - near.before].start, words[hit.last + near.after - 1].end)
    last = words[hit.last + near.after - 1]
    if near.after and not near.facility and last.capital and not words[hit.first].text.isupper():
        end = whole[1]
    return Mention(
        start=start,
        end=end,
        key=hit.key,
        candidates=hit.candidates,
        whole=whole,
        hint=near.hint,
        relation=near.relation,
        border=_border(page.report.text, near, whole),
        bearing=near.bearing,
        facility=near.facility and (not is_country(hit) or last.capital),
        cue=near.cue,
        label=page.label(start, end)[0],
        part=page.report.text.count("\n", 0, start),
        inside=_inside(page, kept, i, whole),
        countries=_said_country(page, hit.first - near.before),
    )


def is_country(hit: Hit) -> bool:
    """Whether a country bears this name."""
    return any(c.place.type is PlaceType.COUNTRY and c.grade <= Grade.CURATED for c in hit.candidates)


def _border(text: str, near: Around, whole: tuple[int, int]) -> bool:
    """Whether the words speak of the border of the place: "the Syrian-Turkish border", "the border with Iraq"."""
    return "border" in (near.relation or "").lower() or text[whole[0] : whole[1]].lower().endswith("border")


def _inside(page: Page, kept: Sequence[tuple[Hit, Around]], i: int, whole: tuple[int, int]) -> tuple[str, ...]:
    """Keys of the neighbouring names that this one is said to lie in."""
    text, words = page.report.text, page.words
    found: list[str] = []
    if i + 1 < len(kept):
        follower = kept[i + 1][0]
        listed = is_country(kept[i][0]) and is_country(follower)
        local = kept[i][1].hint in (PlaceType.NEIGHBOURHOOD, PlaceType.DISTRICT)
        if not listed and _contains(text[whole[1] : words[follower.first].start], part=local):
            found.append(follower.key)
    if i:
        leader = kept[i - 1][0]
        gap = text[words[leader.last - 1].end : whole[0]]
        if len(gap) < _FARTHEST and gap[:2] in ("'s", "’s") and set(gap[2:].lower().split()) <= _BETWEEN:
            found.append(leader.key)
    return tuple(found)


def _contains(gap: str, *, part: bool) -> bool:
    """Whether the words between two names say that the first lies in the second.

    `part` says that the first is a district or neighbourhood, of which "of" says so too.
    """
    if len(gap) > _FARTHEST or "." in gap or "\n" in gap:
        return False
    if gap.strip() in (",", "("):
        return True
    tokens = gap.lower().replace(",", " ").split()
    return ("in" in tokens or (part and "of" in tokens)) and set(tokens) <= _BETWEEN


def _said_country(page: Page, at: int) -> tuple[str, ...]:
    """The country of a demonym that belongs to the name: "the Iraqi city of Mosul"."""
    for here in range(at - 1, max(-1, at - 6), -1):
        if not page.words[here + 1].joined:
            break
        code = page.gazetteer.demonyms.get(page.words[here].text)
        if code:
            return (code,)
        if page.words[here].lower not in _BETWEEN:
            break
    return ()
