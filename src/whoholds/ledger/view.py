"""Those who read: nothing here can write."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, and_, func, or_, select

from whoholds.ledger import tables
from whoholds.ledger.codec import decode, decode_party
from whoholds.ledger.dialects import search, search_words
from whoholds.ledger.migrations import check
from whoholds.ledger.rows import batches
from whoholds.records import Extent, PlaceRef, PlaceType
from whoholds.records.control import Basis, State, Tenure
from whoholds.records.entries import Entry

OF_ONE_CLAIM = frozenset({"accept", "reject", "correct"})
"""Verdicts on a claim by itself; the others are on two."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on a claim."""

    claim_id: str
    verdict: str
    judge: str
    note: str | None
    judged_at: str
    known_from: dt.date
    corrected_id: str | None


@dataclass(frozen=True, slots=True)
class Covered:
    """How much was read of an outlet on a day about a country; empty where unknown."""

    outlet: str
    day: str
    country: str
    reports: int
    claims: int


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Words of a report, what they say of a place, and what is known of it."""

    report_id: str
    published: dt.date | None
    outlet: str
    words: str
    says: str
    known: str


class LedgerView:
    """Reads a ledger. A view sees what was committed when each question is asked."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        with engine.connect() as connection:
            check(connection)

    @property
    def engine(self) -> Engine:
        """What it reads from, for those that ask in other ways."""
        return self._engine

    def entries(self, keys: Iterable[str], as_known: dt.date | None = None) -> list[Entry]:
        """The control claims that name any of these places, as known on a day, else now."""
        where = tables.claim_places
        with self._engine.connect() as connection:
            return entries_of(connection, where.c.key.in_(list(keys)) & (where.c.control == 1), as_known)

    def all_entries(self, key: str, as_known: dt.date | None = None) -> list[Entry]:
        """All claims that name this place."""
        with self._engine.connect() as connection:
            return entries_of(connection, tables.claim_places.c.key == key, as_known)

    def claims(self, ids: Iterable[str]) -> dict[str, Entry]:
        """Claims by their ids, accepted or not."""
        found: dict[str, Entry] = {}
        with self._engine.connect() as connection:
            for some in batches(sorted(set(ids))):
                query = joined().where(tables.claims.c.id.in_(some)).order_by(tables.claims.c.seq)
                found.update({row.id: entry_of(row) for row in connection.execute(query)})
        return found

    def told_in(
        self,
        first: dt.date,
        last: dt.date,
        kinds: Iterable[str],
        as_known: dt.date | None = None,
        country: str | None = None,
    ) -> list[Entry]:
        """Claims of these kinds that may fall into a stretch of days, or have no date and were published in it."""
        claims, reports = tables.claims, tables.reports
        begins, ends = first.isoformat(), last.isoformat()
        dated = and_(claims.c.valid_from <= ends, claims.c.valid_to >= begins)
        told = and_(claims.c.valid_from.is_(None), reports.c.published >= begins, reports.c.published <= ends)
        query = joined().where(claims.c.kind.in_(list(kinds)), or_(dated, told)).where(*known_in(as_known))
        if country:
            query = query.where(in_country(country))
        with self._engine.connect() as connection:
            return _accepted(connection, connection.execute(query.order_by(claims.c.seq)).all(), as_known)

    def places_named(self, folded: str) -> list[PlaceRef]:
        """Places that go by this folded name."""
        names, places = tables.place_names, tables.places
        query = (
            select(places)
            .join(names, names.c.key == places.c.key)
            .where(names.c.folded == folded)
            .order_by(places.c.key)
        )
        with self._engine.connect() as connection:
            return [place_of(row) for row in connection.execute(query)]

    def names_like(self, start: str) -> list[tuple[str, str]]:
        """Folded names that begin so, with their keys: for near spellings."""
        names = tables.place_names
        query = select(names.c.folded, names.c.key).where(
            names.c.folded >= start, names.c.folded < start + "\U0010ffff"
        )
        with self._engine.connect() as connection:
            return [(row.folded, row.key) for row in connection.execute(query)]

    def places(self, keys: Iterable[str]) -> dict[str, PlaceRef]:
        """Places by their keys."""
        found: dict[str, PlaceRef] = {}
        with self._engine.connect() as connection:
            for some in batches(sorted(set(keys))):
                rows = connection.execute(select(tables.places).where(tables.places.c.key.in_(some)))
                found.update({row.key: place_of(row) for row in rows})
        return found

    def divisions(self, country: str | None) -> dict[str, PlaceRef]:
        """The first-order divisions of a country that reports name, by key."""
        table = tables.places
        types = [PlaceType.PROVINCE, PlaceType.REGION]
        query = select(table).where(table.c.country == country, table.c.type.in_(types))
        with self._engine.connect() as connection:
            return {row.key: place_of(row) for row in connection.execute(query)}

    def towns(self, country: str | None, admin1: str) -> list[str]:
        """Keys of the places of a country's division that aren't divisions themselves."""
        table = tables.places
        types = [PlaceType.CITY, PlaceType.VILLAGE, PlaceType.DISTRICT]
        query = select(table.c.key).where(table.c.country == country, table.c.admin1 == admin1, table.c.type.in_(types))
        with self._engine.connect() as connection:
            return list(connection.execute(query).scalars())

    def history(self, key: str) -> tuple[Tenure, ...] | None:
        """What the ledger keeps of a place's control, or None if newer claims came in since."""
        table = tables.tenures
        with self._engine.connect() as connection:
            if connection.execute(select(tables.changed.c.key).where(tables.changed.c.key == key)).first():
                return None
            rows = connection.execute(select(table).where(table.c.key == key).order_by(table.c.since))
            return tuple(map(tenure_of, rows))

    def stale(self) -> set[str]:
        """Places whose kept history is older than their claims."""
        with self._engine.connect() as connection:
            return set(connection.execute(select(tables.changed.c.key).distinct()).scalars())

    def standing(self, at: dt.date, country: str | None = None) -> list[tuple[str, PlaceRef, Tenure]]:
        """The kept tenure of each place that has one on a day, with the place."""
        table, day = tables.tenures, at.isoformat()
        query = select(table, tables.places).join(tables.places, tables.places.c.key == table.c.key)
        query = query.where(table.c.since <= day, or_(table.c.until.is_(None), table.c.until > day))
        if country:
            query = query.where(table.c.country == country)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(table.c.country, tables.places.c.name, table.c.key)).all()
        return [(row.key, place_of(row), tenure_of(row)) for row in rows]

    def changed(self, first: dt.date, last: dt.date, country: str | None = None) -> list[tuple[str, PlaceRef, Tenure]]:
        """Kept tenures that begin in a stretch of days."""
        table = tables.tenures
        query = select(table, tables.places).join(tables.places, tables.places.c.key == table.c.key)
        query = query.where(table.c.since >= first.isoformat(), table.c.since <= last.isoformat())
        if country:
            query = query.where(table.c.country == country)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(table.c.since, table.c.key)).all()
        places = {key: place_of(row) for key, row in {row.key: row for row in rows}.items()}
        return [(row.key, places[row.key], tenure_of(row)) for row in rows]

    def controlled(self, country: str | None = None) -> list[str]:
        """Keys of the places of a country that control claims name."""
        where, places = tables.claim_places, tables.places
        query = select(places.c.key).join(where, where.c.key == places.c.key).where(where.c.control == 1).distinct()
        if country:
            query = query.where(places.c.country == country)
        with self._engine.connect() as connection:
            return list(connection.execute(query.order_by(places.c.key)).scalars())

    def within(self, box: tuple[float, float, float, float]) -> list[PlaceRef]:
        """Places in a box of west, south, east and north degrees."""
        west, south, east, north = box
        table = tables.places
        rows = [
            range((lat + 90) * 360 + int(west // 1) + 180, (lat + 90) * 360 + int(east // 1) + 181)
            for lat in range(int(south // 1), int(north // 1) + 1)
        ]
        cells = or_(*(table.c.cell.between(row.start, row.stop - 1) for row in rows))
        query = select(table).where(cells, table.c.lat.between(south, north), table.c.lon.between(west, east))
        with self._engine.connect() as connection:
            return [place_of(row) for row in connection.execute(query.order_by(table.c.key))]

    def search(self, words: str, *, limit: int = 50) -> list[str]:
        """Ids of reports that hold all the words, best first."""
        with self._engine.connect() as connection:
            asked = {"words": search_words(connection, words), "limit": limit}
            seqs = list(connection.execute(search(connection), asked).scalars())
            rows = connection.execute(
                select(tables.reports.c.seq, tables.reports.c.id).where(tables.reports.c.seq.in_(seqs))
            )
            ids = {row.seq: row.id for row in rows}
        return [ids[seq] for seq in seqs]

    def printed_by(self, report_ids: Iterable[str]) -> dict[str, list[str]]:
        """For each report, the outlets that printed it or a copy of it."""
        reports = tables.reports
        twin = reports.alias("twin")
        found: dict[str, list[str]] = {}
        with self._engine.connect() as connection:
            for some in batches(sorted(set(report_ids))):
                query = select(reports.c.id, twin.c.source).join(twin, twin.c.copy_group == reports.c.copy_group)
                for row in connection.execute(query.where(reports.c.id.in_(some)).distinct()):
                    found.setdefault(row.id, []).append(row.source or "")
        return {key: sorted(set(outlets)) for key, outlets in found.items()}

    def judgements(self) -> list[Judgement]:
        """All judgements, in the order they were made."""
        with self._engine.connect() as connection:
            return list(_judgements(connection))

    def coverage(self, country: str | None = None) -> list[Covered]:
        """What was read, by outlet, day and country."""
        table = tables.coverage
        query = select(table).order_by(table.c.day, table.c.outlet, table.c.country)
        if country:
            query = query.where(table.c.country == country)
        with self._engine.connect() as connection:
            return [Covered(*row) for row in connection.execute(query)]

    def discrepancies(self) -> list[Discrepancy]:
        """Words of reports that the gazetteer has otherwise."""
        table, reports = tables.drops, tables.reports
        words = func.substr(reports.c.text, table.c.start + 1, table.c.end - table.c.start)
        query = select(reports.c.id, reports.c.published, reports.c.source, words, table.c.reason, table.c.detail)
        query = query.select_from(table.join(reports, reports.c.seq == table.c.report_seq)).order_by(table.c.seq)
        with self._engine.connect() as connection:
            rows = connection.execute(query.where(table.c.stage == "gazetteer"))
            return [Discrepancy(row[0], _day(row[1]), row[2] or "", *row[3:]) for row in rows]

    def drops(self) -> list[tuple[str, str, str, str]]:
        """What was left out: report id or origin, stage, reason, detail."""
        table, reports = tables.drops, tables.reports
        query = select(reports.c.id, table.c.origin, table.c.stage, table.c.reason, table.c.detail)
        query = query.select_from(table.outerjoin(reports, reports.c.seq == table.c.report_seq)).order_by(table.c.seq)
        with self._engine.connect() as connection:
            return [
                (row.id or row.origin or "", row.stage, row.reason, row.detail) for row in connection.execute(query)
            ]


def entries_of(connection: Connection, where: ColumnElement[bool], as_known: dt.date | None) -> list[Entry]:
    """Accepted entries of the claims whose places fulfil a condition, each once."""
    named = select(tables.claim_places.c.claim_seq).where(where)
    query = joined().where(tables.claims.c.seq.in_(named)).where(*known_in(as_known)).order_by(tables.claims.c.seq)
    return _accepted(connection, connection.execute(query).all(), as_known)


def joined() -> Select[Any]:
    """Claims with the report and the voice they stand in: what `entry_of` takes."""
    claims, reports, voices = tables.claims, tables.reports, tables.voices
    columns = (claims.c.id, claims.c.body, claims.c.known_from, reports.c.told, reports.c.published, voices.c.outlet)
    source = claims.join(reports, reports.c.seq == claims.c.report_seq)
    return select(*columns).select_from(source.join(voices, voices.c.copy_group == reports.c.copy_group))


def in_country(country: str) -> ColumnElement[bool]:
    """Whether a claim names a place of the country: a list of its claims, which is short beside all claims."""
    where, places = tables.claim_places, tables.places
    inside = select(where.c.claim_seq).join(places, places.c.key == where.c.key).where(places.c.country == country)
    return tables.claims.c.seq.in_(inside)


def known_in(as_known: dt.date | None) -> list[ColumnElement[bool]]:
    """Conditions on a claim that was known on a day, else is known now."""
    claims = tables.claims
    if as_known is None:
        return [claims.c.known_to.is_(None)]
    day = as_known.isoformat()
    return [claims.c.known_from <= day, or_(claims.c.known_to.is_(None), claims.c.known_to > day)]


def _accepted(connection: Connection, rows: Iterable[Row[Any]], as_known: dt.date | None) -> list[Entry]:
    """The rows as entries, without those that a person's last word rejects or corrects."""
    without = rejected(connection, as_known)
    return [entry_of(row) for row in rows if row.id not in without]


def rejected(connection: Connection, as_known: dt.date | None) -> set[str]:
    """Claims that a person's last word rejects or corrects."""
    verdicts: dict[str, str] = {}
    for judgement in _judgements(connection):
        counts = as_known is None or judgement.known_from <= as_known
        if counts and judgement.verdict in OF_ONE_CLAIM:
            verdicts[judgement.claim_id] = judgement.verdict
    return {key for key, verdict in verdicts.items() if verdict != "accept"}


def _judgements(connection: Connection) -> Iterator[Judgement]:
    table = tables.judgements
    for row in connection.execute(select(table).order_by(table.c.seq)):
        known = dt.date.fromisoformat(row.known_from)
        yield Judgement(row.claim_id, row.verdict, row.judge, row.note, row.judged_at, known, row.corrected_id)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def entry_of(row: Row[Any]) -> Entry:
    """An entry from its row."""
    return Entry(
        decode(row.body),
        dt.date.fromisoformat(row.known_from),
        _day(row.told),
        _day(row.published),
        row.outlet,
        id=row.id,
    )


def place_of(row: Row[Any]) -> PlaceRef:
    """A place from its row."""
    return PlaceRef(None, row.name, PlaceType(row.type), row.country, row.admin1, row.lat, row.lon, row.place_id)


def tenure_of(row: Row[Any]) -> Tenure:
    """A tenure from its row."""
    return Tenure(
        dt.date.fromisoformat(row.since),
        _day(row.until),
        State(row.state),
        decode_party(row.holder),
        decode_party(row.besieger),
        Extent(row.extent) if row.extent else None,
        Basis(row.basis),
        _day(row.last_confirmed),
        tuple(json.loads(row.supporting)),
        tuple(json.loads(row.opposing)),
        row.inferred,
    )
