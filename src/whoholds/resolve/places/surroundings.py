"""What the words around a name say: its type, the part of it meant, what moves it away, what it lies in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whoholds.records import PlaceType
from whoholds.resolve.places.cues import Cues
from whoholds.resolve.places.scan import Hit
from whoholds.resolve.places.words import Word

_POINT = r"(?:north|south)(?:-?(?:east|west))?|east|west"
_KM = re.compile(
    r"(?:(?:about|around|some|roughly|nearly|just|approximately|over|more than|less than)\s)?"
    r"\d[\d.,]*\s?(?:km|kms|kilomet(?:er|re)s?|miles?|mi|m|met(?:er|re)s)\s(?:\(\d[\d.,]*\s?[a-z]+\)\s)?(?:to the\s)?"
    rf"(?:(?:{_POINT})\s(?:of|from)|from|away from|outside|off)\s(?:the\s(?:city|town|village|capital)\sof\s)?\Z",
    re.IGNORECASE,
)
_PART = re.compile(rf"(?<!to )\bthe ({_POINT}) of (?:the )?\Z", re.IGNORECASE)
_BEARINGS = {"north": "n", "south": "s", "east": "e", "west": "w"}


@dataclass(frozen=True, slots=True)
class Around:
    """The words beside a hit that belong to it: how many before and after it, and what they say."""

    before: int = 0
    after: int = 0
    hint: PlaceType | None = None
    relation: str | None = None
    bearing: str = ""
    facility: bool = False
    cue: int = 0


def bearing_of(word: str) -> str:
    """Letters of the direction a word gives: "northeastern" is "ne", "central" is ""."""
    word = word.replace("-", "")
    letters = ""
    for name, letter in _BEARINGS.items():
        if word.startswith(name) or (letters and word.removeprefix("north").removeprefix("south").startswith(name)):
            letters += letter
    return letters


def around(text: str, words: Sequence[Word], hit: Hit, cues: Cues) -> Around:
    """Read the surroundings of a hit."""
    after, hint, facility = _after(words, hit.last, cues)
    before, bearing = _direction(words, hit.first, cues)
    typed, type_words = _type_before(words, hit.first - before, cues)
    back = hit.first - before - type_words
    relation = _relation(text, words, back, cues)
    part = _PART.search(text[max(0, words[hit.first].start - 40) : words[hit.first].start]) if relation else None
    if part and part.group(1).lower() + " of" == (relation or "").lower():
        relation, bearing = None, bearing_of(part.group(1).lower())
    return Around(
        before=before,
        after=after,
        hint=hint or typed,
        relation=relation,
        bearing=bearing,
        facility=facility,
        cue=_cue(words, back, cues) if not (typed and type_words) else 2,
    )


def _after(words: Sequence[Word], at: int, cues: Cues) -> tuple[int, PlaceType | None, bool]:
    """How many words after the name belong to it, the type they give, whether they make it a facility."""
    if at < len(words) and words[at].joined:
        kind = cues.type_after.get(words[at].lower)
        follower = words[at + 1] if at + 1 < len(words) and words[at + 1].joined and words[at + 1].capital else None
        if kind and follower and follower.lower in cues.facility:
            return 2, PlaceType.FACILITY, True
        ruled = at + 1 < len(words) and words[at + 1].joined and words[at + 1].lower == "of" and words[at].capital
        if kind and not ruled and not (follower and follower.lower in cues.organisation):
            return 1, kind, False
    for size in range(1, 4):
        here = at + size - 1
        if here >= len(words) or not words[here].joined:
            break
        if words[here].lower == "border" and size == 1:
            return 1, PlaceType.REGION, False
        if words[here].lower in cues.facility and words[here].lower not in cues.qualifiers | {"power", "mine"}:
            follower = words[here + 1] if here + 1 < len(words) and words[here + 1].joined else None
            if follower and follower.capital and follower.lower in cues.organisation:
                break
            return size, PlaceType.FACILITY, True
        if words[here].lower not in cues.qualifiers:
            break
    return 0, None, False


def _direction(words: Sequence[Word], at: int, cues: Cues) -> tuple[int, str]:
    """How many words of direction stand right before the name, and the direction they give."""
    if at and words[at].joined and words[at - 1].lower in cues.directions:
        two = at > 1 and words[at - 1].joined and words[at - 1].hyphen and words[at - 2].lower in cues.directions
        size = 2 if two else 1
        return size, bearing_of("".join(w.lower for w in words[at - size : at]))
    return 0, ""


def _type_before(words: Sequence[Word], at: int, cues: Cues) -> tuple[PlaceType | None, int]:
    """The type that words before the name give ("the town of X"), and how many words that takes."""
    for size in (4, 3, 2, 1):
        if at >= size and all(w.joined for w in words[at - size + 1 : at + 1]):
            kind = cues.type_before.get(tuple(w.lower for w in words[at - size : at]))
            owner = at > size and words[at - size].joined and words[at - size - 1].capital
            if kind and size > 1 and owner and not words[at - size - 1].opens:
                return None, 0  # "the Solino neighborhood of Port-au-Prince"
            if kind and not (size == 1 and words[at - 1].capital and not words[at - 1].opens):
                return kind, size
    return None, 0


def _relation(text: str, words: Sequence[Word], at: int, cues: Cues) -> str | None:
    """The words before the name that move the place away from it."""
    while at and at < len(words) and words[at - 1].lower in ("the", "a") and words[at].joined:
        at -= 1
    if at >= len(words):
        return None
    start = words[at].start
    distance = _KM.search(text[max(0, start - 90) : start])
    if distance:
        return distance.group().strip()
    for size in (5, 4, 3, 2, 1):
        if at >= size and all(w.joined for w in words[at - size + 1 : at + 1]):
            phrase = tuple(part for w in words[at - size : at] for part in w.lower.split("-"))
            if phrase in cues.relations:
                return text[words[at - size].start : words[at - 1].end]
    return None


def _cue(words: Sequence[Word], at: int, cues: Cues) -> int:
    """How much the word before the name promises a place: 2 a preposition of place, 1 another, 0 none."""
    steps = 0
    while (
        at
        and at < len(words)
        and words[at].joined
        and steps < 3
        and words[at - 1].lower in ("the", "a", "nearby", "neighbouring", "neighboring", "both")
    ):
        at, steps = at - 1, steps + 1
    if not at or at >= len(words) or not words[at].joined:
        return 0
    word = words[at - 1].lower
    return 2 if word in cues.strong else 1 if word in cues.locative else 0
