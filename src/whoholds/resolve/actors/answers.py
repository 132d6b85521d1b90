"""A question about a phrase and the answer to it."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.resolve.actors.phrases import Anatomy
from whoholds.resolve.actors.registry import Actor
from whoholds.resolve.actors.scene import Scene
from whoholds.resolve.actors.words import unpossessed

POLICE = frozenset({"police", "policeman", "policemen", "policewoman", "policewomen"})


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom words mean: a name, the registry's id and side where known, and why.

    `party` is the id of the belligerent that the actor is part of (its state, its umbrella), itself if of none.
    """

    name: str
    actor_id: str | None
    side: str | None
    reason: str
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A phrase to be resolved in its report: its text, its anatomy, the report's scene, its offset or None."""

    text: str
    anatomy: Anatomy
    scene: Scene
    start: int | None

    @property
    def kept(self) -> str:
        """The words without the articles, numbers and hedges before them."""
        words = self.anatomy.words
        return unpossessed(self.text[words[self.anatomy.first].start : words[-1].end])

    @property
    def head_words(self) -> str:
        """The words from the first that says who up to the end of the head."""
        words = self.anatomy.words
        return unpossessed(self.text[words[self.anatomy.first].start : words[self.anatomy.end - 1].end])

    @property
    def country(self) -> str | None:
        """The country that the report plays in at this place, if clear."""
        return self.scene.country(self.start)


def unresolved(words: str, reason: str, side: str | None = None) -> Resolution:
    """The words kept as the name, with the reason why no actor is known."""
    return Resolution(words, None, side, reason)


def of_actor(actor: Actor, scene: Scene, reason: str, name: str | None = None) -> Resolution:
    """An actor of the registry."""
    party = scene.registry.party(actor.id)
    side = actor.side
    if side == "government" and actor.country and party.id == f"state:{actor.country}":
        side = state_side(actor.country, scene)
    return Resolution(name or actor.name, actor.id, side, reason, party.id)


def of_state(country: str, asked: Asked, reason: str, *, police: bool = False, name: str | None = None) -> Resolution:
    """A state's government, or its police: "Government of X" at home, X's plain name abroad."""
    registry = asked.scene.registry
    actor = registry.actors[f"state:{country}:police" if police else f"state:{country}"]
    side = state_side(country, asked.scene)
    plain = actor.name if police or side == "government" else registry.countries[country].name
    return Resolution(name or plain, actor.id, side, reason, f"state:{country}")


def state_force(country: str, asked: Asked, reason: str) -> Resolution:
    """A state's forces: the state, but its police and security forces under their own name."""
    registry, keys = asked.scene.registry, asked.anatomy.keys
    adjective = registry.countries[country].adjective
    if keys & POLICE:
        return of_state(country, asked, reason, police=True)
    if {"security", "forces"} <= keys:
        name = f"{adjective} security forces"
        known = registry.lookup(name)
        return of_actor(known, asked.scene, reason) if known else of_state(country, asked, reason, name=name)
    return of_state(country, asked, reason)


def state_side(country: str, scene: Scene) -> str:
    """Government in a country that the report plays in, else a foreign state."""
    weights = scene.weights(None)
    top = max(weights.values(), default=0.0)
    here = not weights or (top > 0 and weights.get(country, 0.0) >= top / 2)
    return "government" if here else "foreign state"
