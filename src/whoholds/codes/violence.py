"""UCDP's type of violence, by who fights whom."""

from __future__ import annotations

from collections.abc import Set

from whoholds.codes.actors import ARMED, UNARMED, ActorType
from whoholds.records import VIOLENCE_KINDS, Kind

STATES = frozenset({ActorType.STATE, ActorType.EXTERNAL})
BY_ARMS = VIOLENCE_KINDS | {Kind.BATTLE, Kind.CAPTURE, Kind.ASSASSINATION, Kind.DEATH}
"""Kinds that use armed force: the type of violence is told of these alone."""
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3


def violence_type(kind: Kind, agents: Set[ActorType], targets: Set[ActorType]) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None where the sides aren't both told, or no arms are used.

    A battle and a capture are between armed sides, so that one state among them is enough for 1; an attack by an armed
    side on civilians is 3.
    """
    if kind not in BY_ARMS:
        return None
    if kind in {Kind.BATTLE, Kind.CAPTURE}:
        return _between(agents | targets, whole=kind is Kind.BATTLE and len(agents) > 1)
    if targets & UNARMED and not targets & ARMED:
        return ONE_SIDED if agents & ARMED else None
    return _between(agents | targets, whole=True) if agents & ARMED and targets & ARMED else None


def _between(sides: Set[ActorType], *, whole: bool) -> int | None:
    armed = sides & ARMED
    if armed & STATES:
        return STATE_BASED
    return NON_STATE if len(armed) > 1 or (armed and whole) else None
