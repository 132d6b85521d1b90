"""What watching remembers between runs: when each source is due, what it last said, which entries were dealt with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from whoholds.archive import Archive, tables
from whoholds.fetch import Known


@dataclass(frozen=True, slots=True)
class Standing:
    """How a source stands: what it last said of itself, how often it failed in a row, when it is due."""

    known: Known
    failures: int
    due: dt.datetime


@dataclass(frozen=True, slots=True)
class Polled:
    """What came of asking a source once, or on a day: `fresh` reports among `entries`.

    `outcome` is ok, same (nothing changed) or failed.
    """

    source: str
    outlet: str
    at: str
    outcome: str
    reason: str = ""
    entries: int = 0
    fresh: int = 0


@dataclass(frozen=True, slots=True)
class WatchedDay:
    """A day of a source: how often it was asked, how often in vain, and how many new reports came, none included."""

    outlet: str
    source: str
    day: str
    polls: int
    failed: int
    fresh: int
    last_reason: str


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory, in the index of the archive."""

    archive: Archive

    def standing(self, source: str) -> Standing | None:
        """How a source stands; None if it was never asked."""
        rows = tables.sources
        with self.archive.engine.connect() as connection:
            row = connection.execute(select(rows).where(rows.c.source == source)).first()
        if row is None:
            return None
        return Standing(Known(row.etag, row.modified), row.failures, dt.datetime.fromisoformat(row.due))

    def keep(self, source: str, standing: Standing) -> None:
        """Remember how a source stands."""
        row = {
            "source": source, "etag": standing.known.etag, "modified": standing.known.modified,
            "failures": standing.failures, "due": standing.due.isoformat(),
        }  # fmt: skip
        put = insert_or(tables.sources).values(row)
        with self.archive.engine.begin() as connection:
            connection.execute(put.on_conflict_do_update(index_elements=["source"], set_=row))

    def dealt_with(self, source: str, entry: str) -> bool:
        """Whether an entry was dealt with."""
        rows = tables.entries
        found = select(rows.c.at).where(rows.c.source == source, rows.c.entry == entry)
        with self.archive.engine.connect() as connection:
            return connection.execute(found).first() is not None

    def deal(self, source: str, entry: str, at: dt.datetime) -> None:
        """Remember that an entry was dealt with."""
        put = insert_or(tables.entries).values(source=source, entry=entry, at=at.isoformat(timespec="seconds"))
        with self.archive.engine.begin() as connection:
            connection.execute(put.on_conflict_do_nothing())

    def note(self, polled: Polled) -> None:
        """Add a row for what came of asking a source."""
        with self.archive.engine.begin() as connection:
            connection.execute(
                insert(tables.polls).values(
                    source=polled.source, outlet=polled.outlet, at=polled.at, outcome=polled.outcome,
                    reason=polled.reason, entries=polled.entries, fresh=polled.fresh,
                )
            )  # fmt: skip

    def days(self) -> Iterator[WatchedDay]:
        """A row for each source and day on which it was asked, those on which nothing came included."""
        rows = tables.polls
        day = func.substr(rows.c.at, 1, 10)
        failed = func.sum(rows.c.outcome == "failed")
        query = select(
            rows.c.outlet, rows.c.source, day, func.count(), failed, func.sum(rows.c.fresh), func.max(rows.c.seq)
        )
        with self.archive.engine.connect() as connection:
            found = connection.execute(
                query.group_by(rows.c.source, day).order_by(rows.c.outlet, rows.c.source, day)
            ).all()
            reasons = {row.seq: row.reason for row in connection.execute(select(rows.c.seq, rows.c.reason))}
        for outlet, source, on, polls, in_vain, fresh, last in found:
            yield WatchedDay(outlet, source, on, polls, in_vain, fresh, reasons.get(last, ""))
