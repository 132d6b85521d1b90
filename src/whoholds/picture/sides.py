"""Whether two sides are one, and who speaks for whom.

The registry's ids decide where both sides have one. Without ids, names decide: the same words once general words of
force and state ("forces", "army", "government") are set aside, a people's adjective counting as its country
("Libyan army", "Government of Libya"). "Rebels", "militia" and the like are never set aside.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

from whoholds.records import ActorRef, Source, SpeakerKind
from whoholds.records.control import Party, Side
from whoholds.records.keys import fold

_LISTS = tomllib.loads(resources.files("whoholds.picture").joinpath("sides.toml").read_text("utf8"))
GENERAL, OUTSIDERS, ROLES, GOVERNING, ARMED, CALENDAR, INSURGENT = (
    frozenset(_LISTS[name]["words"])
    for name in ("general", "outsiders", "roles", "governing", "armed", "calendar", "insurgent")
)
NO_SPEAKERS = frozenset(
    {SpeakerKind.MONITOR, SpeakerKind.MEDIC, SpeakerKind.WITNESS, SpeakerKind.ANALYST, SpeakerKind.INTERNATIONAL_BODY}
)
_ENDINGS = ("n", "an", "ian", "i", "ese", "ish", "en", "is", "ns")
_NOT_ONE = frozenset({("niger", "nigerian")})


def words(name: str) -> frozenset[str]:
    """The words of a name that tell whom it means; all of them if nothing else is left."""
    every = frozenset(fold(name).split())
    return every - GENERAL or every


def _one_word(a: str, b: str) -> bool:
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    stems = (short, short[:-1]) if short.endswith(("e", "y")) else (short,)
    return (
        len(short) > 3
        and (short, long) not in _NOT_ONE
        and any(long == stem + end for stem in stems for end in _ENDINGS)
    )


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """Whether two names mean one side."""
    x, y = words(a), words(b)
    return all(any(_one_word(p, q) for q in y) for p in x) and all(any(_one_word(p, q) for p in x) for q in y)


def is_meant(words: str, ref: ActorRef | Side) -> bool:
    """Whether a person's words mean a side: its id, its name or a part of it, or the initials of its name."""
    wanted = fold(words)
    initials = "".join(word[0] for word in ref.name.split() if word[0].isupper())
    return (
        wanted == fold(ref.actor_id or "")
        or wanted in fold(ref.name)
        or same_name(words, ref.name)
        or (len(initials) > 1 and words.strip().upper() == initials)
    )


def nameless(side: Side) -> bool:
    """Whether words for a side are only a noun of those who bear arms: "Redland rebels", "militants"."""
    return side.actor_id is None and bool(frozenset(fold(side.name).split()) & INSURGENT)


def faceless(party: Party) -> bool:
    """Whether nobody is told apart by what the sides are called: "forces", "troops"."""
    return bool(party) and all(s.actor_id is None and frozenset(fold(s.name).split()) <= GENERAL for s in party)


def same_side(a: Side, b: Side) -> bool:
    """Whether two sides are one: by id where both have one, else by name."""
    if a.actor_id and b.actor_id:
        return a.actor_id == b.actor_id
    return same_name(a.name, b.name)


def same_party(a: Party, b: Party) -> bool:
    """Whether two parties share a side."""
    return any(same_side(x, y) for x in a for y in b)


def party(refs: Iterable[ActorRef]) -> Party:
    """The sides that a claim names, each once, by name; who can't be one ("hostages", "September 7") isn't."""
    return joined(tuple(Side(ref.name, ref.actor_id) for ref in refs if _can_hold(ref)))


def _can_hold(ref: ActorRef) -> bool:
    """Whether it can be a side: known to the registry, named with a capital, or called by a noun of force."""
    if ref.side == "civilians" or not ref.name:
        return False
    if ref.actor_id or ref.side:
        return True
    every = frozenset(fold(ref.name).split())
    named = any(word != word.lower() and fold(word) not in CALENDAR for word in ref.name.split())
    return bool(every & ARMED) or named


def joined(*parties: Party) -> Party:
    """All sides of the parties, each once, in the order of their names."""
    found: list[Side] = []
    for side in sorted((side for one in parties for side in one), key=lambda side: (side.name, side.actor_id or "")):
        if not any(same_side(side, other) for other in found):
            found.append(side)
    return tuple(found)


def without(one: Party, other: Party) -> Party:
    """The sides of one party that aren't in the other."""
    return tuple(side for side in one if not same_party((side,), other))


@lru_cache(maxsize=65536)
def _names(speaker: str, side: str) -> bool:
    """Whether the speaker's words name the side, or are no more than what it is called ("the rebels", "the army")."""
    spoken = frozenset(fold(speaker).split())
    if spoken & OUTSIDERS:
        return False
    told, every = spoken - ROLES, frozenset(fold(side).split())
    if told and told <= every | GENERAL and (told & every or (told <= GOVERNING and every & GOVERNING)):
        return bool(told & every - GENERAL or every & GOVERNING)
    return all(any(_one_word(word, said) for said in spoken) for word in words(side))


def speaks_for(source: Source, side: Party, *, belongs_to: str | None = None) -> bool:
    """Whether the speaker belongs to the party: by id, else because its name names it ("a Taliban spokesman").

    `belongs_to` is the id of the belligerent that the speaker is part of.
    """
    ids = {member.actor_id for member in side if member.actor_id}
    if source.actor_id and ids:
        return bool(ids & {source.actor_id, belongs_to})
    if source.kind in NO_SPEAKERS:
        return False
    names = {source.name or source.span.text, source.span.text}
    return any(_names(name, member.name) for name in names for member in side)
