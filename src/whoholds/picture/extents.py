"""How much of a place a claim's words mean: all of it, most, a part; and whether a division's towns are meant too."""

from __future__ import annotations

from whoholds.picture.cues import cues
from whoholds.records import Claim, Count, Counted, Extent, PlaceRef, PlaceType
from whoholds.records.keys import WITHIN

TOWNS = frozenset({PlaceType.CITY, PlaceType.VILLAGE})
DIVISIONS = frozenset({PlaceType.PROVINCE, PlaceType.DISTRICT, PlaceType.REGION})
NEAR_WORDS = 60
"""Characters within which words belong together."""


def between(claim: Claim, ref: PlaceRef) -> str:
    """The words from the cue to the place, where both stand in the quote in that order and near each other."""
    if ref.span is None or not claim.quote.holds(ref.span) or ref.span.start < claim.cue.end:
        return ""
    text = claim.quote.text[claim.cue.end - claim.quote.start : ref.span.start - claim.quote.start]
    return text if len(text) < NEAR_WORDS else ""


def before(claim: Claim) -> str:
    """The two words before the cue."""
    return " ".join(claim.quote.text[: claim.cue.start - claim.quote.start].split()[-2:])


def partial(claim: Claim, ref: PlaceRef) -> Extent | None:
    """How much of the place, if not all: by the extent, a count of parts, or words such as "parts of"."""
    counted = [count for count in claim.counts if count.what is Counted.PLACES and _counts_parts(claim, ref, count)]
    if counted and ref.type in WITHIN:
        return None
    if ref.type in TOWNS and (_is_one_of(claim, ref) or _is_only_called(claim, ref)):
        return None
    if claim.extent in {Extent.MOST, Extent.PART}:
        return claim.extent
    if counted or cues().ground.search(claim.cue.text) or _lies_within(claim, ref):
        return Extent.PART
    if ref.relation and cues().partial.search(ref.relation):
        return Extent.PART
    return None


def _counts_parts(claim: Claim, ref: PlaceRef, count: Count) -> bool:
    """Whether a number of places is one of parts of the place: of a town only "three of its districts" and the like."""
    if ref.type not in TOWNS or not claim.quote.holds(count.span):
        return True
    after = claim.quote.text[count.span.end - claim.quote.start :]
    end = ref.span.start - count.span.end if ref.span and claim.quote.holds(ref.span) else NEAR_WORDS
    return end > 0 and bool(cues().portions.search(after[: min(end, NEAR_WORDS)]))


def _is_only_called(claim: Claim, ref: PlaceRef) -> bool:
    """Whether what looks like a part is what the place is called: "the village of Delmar"."""
    words = between(claim, ref).rstrip()
    called = next((found for found in cues().called.finditer(words) if found.end() == len(words)), None)
    part = cues().partial.search(words) or cues().portions.search(words)
    return called is not None and part is None and claim.extent is not Extent.MOST


def _lies_within(claim: Claim, ref: PlaceRef) -> bool:
    """Whether what is held lies in a division: "their last stronghold in the province"."""
    if ref.type not in DIVISIONS or cues().sway.search(claim.cue.text):
        return False
    return bool(cues().within.search(between(claim, ref)))


def says_all(claim: Claim, ref: PlaceRef) -> bool:
    """Whether words say that all of a division is meant: "the entire province", "fully captured".

    Where no words name it, the claim's extent has to do, unless the place was only chosen as the likeliest.
    """
    if ref.span is None:
        return ref.confidence is None
    if _lies_within(claim, ref) or not claim.quote.holds(ref.span):
        return False
    words = (before(claim), claim.cue.text, between(claim, ref), ref.span.text, _right_before(claim, ref))
    return any(cues().all_of.search(each) for each in words)


def _right_before(claim: Claim, ref: PlaceRef) -> str:
    """The three words before the place's name."""
    start = ref.span.start - claim.quote.start if ref.span else 0
    return " ".join(claim.quote.text[:start].split()[-3:])


def _is_one_of(claim: Claim, ref: PlaceRef) -> bool:
    """Whether the place is named as one of several: "three towns, among them Delmar"."""
    if ref.span is None or not claim.quote.holds(ref.span) or ref.span.start < claim.cue.end:
        return False
    return bool(
        cues().one_of.search(claim.quote.text[claim.cue.end - claim.quote.start : ref.span.start - claim.quote.start])
    )
