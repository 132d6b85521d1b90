"""All that bears on the control of one place: its own claims, and those about the divisions that hold it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, bindparam, or_, select

from whoholds.ledger import tables
from whoholds.ledger.rows import batches
from whoholds.ledger.view import entry_of, joined, place_of, rejected
from whoholds.records import PlaceRef, PlaceType
from whoholds.records.entries import Entry
from whoholds.records.keys import fold

DIVISIONS = (PlaceType.PROVINCE, PlaceType.REGION)
SETTLED = (PlaceType.CITY, PlaceType.VILLAGE, PlaceType.DISTRICT)
_SORT = re.compile(
    r"\b(?:province|governorate|oblast|region|state|county|department|district|wilayat|wilaya|division|of)\b"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The entries about a place, and those about each division above it."""

    own: list[Entry]
    above: list[tuple[str, PlaceRef, list[Entry]]]

    def of(self, wanted: Callable[[Entry], bool]) -> Evidence:
        """The evidence of these entries only."""
        above = [(key, ref, list(filter(wanted, entries))) for key, ref, entries in self.above]
        return Evidence(list(filter(wanted, self.own)), above)


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both inclusive; None where it has no end."""

    first: dt.date | None = None
    last: dt.date | None = None


ALL = Days()


def _known_claims() -> Select[Any]:
    """Claims that were known on a day: one that is replaced is known up to the day of that."""
    claims, known = tables.claims, bindparam("known", type_=tables.Text)
    until = or_(claims.c.known_to.is_(None), claims.c.known_to > known)
    return joined().where(claims.c.known_from <= known, until).order_by(claims.c.seq)


def _of_places(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a claim bears on the control of one of the places asked for."""
    table = tables.claim_places
    keys = table.c.key.in_(bindparam("keys", expanding=True))
    return tables.claims.c.seq.in_(select(table.c.claim_seq).where(keys, table.c.control == 1, *where))


_DAYS = (tables.claim_places.c.last >= bindparam("first"), tables.claim_places.c.first <= bindparam("last"))
_CONTROL = _known_claims().where(_of_places(*_DAYS))
_WHOLE = _known_claims().where(_of_places(), tables.claims.c.body.contains('"whole"'))
_NAMED = _known_claims().where(tables.claims.c.id.in_(bindparam("ids", expanding=True)))
_PLACE = select(tables.places).where(tables.places.c.key == bindparam("place"))


def division_name(name: str) -> str:
    """A division's folded name without words for its sort: "Sar-e Pul Province" and "Sar-e Pul" are one."""
    return " ".join(_SORT.sub(" ", fold(name)).split())


def ask(engine: Engine, keys: Collection[str], as_known: dt.date | None = None) -> Evidence:
    """The evidence for the place that goes by these keys, read in a transaction of its own."""
    with engine.connect() as connection:
        return Archive(connection, as_known).evidence(keys)


def turns(engine: Engine, keys: Collection[str]) -> dict[str, list[dt.date]]:
    """For each place the days, in order, from which more or less was known of its control; some may change nothing."""
    table, judgements, found = tables.claim_places, tables.judgements, dict[str, set[str]]()
    with engine.connect() as connection:
        archive = Archive(connection)
        above = {key: archive.above(key) for key in keys}
        judged = set(connection.execute(select(judgements.c.known_from).distinct()).scalars())
        for some in batches(sorted({*keys, *(key for found in above.values() for key in found)})):
            query = select(table.c.key, table.c.known_from, table.c.known_to).distinct()
            for row in connection.execute(query.where(table.c.control == 1, table.c.key.in_(some))):
                found.setdefault(row.key, set()).update(day for day in row[1:] if day)
    days = {key: judged.union(*(found.get(one, ()) for one in (key, *above[key]))) for key in keys}
    return {key: sorted(map(dt.date.fromisoformat, some)) for key, some in days.items()}


class Archive:
    """What a ledger holds on places, read within one transaction."""

    def __init__(self, connection: Connection, as_known: dt.date | None = None) -> None:
        self._connection = connection
        self._known = (as_known or dt.date.max).isoformat()
        self._rejected = rejected(connection, as_known)
        self._divisions: dict[str | None, list[tuple[str, PlaceRef]]] = {}
        self._whole: dict[str, list[Entry]] = {}

    def evidence(self, keys: Collection[str], days: Days = ALL) -> Evidence:
        """The evidence for the place that goes by these keys, of claims that speak of some of the days."""
        first, last = ((day or end).isoformat() for day, end in ((days.first, dt.date.min), (days.last, dt.date.max)))
        own = self._entries(_CONTROL, keys=list(keys), first=first, last=last)
        divisions = (item for key in keys for item in self.above(key).items())
        return Evidence(own, [(key, ref, self._of_division(key, days)) for key, ref in divisions])

    def claims(self, ids: Iterable[str]) -> dict[str, Entry]:
        """Claims by their ids, as far as they still count."""
        found: dict[str, Entry] = {}
        for some in batches(sorted(ids)):
            found.update({entry.id: entry for entry in self._entries(_NAMED, ids=some)})
        return found

    def above(self, key: str) -> dict[str, PlaceRef]:
        """The divisions, among the places that reports name, that hold this place."""
        row = self._connection.execute(_PLACE, {"place": key}).first()
        if row is None or not row.admin1 or row.type not in SETTLED:
            return {}
        wanted = division_name(row.admin1)
        return {
            other: ref
            for other, ref in self._divisions_of(row.country)
            if wanted in {division_name(ref.admin1 or ""), division_name(ref.name)}
        }

    def below(self, key: str) -> list[str]:
        """The places that a division holds, among those that reports name."""
        table = tables.places
        row = self._connection.execute(_PLACE, {"place": key}).first()
        if row is None or row.type not in DIVISIONS:
            return []
        names = {division_name(name) for name in (row.name, row.admin1 or "") if name}
        query = select(table.c.key, table.c.admin1).where(table.c.country == row.country, table.c.type.in_(SETTLED))
        rows = self._connection.execute(query.where(table.c.admin1.is_not(None)))
        return [other.key for other in rows if division_name(other.admin1) in names]

    def _divisions_of(self, country: str | None) -> list[tuple[str, PlaceRef]]:
        if country not in self._divisions:
            table = tables.places
            query = select(table).where(table.c.country == country, table.c.type.in_(DIVISIONS))
            rows = self._connection.execute(query.order_by(table.c.key))
            self._divisions[country] = [(row.key, place_of(row)) for row in rows]
        return self._divisions[country]

    def _of_division(self, key: str, days: Days) -> list[Entry]:
        """What is said of all of a division; only that says something of its places."""
        if key not in self._whole:
            self._whole[key] = self._entries(_WHOLE, keys=[key])
        return [entry for entry in self._whole[key] if _within(entry, days)]

    def _entries(self, query: Select[Any], **asked: Any) -> list[Entry]:
        rows = self._connection.execute(query, {"known": self._known, **asked})
        return [entry_of(row) for row in rows if row.id not in self._rejected]


def _within(entry: Entry, days: Days) -> bool:
    when = entry.claim.when
    first, last = (when.start, when.end) if when else (entry.told, entry.told)
    if first is None or last is None:
        return False
    return (days.last is None or first <= days.last) and (days.first is None or last >= days.first)
