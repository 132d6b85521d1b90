"""The one who writes: each report in a transaction of its own, and nothing that was written is changed.

Law: knowledge is append-only. A report's claims are known from its day of publication, so that "as known on a day"
means "as had been published by then"; without that day, from the day of ingest, which is kept as well. The same report
again changes nothing. Another text under the same id is a new version, known from its own day of publication if that
is later, else from the day of ingest; the old one's claims are known up to that day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, insert, literal, select

from whoholds.ledger import rows, tables
from whoholds.ledger.changes import mark_changed
from whoholds.ledger.dialects import alone, put, tune
from whoholds.ledger.histories import Histories
from whoholds.ledger.migrations import migrate
from whoholds.ledger.packing import Packed, pack, pack_claim
from whoholds.ledger.taking import Appended, Taking
from whoholds.records import Claim, Drop, Report


class UnknownClaimError(LookupError):
    """No claim has this id."""


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class LedgerWriter:
    """Appends to a ledger; brings its schema up to date when opened. One writes at a time, another waits."""

    def __init__(self, engine: Engine, *, clock: Callable[[], dt.datetime] = _now) -> None:
        self._engine = engine
        self._clock = clock
        with self._begin() as connection:
            migrate(connection)

    def close(self) -> None:
        """Let go of the ledger."""
        self._engine.dispose()

    def holds(self, report: Report) -> bool:
        """Whether this very text is in the ledger under this id: it needn't be read again."""
        table = tables.reports
        where = (table.c.id == report.id) & (table.c.hash == report.text_hash)
        with self._engine.connect() as connection:
            return connection.execute(select(table.c.seq).where(where)).first() is not None

    def append(self, reading: rows.Reading, *, drops: Iterable[Drop] = ()) -> Appended:
        """Take in one report, whole or not at all."""
        return self.append_all([pack(reading, drops)])[0]

    def append_all(self, batch: Sequence[Packed]) -> list[Appended]:
        """Take in many reports in one transaction, all or none; what came of each."""
        with self._begin() as connection:
            return Taking(connection, self._clock()).take(batch)

    def fail(self, origin: str, drop: Drop) -> None:
        """Note that something could not be read at all, and why."""
        with self._begin() as connection:
            put(connection, tables.drops, [{"origin": origin, **row} for row in rows.drop_rows([drop])])

    def judge(
        self, claim_id: str, verdict: str, *, judge: str, note: str | None = None, corrected: Claim | None = None
    ) -> None:
        """Add a person's judgement of a claim; it counts from today.

        Raises UnknownClaimError. A corrected claim is a new row beside the old one, in the same report; one that is
        there already, as after a correction was undone, is accepted.
        """
        now, claims = self._clock(), tables.claims
        with self._begin() as connection:
            seq = connection.execute(select(claims.c.report_seq).where(claims.c.id == claim_id)).scalar()
            if seq is None:
                raise UnknownClaimError(claim_id)
            if corrected is not None and _has(connection, seq, corrected):
                again = {"claim_id": corrected.id, **_judged(now, "accept", judge, note)}
                connection.execute(insert(tables.judgements).values(**again))
                mark_changed(connection, tables.claim_places.c.claim_seq.in_(_seqs(corrected.id)))
            elif corrected is not None:
                _add_claim(connection, seq, corrected, now)
            row = {"claim_id": claim_id, "corrected_id": corrected.id if corrected else None}
            connection.execute(insert(tables.judgements).values(**row, **_judged(now, verdict, judge, note)))
            mark_changed(connection, tables.claim_places.c.claim_seq.in_(_seqs(claim_id)))

    def judge_pair(self, one: str, other: str, verdict: str, *, judge: str, note: str | None = None) -> None:
        """Add a person's word on whether two claims tell of one happening: merge or split."""
        row = {"claim_id": one, "corrected_id": other, **_judged(self._clock(), verdict, judge, note)}
        with self._begin() as connection:
            connection.execute(insert(tables.judgements).values(**row))

    @contextmanager
    def histories(self, limit: int) -> Iterator[Histories]:
        """Places whose history has changed, and where to put what is told anew: one transaction."""
        with self._begin() as connection:
            found = Histories(connection, limit)
            yield found
            found.write()

    def tell_by(self, rules: str) -> None:
        """Note by which rules tenures are told from now on; if others told them, all are marked as told of old."""
        with self._begin() as connection:
            before = connection.execute(select(tables.told_by.c.rules)).scalar()
            connection.execute(delete(tables.told_by))
            connection.execute(insert(tables.told_by).values(one=1, rules=rules))
        if before != rules:
            self.retell()

    def retell(self) -> None:
        """Mark every place that control claims name as told of old."""
        where, changed = tables.claim_places, tables.changed
        every = (literal(dt.date.min.isoformat()), literal(dt.date.max.isoformat()), literal(0))
        keys = select(where.c.key, *every).where(where.c.control == 1).distinct()
        with self._begin() as connection:
            connection.execute(delete(changed))
            connection.execute(insert(changed).from_select(["key", "first", "last", "whole"], keys))

    def settle(self) -> None:
        """Let the database look at what it holds, after much was added."""
        with self._engine.connect() as connection:
            tune(connection)

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            alone(connection)
            yield connection


def _judged(now: dt.datetime, verdict: str, judge: str, note: str | None) -> rows.Row:
    days = {"judged_at": now.isoformat(timespec="seconds"), "known_from": rows.iso(now.date())}
    return {"verdict": verdict, "judge": judge, "note": note, **days}


def _seqs(claim_id: str) -> Select[Any]:
    return select(tables.claims.c.seq).where(tables.claims.c.id == claim_id)


def _has(connection: Connection, report_seq: int, claim: Claim) -> bool:
    return connection.execute(_seqs(claim.id).where(tables.claims.c.report_seq == report_seq)).first() is not None


def _add_claim(connection: Connection, seq: int, claim: Claim, now: dt.datetime) -> None:
    """Put a person's claim into the report of the one that it corrects."""
    reports = tables.reports
    row = connection.execute(select(reports.c.told, reports.c.published).where(reports.c.seq == seq)).one()
    told, published = (dt.date.fromisoformat(day) if day else None for day in row)
    put(connection, tables.places, rows.place_rows(rows.named_in([claim])), kept=True)
    put(connection, tables.place_names, rows.name_rows(rows.named_in([claim])), kept=True)
    taking = Taking(connection, now)
    taking.claims(seq, [pack_claim(claim, told, published)], now.date().isoformat())
    taking.flush()
