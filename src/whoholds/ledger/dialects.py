"""The one file that knows how databases differ: opening, pragmas, text search, insert-or-keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Executable, Insert, Table, create_engine, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite

URL_MARK = "://"
WRITER = 7_701_101
"""The number of the lock that a writer holds; SQLite has a lock of its own."""
READERS = 60
"""Connections that one process may have at once: a server answers 40 requests side by side, each with one at a time."""
PAGES = 8000
"""Pages of 4 kB in SQLite's log before they are brought into the file: pages that change often are brought once."""


def connect(ledger: str | Path, *, read_only: bool = False) -> Engine:
    """An engine for a ledger: a file path, or a SQLAlchemy URL. A SQLite file opened to read isn't created."""
    name = str(ledger)
    if URL_MARK in name and not name.startswith("sqlite"):
        return _server(name, read_only=read_only)
    path = name.split(":///", 1)[1] if URL_MARK in name else name
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 60}, pool_size=READERS)

    def opened(connection: Any, _: object) -> None:
        connection.isolation_level = None
        for pragma in _pragmas(read_only):
            connection.execute(f"PRAGMA {pragma}")

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", opened)
    event.listen(engine, "begin", begun)
    return engine


def _server(name: str, *, read_only: bool) -> Engine:
    """A PostgreSQL server's engine: psycopg talks to it, connections are checked before use."""
    url = make_url(name)
    if url.drivername in {"postgresql", "postgres"}:
        url = url.set(drivername="postgresql+psycopg")
    options = str(url.query.get("options", ""))
    if read_only:
        url = url.update_query_dict({"options": f"{options} -c default_transaction_read_only=on".strip()})
    # Each question of a reader is one query: a transaction around it would only send two messages more.
    level = {"isolation_level": "AUTOCOMMIT"} if read_only else {}
    return create_engine(url, pool_pre_ping=True, max_overflow=READERS, **level)


def at_one_moment(connection: Connection) -> Connection:
    """The connection, for queries that must all see the ledger as it is at the first of them."""
    if connection.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ")
    return connection


def _pragmas(read_only: bool) -> tuple[str, ...]:
    common = ("cache_size = -65536", "mmap_size = 268435456", "foreign_keys = ON")
    if read_only:
        return ("query_only = ON", *common)
    return ("journal_mode = WAL", "synchronous = NORMAL", f"wal_autocheckpoint = {PAGES}", *common)


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, kept: bool = False) -> None:
    """Insert many rows of the same columns, as fast as the database can; `kept` leaves rows alone that are there."""
    if not rows:
        return
    names = list(rows[0])
    values = list(map(itemgetter(*names), rows)) if len(names) > 1 else [(row[names[0]],) for row in rows]
    columns = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "postgresql":
        _copy(connection, table.name, columns, values, kept=kept)
    else:
        marks = ", ".join("?" * len(names))
        verb = "INSERT OR IGNORE" if kept else "INSERT"
        connection.exec_driver_sql(f"{verb} INTO {table.name} ({columns}) VALUES ({marks})", values)


def _copy(connection: Connection, table: str, columns: str, values: list[tuple[Any, ...]], *, kept: bool) -> None:
    """COPY takes no ON CONFLICT: rows that may be there already go by way of a table of their own."""
    into = f"new_{table}" if kept else table
    if kept:
        made = f"CREATE TEMP TABLE {into} ON COMMIT DROP AS SELECT {columns} FROM {table} WHERE false"  # noqa: S608
        connection.exec_driver_sql(made)
    cursor = connection.connection.cursor()
    with cursor.copy(f"COPY {into} ({columns}) FROM STDIN") as copy:
        for row in values:
            copy.write_row(row)
    if kept:
        connection.exec_driver_sql(
            f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {into} ON CONFLICT DO NOTHING"  # noqa: S608
        )
        connection.exec_driver_sql(f"DROP TABLE {into}")


def add_up(connection: Connection, table: Table, counted: tuple[str, ...]) -> Insert:
    """An insert that adds its counts to a row that is there already."""
    maker = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    insert: Any = maker(table)
    sums = {name: table.c[name] + insert.excluded[name] for name in counted}
    added: Insert = insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=sums)
    return added


def create_search(connection: Connection) -> None:
    """The index over the words of reports."""
    if connection.dialect.name == "postgresql":
        words = "tsvector GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED"
        connection.execute(text(f"ALTER TABLE reports ADD COLUMN words {words}"))
        connection.execute(text("CREATE INDEX reports_words ON reports USING gin (words)"))
        return
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE report_text "
            "USING fts5(text, content='reports', content_rowid='seq', tokenize='unicode61')"
        )
    )


def index_texts(connection: Connection, texts: Sequence[tuple[int, str]]) -> None:
    """Put the words of reports, by number, into the index, where the database doesn't do so itself."""
    if connection.dialect.name != "postgresql" and texts:
        connection.exec_driver_sql("INSERT INTO report_text(rowid, text) VALUES (?, ?)", list(texts))


def index_anew(connection: Connection) -> None:
    """Make the index over the words of reports anew, so that no word of a text that is gone stays in it."""
    if connection.dialect.name != "postgresql":
        connection.exec_driver_sql("INSERT INTO report_text(report_text) VALUES ('rebuild')")


def overwrite_deleted(connection: Connection) -> None:
    """Let what is deleted from now on be overwritten on the disk, where the database can."""
    if connection.dialect.name != "postgresql":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")


def settle_file(engine: Engine) -> None:
    """Bring what was written into the ledger's own file, and leave nothing in the log beside it."""
    if engine.dialect.name != "postgresql":
        raw = engine.raw_connection()  # in no transaction, which the command can't have
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()


def alone(connection: Connection) -> None:
    """Wait until nobody else writes, and let nobody until the end of the transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": WRITER})


def search(connection: Connection) -> Executable:
    """The query for reports that hold all of `words`, best first: rows of `seq`, with `limit`."""
    if connection.dialect.name == "postgresql":
        return text(
            "SELECT seq FROM reports, plainto_tsquery('simple', :words) AS asked WHERE words @@ asked "
            "ORDER BY ts_rank(words, asked) DESC, seq LIMIT :limit"
        )
    return text("SELECT rowid AS seq FROM report_text WHERE report_text MATCH :words ORDER BY rank LIMIT :limit")


def search_words(connection: Connection, words: str) -> str:
    """The words as the search takes them: each literal, all wanted."""
    if connection.dialect.name == "postgresql":
        return words
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.split())


def count_on(connection: Connection, table: Table) -> None:
    """Let new rows be numbered after those that were put in with their numbers."""
    if connection.dialect.name == "postgresql":
        highest = f"(SELECT max(seq) FROM {table.name})"  # noqa: S608 - a table of ours
        sequence = f"pg_get_serial_sequence('{table.name}', 'seq')"
        connection.execute(text(f"SELECT setval({sequence}, {highest}) WHERE {highest} IS NOT NULL"))


def tune(connection: Connection) -> None:
    """Let the database look at what it holds, after much was added."""
    connection.exec_driver_sql("ANALYZE" if connection.dialect.name == "postgresql" else "PRAGMA optimize")
    connection.commit()
