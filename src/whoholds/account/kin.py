"""Who belongs to whom: an army's place is its state's, and its spokesman speaks for the state."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from whoholds.account.outlets import Outlets
from whoholds.picture.moves import Move
from whoholds.picture.sides import joined
from whoholds.records.control import Party, Side
from whoholds.records.entries import Entry
from whoholds.records.keys import fold

STATE = "state:"
"""What the ids of states begin with in the registry."""


class Actor(Protocol):
    """An entry of the actor registry."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


class Registry(Protocol):
    """What is asked of the actor registry."""

    def party(self, actor_id: str) -> Actor: ...


class Kin:
    """Puts forces under the state that they belong to, where the registry says so; without a registry, nothing."""

    def __init__(self, registry: Registry | None = None, outlets: Outlets | None = None) -> None:
        self._registry = registry
        self._outlets = outlets or Outlets()
        self._known: dict[str, Actor | None] = {}

    def entry(self, entry: Entry) -> Entry:
        """The entry with the belligerent that its speaker belongs to, and what is held of its outlet."""
        entry = self._outlets.label(entry)
        source = entry.claim.source
        state = self._state(source.actor_id) if source and source.actor_id else None
        return replace(entry, speaker_party=state.id) if state else entry

    def move(self, move: Move) -> Move:
        """The move with each side under its state: "Government of Redland (Redland Army)"."""
        one, other = self._party(move.party), self._party(move.other)
        return move if one is move.party and other is move.other else replace(move, party=one, other=other)

    def _party(self, party: Party) -> Party:
        """The very same party if nothing in it changes."""
        sides = tuple(self._side(side) for side in party)
        return party if sides == party else joined(sides)

    def _side(self, side: Side) -> Side:
        state = self._state(side.actor_id) if side.actor_id else None
        if state is None:
            return side
        if fold(side.name) in fold(state.name):
            return Side(state.name, state.id)
        return Side(f"{state.name} ({side.name})", state.id)

    def _state(self, actor_id: str) -> Actor | None:
        if actor_id not in self._known:
            try:
                found = self._registry.party(actor_id) if self._registry else None
            except KeyError:
                found = None
            self._known[actor_id] = found if found and found.id.startswith(STATE) else None
        return self._known[actor_id]
