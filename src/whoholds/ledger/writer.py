"""The one who writes: each report in a transaction of its own, and nothing that was written is changed.

Law: knowledge is append-only. A report's claims are known from its day of publication, so that "as known on a day"
means "as had been published by then"; without that day, from the day of ingest, which is kept as well. The same report
again changes nothing. Another text under the same id is a new version, known from its own day of publication if that
is later, else from the day of ingest; the old one's claims are known up to that day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from whoholds.ledger import copies, rows, sketches, tables
from whoholds.ledger.codec import dump, encode_party
from whoholds.ledger.dialects import add_up, index_text, keep, tune
from whoholds.ledger.migrations import migrate
from whoholds.records import Claim, Drop, PlaceRef, Report
from whoholds.records.control import Tenure


class Appended(StrEnum):
    """What came of a report: new, the same as before, or a new version of an earlier one."""

    NEW = "new"
    SAME = "same"
    REVISED = "revised"


class UnknownClaimError(LookupError):
    """No claim has this id."""


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class LedgerWriter:
    """Appends to a ledger; brings its schema up to date when opened."""

    def __init__(self, engine: Engine, *, clock: Callable[[], dt.datetime] = _now) -> None:
        self._engine = engine
        self._clock = clock
        with engine.begin() as connection:
            migrate(connection)

    def holds(self, report: Report) -> bool:
        """Whether this very text is in the ledger under this id: it needn't be read again."""
        with self._engine.connect() as connection:
            return _same(connection, report) is not None

    def append(self, reading: rows.Reading, *, drops: Iterable[Drop] = ()) -> Appended:
        """Take in one report, whole or not at all."""
        with self._engine.begin() as connection:
            if _same(connection, reading.report) is not None:
                return Appended.SAME
            before = _latest(connection, reading.report.id)
            known = self._known_from(reading.report, before)
            if before is not None:
                _supersede(connection, reading.report.id, known)
            seq = self._write_report(connection, reading, known, before.version + 1 if before else 1)
            _write_claims(connection, seq, reading.claims, known)
            _write_places(connection, rows.named(reading))
            _fill(connection, seq, reading, drops)
            return Appended.REVISED if before else Appended.NEW

    def fail(self, origin: str, drop: Drop) -> None:
        """Note that something could not be read at all, and why."""
        with self._engine.begin() as connection:
            connection.execute(insert(tables.drops), list(rows.drop_rows(None, origin, [drop])))

    def judge(
        self, claim_id: str, verdict: str, *, judge: str, note: str | None = None, corrected: Claim | None = None
    ) -> None:
        """Add a person's judgement of a claim; it counts from today.

        Raises UnknownClaimError. A corrected claim is a new row beside the old one, in the same report.
        """
        now = self._clock()
        with self._engine.begin() as connection:
            seq = connection.execute(select(tables.claims.c.report_seq).where(tables.claims.c.id == claim_id)).scalar()
            if seq is None:
                raise UnknownClaimError(claim_id)
            if corrected is not None:
                _write_claims(connection, seq, (corrected,), now.date())
            connection.execute(
                insert(tables.judgements).values(
                    claim_id=claim_id,
                    verdict=verdict,
                    judge=judge,
                    note=note,
                    judged_at=now.isoformat(timespec="seconds"),
                    known_from=rows.iso(now.date()),
                    corrected_id=corrected.id if corrected else None,
                )
            )
            _mark_stale(connection, _keys_of(connection, claim_id))

    def judge_pair(self, one: str, other: str, verdict: str, *, judge: str, note: str | None = None) -> None:
        """Add a person's word on whether two claims tell of one happening: merge or split."""
        now = self._clock()
        row = {
            "claim_id": one, "corrected_id": other, "verdict": verdict, "judge": judge, "note": note,
            "judged_at": now.isoformat(timespec="seconds"), "known_from": rows.iso(now.date()),
        }  # fmt: skip
        with self._engine.begin() as connection:
            connection.execute(insert(tables.judgements).values(**row))

    @contextmanager
    def histories(self, limit: int) -> Iterator[Histories]:
        """Places whose history has to be told anew, and where to put it: one transaction."""
        with self._engine.begin() as connection:
            yield Histories(connection, limit)

    def tell_by(self, rules: str) -> None:
        """Note by which rules tenures are told from now on; if others told them, all are marked as told of old."""
        with self._engine.begin() as connection:
            before = connection.execute(select(tables.told_by.c.rules)).scalar()
            connection.execute(delete(tables.told_by))
            connection.execute(insert(tables.told_by).values(one=1, rules=rules))
        if before != rules:
            self.retell()

    def retell(self) -> None:
        """Mark every place that control claims name as told of old."""
        where = tables.claim_places
        with self._engine.begin() as connection:
            keys = connection.execute(select(where.c.key).where(where.c.control == 1).distinct()).scalars()
            _mark_stale(connection, list(keys))

    def settle(self) -> None:
        """Let the database look at what it holds, after much was added."""
        with self._engine.connect() as connection:
            tune(connection)

    def _known_from(self, report: Report, before: Any) -> dt.date:
        today = self._clock().date()
        if before is None:
            return report.published or today
        earlier = dt.date.fromisoformat(before.known_from)
        return report.published if report.published and report.published > earlier else max(today, earlier)

    def _write_report(self, connection: Connection, reading: rows.Reading, known: dt.date, version: int) -> int:
        report = reading.report
        seq = int(connection.execute(select(func.coalesce(func.max(tables.reports.c.seq), 0))).scalar_one()) + 1
        group, numbers = copies.group(connection, seq, report)
        connection.execute(
            insert(tables.reports).values(
                seq=seq,
                id=report.id,
                hash=report.text_hash,
                version=version,
                text=report.text,
                title=report.title,
                published=rows.iso(report.published),
                source=report.source,
                url=report.url,
                language=report.language,
                told=rows.iso(rows.told(report, reading.claims)),
                known_from=rows.iso(known),
                copy_group=group,
                ingested_at=self._clock().isoformat(timespec="seconds"),
                sketch=sketches.write(numbers),
            )
        )
        copies.join(connection, seq, group, numbers)
        index_text(connection, seq, report.text)
        return seq


class Histories:
    """Within one transaction: places to tell anew, and the tables of tenures to put them in."""

    def __init__(self, connection: Connection, limit: int) -> None:
        self.connection = connection
        self.keys = tuple(
            connection.execute(select(tables.stale.c.key).order_by(tables.stale.c.key).limit(limit)).scalars()
        )

    def mark(self, keys: Iterable[str]) -> None:
        """Ask for these places to be told anew, too."""
        _mark_stale(self.connection, keys)

    def put(self, key: str, tenures: Iterable[Tenure]) -> None:
        """Replace what was told of a place."""
        self.connection.execute(delete(tables.tenures).where(tables.tenures.c.key == key))
        self.connection.execute(delete(tables.stale).where(tables.stale.c.key == key))
        country = self.connection.execute(select(tables.places.c.country).where(tables.places.c.key == key)).scalar()
        told = [_tenure_row(key, country, tenure) for tenure in tenures]
        if told:
            self.connection.execute(insert(tables.tenures), told)


def _tenure_row(key: str, country: str | None, tenure: Tenure) -> rows.Row:
    return {
        "key": key,
        "country": country,
        "since": rows.iso(tenure.since),
        "until": rows.iso(tenure.until),
        "state": tenure.state,
        "holder": encode_party(tenure.holder),
        "besieger": encode_party(tenure.besieger),
        "extent": tenure.extent,
        "basis": tenure.basis,
        "last_confirmed": rows.iso(tenure.last_confirmed),
        "supporting": dump(tenure.supporting),
        "opposing": dump(tenure.opposing),
        "inferred": tenure.inferred,
    }


def _same(connection: Connection, report: Report) -> int | None:
    table = tables.reports
    where = (table.c.id == report.id) & (table.c.hash == report.text_hash)
    return connection.execute(select(table.c.seq).where(where)).scalar()


def _latest(connection: Connection, report_id: str) -> Any:
    table = tables.reports
    query = select(table.c.known_from, table.c.version).where(table.c.id == report_id).order_by(table.c.version.desc())
    return connection.execute(query.limit(1)).first()


def _supersede(connection: Connection, report_id: str, known_to: dt.date) -> None:
    """Close the versions before: what they said is known up to this day."""
    reports, claims, where = tables.reports, tables.claims, tables.claim_places
    old = select(reports.c.seq).where(reports.c.id == report_id)
    ids = list(
        connection.execute(
            select(claims.c.seq).where(claims.c.report_seq.in_(old) & claims.c.known_to.is_(None))
        ).scalars()
    )
    until = {"known_to": rows.iso(known_to)}
    _mark_stale(
        connection, connection.execute(select(where.c.key).where(where.c.claim_seq.in_(ids)).distinct()).scalars()
    )
    connection.execute(update(where).where(where.c.claim_seq.in_(ids)).values(**until))
    connection.execute(update(claims).where(claims.c.seq.in_(ids)).values(**until))
    connection.execute(update(reports).where(reports.c.seq.in_(old) & reports.c.known_to.is_(None)).values(**until))


def _write_claims(connection: Connection, seq: int, claims: Iterable[Claim], known: dt.date) -> None:
    once = {claim.id: claim for claim in claims}
    if not once:
        return
    first = int(connection.execute(select(func.coalesce(func.max(tables.claims.c.seq), 0))).scalar_one()) + 1
    _write_places(connection, rows.named_in(once.values()))
    connection.execute(
        insert(tables.claims),
        [
            {"seq": first + i, "id": key, **rows.claim_row(seq, claim, known)}
            for i, (key, claim) in enumerate(once.items())
        ],
    )
    where = [row for i, claim in enumerate(once.values()) for row in rows.claim_place_rows(first + i, claim, known)]
    if where:
        connection.execute(insert(tables.claim_places), where)
        _mark_stale(connection, (row["key"] for row in where if row["control"]))


def _write_places(connection: Connection, places: list[tuple[str, PlaceRef]]) -> None:
    for table, found in ((tables.places, rows.place_rows(places)), (tables.place_names, rows.name_rows(places))):
        if found:
            connection.execute(keep(connection, table), found)


def _fill(connection: Connection, seq: int, reading: rows.Reading, drops: Iterable[Drop]) -> None:
    for table, found in (
        (tables.blocks, list(rows.block_rows(seq, reading.blocks))),
        (tables.drops, list(rows.drop_rows(seq, None, drops))),
    ):
        if found:
            connection.execute(insert(table), found)
    counted = list(rows.coverage_rows(reading.report, reading.claims))
    connection.execute(add_up(connection, tables.coverage, ("reports", "claims")), counted)


def _keys_of(connection: Connection, claim_id: str) -> Iterable[str]:
    where = tables.claim_places
    ids = select(tables.claims.c.seq).where(tables.claims.c.id == claim_id)
    return connection.execute(select(where.c.key).where(where.c.claim_seq.in_(ids)).distinct()).scalars()


def _mark_stale(connection: Connection, keys: Iterable[str]) -> None:
    marked = [{"key": key} for key in sorted(set(keys))]
    if marked:
        connection.execute(keep(connection, tables.stale), marked)
