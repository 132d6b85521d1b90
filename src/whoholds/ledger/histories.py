"""What is told of places: within one transaction, what changed, from where to tell on, and where to put it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, delete, select

from whoholds.ledger import changes, rows, tables
from whoholds.ledger.codec import decode_mark, dump, encode_mark, encode_party
from whoholds.ledger.dialects import put
from whoholds.records.control import Mark, Tenure


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of a place now: from the mark `start`, else all; up to the mark `met`, else to the end."""

    change: changes.Change
    tenures: tuple[Tenure, ...]
    marks: tuple[Mark, ...]
    start: Mark | None = None
    met: Mark | None = None

    @property
    def covers(self) -> changes.Change:
        """The days that are told now: to the end if it met nothing, and all if it began at no mark."""
        first = self.change.first if self.start else dt.date.min
        return replace(self.change, first=first, last=self.change.last if self.met else dt.date.max)


_PLACE = tables.marks.c.key == bindparam("place")
_BEFORE = select(tables.marks.c.body).where(_PLACE, tables.marks.c.day <= bindparam("when"))
_BEFORE = _BEFORE.order_by(tables.marks.c.day.desc()).limit(1)
_AFTER = select(tables.marks.c.body).where(_PLACE, tables.marks.c.day > bindparam("when"))
_AFTER = _AFTER.order_by(tables.marks.c.day).limit(bindparam("limit"))
END = "~"
"""After every day."""


class Histories:
    """Changes to tell, and the tables of tenures and marks that take what is told."""

    def __init__(self, connection: Connection, limit: int) -> None:
        self.connection = connection
        self.changes = changes.changes(connection, limit)
        self._told: list[Telling] = []
        self._asked: list[changes.Change] = []

    def mark_before(self, key: str, day: dt.date) -> Mark | None:
        """The last mark of a place not after a day."""
        body = self.connection.execute(_BEFORE, {"place": key, "when": day.isoformat()}).scalar()
        return decode_mark(body) if body else None

    def marks_after(self, key: str, day: dt.date, limit: int = 1_000_000) -> list[Mark]:
        """The marks of a place after a day, in order."""
        asked = {"place": key, "when": day.isoformat(), "limit": limit}
        return list(map(decode_mark, self.connection.execute(_AFTER, asked).scalars()))

    def put(self, telling: Telling) -> None:
        """Keep what was told."""
        self._told.append(telling)

    def ask_for(self, wanted: Iterable[changes.Change]) -> None:
        """Ask for more to be told, in a transaction after this."""
        self._asked.extend(wanted)

    def write(self) -> None:
        """Put what was told into the tables, and note that it is told."""
        _cut(self.connection, self._told)
        countries = self._countries()
        tenures = [_tenure_row(one.change.key, countries, tenure) for one in self._told for tenure in one.tenures]
        put(self.connection, tables.tenures, tenures)
        marks = [
            {"key": one.change.key, "day": mark.day.isoformat(), "body": encode_mark(mark)}
            for one in self._told
            for mark in one.marks
        ]
        put(self.connection, tables.marks, marks)
        changes.done(self.connection, ((one.change, one.covers) for one in self._told))
        changes.ask_for(self.connection, self._asked)

    def _countries(self) -> dict[str, str | None]:
        table, found = tables.places, dict[str, str | None]()
        for some in rows.batches(one.change.key for one in self._told):
            query = select(table.c.key, table.c.country).where(table.c.key.in_(some))
            found |= {row.key: row.country for row in self.connection.execute(query)}
        return found


def _cut(connection: Connection, told: Iterable[Telling]) -> None:
    """Take out what is told otherwise now: marks between the two, and the tenures that weren't over at the first."""
    tenures, marks = tables.tenures, tables.marks
    old, passed = [], []
    for one in told:
        since = one.start.now.since.isoformat() if one.start else ""
        until = one.met.now.since.isoformat() if one.met else END
        old.append({"place": one.change.key, "since_day": since, "until_day": until})
        after, before = one.start.day.isoformat() if one.start else "", one.met.day.isoformat() if one.met else END
        passed.append({"place": one.change.key, "since_day": after, "until_day": before})
    since_day, until_day, place = (bindparam(name, type_=tables.Text) for name in ("since_day", "until_day", "place"))
    if old:
        where = (tenures.c.key == place, tenures.c.since >= since_day, tenures.c.since < until_day)
        connection.execute(delete(tenures).where(*where), old)
        connection.execute(
            delete(marks).where(marks.c.key == place, marks.c.day > since_day, marks.c.day < until_day), passed
        )


def _tenure_row(key: str, countries: dict[str, str | None], tenure: Tenure) -> rows.Row:
    return {
        "key": key,
        "country": countries.get(key),
        "since": rows.iso(tenure.since),
        "until": rows.iso(tenure.until),
        "state": tenure.state,
        "holder": encode_party(tenure.holder),
        "besieger": encode_party(tenure.besieger),
        "extent": tenure.extent,
        "basis": tenure.basis,
        "last_confirmed": rows.iso(tenure.last_confirmed),
        "supporting": dump(tenure.supporting),
        "opposing": dump(tenure.opposing),
        "inferred": tenure.inferred,
    }
