"""A report as the resolver sees it: who is named where, which states it plays in, whom it introduces."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from whoholds.records import PlaceRef, Report, Sentence
from whoholds.resolve.actors.acronyms import introduced
from whoholds.resolve.actors.evidence import (
    FAR,
    Bounds,
    Sign,
    clearest,
    country_weights,
    place_signs,
    signs_of,
    without,
)
from whoholds.resolve.actors.finding import Found, MentionKind, called_so, hits_in, mentions_in
from whoholds.resolve.actors.outsiders import outsiders, talking
from whoholds.resolve.actors.people import Person, people_in
from whoholds.resolve.actors.registry import Actor, Registry
from whoholds.resolve.actors.trie import Hit
from whoholds.resolve.actors.words import Word, words_of

_LINE = re.compile(r"[^\n]+")
_AFTER = 0.2
"""What a name after the words in question counts against one before: a report seldom names its group late."""


_ABROAD = 0.3
"""What an actor of another country counts, named in the same line, against one of the line's own country."""


_ANYWHERE = 0.5
"""How well an actor that works everywhere, an outlet or a monitor, fits any report: less than one named at home."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an epithet says of whom it can mean: types of actor, a people or creed, a country.

    `local`: only an actor at home in the country that the report plays in. `called`: one that the report calls by this
    noun comes before all others.
    """

    types: frozenset[str]
    tag: str | None = None
    country: str | None = None
    local: bool = False
    called: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """The words and mentions of a report, and what they say of its states and armed groups.

    `acronyms` are those the report introduces, each with the actor's id or None and the long form. `called` has the
    nouns that the report calls each actor by ("rebel" for "M23 rebels"). `year` is the year of publication.
    """

    registry: Registry
    words: tuple[Word, ...]
    found: tuple[Found, ...]
    signs: tuple[Sign, ...]
    bounds: Bounds
    acronyms: Mapping[str, tuple[str | None, str]]
    people: Mapping[str, Person]
    called: Mapping[str, frozenset[str]]
    year: int | None
    _countries: dict[int | None, dict[str, float]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, report: Report, sentences: Sequence[Sentence], registry: Registry, places: Iterable[PlaceRef]) -> Scene:
        """The scene of a report."""
        text, year = report.text, report.published.year if report.published else None
        words, bounds = words_of(text), Bounds.of(text, sentences)
        hits = list(hits_in(words, registry, shouted=_shouted(text, words)))
        clear = mentions_in(words, [hit for hit in hits if not _ambiguous(hit)], _refuse)
        places = tuple(places)
        told = (*signs_of(words, clear, registry), *place_signs(places))
        signs = tuple(without(told, outsiders(words, clear) | talking(words, places)))
        weights = country_weights(signs, bounds, None)
        found = mentions_in(words, hits, lambda ids: choose(ids, registry, weights, year))
        acronyms = dict(_acronyms(text, words, found))
        people = people_in(text, words, found, sentences)
        return cls(registry, tuple(words), tuple(found), signs, bounds, acronyms, people, called_so(words, found), year)

    def weights(self, at: int | None) -> dict[str, float]:
        """How much speaks for each country, seen from an offset."""
        if at not in self._countries:
            self._countries[at] = country_weights(self.signs, self.bounds, at)
        return self._countries[at]

    def country(self, at: int | None) -> str | None:
        """The country whose government is meant where none is named; None if it isn't clear, or is no state known."""
        clear = clearest(self.weights(at))
        return clear if clear in self.registry.countries else None

    def mentions(self, words: Sequence[Word]) -> list[Found]:
        """The mentions in a phrase."""
        hits = list(hits_in(words, self.registry))
        weights = self.weights(None)
        return mentions_in(words, hits, lambda ids: choose(ids, self.registry, weights, self.year))

    def named(self, wanted: Wanted, at: int | None) -> Actor | None:
        """The one wanted actor that the report clearly means at an offset; None if none or several."""
        chosen = clearest(self._salience(wanted, at))
        return self.registry.actors[chosen] if chosen else None

    def alone(self, wanted: Wanted, at: int | None) -> Actor | None:
        """The wanted actor if one alone can be meant here: the only one named, or the most present of all and the only
        one that the report calls by the wanted noun.
        """
        weights = self._salience(replace(wanted, called=None), at)
        called = [key for key in weights if wanted.called in self.called.get(key, ())]
        if len(weights) > 1 and len(called) == 1 and clearest(weights) == called[0]:
            return self.registry.actors[called[0]]
        return self.registry.actors[next(iter(weights))] if len(weights) == 1 else None

    def echoed(self, key: str, at: int | None) -> Actor | None:
        """The last actor named before an offset whose name begins or ends with this word ("the brigade")."""
        for found in reversed(self.found):
            words = self.words[found.first : found.last]
            before = at is None or words[0].start < at
            ends = {word.key for word in (words[0], words[-1]) if word.capital}
            if found.kind is MentionKind.ACTOR and before and key in ends:
                return self.registry.actors[found.target]
        return None

    def only_of(self, tag: str, types: frozenset[str], country: str | None) -> Actor | None:
        """The actor of a people or creed if there is one alone in a country in the report's year."""
        actors = self.registry.actors.values()
        fitting = [
            actor for actor in actors if tag in actor.tags and actor.type in types and _existed(actor, self.year)
        ]
        if country:
            fitting = [actor for actor in fitting if country in actor.countries]
        roots = [actor for actor in fitting if actor.parent not in {other.id for other in fitting}]
        return roots[0] if len(roots) == 1 and self.year is not None else None

    def _salience(self, wanted: Wanted, at: int | None) -> dict[str, float]:
        """How present each wanted actor is at an offset.

        One that the same line doesn't name must be of the country that this part of the report plays in.
        """
        weights: dict[str, float] = defaultdict(float)
        home = wanted.country or self.country(at)
        for found in self.found:
            actor = self.registry.actors[found.target] if found.kind is MentionKind.ACTOR else None
            if actor is None or actor.type not in wanted.types or (wanted.tag and wanted.tag not in actor.tags):
                continue
            start = self.words[found.first].start
            near = self.bounds.nearness(at, start) if at is not None else FAR
            abroad = home is not None and home not in actor.countries
            if abroad and (wanted.country or wanted.local or near == FAR):
                continue
            weights[actor.id] += (
                near * (_AFTER if at is not None and start >= at else 1.0) * (_ABROAD if abroad else 1.0)
            )
        called = {key: weight for key, weight in weights.items() if wanted.called in self.called.get(key, ())}
        return called or dict(weights)


def choose(ids: Sequence[str], registry: Registry, weights: Mapping[str, float], year: int | None) -> str | None:
    """The actor that a shared name means in a report: the one of its country and time; None if several fit.

    One id alone is of a name told apart by its country: it fits only there.
    """
    fitting = [key for key in ids if _existed(registry.actors[key], year)] or list(ids)
    if len(ids) == 1:
        return ids[0] if _weight(registry.actors[ids[0]], weights) > 0 else None
    if len(fitting) == 1:
        return fitting[0]
    ranked = sorted(fitting, key=lambda key: -_weight(registry.actors[key], weights))
    first, second = (_weight(registry.actors[key], weights) for key in ranked[:2])
    return ranked[0] if first > second else None


def _weight(actor: Actor, weights: Mapping[str, float]) -> float:
    """How well an actor fits the report's countries; one that works everywhere fits a little anywhere."""
    if actor.type in {"media", "monitor", "aid"}:
        return _ANYWHERE
    return max((weights.get(country, 0.0) for country in actor.countries), default=_ANYWHERE)


def _existed(actor: Actor, year: int | None) -> bool:
    """Whether the actor was there in a year, give or take one."""
    if year is None:
        return True
    return (actor.from_year or 0) - 1 <= year <= (actor.to_year or 9999) + 1


def _refuse(_ids: Sequence[str]) -> None:
    return None


def _ambiguous(hit: Hit) -> bool:
    local = any(alias.sort == "local" for alias in hit.aliases)
    return local or len({alias.target for alias in hit.aliases if alias.sort == "actor"}) > 1


def _shouted(text: str, words: Sequence[Word]) -> frozenset[int]:
    """The indices of the words in lines that have no small letter, where case tells nothing."""
    lines = [match.span() for match in _LINE.finditer(text) if match.group().isupper()]
    return frozenset(at for start, end in lines for at, word in enumerate(words) if start <= word.start < end)


def _acronyms(text: str, words: Sequence[Word], found: Sequence[Found]) -> Iterable[tuple[str, tuple[str | None, str]]]:
    """The acronyms that a report introduces, with the actor where the long form names one."""
    ends = {words[mention.last - 1].end: mention for mention in found if mention.kind is MentionKind.ACTOR}
    for item in introduced(text):
        end = item.start + len(item.long)
        mention = ends.get(end)
        yield item.acronym, (mention.target if mention else None, item.long)
