"""People by their name or office: the name is the report's, the side that of whom they speak for."""

from __future__ import annotations

from dataclasses import replace

from whoholds.resolve.actors.answers import Asked, Resolution, of_actor, of_state, unresolved
from whoholds.resolve.actors.epithets import echo, epithet
from whoholds.resolve.actors.finding import Found, MentionKind
from whoholds.resolve.actors.people import Person
from whoholds.resolve.actors.phrases import take_apart
from whoholds.resolve.actors.vocabulary import Sort, Vocabulary
from whoholds.resolve.actors.words import possessive, unpossessed

_PARTICLES = frozenset({"al", "bin", "ibn", "abu", "de", "van", "von", "ul", "ur", "el", "da", "del"})
_UNSAID = "a person; whose office they hold isn't said"
_STATE = frozenset(
    {MentionKind.STATE_FORCE, MentionKind.OFFICE, MentionKind.ADJECTIVE, MentionKind.COUNTRY, MentionKind.LEADER}
)


def person(asked: Asked) -> Resolution | None:
    """A person: named with or without an office, or by an office that only a state has ("the defence minister")."""
    leader = _leader(asked)
    if leader is not None:
        return leader
    at = _name_at(asked)
    if at is not None:
        return _named(asked, at)
    return _office(asked)


def _leader(asked: Asked) -> Resolution | None:
    """A head of state or government by name: the person, on the state's side."""
    anatomy = asked.anatomy
    found = anatomy.inner[-1] if anatomy.inner else None
    if found is None or found.kind is not MentionKind.LEADER or not anatomy.covers(found):
        return None
    words = anatomy.words[found.first : found.last]
    name = unpossessed(asked.text[words[0].start : words[-1].end].removeprefix("President "))
    known = asked.scene.people.get(words[-1].key)
    full = known.name if known and len(words) == 1 else name
    return of_state(found.target, asked, "head of the state or government", name=full)


def _name_at(asked: Asked) -> int | None:
    """Where in the head a person's name begins; None if it ends in none."""
    anatomy, vocabulary = asked.anatomy, Vocabulary.load()
    covered = {index for found in anatomy.inner for index in range(found.first, found.last)}
    at = anatomy.end
    while at > anatomy.first and at - 1 not in covered:
        word = anatomy.words[at - 1]
        if not (word.capital or word.key in _PARTICLES) or word.key in vocabulary.nouns:
            break
        at -= 1
    if at == anatomy.end:
        return None
    before = anatomy.words[anatomy.first : at]
    offices = any(vocabulary.sort(word.key) is Sort.OFFICE for word in before)
    known = anatomy.words[anatomy.end - 1].key in asked.scene.people
    return at if offices or (not before and (known or _office_follows(asked))) else None


def _office_follows(asked: Asked) -> bool:
    """Whether an office follows the name after a comma ("X, head of the Y")."""
    anatomy, vocabulary = asked.anatomy, Vocabulary.load()
    tail = anatomy.words[anatomy.end : anatomy.end + 4]
    return any(vocabulary.sort(word.key) is Sort.OFFICE for word in tail)


def _named(asked: Asked, at: int) -> Resolution:
    """A person whose name begins at a word of the head."""
    anatomy, scene = asked.anatomy, asked.scene
    name = unpossessed(asked.text[anatomy.words[at].start : anatomy.words[anatomy.end - 1].end])
    known = scene.people.get(anatomy.words[anatomy.end - 1].key)
    name = known.name if known and at == anatomy.end - 1 else name
    inner = [found for found in anatomy.inner if found.kind is not MentionKind.PATRON]
    outer = list(anatomy.outer) if _office_follows(asked) else []
    actors = [found for found in outer[:2] if found.kind is MentionKind.ACTOR]
    holder = next(iter(inner[-1:] or actors or outer), None)
    return _of_holder(asked, name, holder) or _by_post(asked, name) or _of_known(asked, name, known)


def _of_known(asked: Asked, name: str, known: Person | None) -> Resolution:
    found = _of_holder(asked, name, known.office) if known and known.office else None
    if found is None and known and known.title & Vocabulary.load().posts and asked.country:
        return of_state(asked.country, asked, "an office of the state that the report plays in", name=name)
    return found or unresolved(name, _UNSAID)


def _of_holder(asked: Asked, name: str, found: Found | None) -> Resolution | None:
    """A person of an actor or state that the words name."""
    if found is None:
        return None
    if found.kind is MentionKind.ACTOR:
        return of_actor(asked.scene.registry.actors[found.target], asked.scene, "a person of a named actor", name)
    if found.kind in _STATE:
        return of_state(found.target, asked, "a person of a state", name=name)
    return None


def _by_post(asked: Asked, name: str) -> Resolution | None:
    """A person in an office that only a state has: of the country that the report plays in, if clear."""
    vocabulary = Vocabulary.load()
    words = {word.key for word in asked.anatomy.words}
    country = asked.country
    if not words & vocabulary.posts or not country or _armed_words(words, vocabulary):
        return None
    return of_state(country, asked, "an office of the state that the report plays in", name=name)


def _office(asked: Asked) -> Resolution | None:
    """An office without a name."""
    anatomy = asked.anatomy
    if anatomy.noun is None or anatomy.noun.sort is not Sort.OFFICE or anatomy.inner:
        return None
    last = anatomy.words[-1].key
    titled = _titled(asked)
    if titled:
        return (
            _of_holder(asked, titled.name, titled.office)
            or _by_post(asked, titled.name)
            or unresolved(titled.name, _UNSAID)
        )
    if _armed_words(set(anatomy.keys), Vocabulary.load()):
        return _of_armed(asked)
    name = asked.scene.people[last].name if last in asked.scene.people else asked.kept
    holder = next((found for found in anatomy.outer if found.kind is not MentionKind.PATRON), None)
    return _of_holder(asked, name, holder) or _of_nameless(asked) or _by_post(asked, name)


def _of_nameless(asked: Asked) -> Resolution | None:
    """ "The group's commander", "a spokesman for the rebels": a person of whom words without a name mean."""
    anatomy = asked.anatomy
    owner = next((at for at in range(anatomy.first, anatomy.end - 1) if possessive(anatomy.words[at])), None)
    if owner is not None:
        whose = replace(anatomy, end=owner + 1)
    elif anatomy.end + 1 < len(anatomy.words) and anatomy.words[anatomy.end].key in {"of", "for"}:
        whose = take_apart(anatomy.words[anatomy.end + 1 :], ())
    else:
        return None
    of_whom = replace(asked, anatomy=whose)
    found = echo(of_whom) or epithet(of_whom)
    return replace(found, name=asked.kept) if found and found.actor_id else None


def _of_armed(asked: Asked) -> Resolution:
    """ "The rebel commander", "a gang leader": a person of the armed group that the words before mean."""
    anatomy = asked.anatomy
    found = epithet(replace(asked, anatomy=replace(anatomy, end=anatomy.end - 1)))
    if found is None:
        return unresolved(asked.kept, _UNSAID)
    return replace(found, name=asked.kept)


def _titled(asked: Asked) -> Person | None:
    """The person last named before with this title, for "the prime minister"."""
    anatomy = asked.anatomy
    if not anatomy.definite or anatomy.end < len(anatomy.words):
        return None
    before = [person for person in asked.scene.people.values() if asked.start is None or person.at < asked.start]
    fitting = [person for person in before if anatomy.keys <= person.title]
    return max(fitting, key=lambda person: person.at, default=None)


def _armed_words(keys: set[str], vocabulary: Vocabulary) -> bool:
    return any(vocabulary.sort(key) is Sort.ARMED for key in keys)
