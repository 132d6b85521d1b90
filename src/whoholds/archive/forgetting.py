"""Taking out of an archive what a report came of: its files are written anew without those records.

What other reports came of as well, such as a feed or a table of many, stays, and is told.
"""

from __future__ import annotations

import datetime as dt
import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, update

from whoholds.archive import tables
from whoholds.archive.keeping import information
from whoholds.archive.store import Archive


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many records went, and how many stay because other reports came of them too."""

    gone: int
    shared: int


def forget(archive: Archive, report_id: str) -> Forgotten:
    """Take out the records that only this report came of, and all that the index has of it.

    A file is written anew beside the old one, which goes once the index leads to the new one; what a crash left of that
    goes at the next call. The disk may hold the old file's blocks until they are used again.
    """
    with archive.engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
        own = select(tables.reports.c.digest).where(tables.reports.c.report_id == report_id)
        others = select(tables.reports.c.digest).where(tables.reports.c.report_id != report_id)
        digests = set(connection.execute(own).scalars())
        shared = digests & set(connection.execute(others).scalars())
        gone = sorted(digests - shared)
        held = tables.kept.c.digest.in_(gone)
        files = list(connection.execute(select(tables.kept.c.file).where(held).distinct()).scalars())
        number = connection.execute(select(func.count()).where(held)).scalar() or 0
        connection.execute(delete(tables.kept).where(held))
        for digest in gone:
            connection.execute(insert(tables.erased).values(digest=digest))
        connection.execute(delete(tables.seen).where(tables.seen.c.digest.in_(gone)))
        connection.execute(delete(tables.reports).where(tables.reports.c.report_id == report_id))
        for name in files:
            _write_anew(archive.folder, connection, name)
    with archive.engine.begin() as connection:  # held, so that nobody begins a file meanwhile
        _sweep(archive.folder, set(connection.execute(select(tables.kept.c.file).distinct()).scalars()))
    with closing(archive.engine.raw_connection()) as raw:  # outside a transaction, as it must be
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Forgotten(number, len(shared))


def _write_anew(folder: Path, connection: Connection, name: str) -> None:
    """The records that the index still has in a file, in a new one, and the index led there."""
    columns = (tables.kept.c.seq, tables.kept.c.start, tables.kept.c.length)
    rows = connection.execute(select(*columns).where(tables.kept.c.file == name).order_by(tables.kept.c.start)).all()
    if not rows:
        return
    last = max(path.name for path in folder.glob("whoholds-*.warc.gz"))
    new = f"{last[:-12]}{int(last[-12:-8]) + 1:04}{last[-8:]}"
    with (folder / name).open("rb") as old, (folder / new).open("xb") as out:
        out.write(information(dt.datetime.now(dt.UTC)))
        for seq, start, length in rows:
            connection.execute(update(tables.kept).where(tables.kept.c.seq == seq).values(file=new, start=out.tell()))
            old.seek(start)
            out.write(old.read(length))
        out.flush()
        os.fsync(out.fileno())


def _sweep(folder: Path, named: set[str]) -> None:
    """Remove the files that the index no longer leads to."""
    for path in folder.glob("whoholds-*.warc.gz"):
        if path.name not in named:
            path.unlink(missing_ok=True)
