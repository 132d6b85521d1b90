"""Actors named in a text: the registry's names, and what the words around a country's name compose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from whoholds.resolve.actors.registry import Registry
from whoholds.resolve.actors.trie import Alias, Hit
from whoholds.resolve.actors.vocabulary import Sort, Vocabulary
from whoholds.resolve.actors.words import Word


class MentionKind(StrEnum):
    """How words mean an actor."""

    ACTOR = "actor"
    STATE_FORCE = "state force"
    OFFICE = "office"
    COUNTRY = "country"
    ADJECTIVE = "adjective"
    NATIONALS = "nationals"
    METONYM = "metonym"
    LEADER = "leader"
    PEOPLE = "people"
    ARMED = "armed"
    PATRON = "patron"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Found:
    """A mention by its words `first` up to, not including, `last`.

    `target` is an actor's id, a country's ISO code or a people's adjective, by `kind`. `noun` is the word that a
    composition ends in; `bare` the index after the name proper.
    """

    first: int
    last: int
    kind: MentionKind
    target: str
    bare: int
    noun: str | None = None
    aliases: tuple[Alias, ...] = ()


Choose = Callable[[Sequence[str]], str | None]
"""Picks among the ids of actors that share a name, or refuses."""

_SORTS = {
    "country": MentionKind.COUNTRY,
    "adjective": MentionKind.ADJECTIVE,
    "nationals": MentionKind.NATIONALS,
    "metonym": MentionKind.METONYM,
    "leader": MentionKind.LEADER,
    "people": MentionKind.PEOPLE,
    "people-adjective": MentionKind.PEOPLE,
}
_STATE = frozenset({MentionKind.COUNTRY, MentionKind.ADJECTIVE, MentionKind.METONYM, MentionKind.LEADER})
_COMPOSING = _STATE | {MentionKind.NATIONALS, MentionKind.PEOPLE}
_OF_STATE = frozenset(
    {"government", "forces", "army", "military", "police", "authorities", "ministry", "president", "troops"}
)
_JOINING = frozenset({"of", "belonging", "to", "the"})
_CALLED = frozenset({Sort.ARMED, Sort.GROUP})
_STATE_NOUNS = frozenset({Sort.FORCE, Sort.ASSET, Sort.POLICE, Sort.GOVERNMENT})


def hits_in(words: Sequence[Word], registry: Registry, *, shouted: frozenset[int] = frozenset()) -> Iterator[Hit]:
    """The names in a text, left to right, each the longest that begins there.

    `shouted` are the words in lines of capitals.
    """
    at = 0
    while at < len(words):
        hit = registry.trie.longest(words, at, shouting=at in shouted)
        if hit is None or _begins_a_longer(words, hit, registry, shouted):
            at += 1
        else:
            yield hit
            at = hit.last


def _begins_a_longer(words: Sequence[Word], hit: Hit, registry: Registry, shouted: frozenset[int]) -> bool:
    """Whether the name only cuts into another: a longer one begins in it, or "The X" goes on in capitals."""
    if (
        words[hit.first].key == "the"
        and hit.last < len(words)
        and words[hit.last].capital
        and _runs_on(words, hit.last)
    ):
        return hit.last - hit.first > 1
    others = (registry.trie.longest(words, at, shouting=at in shouted) for at in range(hit.first + 1, hit.last))
    return any(other and other.last - other.first > hit.last - hit.first for other in others)


def mentions_in(words: Sequence[Word], hits: Sequence[Hit], choose: Choose) -> list[Found]:
    """The mentions that the names make together with the words around them, in order and apart from each other."""
    vocabulary, found, free = Vocabulary.load(), list[Found](), 0
    for hit in hits:
        if hit.first < free:
            continue
        plain = None if _surname(words, hit) else _plain(hit, choose)
        if plain is None:
            continue
        mention = _compose(words, plain, vocabulary)
        mention = _of_state(words, mention, free, vocabulary)
        found.append(mention)
        free = mention.last
    return found


def _plain(hit: Hit, choose: Choose) -> Found | None:
    """A name by itself: an actor where it means one, else a country, its people, its capital or its leader.

    None for a name that means its actor only in another country.
    """
    actors = list(dict.fromkeys(alias.target for alias in hit.aliases if alias.sort == "actor"))
    local = [alias.target for alias in hit.aliases if alias.sort == "local" and choose([alias.target])]
    actors += [target for target in local if target not in actors]
    if actors:
        target = actors[0] if len(actors) == 1 else choose(actors)
        kind = MentionKind.ACTOR if target else MentionKind.UNCLEAR
        return Found(hit.first, hit.last, kind, target or "", hit.last, aliases=hit.aliases)
    if all(alias.sort == "local" for alias in hit.aliases):
        return None
    named = [alias for alias in hit.aliases if alias.sort in _SORTS]
    alias = min(named, key=lambda alias: list(_SORTS).index(alias.sort))
    adjective = next((other for other in hit.aliases if other.sort == "adjective"), alias)
    chosen = adjective if alias.sort == "country" else alias
    return Found(hit.first, hit.last, _SORTS[chosen.sort], alias.target, hit.last, aliases=hit.aliases)


def _surname(words: Sequence[Word], hit: Hit) -> bool:
    """Whether a country's adjective is part of a person's name ("al-Kuwaiti")."""
    one = hit.last - hit.first == 1 and words[hit.first].joined and hit.first > 0
    return one and words[hit.first - 1].key == "al" and all(alias.sort == "adjective" for alias in hit.aliases)


def _compose(words: Sequence[Word], found: Found, vocabulary: Vocabulary) -> Found:
    """A country's or people's adjective with the noun after it ("Afghan security forces", "Kurdish fighters")."""
    after, last = found.last, len(words)
    if after < last and words[after].key in vocabulary.patron and _joined(words, found, after, vocabulary):
        return Found(found.first, after + 1, MentionKind.PATRON, found.target, found.bare, aliases=found.aliases)
    if _prefixed(words, found):
        return Found(found.first - 1, found.last, MentionKind.PATRON, found.target, found.bare, aliases=found.aliases)
    if found.kind not in _COMPOSING or (found.first and words[found.first - 1].key == "ethnic"):
        return found
    end, noun = _noun_after(words, after, vocabulary)
    sort = vocabulary.sort(noun) if noun else None
    kind = _composed_kind(found, sort)
    if kind is None or (found.kind is MentionKind.METONYM and sort is Sort.ASSET):
        return found
    return Found(found.first, end, kind, found.target, found.bare, noun, found.aliases)


def _composed_kind(found: Found, sort: Sort | None) -> MentionKind | None:
    if sort is Sort.ARMED:
        return MentionKind.ARMED
    if found.kind is MentionKind.PEOPLE:
        return MentionKind.ARMED if sort in {Sort.FORCE, Sort.GROUP, Sort.ASSET} else None
    if sort in _STATE_NOUNS:
        return MentionKind.STATE_FORCE
    return MentionKind.OFFICE if sort is Sort.OFFICE else None


def _joined(words: Sequence[Word], found: Found, after: int, vocabulary: Vocabulary) -> bool:
    """Whether "led", "backed" belongs to the name before it: a hyphen joins them, or a noun follows."""
    if found.kind is MentionKind.UNCLEAR or words[after].start - words[after - 1].end != 1:
        return False
    return words[after].joined or (after + 1 < len(words) and words[after + 1].key in vocabulary.nouns)


def _prefixed(words: Sequence[Word], found: Found) -> bool:
    """Whether "pro-" or "anti-" stands before the name."""
    before = words[found.first - 1] if found.first else None
    return before is not None and before.key in {"pro", "anti"} and words[found.first].start - before.end <= 1


def _noun_after(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> tuple[int, str | None]:
    """The end and last noun of the run of force and government words from `at`; no noun if there is none."""
    end, noun = at, None
    gap = at
    while gap < len(words) and gap - at < 5 and _runs_on(words, gap):
        key = words[gap].key
        sort = vocabulary.sort(key)
        if sort in _STATE_NOUNS or sort in {Sort.OFFICE, Sort.ARMED, Sort.GROUP}:
            end, noun = gap + 1, key
        elif key not in vocabulary.force_modifiers and key not in vocabulary.group_modifiers:
            break
        gap += 1
    return end, noun


def _runs_on(words: Sequence[Word], at: int) -> bool:
    """Whether the word follows the one before it with no mark but a blank or hyphen between."""
    return at == 0 or words[at].start - words[at - 1].end <= 1


def _of_state(words: Sequence[Word], found: Found, free: int, vocabulary: Vocabulary) -> Found:
    """ "The government of X", "armed forces of X": the words before a country's name."""
    if found.kind is not MentionKind.COUNTRY or found.first < 2 or found.noun:
        return found
    of = found.first - 1 - (words[found.first - 1].key == "the")
    noun = words[of - 1].key if of > free else ""
    if words[of].key != "of" or noun not in _OF_STATE:
        return found
    first = of - 1
    while first > free and words[first - 1].key in vocabulary.force_modifiers and _runs_on(words, first):
        first -= 1
    return Found(first, found.last, MentionKind.STATE_FORCE, found.target, found.bare, noun, found.aliases)


def called_so(words: Sequence[Word], found: Sequence[Found]) -> dict[str, frozenset[str]]:
    """The nouns for armed people beside each actor's name ("M23 rebels", "fighters of the LRA"), in the singular."""
    vocabulary, called = Vocabulary.load(), dict[str, frozenset[str]]()
    for mention in found:
        if mention.kind is MentionKind.ACTOR:
            end = mention.last
            while end < min(mention.last + 2, len(words)) and _runs_on(words, end):
                end += 1
            around = [*_before(words, mention.first), *words[mention.first : end]]
            nouns = {word.key.removesuffix("s") for word in around if vocabulary.sort(word.key) in _CALLED}
            called[mention.target] = called.get(mention.target, frozenset()) | nouns
    return called


def _before(words: Sequence[Word], at: int) -> Iterator[Word]:
    """The nouns that a name follows at once or by "of", "belonging to", back from it."""
    vocabulary = Vocabulary.load()
    while at and _runs_on(words, at):
        at -= 1
        if words[at].key in vocabulary.nouns or words[at].key in vocabulary.group_modifiers:
            yield words[at]
        elif words[at].key not in _JOINING:
            return
