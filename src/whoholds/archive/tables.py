"""The index of an archive: what is kept where, which reports came of it, and what was asked for when."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

metadata = MetaData()

kept = Table(
    "kept",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("status", Integer),
    Column("media", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("file", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("length", Integer, nullable=False),
    Index("kept_by_digest", "digest", "url", unique=True),
    sqlite_strict=True,
)

seen = Table(
    "seen_again",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("at", Text, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""The same bytes at the same address, later: that they still stood there."""

erased = Table(
    "erased",
    metadata,
    Column("digest", Text, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Bytes that were taken out on request: they aren't kept again."""

reports = Table(
    "reports",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("text_hash", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("published_at", Text),
    Column("modified", Text),
    Column("authors", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

polls = Table(
    "polls",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("fresh", Integer, nullable=False),
    Index("polls_by_source", "source", "at"),
    sqlite_strict=True,
)

sources = Table(
    "sources",
    metadata,
    Column("source", Text, primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
    Column("failures", Integer, nullable=False),
    Column("due", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

entries = Table(
    "entries",
    metadata,
    Column("source", Text, primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("at", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Entries of feeds and files of folders that were dealt with."""
