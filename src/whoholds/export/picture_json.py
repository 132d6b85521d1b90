"""The answer of `who` and `picture` in the shape that scripts rely on."""

from __future__ import annotations

import json
from typing import Any

from whoholds.export.claim_json import claim_object
from whoholds.records import PlaceRef
from whoholds.records.control import Party, Standing, State, Tenure
from whoholds.records.entries import Entry

Json = dict[str, Any]


def party_name(party: Party, state: State) -> str:
    """The sides by name: those that hold a place together, or those that are in a contested one."""
    return (" / " if state is State.CONTESTED else " and ").join(side.name for side in party)


def party_object(party: Party, state: State) -> Json | None:
    """`{"name", "actor_id"}` of one side; of several, their names joined, no id, and each under `sides`."""
    if not party:
        return None
    sides = [{"name": side.name, "actor_id": side.actor_id} for side in party]
    if len(sides) == 1:
        return sides[0]
    return {"name": party_name(party, state), "actor_id": None, "sides": sides}


def place_object(place: PlaceRef) -> Json:
    """A place without words of its own."""
    return {
        "name": place.name, "type": place.type, "country": place.country, "admin1": place.admin1, "lat": place.lat,
        "lon": place.lon, "place_id": place.place_id,
    }  # fmt: skip


def tenure_object(tenure: Tenure) -> Json:
    """A tenure without its words."""
    return {
        "state": tenure.state,
        "holder": party_object(tenure.holder, tenure.state),
        "besieger": party_object(tenure.besieger, State.HELD),
        "extent": tenure.extent,
        "basis": tenure.basis,
        "since": tenure.since.isoformat(),
        "until": tenure.until.isoformat() if tenure.until else None,
        "last_confirmed": tenure.last_confirmed.isoformat() if tenure.last_confirmed else None,
        "inferred": tenure.inferred,
    }


EMPTY: Json = dict.fromkeys(("holder", "besieger", "extent", "basis", "since", "until", "last_confirmed", "inferred"))


def entry_object(entry: Entry) -> Json:
    """A claim, with when it was published and known, and who printed it."""
    published = entry.published.isoformat() if entry.published else None
    return {
        **claim_object(entry.claim),
        "outlet": entry.outlet,
        "reliability": entry.reliability,
        "published": published,
        "known_from": entry.known.isoformat(),
    }


def standing_object(standing: Standing, *, history: bool = False) -> Json:
    """The whole answer for one place."""
    told = tenure_object(standing.tenure) if standing.tenure else {"state": State.UNKNOWN, **EMPTY}
    answer = {
        "place": place_object(standing.place),
        "at": standing.at.isoformat(),
        "as_known": standing.as_known.isoformat() if standing.as_known else None,
        **told,
        "for": [entry_object(entry) for entry in standing.supporting],
        "against": [entry_object(entry) for entry in standing.opposing],
    }
    if history:
        answer["history"] = [
            {**tenure_object(tenure), "for": list(tenure.supporting), "against": list(tenure.opposing)}
            for tenure in standing.history
        ]
    return answer


def who_json(standings: list[Standing], *, history: bool = False) -> str:
    """One object for one place, a list for several."""
    objects = [standing_object(standing, history=history) for standing in standings]
    return json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=1)


def picture_json(standings: list[Standing]) -> str:
    """A list of answers."""
    return json.dumps([standing_object(standing) for standing in standings], ensure_ascii=False, indent=1)
