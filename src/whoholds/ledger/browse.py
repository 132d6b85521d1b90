"""What a person looks around with: which countries, what fell on which day, one report whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Engine, and_, func, select

from whoholds.ledger import tables
from whoholds.ledger.view import entry_of, in_country, joined, known_in
from whoholds.records import Block, BlockKind, Drop, Report, Span
from whoholds.records.entries import Entry


@dataclass(frozen=True, slots=True)
class Land:
    """A country that tenures tell of: how many places and tenures, and the days that they span."""

    country: str | None
    places: int
    tenures: int
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Title:
    """What a report is called, who printed it and when."""

    id: str
    title: str | None
    source: str | None
    published: dt.date | None


@dataclass(frozen=True, slots=True)
class Filed:
    """A report as the ledger keeps it, with its blocks, its claims and what was left out of it.

    `version` counts the texts under one id; `known` is the day from which the ledger knew this one.
    """

    report: Report
    version: int
    known: dt.date
    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]
    drops: tuple[Drop, ...]


class Browser:
    """Looks around in a ledger."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def lands(self) -> list[Land]:
        """The countries that tenures tell of, the one with most tenures first."""
        table = tables.tenures
        last = func.max(func.coalesce(table.c.until, table.c.last_confirmed, table.c.since))
        counted = (func.count(table.c.key.distinct()), func.count(), func.min(table.c.since), last)
        query = select(table.c.country, *counted).group_by(table.c.country)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(func.count().desc(), table.c.country)).all()
        return [Land(row[0], row[1], row[2], _day(row[3]), _day(row[4])) for row in rows]

    def reports_by_day(self, country: str | None = None, as_known: dt.date | None = None) -> dict[str, int]:
        """How many reports were published on each day; of a country, those that tell of it."""
        table, reports = tables.coverage, tables.reports
        days: ColumnElement[str] = table.c.day if country else reports.c.published
        if country:
            query = select(days, func.sum(table.c.reports)).where(table.c.country == country)
        else:
            query = select(days, func.count())
        query = query.where(days > "").group_by(days).order_by(days)
        with self._engine.connect() as connection:
            rows = connection.execute(query.where(days <= as_known.isoformat()) if as_known else query)
            return {row[0]: row[1] for row in rows}

    def claims_by_day(
        self, kinds: Iterable[str], country: str | None = None, as_known: dt.date | None = None
    ) -> dict[str, int]:
        """How many claims of these kinds tell of each day, by their first day."""
        claims = tables.claims
        where = [claims.c.kind.in_(sorted(kinds)), claims.c.valid_from.is_not(None), *known_in(as_known)]
        query = select(claims.c.valid_from, func.count()).where(*where)
        if country:
            query = query.where(in_country(country))
        query = query.group_by(claims.c.valid_from).order_by(claims.c.valid_from)
        with self._engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def titles(self, ids: Sequence[str]) -> list[Title]:
        """What reports are called, in the order of the ids."""
        table = tables.reports
        columns = (table.c.id, table.c.title, table.c.source, table.c.published)
        with self._engine.connect() as connection:
            rows = connection.execute(select(*columns).where(table.c.id.in_(ids)).order_by(table.c.version))
            found = {row[0]: Title(row[0], row[1], row[2], _day(row[3]) if row[3] else None) for row in rows}
        return [found[key] for key in dict.fromkeys(ids) if key in found]

    def report(self, report_id: str) -> Filed | None:
        """The latest text under an id, with all that was read in it."""
        table = tables.reports
        with self._engine.connect() as connection:
            query = select(table).where(table.c.id == report_id).order_by(table.c.version.desc()).limit(1)
            row = connection.execute(query).first()
            if row is None:
                return None
            published = _day(row.published) if row.published else None
            report = Report(row.text, row.id, published, row.title, row.source, row.url, row.language)
            return Filed(
                report,
                row.version,
                _day(row.known_from),
                _blocks(connection, row.seq, report),
                _entries(connection, tables.claims.c.report_seq == row.seq),
                _drops(connection, row.seq, report),
            )


def _blocks(connection: Connection, seq: int, report: Report) -> tuple[Block, ...]:
    table = tables.blocks
    rows = connection.execute(select(table).where(table.c.report_seq == seq).order_by(table.c.position))
    return tuple(
        Block(
            BlockKind(row.kind),
            report.span(row.start, row.end),
            report.span(row.body_start, row.body_end),
            _day(row.date) if row.date else None,
            report.span(row.author_start, row.author_end) if row.author_start is not None else None,
            row.handle,
        )
        for row in rows
    )


def _entries(connection: Connection, where: ColumnElement[bool]) -> tuple[Entry, ...]:
    query = joined().where(and_(where, *known_in(None))).order_by(tables.claims.c.seq)
    return tuple(entry_of(row) for row in connection.execute(query))


def _drops(connection: Connection, seq: int, report: Report) -> tuple[Drop, ...]:
    table = tables.drops
    rows = connection.execute(select(table).where(table.c.report_seq == seq).order_by(table.c.seq))
    return tuple(Drop(row.stage, row.reason, _span(report, row.start, row.end), row.detail) for row in rows)


def _span(report: Report, start: int | None, end: int | None) -> Span | None:
    return report.span(start, end) if start is not None and end is not None else None


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
