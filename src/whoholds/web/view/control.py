"""Who holds what, over time: all tenures of a country at once, so that the slider needs no further request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fastapi import APIRouter, HTTPException

from whoholds.account.chronicle import EARLIEST, LATEST
from whoholds.export.picture_json import place_object, standing_object
from whoholds.records import PlaceRef
from whoholds.records.control import Party, Side, Standing, Tenure
from whoholds.web.served import Asked, Served
from whoholds.web.then import Told
from whoholds.web.view.asking import Country, Day, Json, words_of
from whoholds.web.view.sizes import sizes

router = APIRouter()


@router.get("/control")
def control(served: Asked, country: Country = None, as_known: Day = None) -> Json:
    """Places, sides and tenures as rows; a tenure names its place and its sides by their numbers in the lists.

    Days are counted from 1970-01-01; a tenure's last is open where it is null.
    """
    told = list(tenures(served, country.upper() if country else None, as_known))
    return Columns().gather(told)


@router.get("/place")
def place(served: Asked, key: str, at: dt.date, as_known: Day = None) -> Json:
    """One place on a day: its history, and the words for and against its tenure then."""
    ref = served.account.view.places([key]).get(key)
    if ref is None:
        raise HTTPException(404, "no report in this ledger names that place")
    history = served.account.history((key,), as_known)
    now = next((tenure for tenure in history if tenure.covers(at)), None)
    standing = served.account.with_words([Standing(key, ref, at, as_known, now, history=history)])[0]
    answer = standing_object(standing, history=True)
    answer["for"] = [words_of(entry) for entry in standing.supporting]
    answer["against"] = [words_of(entry) for entry in standing.opposing]
    return {"key": key, **answer}


def tenures(served: Served, country: str | None, as_known: dt.date | None) -> Iterator[Told]:
    """Every tenure of each place, as known now or on a day."""
    account = served.account
    if not account.keeps(as_known):
        yield from served.then.tenures(account, country, as_known)
        return
    stale = account.view.stale()
    yield from (told for told in account.view.changed(EARLIEST, LATEST, country) if told[0] not in stale)
    for key, ref in account.view.places(stale).items():
        if country in {None, ref.country}:
            for tenure in account.history((key,)):
                yield key, ref, tenure


@dataclass(slots=True)
class Columns:
    """Rows that name repeated things by number."""

    places: dict[str, int] = field(default_factory=dict)
    sides: dict[Side, int] = field(default_factory=dict)
    refs: list[PlaceRef] = field(default_factory=list)

    def gather(self, told: Iterable[Told]) -> Json:
        """The answer for these tenures."""
        rows = [self._row(self._place(key, ref), tenure) for key, ref, tenure in told]
        people = sizes(ref.place_id for ref in self.refs)
        return {
            "places": [
                {"key": key, **place_object(ref), "population": people.get(ref.place_id or "", 0)}
                for key, ref in zip(self.places, self.refs, strict=True)
            ],
            "sides": [[side.name, side.actor_id] for side in self.sides],
            "tenures": rows,
        }

    def _place(self, key: str, ref: PlaceRef) -> int:
        if key not in self.places:
            self.places[key] = len(self.places)
            self.refs.append(ref)
        return self.places[key]

    def _party(self, party: Party) -> list[int]:
        return [self.sides.setdefault(side, len(self.sides)) for side in party]

    def _row(self, number: int, tenure: Tenure) -> list[object]:
        return [
            number,
            day_number(tenure.since),
            day_number(tenure.until),
            tenure.state.value,
            self._party(tenure.holder),
            self._party(tenure.besieger),
            tenure.extent.value if tenure.extent else None,
            tenure.basis.value,
            day_number(tenure.last_confirmed),
            len(tenure.supporting),
            len(tenure.opposing),
            tenure.inferred,
        ]


def day_number(day: dt.date | None) -> int | None:
    """Days since 1970-01-01."""
    return (day - dt.date(1970, 1, 1)).days if day else None
