"""The schema's steps, in order. Each runs once; its name is kept in the ledger. Never change one that was released."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select, text

from whoholds.ledger import tables
from whoholds.ledger.dialects import create_search

Step = Callable[[Connection], None]


class LedgerVersionError(RuntimeError):
    """The ledger was written by a later version, or isn't a ledger."""


def m001_initial(connection: Connection) -> None:
    """All tables of the first version, and the text index."""
    tables.metadata.create_all(connection)
    create_search(connection)


def m002_told_by(connection: Connection) -> None:
    """Which rules the tenures were told by, so that others tell them anew."""
    tables.told_by.create(connection, checkfirst=True)


def m003_days(connection: Connection) -> None:
    """Which days of a place a claim speaks of, so that only those are told anew when it comes in."""
    had = {column["name"] for column in inspect(connection).get_columns(tables.claim_places.name)}
    if "first" in had:
        return
    for name in ("first", "last"):
        connection.execute(text(f"ALTER TABLE claim_places ADD COLUMN {name} TEXT"))
    connection.execute(text(_DAYS))
    tables.metadata.create_all(connection, tables=[tables.marks, tables.changed])
    next(index for index in tables.reports.indexes if index.name == "reports_by_hash").create(connection)
    keys = "SELECT DISTINCT key, '0001-01-01', '9999-12-31', 1 FROM claim_places WHERE control = 1"
    connection.execute(text(f"INSERT INTO changed (key, first, last, whole) {keys}"))
    connection.execute(text("DROP TABLE stale"))


_DAYS = """
UPDATE claim_places SET (first, last) = (
  SELECT CASE WHEN claims.valid_from > reports.published THEN reports.published
              ELSE coalesce(claims.valid_from, reports.told) END,
         CASE WHEN claims.valid_to > reports.published THEN reports.published
              ELSE coalesce(claims.valid_to, reports.told) END
  FROM claims JOIN reports ON reports.seq = claims.report_seq WHERE claims.seq = claim_places.claim_seq)
"""


def m004_lands(connection: Connection) -> None:
    """An index that tells all of which countries there are, how many places and tenures, from when to when."""
    found = next(index for index in tables.tenures.indexes if index.name == "tenures_by_land")
    found.create(connection, checkfirst=True)


OF_EXTENSIONS = frozenset({"spatial_ref_sys"})
"""Tables that PostGIS puts into a database that is empty otherwise."""

STEPS: tuple[Step, ...] = (m001_initial, m002_told_by, m003_days, m004_lands)


def migrate(connection: Connection) -> None:
    """Bring the ledger to this version's schema."""
    done = applied(connection)
    if not done and set(inspect(connection).get_table_names()) - OF_EXTENSIONS:
        raise LedgerVersionError("this database holds something else than a ledger")
    for step in STEPS:
        if step.__name__ not in done:
            step(connection)
            now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
            connection.execute(insert(tables.schema).values(name=step.__name__, applied_at=now))


def applied(connection: Connection) -> set[str]:
    """Names of the steps that the ledger has; empty for a new file."""
    if not inspect(connection).has_table(tables.schema.name):
        return set()
    return set(connection.execute(select(tables.schema.c.name)).scalars())


def check(connection: Connection) -> None:
    """Raise LedgerVersionError unless the ledger has this version's schema."""
    done, known = applied(connection), {step.__name__ for step in STEPS}
    if not done:
        raise LedgerVersionError("this is no ledger: nothing was ingested into it")
    if done - known:
        raise LedgerVersionError("this ledger was written by a later version of whoholds")
    if known - done:
        raise LedgerVersionError(
            "this ledger is of an earlier version; `whoholds ingest --retell` brings it up to date"
        )
