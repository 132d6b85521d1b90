"""The rules that say whom a phrase means, tried in order; each answers or passes on."""

from __future__ import annotations

from collections.abc import Callable

from whoholds.resolve.actors.answers import Asked, Resolution, of_actor, of_state, state_force, unresolved
from whoholds.resolve.actors.complements import MEMBERS, complement, possessor
from whoholds.resolve.actors.epithets import (
    armed,
    coalition,
    echo,
    epithet,
    epithet_actor,
    force,
    government,
    group,
    national,
    owned,
    rebels_of,
    unknown_name,
)
from whoholds.resolve.actors.finding import Found, MentionKind
from whoholds.resolve.actors.persons import person
from whoholds.resolve.actors.registry import ARMED_TYPES, TYPES_BY_SIDE, Actor
from whoholds.resolve.actors.scene import Wanted
from whoholds.resolve.actors.vocabulary import Sort, Vocabulary
from whoholds.resolve.actors.words import unpossessed

_STRANGERS = frozenset({"ethnic", "backed", "proxy", "rebel", "separatist", "mercenary", "volunteer", "former"})
Rule = Callable[[Asked], Resolution | None]


def acronym(asked: Asked) -> Resolution | None:
    """An acronym that the report introduces means what it was introduced for."""
    anatomy = asked.anatomy
    if any(found.kind is MentionKind.PATRON for found in anatomy.inner) or anatomy.keys & {"pro", "anti"}:
        return None
    for at in range(anatomy.end - 1, anatomy.first - 1, -1):
        word = anatomy.words[at]
        if word.text in asked.scene.acronyms and _members_follow(asked, at + 1):
            actor_id, long = asked.scene.acronyms[word.text]
            reason = "an acronym that the report introduces"
            if actor_id:
                return of_actor(asked.scene.registry.actors[actor_id], asked.scene, reason)
            if not any(found.kind is MentionKind.ACTOR for found in anatomy.inner):
                return unresolved(long, f"{reason}, for a name not in the registry")
    return None


def actor(asked: Asked) -> Resolution | None:
    """The registry's name for the head, by itself or before its members ("Taliban fighters")."""
    found = _last(asked, {MentionKind.ACTOR})
    if found is None:
        return None
    entry = asked.scene.registry.actors[found.target]
    if _members_follow(asked, found.last):
        return of_actor(entry, asked.scene, "a name of the registry")
    if asked.anatomy.noun and asked.anatomy.noun.sort is Sort.OFFICE:
        return of_actor(entry, asked.scene, "someone who speaks or acts for it", asked.kept)
    return unresolved(_under_its_name(asked, found, entry.name), f"no actor: belongs to {entry.name}")


def unclear(asked: Asked) -> Resolution | None:
    """A name that several actors share and the report doesn't tell apart."""
    found = _last(asked, {MentionKind.UNCLEAR})
    if found is None:
        return None
    ids = sorted({alias.target for alias in found.aliases if alias.sort == "actor"})
    return unresolved(asked.kept, f"several actors have this name: {', '.join(ids)}")


def state(asked: Asked) -> Resolution | None:
    """A state's government or forces by its name, adjective, capital or leader ("Iraqi soldiers", "Kabul")."""
    found = _last(asked, {MentionKind.STATE_FORCE, MentionKind.OFFICE})
    if found is not None:
        if found.kind is MentionKind.OFFICE and asked.anatomy.covers(found):
            return of_state(found.target, asked, "an office of the state", name=asked.kept)
        if _members_follow(asked, found.last):
            return state_force(found.target, asked, "a country's name with its government or forces")
        return _civil(asked) or _owned(asked, "belongs to a state")
    return _bare_state(asked)


def _bare_state(asked: Asked) -> Resolution | None:
    """A country named by itself: its state; its people only where they are pointed at ("the Russians")."""
    found = _last(asked, {MentionKind.COUNTRY, MentionKind.ADJECTIVE, MentionKind.METONYM, MentionKind.NATIONALS})
    if found is None:
        return None
    if not asked.anatomy.covers(found):
        return _civil(asked) or _group_of(asked) or _force_of(asked, found) or _owned(asked, "belongs to a country")
    people = found.kind in {MentionKind.NATIONALS, MentionKind.ADJECTIVE} and asked.anatomy.first > 0
    if (people or found.kind is MentionKind.NATIONALS) and not asked.anatomy.definite:
        return unresolved(asked.kept, "people of a country, no actor", "civilians")
    return of_state(found.target, asked, "a country's name for its state")


def _group_of(asked: Asked) -> Resolution | None:
    """ "The Palestinian group": the armed group of that country, where the phrase points at one."""
    noun = asked.anatomy.noun
    if noun is None or noun.sort is not Sort.GROUP or not asked.anatomy.definite:
        return None
    named = group(asked)
    return named if named and named.actor_id else None


def _force_of(asked: Asked, found: Found) -> Resolution | None:
    """ "The Russian 31st X Brigade", "Bosnia's Y-led government": part of the state under its own words."""
    noun = asked.anatomy.noun
    if noun is None or noun.sort not in {Sort.FORCE, Sort.POLICE, Sort.GOVERNMENT} or asked.anatomy.keys & _STRANGERS:
        return None
    return of_state(found.target, asked, "a force or body of the state by its own words", name=asked.kept)


def composed(asked: Asked) -> Resolution | None:
    """Armed people of a country or people ("Libyan rebels", "Kurdish militants"): composed."""
    found = _last(asked, {MentionKind.ARMED})
    if found is None or not _members_follow(asked, found.last):
        return None
    words = [word.key for word in asked.anatomy.words[found.first : found.last]]
    nouns = Vocabulary.load().nouns
    sides = [noun.side for key in words if (noun := nouns.get(key)) and noun.sort is Sort.ARMED]
    registry, side = asked.scene.registry, next((side for side in sides if side), None)
    if side == "rebel" and found.target in registry.countries:
        return rebels_of(found.target, asked, frozenset(words))
    known = registry.lookup(asked.head_words) or epithet_actor(asked) or _of_people(asked, found, side)
    if known is None and asked.anatomy.noun and asked.anatomy.noun.sort is Sort.GROUP:
        return group(asked)
    return _known_or(known, asked, unresolved(asked.kept, "composed, of no known group", side))


def _of_people(asked: Asked, found: Found, side: str | None) -> Actor | None:
    """The armed group of a people: the one that the report names, else the only one of its country and year."""
    named = asked.scene.alone(Wanted(ARMED_TYPES | {"forces"}, found.target), asked.start)
    people = asked.scene.registry.peoples.get(found.target)
    if Vocabulary.load().sort(found.noun or "") is Sort.GROUP or people is None or people.sort == "religion":
        return named
    return named or asked.scene.only_of(found.target, TYPES_BY_SIDE.get(side, ARMED_TYPES), asked.country)


def _known_or(known: Actor | None, asked: Asked, otherwise: Resolution) -> Resolution:
    return of_actor(known, asked.scene, "composed") if known else otherwise


def people(asked: Asked) -> Resolution | None:
    """A people, creed or region by itself ("the Kurds"): named, no actor."""
    found = _last(asked, {MentionKind.PEOPLE})
    if found is None or not asked.anatomy.covers(found):
        return None
    plural = asked.scene.registry.peoples[found.target].plural
    return unresolved(plural or asked.kept, "a people, no actor")


def relation(asked: Asked) -> Resolution | None:
    """Named by whom they side with ("pro-government militia", "Turkish-backed rebels"): never the patron itself."""
    first = asked.anatomy.words[asked.anatomy.first]
    prefix = first.key if first.key in {"pro", "anti"} else None
    patron = any(found.kind is MentionKind.PATRON for found in asked.anatomy.inner)
    if not prefix and not patron:
        return None
    noun = asked.anatomy.noun
    if asked.anatomy.definite and noun and noun.side != "rebel" and noun.sort in {Sort.GROUP, Sort.ARMED} and patron:
        named = epithet(asked)
        if named and named.actor_id:
            return named
    known = asked.scene.registry.lookup(asked.head_words)
    if known:
        return of_actor(known, asked.scene, "a name of the registry")
    side = noun.side if noun else None
    if prefix and "government" in asked.anatomy.keys and side != "civilians":
        side = "militia" if prefix == "pro" else "rebel"
    return unresolved(asked.kept, "named by whom it sides with", side)


def civilians(asked: Asked) -> Resolution | None:
    """People who are no one's fighters: the noun is the name."""
    return _civil(asked)


def captives(asked: Asked) -> Resolution | None:
    """Prisoners, hostages, the dead: the report's own word says no more of who they are."""
    noun = asked.anatomy.noun
    if noun is None or noun.sort is not Sort.CAPTIVE:
        return None
    return unresolved(asked.kept, "people in someone's hands or victims; whose they are isn't said")


def _civil(asked: Asked) -> Resolution | None:
    noun = asked.anatomy.noun
    if noun is None or noun.sort is not Sort.CIVILIANS:
        return None
    plain = not asked.anatomy.inner and asked.anatomy.end == len(asked.anatomy.words)
    name = asked.anatomy.head.text.lower() if plain else asked.kept
    name = "civilians" if name == "civilian" else name
    return unresolved(name, "civilians, no actor", "civilians")


def _owned(asked: Asked, reason: str) -> Resolution | None:
    """Something that is an actor's, no actor itself ("an ISIL tank")."""
    return unresolved(asked.kept, f"no actor: {reason}")


def _under_its_name(asked: Asked, found: Found, name: str) -> str:
    """The kept words with their owner by its usual name: "ISIL arms caches" are "Islamic State arms caches"."""
    words = asked.anatomy.words
    start, end = words[found.first].start, words[found.last - 1].end
    kept_from = words[asked.anatomy.first].start
    if start < kept_from:
        return asked.kept
    return unpossessed(asked.text[kept_from:start] + name + asked.text[end : words[-1].end])


def _last(asked: Asked, kinds: set[MentionKind]) -> Found | None:
    """The last mention of these kinds in the head."""
    return next((found for found in reversed(asked.anatomy.inner) if found.kind in kinds), None)


def _members_follow(asked: Asked, at: int) -> bool:
    """Whether nothing but words for members, forces and their kind follow a name in the head, or nothing at all."""
    anatomy, vocabulary = asked.anatomy, Vocabulary.load()
    named = {index for found in anatomy.inner for index in range(found.first, found.last)}
    rest = [word for index, word in enumerate(anatomy.words[at : anatomy.end], at) if index not in named]
    if not rest:
        return True
    modifiers = vocabulary.group_modifiers | vocabulary.force_modifiers
    if rest[-1].key in vocabulary.others:
        return False
    known = all(word.key in vocabulary.nouns or word.key in modifiers or not word.capital for word in rest)
    return known and (vocabulary.sort(rest[-1].key) in MEMBERS or rest[-1].key in vocabulary.group_modifiers)


RULES: tuple[Rule, ...] = (
    acronym,
    person,
    actor,
    unclear,
    complement,
    composed,
    state,
    people,
    relation,
    civilians,
    captives,
    possessor,
    owned,
    coalition,
    echo,
    national,
    unknown_name,
    armed,
    force,
    government,
    group,
)
