"""Histories as known on past days, kept: a step tells anew only those places of which more or less was known then."""

from __future__ import annotations

import datetime as dt
import threading
from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass

from whoholds.account import Account
from whoholds.records import PlaceRef
from whoholds.records.control import Tenure

LANDS = 16
"""Countries whose places are kept in mind."""
MOST = 10_000
"""Histories that are kept; the least recently asked are forgotten first."""

Told = tuple[str, PlaceRef, Tenure]
Known = tuple[str, str, dt.date]
"""The ledger's version, a place, and the last day on which what was known of it changed."""


@dataclass(frozen=True, slots=True)
class Land:
    """The places of a country, and the days on which what is known of each changed, in order."""

    places: dict[str, PlaceRef]
    turns: dict[str, list[dt.date]]


class Then:
    """What was known then. One question is worked out at a time; those about another version are forgotten in time."""

    def __init__(self) -> None:
        self._lands: OrderedDict[tuple[str, str | None], Land] = OrderedDict()
        self._told: OrderedDict[Known, tuple[Tenure, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def tenures(self, account: Account, country: str | None, as_known: dt.date | None) -> list[Told]:
        """Every tenure of each place of a country, or of all, as known on a day, else now; places by their keys."""
        version = account.catalogue.version()
        with self._lock:
            land = self._land(account, version, country)
            known = {key: (version, key, turn) for key in land.places if (turn := _last(land.turns[key], as_known))}
            missing = [key for key, one in known.items() if one not in self._told]
            fresh = account.histories(missing, as_known)
            found = [
                (key, land.places[key], tenure)
                for key, one in known.items()
                for tenure in (fresh[key] if key in fresh else self._told[one])
            ]
            self._keep(known, fresh)
        return found

    def _land(self, account: Account, version: str, country: str | None) -> Land:
        asked = (version, country)
        land = self._lands.pop(asked, None)
        if land is None:
            keys = account.view.controlled(country)
            places = account.view.places(keys)
            land = Land({key: places[key] for key in keys if key in places}, account.turns(keys))
        self._lands[asked] = land
        while len(self._lands) > LANDS:
            self._lands.popitem(last=False)
        return land

    def _keep(self, known: dict[str, Known], fresh: dict[str, tuple[Tenure, ...]]) -> None:
        for key, one in known.items():
            if key in fresh:
                self._told[one] = fresh[key]
            else:
                self._told.move_to_end(one)
        while len(self._told) > MOST:
            self._told.popitem(last=False)


def _last(turns: list[dt.date], day: dt.date | None) -> dt.date | None:
    """The last of the days up to a day."""
    number = bisect_right(turns, day or dt.date.max)
    return turns[number - 1] if number else None
