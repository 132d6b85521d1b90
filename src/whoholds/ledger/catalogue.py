"""Whole lists out of a ledger, in the order of ingest, so that a reader can go on from where it stopped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, Select, and_, func, or_, select

from whoholds.ledger import tables
from whoholds.ledger.codec import decode
from whoholds.ledger.rows import batches
from whoholds.ledger.view import OF_ONE_CLAIM, LedgerView, place_of
from whoholds.records import PlaceRef
from whoholds.records.asked import Asked, Listed
from whoholds.records.entries import Entry

BATCH = 500
"""Rows read at a time."""


class Catalogue:
    """Lists claims, reports and places, each with its number in the order of ingest; `after` is where to go on from.

    What comes in while a list is read comes after what is there, so nothing is listed twice or passed over.
    """

    def __init__(self, engine: Engine, view: LedgerView) -> None:
        self._engine = engine
        self._view = view

    def claims(self, asked: Asked, after: int = 0) -> Iterator[tuple[int, Entry]]:
        """Claims that the days, country and kinds asked for leave, without those that a person's last word refuses."""
        refused = self._refused(asked.as_known)
        claims, reports, voices = tables.claims, tables.reports, tables.voices
        source = claims.join(reports, reports.c.seq == claims.c.report_seq)
        query = select(claims, reports.c.told, reports.c.published, voices.c.outlet)
        query = query.select_from(source.join(voices, voices.c.copy_group == reports.c.copy_group))
        query = query.where(*_known(claims, asked.as_known), *_of_claims(asked))
        for row in self._rows(query, claims.c.seq, after):
            if row.id not in refused:
                yield row.seq, _entry(row)

    def version(self) -> str:
        """A token that changes whenever an answer may: with each report, claim, judgement and telling."""
        tokens = [func.max(table.c.seq) for table in (tables.reports, tables.claims, tables.judgements)]
        with self._engine.connect() as connection:
            parts = [connection.execute(select(token)).scalar() or 0 for token in tokens]
            told = connection.execute(select(tables.told_by.c.rules)).scalar() or ""
        return "-".join(map(str, (*parts, len(self._view.stale()), told)))

    def reports(self, asked: Asked, after: int = 0) -> Iterator[Listed]:
        """Reports published in the stretch of days, or, without one, all; `kinds` and `actor` don't bear on them."""
        reports, claims, where = tables.reports, tables.claims, tables.claim_places
        query = _with_claims(reports).where(*_known(reports, asked.as_known))
        if asked.first:
            query = query.where(reports.c.published >= asked.first.isoformat())
        if asked.last:
            query = query.where(reports.c.published <= asked.last.isoformat())
        if asked.country:
            about = select(claims.c.report_seq).join(where, where.c.claim_seq == claims.c.seq)
            about = about.join(tables.places, tables.places.c.key == where.c.key)
            query = query.where(reports.c.seq.in_(about.where(tables.places.c.country == asked.country)))
        yield from map(_listed, self._rows(query, reports.c.seq, after))

    def reports_named(self, ids: Iterable[str]) -> dict[str, Listed]:
        """Reports by their ids, each in its newest version."""
        found: dict[str, Listed] = {}
        for some in batches(sorted(set(ids))):
            query = _with_claims(tables.reports).where(tables.reports.c.id.in_(some))
            found.update({row.id: _listed(row) for row in self._rows(query, tables.reports.c.seq, 0)})
        return found

    def places(self, country: str | None = None, after: str = "") -> Iterator[tuple[str, PlaceRef]]:
        """Places that reports name, by key."""
        table = tables.places
        query = select(table) if country is None else select(table).where(table.c.country == country)
        for row in self._rows(query, table.c.key, after):
            yield row.key, place_of(row)

    def _rows(self, query: Select[Any], order: ColumnElement[Any], after: int | str) -> Iterator[Row[Any]]:
        """Rows in order, some at a time, each batch from where the last one ended."""
        while True:
            with self._engine.connect() as connection:
                rows = connection.execute(query.where(order > after).order_by(order).limit(BATCH)).all()
            yield from rows
            if len(rows) < BATCH:
                return
            after = getattr(rows[-1], str(order.key))

    def _refused(self, as_known: dt.date | None) -> set[str]:
        verdicts: dict[str, str] = {}
        for judgement in self._view.judgements():
            if judgement.verdict in OF_ONE_CLAIM and (as_known is None or judgement.known_from <= as_known):
                verdicts[judgement.claim_id] = judgement.verdict
        return {key for key, verdict in verdicts.items() if verdict != "accept"}


def _with_claims(reports: Any) -> Select[Any]:
    claims = tables.claims
    made = select(func.count()).where(claims.c.report_seq == reports.c.seq).scalar_subquery()
    return select(reports, made.label("claims"))


def _known(table: Any, as_known: dt.date | None) -> Iterable[ColumnElement[bool]]:
    if as_known is None:
        return [table.c.known_to.is_(None)]
    day = as_known.isoformat()
    return [table.c.known_from <= day, or_(table.c.known_to.is_(None), table.c.known_to > day)]


def _of_claims(asked: Asked) -> Iterator[ColumnElement[bool]]:
    """What the days, kinds and country asked for demand of a claim; one without a date counts at its publication."""
    claims, reports, where = tables.claims, tables.reports, tables.claim_places
    undated = claims.c.valid_from.is_(None)
    if asked.first:
        day = asked.first.isoformat()
        yield or_(claims.c.valid_to >= day, and_(undated, reports.c.published >= day))
    if asked.last:
        day = asked.last.isoformat()
        yield or_(claims.c.valid_from <= day, and_(undated, reports.c.published <= day))
    if asked.kinds:
        yield claims.c.kind.in_(sorted(asked.kinds))
    if asked.country:
        named = select(where.c.claim_seq).join(tables.places, tables.places.c.key == where.c.key)
        yield claims.c.seq.in_(named.where(tables.places.c.country == asked.country))


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _entry(row: Row[Any]) -> Entry:
    known = dt.date.fromisoformat(row.known_from)
    return Entry(decode(row.body), known, _day(row.told), _day(row.published), row.outlet, id=row.id)


def _listed(row: Row[Any]) -> Listed:
    known = dt.date.fromisoformat(row.known_from)
    return Listed(row.seq, row.id, row.title, row.source, _day(row.published), row.url, row.language, known, row.claims)
