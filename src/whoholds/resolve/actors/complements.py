"""Actors named by what follows or owns the head ("rebels from the X", "the group's leadership")."""

from __future__ import annotations

from dataclasses import replace

from whoholds.resolve.actors.answers import Asked, Resolution, of_actor, of_state, unresolved
from whoholds.resolve.actors.epithets import epithet
from whoholds.resolve.actors.finding import Found, MentionKind
from whoholds.resolve.actors.phrases import take_apart
from whoholds.resolve.actors.vocabulary import Sort, Vocabulary
from whoholds.resolve.actors.words import possessive, unpossessed

MEMBERS = frozenset({Sort.ARMED, Sort.FORCE, Sort.ASSET, Sort.POLICE, Sort.GROUP, Sort.MEMBER, Sort.GOVERNMENT})
"""Sorts of noun that after an actor's name mean the actor."""
_HOLDERS = frozenset({Sort.MEMBER, Sort.ARMED, Sort.FORCE, Sort.GROUP, Sort.ASSET, Sort.POLICE})
_STATES = frozenset(
    {MentionKind.STATE_FORCE, MentionKind.COUNTRY, MentionKind.LEADER, MentionKind.OFFICE, MentionKind.ADJECTIVE}
)
_LINKS = frozenset({"linked", "affiliated", "allied", "backed", "supported", "sponsored", "aligned"})
_DISTANCING = frozenset({"by", "outside", "against", "opposed", "under", "unlike"})
_PARTS = frozenset({"of", "from", "belonging"})
"""What joins a head that already has a name to whom they are of: "Russian mercenaries from the X"."""
_LONGEST = 6
"""How many words may stand between a head and the name that says whose it is."""


def possessor(asked: Asked) -> Resolution | None:
    """ "The group's leadership", "the army's tanks": whoever the owner is, where the owner has no name of its own."""
    anatomy = asked.anatomy
    head = anatomy.words[anatomy.first : anatomy.end - 1]
    owner = next((at for at, word in enumerate(head, anatomy.first) if possessive(word)), None)
    if owner is None or anatomy.inner or anatomy.noun is None or anatomy.noun.sort not in MEMBERS:
        return None
    leader = _leader_of(asked, owner)
    if leader or anatomy.words[owner].key not in Vocabulary.load().nouns:
        return leader
    whose = replace(anatomy, end=owner + 1)
    found = epithet(replace(asked, anatomy=whose))
    return found if found and found.actor_id else None


def _leader_of(asked: Asked, owner: int) -> Resolution | None:
    """ "X's forces": the registry's "X forces", else the state that X, whom the report names in full, leads."""
    registry, word = asked.scene.registry, asked.anatomy.words[owner]
    name = unpossessed(word.text)
    forces = registry.lookup(f"{name} forces")
    if forces:
        return of_actor(forces, asked.scene, "forces of a leader")
    full = asked.scene.people[word.key].name if word.key in asked.scene.people else name
    states = {alias.target for alias in registry.trie.exact(full) if alias.sort == "leader"}
    return of_state(states.pop(), asked, "forces of a head of state or government") if len(states) == 1 else None


def complement(asked: Asked) -> Resolution | None:
    """Members named by what follows ("rebels from the Free Syrian Army", "troops loyal to X")."""
    anatomy, noun = asked.anatomy, asked.anatomy.noun
    if noun is None or noun.sort not in _HOLDERS or anatomy.end >= len(anatomy.words):
        return None
    outer = [found for found in anatomy.outer if found.kind is not MentionKind.PATRON]
    if not outer:
        joint = [word.key for word in anatomy.words[anatomy.end :]]
        return _loyalists(asked, joint) or _of_unnamed(asked, joint) or _of_stranger(asked, joint)
    joint = [word.key for word in anatomy.words[anatomy.end : outer[0].first]]
    membership = _PARTS if anatomy.inner else Vocabulary.load().membership
    if not joint or joint[0] not in membership or len(joint) > _LONGEST or _DISTANCING & set(joint):
        return None
    if _LINKS & set(joint):
        return unresolved(asked.kept, "named by whom it is linked to", noun.side)
    return _loyalists(asked, joint) or _complement(asked, outer[0], joint)


def _of_unnamed(asked: Asked, joint: list[str]) -> Resolution | None:
    """ "Forces of the militant group": whoever the group is."""
    anatomy = asked.anatomy
    if joint[0] not in {"of", "from"} or len(joint) == 1:
        return None
    if joint[0] == "from" and (anatomy.noun is None or anatomy.noun.sort is not Sort.MEMBER):
        return None
    rest = take_apart(anatomy.words[anatomy.end + 1 :], ())
    found = epithet(replace(asked, anatomy=rest))
    return found if found and found.actor_id else None


def _of_stranger(asked: Asked, joint: list[str]) -> Resolution | None:
    """ "Rebels of the Northern Alliance", where no such name is known: they are nobody else's rebels."""
    anatomy, noun, vocabulary = asked.anatomy, asked.anatomy.noun, Vocabulary.load()
    name = anatomy.words[anatomy.end + 1 + (joint[:2] == ["of", "the"]) :]
    strange = len(name) > 1 and name[0].capital and any(word.capital and word.key in vocabulary.common for word in name)
    if noun is None or noun.sort is not Sort.ARMED or joint[0] != "of" or not strange:
        return None
    return unresolved(asked.kept, "members of a group whose name the registry doesn't have here", noun.side)


def _loyalists(asked: Asked, joint: list[str]) -> Resolution | None:
    """ "Troops loyal to General X": the registry's "X forces", where there are such."""
    if joint[0] != "loyal":
        return None
    for word in asked.anatomy.words[asked.anatomy.end :]:
        known = asked.scene.registry.lookup(f"{word.text} forces") if word.capital else None
        if known:
            return of_actor(known, asked.scene, "forces loyal to a leader")
    return None


def _complement(asked: Asked, found: Found, joint: list[str]) -> Resolution | None:
    """The actor that a head noun's complement names."""
    if found.kind is MentionKind.ACTOR and joint[0] != "and":
        return of_actor(asked.scene.registry.actors[found.target], asked.scene, "members of a named actor")
    noun = asked.anatomy.noun
    of_them = joint[0] in {"of", "loyal"} or (joint[0] == "from" and noun is not None and noun.sort is Sort.FORCE)
    if of_them and found.kind in _STATES and noun is not None and noun.sort is not Sort.ARMED:
        return of_state(found.target, asked, "forces of or loyal to a state")
    return None
