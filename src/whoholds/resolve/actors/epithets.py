"""Words that name no one ("the rebels", "government forces", "the group"): by what the report says around them."""

from __future__ import annotations

from itertools import takewhile

from whoholds.resolve.actors.answers import Asked, Resolution, of_actor, of_state, state_force, unresolved
from whoholds.resolve.actors.finding import MentionKind
from whoholds.resolve.actors.registry import ARMED_TYPES, TYPES_BY_SIDE, Actor
from whoholds.resolve.actors.scene import Wanted
from whoholds.resolve.actors.vocabulary import Noun, Sort, Vocabulary

_LEAGUES = frozenset({"alliance", "coalition", "bloc", "party", "tribe", "clan", "front", "wing", "branch"})
_TWO = 2
"""A short name has at least so many words: "the Army" alone is any army."""
_PLACING = frozenset({MentionKind.ADJECTIVE, MentionKind.COUNTRY, MentionKind.ARMED})
_ISLAMIST = frozenset({"islamist", "islamists", "jihadist", "jihadists", "jihadi", "jihadis", "mujahideen"})
_REBEL_WORDS = ("rebels", "insurgents", "separatists", "guerrillas", "mutineers")
_STATE_NAMES = frozenset(
    {"government", "regime", "authorities", "officials", "junta", "administration", "cabinet", "state"}
)
_ARMED_BY = {"PS": "IL", "EH": "MA"}
"""Territories without an army of their own, and whose "the army" is in reports from there."""
_FORCES = frozenset(
    {"army", "military", "police", "soldiers", "troops", "policemen", "soldier", "policeman", "servicemen"}
)


def coalition(asked: Asked) -> Resolution | None:
    """ "The coalition": the one that the report names, or the one of its country and time."""
    if not asked.anatomy.keys & {"coalition", "alliance"}:
        return None
    named = asked.scene.named(Wanted(frozenset({"coalition"})), asked.start) or epithet_actor(asked)
    return of_actor(named, asked.scene, "the coalition of this report") if named else None


def armed(asked: Asked) -> Resolution | None:
    """ "The rebels", "militants": the armed group of this report where one is clear, else the country's rebels."""
    noun = _armed_noun(asked)
    if noun is None:
        return None
    if asked.anatomy.keys & Vocabulary.load().relative:
        return unresolved(asked.kept, "whom this means depends on who speaks")
    named = epithet_actor(asked) or _armed_group(asked, noun)
    if named:
        return of_actor(named, asked.scene, "the armed group of this report")
    country = _country(asked)
    if noun.side == "rebel" and country:
        return rebels_of(country, asked, asked.anatomy.keys)
    return unresolved(asked.kept, "no armed group of the report is clearly meant", noun.side)


def _armed_group(asked: Asked, noun: Noun) -> Actor | None:
    """The group that a noun for armed people means: the most present for a pointed one, else only one named alone."""
    anatomy, vocabulary = asked.anatomy, Vocabulary.load()
    linked = {
        at for found in anatomy.inner if found.kind is MentionKind.PATRON for at in range(found.first, found.last)
    }
    told = {
        word.key
        for at, word in enumerate(anatomy.words[anatomy.first : anatomy.end], anatomy.first)
        if at not in linked and not _says_nothing(word.key, vocabulary)
    }
    if told or (anatomy.keys & vocabulary.doers and not anatomy.definite):
        return None
    if "opposition" in anatomy.keys:
        return None
    types = TYPES_BY_SIDE.get(noun.side, ARMED_TYPES - {"de facto"})
    creed = "islamist" if anatomy.keys & _ISLAMIST else None
    called = next((key.removesuffix("s") for key in anatomy.keys if vocabulary.sort(key) is Sort.ARMED), None)
    wanted = Wanted(types, creed, _placed(asked), noun.side == "rebel", called if anatomy.definite else None)
    if anatomy.definite and noun.side != "rebel":
        return asked.scene.named(wanted, asked.start)
    return asked.scene.alone(wanted, asked.start)


def _says_nothing(key: str, vocabulary: Vocabulary) -> bool:
    """Whether a word before or at the head leaves open which group is meant."""
    return key in vocabulary.nouns or (key in vocabulary.group_modifiers and key != "foreign")


def rebels_of(country: str, asked: Asked, keys: frozenset[str]) -> Resolution:
    """The rebels of a country where no group is named: by its adjective and the word of `keys` that calls them so."""
    word = next((word for word in _REBEL_WORDS if {word, word.removesuffix("s")} & keys), "rebels")
    registry = asked.scene.registry
    name = f"{_people_of(country, asked) or registry.countries[country].adjective} {word}"
    known = registry.lookup(name)
    if known and country in known.countries:
        return of_actor(known, asked.scene, "the rebels of that country")
    return unresolved(name, "the rebels of that country, of no named group", "rebel")


def _people_of(country: str, asked: Asked) -> str | None:
    """The one people of a country whose fighters the report names ("Chechen fighters"): its rebels are theirs."""
    peoples = asked.scene.registry.peoples
    armed = {found.target for found in asked.scene.found if found.kind is MentionKind.ARMED and found.target in peoples}
    fitting = {adjective for adjective in armed if country in peoples[adjective].countries}
    return fitting.pop() if len(fitting) == 1 and not asked.anatomy.inner else None


def owned(asked: Asked) -> Resolution | None:
    """ "Their forces", "its government": whose depends on what the pronoun means."""
    noun = asked.anatomy.noun
    if not asked.anatomy.owned or noun is None or noun.sort in {Sort.CIVILIANS, Sort.CAPTIVE}:
        return None
    return unresolved(asked.kept, "whose they are depends on what the pronoun before them means")


def echo(asked: Asked) -> Resolution | None:
    """ "The brigade", "the network": the last actor named before with that word in its name."""
    anatomy, sort = asked.anatomy, asked.anatomy.noun.sort if asked.anatomy.noun else None
    key = anatomy.head.key
    if not anatomy.definite or anatomy.end - anatomy.first > 1 or key in _FORCES | _STATE_NAMES | {"forces", "force"}:
        return None
    if sort not in {Sort.FORCE, Sort.GROUP, Sort.GOVERNMENT}:
        return None
    named = asked.scene.echoed(key, asked.start)
    return of_actor(named, asked.scene, "named before with this word in its name") if named else None


def unknown_name(asked: Asked) -> Resolution | None:
    """A name in capitals that the registry doesn't have ("Southern Resistance Brigade") is no epithet."""
    anatomy, vocabulary = asked.anatomy, Vocabulary.load()
    inside = [word for word in anatomy.words[max(anatomy.first, 1) : anatomy.end] if word.capital]
    strange = any(word.key not in vocabulary.nouns and word.key not in vocabulary.force_modifiers for word in inside)
    named = anatomy.noun is not None and anatomy.noun.sort in {Sort.GROUP, Sort.ARMED} and len(inside) > 1
    if asked.text.isupper() or not (strange or named):
        return None
    return unresolved(asked.kept, "a name that the registry doesn't have")


def national(asked: Asked) -> Resolution | None:
    """ "The Coast Guard", "National Police officers": the country's, if the registry has it."""
    anatomy, country = asked.anatomy, _country(asked)
    words = anatomy.words[anatomy.first : anatomy.end]
    name = list(takewhile(lambda word: word.capital, words))
    members = all(Vocabulary.load().sort(word.key) in {Sort.FORCE, Sort.POLICE} for word in words[len(name) :])
    if country is None or len(name) < _TWO or not members:
        return None
    registry, said = asked.scene.registry, asked.text[name[0].start : name[-1].end]
    nation = registry.countries[country]
    named = (registry.lookup(f"{adjective} {said}") for adjective in (*nation.adjectives, nation.name))
    actor = next((actor for actor in named if actor), None)
    return of_actor(actor, asked.scene, "the country's, by its short name") if actor else None


def force(asked: Asked) -> Resolution | None:
    """ "The army", "government forces", "police": those of the country that the report plays in, if clear."""
    noun = asked.anatomy.noun
    if noun is None or noun.sort not in {Sort.FORCE, Sort.POLICE, Sort.ASSET}:
        return None
    keys, vocabulary = asked.anatomy.keys, Vocabulary.load()
    own = (
        (keys & vocabulary.own and "ethnic" not in keys)
        or (keys & _FORCES and not keys & vocabulary.alien)
        or keys >= {"air", "force"}
    )
    junta = epithet_actor(asked) if "junta" in keys else None
    if junta:
        return of_actor(junta, asked.scene, "by country and time")
    if not own:
        return unresolved(asked.kept, "a force; whose it is isn't said")
    country = _country(asked)
    if noun.sort is Sort.FORCE and _placed(asked) is None:
        country = _ARMED_BY.get(country or "", country)
    if country is None:
        return unresolved(asked.kept, "which country's is unclear", "government")
    return state_force(country, asked, "forces of the country that the report plays in")


def government(asked: Asked) -> Resolution | None:
    """ "The government", "the regime", "officials": of the country that the report plays in, if clear."""
    noun = asked.anatomy.noun
    if noun is None or noun.sort is not Sort.GOVERNMENT:
        return None
    named, country = epithet_actor(asked), _country(asked)
    if named:
        return of_actor(named, asked.scene, "by country and time")
    if country is None:
        return unresolved(asked.kept, "which country's is unclear", "government")
    plain = asked.anatomy.head.key in _STATE_NAMES and asked.anatomy.keys <= _STATE_NAMES | Vocabulary.load().own
    name = asked.scene.registry.actors[f"state:{country}"].name if plain else asked.kept
    return of_state(country, asked, "the government of the country that the report plays in", name=name)


def group(asked: Asked) -> Resolution | None:
    """ "The group", "the movement": the armed group most present before; "the opposition": the country's."""
    noun = asked.anatomy.noun
    if noun is None or noun.sort is not Sort.GROUP:
        return None
    if asked.anatomy.head.key == "opposition":
        return _opposition(asked)
    if asked.anatomy.head.key in _LEAGUES:
        return unresolved(asked.kept, "a union of several; which isn't said")
    creed = "islamist" if asked.anatomy.keys & _ISLAMIST else None
    wanted = Wanted(ARMED_TYPES, creed, _placed(asked))
    named = asked.scene.named(wanted, asked.start) if asked.anatomy.definite else None
    if named:
        return of_actor(named, asked.scene, "the armed group most present here")
    return unresolved(asked.kept, "no group of the report is clearly meant")


def _opposition(asked: Asked) -> Resolution:
    country = _country(asked)
    if country is None:
        return unresolved(asked.kept, "which country's is unclear")
    name = f"{asked.scene.registry.countries[country].adjective} opposition"
    known = asked.scene.registry.lookup(name)
    return of_actor(known, asked.scene, "by country", name) if known else unresolved(name, "a country's opposition")


def _armed_noun(asked: Asked) -> Noun | None:
    """The noun for armed people in the head; with "forces" or "positions" after it, it still says who."""
    anatomy, nouns = asked.anatomy, Vocabulary.load().nouns
    head = anatomy.noun
    if head is None or head.sort not in {Sort.ARMED, Sort.FORCE, Sort.ASSET, Sort.GROUP, Sort.MEMBER}:
        return None
    found = [noun for word in anatomy.words[anatomy.first : anatomy.end] if (noun := nouns.get(word.key))]
    fighters = [noun for noun in found if noun.sort is Sort.ARMED]
    if head.sort is Sort.ASSET and "fighter" in anatomy.keys:
        return None
    if "opposition" in anatomy.keys and head.sort in {Sort.ARMED, Sort.FORCE, Sort.ASSET}:
        return Noun(Sort.ARMED, "rebel")
    if head.sort is Sort.GROUP and not (fighters and fighters[0].side == "rebel" and anatomy.head.key.endswith("s")):
        return None
    return next((noun for noun in fighters if noun.side), fighters[0] if fighters else None)


def _country(asked: Asked) -> str | None:
    """The country that the phrase itself places them in, else the report's."""
    return _placed(asked) or asked.country


def _placed(asked: Asked) -> str | None:
    """The country that the phrase itself places them in ("rebels in Libya", "the Somali group", "X-based fighters")."""
    anatomy = asked.anatomy
    for found in anatomy.inner:
        based = found.kind is MentionKind.PATRON and anatomy.words[found.last - 1].key == "based"
        if (found.kind in _PLACING or based) and found.target in asked.scene.registry.countries:
            return found.target
    for found in anatomy.outer:
        before = anatomy.words[found.first - 1].key if found.first else ""
        if found.kind is MentionKind.COUNTRY and before in {"in", "the", "across", "inside"}:
            return found.target
    return None


def epithet_actor(asked: Asked) -> Actor | None:
    """The actor that a word of the head means in the report's country and year."""
    country, year, keys = _country(asked), asked.scene.year, asked.anatomy.keys
    for epithet in asked.scene.registry.epithets:
        timely = year is not None and epithet.from_year <= year <= epithet.to_year
        if timely and epithet.word in keys and country in epithet.countries:
            return asked.scene.registry.actors[epithet.actor]
    return None


def epithet(asked: Asked) -> Resolution | None:
    """Whom a phrase without a name means, by whichever of these rules answers first."""
    for rule in (coalition, national, armed, force, government, group):
        found = rule(asked)
        if found:
            return found
    return None
