"""Choosing for the report as a whole: each name's chances are weighed against what the other names say."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whoholds.records import PlaceType
from whoholds.resolve.places.entries import Grade
from whoholds.resolve.places.gazetteer import Candidate, Gazetteer
from whoholds.resolve.places.mention import Mention
from whoholds.resolve.places.reasons import SETTLED, Scene, country_share, near_others, said_inside, score
from whoholds.resolve.places.testimony import Hearing

ROUNDS = 3
_SHORTLIST = 12
_POSSIBLE = 0.1
LARGE = 100_000
FAMOUS = 150_000
SMALL = 30_000
"""A place with fewer people needs something in the report that speaks for it."""
Group = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of a name with their chances, the likeliest first, and the scene they were judged in."""

    ranked: tuple[tuple[Candidate, float], ...]
    scene: Scene

    @property
    def best(self) -> Candidate:
        return self.ranked[0][0]

    @property
    def chance(self) -> float:
        """The chance of the best, with those that mean the same spot."""
        return self.ranked[0][1]


@dataclass(frozen=True, slots=True)
class Background:
    """What the report says of countries beside the names of places: weights of demonyms, the outlet's home."""

    demonyms: Mapping[str, float]
    home: str | None = None


def group_of(mention: Mention) -> Group:
    """Mentions of one name with the same sort of hint mean one place."""
    hint = mention.hint
    settled = hint in (PlaceType.CITY, PlaceType.VILLAGE, PlaceType.NEIGHBOURHOOD, PlaceType.FACILITY)
    return mention.key, "settled" if settled else str(hint or "")


def choose(mentions: Sequence[Mention], gazetteer: Gazetteer, background: Background) -> dict[Group, Choice]:
    """The choice for each name, settled in a few rounds: first by itself, then with the others' choices in view."""
    groups: dict[Group, list[Mention]] = defaultdict(list)
    for mention in (m for m in mentions if m.candidates):
        groups[group_of(mention)].append(mention)
    choices: dict[Group, Choice] = {}
    shortlists = {group: of_type(members[0].candidates, members[0].hint) for group, members in groups.items()}
    for turn in range(ROUNDS):
        heard = [(group[0], choice.ranked, len(groups[group])) for group, choice in choices.items()]
        hearing = Hearing.of(heard, background.demonyms)
        keys = _keys(choices)
        scenes = {g: _scene(g, members, hearing, keys, gazetteer) for g, members in groups.items()}
        choices = {g: judge(shortlists[g], replace(scene, home=background.home)) for g, scene in scenes.items()}
        if turn == 0:
            shortlists = {g: tuple(c for c, _ in choice.ranked[:_SHORTLIST]) for g, choice in choices.items()}
    return choices


def of_type(candidates: Sequence[Candidate], hint: PlaceType | None) -> tuple[Candidate, ...]:
    """The candidates that the type beside the name leaves: "Sulu province" is no town, "Kuwait city" no country.

    All of them if none of that type bears the name.
    """
    bearing = [c for c in candidates if c.grade <= Grade.ALTERNATE]
    if hint is PlaceType.PROVINCE and any(c.place.type is hint for c in bearing):
        return tuple(c for c in candidates if c.place.type not in SETTLED)
    small = [c for c in bearing if hint is PlaceType.VILLAGE and _may_be_village(c)]
    if small:
        return tuple(small)
    if hint in SETTLED and any(c.place.type in SETTLED for c in bearing):
        return tuple(c for c in candidates if c.place.type not in (PlaceType.COUNTRY, PlaceType.PROVINCE))
    return tuple(candidates)


def _may_be_village(candidate: Candidate) -> bool:
    return candidate.place.type in SETTLED and candidate.place.population < LARGE


def judge(candidates: Sequence[Candidate], scene: Scene) -> Choice:
    """The candidates' chances: a softmax over their scores."""
    scored = [(candidate, score(candidate, scene)) for candidate in candidates]
    top = max(value for _, value in scored)
    weighed = [(candidate, math.exp(value - top)) for candidate, value in scored]
    total = sum(weight for _, weight in weighed)
    ranked = sorted(
        ((c, w / total) for c, w in weighed), key=lambda pair: (-pair[1], -pair[0].place.population, pair[0].place.id)
    )
    return Choice(tuple(ranked), scene)


def _scene(
    group: Group,
    members: Sequence[Mention],
    hearing: Hearing,
    keys: Mapping[str, Sequence[str]],
    gazetteer: Gazetteer,
) -> Scene:
    """The report as seen from one name: what the others say, and what the words beside its mentions do."""
    others = hearing.without(group[0])
    inside = {key for m in members for name in m.inside for key in keys.get(name, ())}
    return Scene(
        countries=others.countries,
        named=others.named,
        divisions=others.divisions,
        points=tuple(others.points),
        inside=frozenset(inside.union(*(m.countries for m in members))),
        hint=members[0].hint,
        seats=gazetteer.seat_rows,
        divided=namesakes(members[0].candidates),
        moved=any(m.relation for m in members),
    )


def namesakes(candidates: Sequence[Candidate]) -> frozenset[int]:
    """The rows of divisions that have a town in them among the candidates."""
    towns = [c for c in candidates if c.place.type in SETTLED]
    own = [c for c in towns if c.grade <= Grade.ALTERNATE or c.place.population >= LARGE]
    inside = {key for c in own for key in (c.division, c.district)}
    return frozenset(c.row for c in candidates if c.key in inside and c.place.type not in SETTLED)


def _keys(choices: Mapping[Group, Choice]) -> dict[str, list[str]]:
    """For each name the keys of what it may mean so far, for those that are said to lie in it."""
    found: dict[str, list[str]] = defaultdict(list)
    for (name, _), choice in choices.items():
        for candidate, chance in choice.ranked[:3]:
            key = candidate.key or (candidate.place.country if candidate.level == 3 else None)
            if key and chance > _POSSIBLE:
                found[name].append(key)
    return found


def leading_countries(choices: Mapping[Group, Choice], demonyms: Mapping[str, float]) -> list[str]:
    """The countries that the report speaks of most, three at most."""
    weight: dict[str, float] = defaultdict(float)
    for code, value in demonyms.items():
        weight[code] += value
    for choice in choices.values():
        for candidate, chance in choice.ranked[:3]:
            if candidate.place.country and doubt(choice) is None:
                weight[candidate.place.country] += chance
    return sorted(weight, key=lambda code: (-weight[code], code))[:3]


def doubt(choice: Choice) -> str | None:
    """Why even the likeliest candidate isn't believed: a small place far from all that the report speaks of."""
    best, scene = choice.best, choice.scene
    if scene.hint is PlaceType.VILLAGE and best.place.type in SETTLED and not _may_be_village(best):
        return "a large town of this name, where the words speak of a village"
    near = near_others(best, scene)
    if best.place.type not in SETTLED or said_inside(best, scene) or near > 0.25:
        return None
    share = country_share(best, scene)
    if best.grade == Grade.FUZZY:
        known = (
            share > 0.4
            and best.likeness >= 0.8
            and (best.place.population >= SMALL or best.row in scene.seats or not scene.points)
        )
        return None if known else "a place of a like name lies far from all others in the report"
    if best.grade >= Grade.ALTERNATE and near < 0.1 and share < 0.05 and sum(scene.countries.values()) > 1.5:
        return "a lesser name of a place in a country that the report says nothing of"
    if best.place.population >= SMALL or best.level == 3 or best.row in scene.seats:
        return None
    far = len(scene.points) > 2 and near < 0.1 and share < 0.6
    return (
        "a small place of this name lies far from the others in the report"
        if far or (scene.countries and share < 0.1)
        else None
    )


def misplaced(mention: Mention, choice: Choice) -> str | None:
    """Why a neighbourhood or facility isn't at the town of its name: that town isn't where the report speaks of."""
    local = mention.hint in (PlaceType.NEIGHBOURHOOD, PlaceType.FACILITY) or mention.facility
    best, scene = choice.best, choice.scene
    if not local or best.place.type not in SETTLED or said_inside(best, scene) or near_others(best, scene) > 0.3:
        return None
    here = not scene.countries or country_share(best, scene) > 0.1 or mention.hint is PlaceType.FACILITY
    known = best.place.population >= LARGE and here
    return None if known else "a neighbourhood or facility of this name, far from the town of that name"


def stray(mention: Mention, choice: Choice) -> str | None:
    """Why a bare name is hardly a place: nothing beside it says so, and its place is far from all others."""
    best, scene = choice.best, choice.scene
    marked = mention.cue or mention.hint or mention.relation or mention.inside or mention.label == "LOC"
    if marked or best.place.type not in SETTLED or best.row in scene.seats or best.place.population >= FAMOUS:
        return None
    absent = sum(scene.countries.values()) > 2 and country_share(best, scene) < 0.02 and near_others(best, scene) < 0.02
    return "a bare name of a town in a country that the report says nothing of" if absent else None
