"""Kinds in families, for the eye: one colour and one way of underlining each."""

from __future__ import annotations

from enum import StrEnum

from whoholds.records import Kind


class Family(StrEnum):
    """What a kind is about."""

    CONTROL = "control"
    VIOLENCE = "violence"
    HARM = "harm"
    HUMANITARIAN = "humanitarian"
    POLITICS = "politics"


_MEMBERS: dict[Family, tuple[Kind, ...]] = {
    Family.CONTROL: (Kind.CAPTURE, Kind.HOLD, Kind.SIEGE, Kind.ADVANCE, Kind.WITHDRAW, Kind.SURRENDER),
    Family.VIOLENCE: (
        Kind.BATTLE,
        Kind.AIR_STRIKE,
        Kind.SHELLING,
        Kind.BOMBING,
        Kind.CHEMICAL,
        Kind.ATTACK,
        Kind.ASSASSINATION,
        Kind.ABDUCTION,
        Kind.DETENTION,
        Kind.ABUSE,
        Kind.LOOTING,
    ),
    Family.HARM: (Kind.DEATH, Kind.INJURY, Kind.DAMAGE),
    Family.HUMANITARIAN: (Kind.DISPLACEMENT, Kind.DISRUPTION, Kind.AID),
    Family.POLITICS: (Kind.DEPLOYMENT, Kind.DISARM, Kind.CEASEFIRE, Kind.TALKS, Kind.STATEMENT, Kind.PROTEST),
}
_FAMILIES = {kind: family for family, kinds in _MEMBERS.items() for kind in kinds}


def family_of(kind: Kind) -> Family:
    """The family of a kind; each kind is in exactly one."""
    return _FAMILIES[kind]
