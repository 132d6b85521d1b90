"""The words of the record: what a claim can be about, how sure its source is, how much of a place it covers."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:

    class Kind(StrEnum):
        """What happened or is so. `ontology/kinds.toml` lists and defines each; type checkers need this list too."""

        CAPTURE = "capture"
        HOLD = "hold"
        SIEGE = "siege"
        ADVANCE = "advance"
        WITHDRAW = "withdraw"
        SURRENDER = "surrender"
        BATTLE = "battle"
        AIR_STRIKE = "air_strike"
        SHELLING = "shelling"
        BOMBING = "bombing"
        CHEMICAL = "chemical"
        ATTACK = "attack"
        ASSASSINATION = "assassination"
        ABDUCTION = "abduction"
        DETENTION = "detention"
        ABUSE = "abuse"
        LOOTING = "looting"
        DEATH = "death"
        INJURY = "injury"
        DAMAGE = "damage"
        DISPLACEMENT = "displacement"
        DISRUPTION = "disruption"
        DEPLOYMENT = "deployment"
        DISARM = "disarm"
        CEASEFIRE = "ceasefire"
        TALKS = "talks"
        STATEMENT = "statement"
        AID = "aid"
        PROTEST = "protest"

else:
    _listed = tomllib.loads((files("whoholds.ontology") / "kinds.toml").read_text("utf-8"))
    Kind = StrEnum("Kind", {name.upper(): name for name in _listed}, module=__name__)

CONTROL_KINDS = frozenset(
    {Kind.CAPTURE, Kind.HOLD, Kind.SIEGE, Kind.ADVANCE, Kind.WITHDRAW, Kind.SURRENDER, Kind.BATTLE}
)
"""Kinds that say something of who holds a place."""


VIOLENCE_KINDS = frozenset({Kind.AIR_STRIKE, Kind.SHELLING, Kind.BOMBING, Kind.CHEMICAL, Kind.ATTACK})
"""Kinds of violence that one side does to another or to people."""

HARM_KINDS = frozenset({Kind.DEATH, Kind.INJURY, Kind.DAMAGE})
"""Kinds of what violence does."""


class Status(StrEnum):
    """Whether it is so, by its source's own words."""

    ASSERTED = "asserted"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class Extent(StrEnum):
    """How much of a place a claim covers."""

    WHOLE = "whole"
    MOST = "most"
    PART = "part"


class Counted(StrEnum):
    """What a count counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    DISPLACED = "displaced"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    MISSING = "missing"
    SURRENDERED = "surrendered"
    FORCES = "forces"
    STRIKES = "strikes"
    FACILITIES = "facilities"
    PLACES = "places"


class PlaceType(StrEnum):
    """What sort of place a name means."""

    CITY = "city"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    FACILITY = "facility"
    DISTRICT = "district"
    PROVINCE = "province"
    REGION = "region"
    COUNTRY = "country"
    WATER = "water"


class SpeakerKind(StrEnum):
    """What sort of voice says it."""

    OFFICIAL = "official"
    ARMED_GROUP = "armed group"
    INTERNATIONAL_BODY = "international body"
    MONITOR = "monitor"
    MEDIC = "medic"
    WITNESS = "witness"
    MEDIA = "media"
    SOCIAL_MEDIA = "social media"
    ANALYST = "analyst"
    OTHER = "other"
