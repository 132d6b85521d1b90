"""All that bears on the control of one place: its own claims, and those about the divisions that hold it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from whoholds.ledger import tables
from whoholds.ledger.view import entries_of, place_of
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


def division_name(name: str) -> str:
    """A division's folded name without words for its sort: "Sar-e Pul Province" and "Sar-e Pul" are one."""
    return " ".join(_SORT.sub(" ", fold(name)).split())


def evidence(connection: Connection, keys: Collection[str], as_known: dt.date | None = None) -> Evidence:
    """The evidence for the place that goes by these keys."""
    where = tables.claim_places
    own = entries_of(connection, where.c.key.in_(list(keys)) & (where.c.control == 1), as_known)
    divisions = [item for key in keys for item in above(connection, key).items()]
    told = [
        (key, ref, entries_of(connection, (where.c.key == key) & (where.c.control == 1), as_known))
        for key, ref in divisions
    ]
    return Evidence(own, told)


def ask(engine: Engine, keys: Collection[str], as_known: dt.date | None = None) -> Evidence:
    """The evidence, read in a transaction of its own."""
    with engine.connect() as connection:
        return evidence(connection, keys, as_known)


def above(connection: Connection, key: str) -> dict[str, PlaceRef]:
    """The divisions, among the places that reports name, that hold this place."""
    table = tables.places
    row = connection.execute(select(table).where(table.c.key == key)).first()
    if row is None or not row.admin1 or row.type not in SETTLED:
        return {}
    query = select(table).where(table.c.country == row.country, table.c.type.in_(DIVISIONS))
    wanted = division_name(row.admin1)
    found = [(other.key, place_of(other)) for other in connection.execute(query)]
    return {other: ref for other, ref in found if wanted in {division_name(ref.admin1 or ""), division_name(ref.name)}}


def below(connection: Connection, key: str) -> list[str]:
    """The places that a division holds, among those that reports name."""
    table = tables.places
    row = connection.execute(select(table).where(table.c.key == key)).first()
    if row is None or row.type not in DIVISIONS:
        return []
    names = {division_name(name) for name in (row.name, row.admin1 or "") if name}
    query = select(table.c.key, table.c.admin1).where(table.c.country == row.country, table.c.type.in_(SETTLED))
    rows = connection.execute(query.where(table.c.admin1.is_not(None)))
    return [other.key for other in rows if division_name(other.admin1) in names]
