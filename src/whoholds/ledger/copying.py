"""A whole ledger from one database to another, in one transaction: every row, with its numbers."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Engine, Table, func, select

from whoholds.ledger import tables
from whoholds.ledger.dialects import alone, at_one_moment, count_on, index_texts, put, tune
from whoholds.ledger.migrations import check, migrate

BATCH = 5000
"""Rows in memory at a time."""

Progress = Callable[[str, int], None]
"""Told the table and how many of its rows are over."""


class NotEmptyError(RuntimeError):
    """The ledger to copy into holds reports already."""


def copy(source: Engine, target: Engine, progress: Progress | None = None) -> dict[str, int]:
    """Copy a ledger into an empty one, all or nothing; the number of rows by table. Raises NotEmptyError."""
    with source.connect() as connection, target.begin() as writing:
        reading = at_one_moment(connection)
        check(reading)
        alone(writing)
        migrate(writing)
        if writing.execute(select(func.count()).select_from(tables.reports)).scalar_one():
            raise NotEmptyError("it holds reports already: name an empty one")
        kept = [table for table in tables.metadata.sorted_tables if table is not tables.schema]
        done = {table.name: _table(reading, writing, table, progress) for table in kept}
    with target.connect() as connection:
        tune(connection)
    return done


def _table(reading: Connection, writing: Connection, table: Table, progress: Progress | None) -> int:
    rows, copied = reading.execution_options(yield_per=BATCH).execute(select(table)), 0
    for some in rows.mappings().partitions(BATCH):
        put(writing, table, [dict(row) for row in some])
        if table is tables.reports:
            index_texts(writing, [(row["seq"], row["text"]) for row in some])
        copied += len(some)
        if progress:
            progress(table.name, copied)
    if "seq" in table.columns:
        count_on(writing, table)
    return copied
