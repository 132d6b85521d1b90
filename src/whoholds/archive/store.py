"""The archive beside a ledger: packed records appended to WARC files, and an index of them.

A record counts once the index says so: what a crash left behind it in a file is cut off by the next that writes.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, Engine, create_engine, event, func, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.exc import DatabaseError

from whoholds.archive import tables
from whoholds.archive.keeping import Kept, information, record
from whoholds.records import Report

LARGEST_FILE = 1024**3
"""Bytes after which a new WARC file is begun."""


class ArchiveError(RuntimeError):
    """The folder can't be used as an archive."""


def archive_folder(ledger: str) -> Path:
    """Where the archive of a ledger lies: beside its file; WHOHOLDS_ARCHIVE names another place."""
    if named := os.environ.get("WHOHOLDS_ARCHIVE"):
        return Path(named)
    if "://" not in ledger:
        return Path(f"{ledger}.archive")
    return Path(f"{ledger.partition('sqlite:///')[2] or 'whoholds.db'}.archive")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes came from and when, a moment in ISO 8601; `digest` is their SHA-256."""

    url: str
    at: str
    digest: str


@dataclass(slots=True)
class Archive:
    """An open archive."""

    folder: Path
    engine: Engine

    @classmethod
    def open(cls, folder: Path) -> Archive:
        """The archive in a folder, made if it isn't there. Raises ArchiveError."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            engine = create_engine(f"sqlite:///{folder / 'index.db'}")
            event.listen(engine, "connect", _settle)
            event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
            with engine.begin() as connection:
                tables.metadata.create_all(connection)
        except (OSError, DatabaseError) as error:
            raise ArchiveError(
                f"{folder} can't be used as an archive: {getattr(error, 'orig', None) or error}"
            ) from error
        return cls(folder, engine)

    def keep(self, kept: Kept) -> str | None:
        """Keep bytes as they came, and give their digest. The same bytes from the same address are kept once.

        None for bytes that were erased: they stay out.
        """
        digest, at = kept.digest, kept.at.isoformat(timespec="seconds")
        with self.engine.begin() as connection:
            if connection.execute(select(tables.erased).where(tables.erased.c.digest == digest)).first():
                return None
            if _holds(connection, digest, kept.url):
                row = {"digest": digest, "url": kept.url, "at": at}
                connection.execute(insert_or(tables.seen).values(row).on_conflict_do_nothing())
                return digest
            name, start, length = self._append(connection, kept)
            connection.execute(
                insert(tables.kept).values(
                    digest=digest, url=kept.url, at=at, status=kept.status, media=kept.media, size=len(kept.body),
                    file=name, start=start, length=length,
                )
            )  # fmt: skip
        return digest

    def note(self, report: Report, digest: str) -> None:
        """Note which bytes a report came of, and what it knows of its making beside what the ledger keeps."""
        row = {
            "report_id": report.id,
            "text_hash": report.text_hash,
            "digest": digest,
            "published_at": report.published_at.isoformat() if report.published_at else None,
            "modified": report.modified.isoformat() if report.modified else None,
            "authors": json.dumps(report.authors, ensure_ascii=False),
        }
        with self.engine.begin() as connection:
            connection.execute(insert_or(tables.reports).values(row).on_conflict_do_nothing())

    def origins(self, report_id: str) -> list[str]:
        """Digests of what a report came of."""
        query = select(tables.reports.c.digest).where(tables.reports.c.report_id == report_id)
        with self.engine.connect() as connection:
            return list(connection.execute(query.order_by(tables.reports.c.digest)).scalars())

    def came_from(self, report_id: str) -> list[Origin]:
        """What a report came of: where from, when, and the digest of the bytes."""
        kept = tables.kept
        query = select(kept.c.url, kept.c.at, kept.c.digest).where(kept.c.digest.in_(self.origins(report_id)))
        with self.engine.connect() as connection:
            return [Origin(*row) for row in connection.execute(query.order_by(kept.c.seq))]

    def records(self) -> Iterator[bytes]:
        """The packed records, in the order in which they were kept."""
        columns = (tables.kept.c.file, tables.kept.c.start, tables.kept.c.length)
        with self.engine.connect() as connection:
            rows = connection.execute(select(*columns).order_by(tables.kept.c.seq)).all()
        for name, start, length in rows:
            with (self.folder / name).open("rb") as stream:
                stream.seek(start)
                yield stream.read(length)

    def close(self) -> None:
        """Let go of the index."""
        self.engine.dispose()

    def _append(self, connection: Connection, kept: Kept) -> tuple[str, int, int]:
        """The file, offset and length of a record that was just written and is on the disk."""
        name, end = self._last(connection)
        with _at(self.folder / name, end) as stream:
            if end == 0:
                stream.write(information(dt.datetime.now(dt.UTC)))
            start = stream.tell()
            stream.write(record(kept))
            length = stream.tell() - start
            stream.flush()
            os.fsync(stream.fileno())
        return name, start, length

    def _last(self, connection: Connection) -> tuple[str, int]:
        """The file to write to, and where its last record ends."""
        query = select(tables.kept.c.file, func.max(tables.kept.c.start + tables.kept.c.length))
        row = connection.execute(query.group_by(tables.kept.c.file).order_by(tables.kept.c.file.desc())).first()
        name, end = row or (_name(1), 0)
        return (name, int(end)) if end < LARGEST_FILE else (_name(int(name[-12:-8]) + 1), 0)


def write_warc(archive: Archive, out: BinaryIO) -> int:
    """Write all that an archive keeps as one WARC file, packed record by record; gives the number of records."""
    out.write(information(dt.datetime.now(dt.UTC)))
    number = 0
    for packed in archive.records():
        out.write(packed)
        number += 1
    return number


def _name(number: int) -> str:
    return f"whoholds-{number:04}.warc.gz"


def _holds(connection: Connection, digest: str, url: str) -> bool:
    found = select(tables.kept.c.seq).where(tables.kept.c.digest == digest, tables.kept.c.url == url)
    return connection.execute(found).first() is not None


@contextmanager
def _at(path: Path, end: int) -> Iterator[BinaryIO]:
    """The file, open at the end of what counts; what stands behind it was never finished."""
    with path.open("r+b" if path.exists() else "w+b") as stream:
        stream.truncate(end)
        stream.seek(end)
        yield stream


def _settle(connection: object, _: object) -> None:
    """SQLite's own transactions are off: BEGIN IMMEDIATE holds others off from the start."""
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.close()
