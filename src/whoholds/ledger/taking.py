"""Taking a batch of packed reports into the tables, in the order that they come."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Table, func, select, update

from whoholds.ledger import rows, sketches, tables
from whoholds.ledger.changes import mark_changed
from whoholds.ledger.copies import Groups, outlet_of
from whoholds.ledger.dialects import add_up, index_texts, put
from whoholds.ledger.packing import Packed, PackedClaim


class Appended(StrEnum):
    """What came of a report: new, the same as before, or a new version of an earlier one."""

    NEW = "new"
    SAME = "same"
    REVISED = "revised"


@dataclass(slots=True)
class _Versions:
    """What the ledger has under a report's id."""

    hashes: set[str] = field(default_factory=set)
    version: int = 0
    known_from: str = ""


KEPT = frozenset({tables.places.name, tables.place_names.name, tables.changed.name})
"""Tables whose rows may be there already."""


class Taking:
    """Takes reports in within one transaction; rows are gathered, and put in when they are many or needed."""

    def __init__(self, connection: Connection, now: dt.datetime) -> None:
        self._connection = connection
        self._now = now
        self._seq = _highest(connection, tables.reports)
        self._claim_seq = _highest(connection, tables.claims)
        self._found: dict[Table, list[rows.Row]] = defaultdict(list)
        self._covered: Counter[tuple[str, str, str, str]] = Counter()

    def take(self, batch: Sequence[Packed]) -> list[Appended]:
        """Take in the reports; what came of each."""
        groups, versions = Groups(self._connection, batch), self._versions(batch)
        done = [self._one(packed, groups, versions[packed.report["id"]]) for packed in batch]
        self.flush()
        groups.settle()
        return done

    def claims(self, seq: int, packed: Iterable[PackedClaim], known: str) -> None:
        """Gather the claims of a report."""
        for one in packed:
            self._claim_seq += 1
            number = self._claim_seq
            claim = {"seq": number, "report_seq": seq, "known_from": known, "known_to": None, **one.row}
            self._found[tables.claims].append(claim)
            named = {"claim_seq": number, "known_from": known, "known_to": None}
            self._found[tables.claim_places] += [named | row for row in one.places]
            self._found[tables.changed] += one.changes

    def flush(self) -> None:
        """Put in what was gathered."""
        for table in ORDER:
            found = self._found.pop(table, [])
            put(self._connection, table, _once(found) if table.name in KEPT else found, kept=table.name in KEPT)
            if table is tables.reports:
                index_texts(self._connection, [(row["seq"], row["text"]) for row in found])
        if self._covered:
            self._connection.execute(add_up(self._connection, tables.coverage, ("reports", "claims")), self._counts())
        self._covered.clear()

    def _one(self, packed: Packed, groups: Groups, versions: _Versions) -> Appended:
        report = packed.report
        if report["hash"] in versions.hashes:
            return Appended.SAME
        known = self._known_from(report["published"], versions)
        if versions.version:
            self.flush()
            _supersede(self._connection, report["id"], known)
        self._seq += 1
        self._report(packed, groups.join(self._seq, packed), versions.version + 1, known)
        self.claims(self._seq, packed.claims, known)
        versions.hashes.add(report["hash"])
        versions.version, versions.known_from = versions.version + 1, known
        return Appended.REVISED if versions.version > 1 else Appended.NEW

    def _report(self, packed: Packed, group: int, version: int, known: str) -> None:
        seq, report = self._seq, packed.report
        ingested = {"ingested_at": self._now.isoformat(timespec="seconds"), "copy_group": group}
        row = {"seq": seq, "version": version, "known_from": known, "known_to": None, **ingested, **report}
        self._found[tables.reports].append(row)
        if group == seq:
            self._found[tables.voices].append({"copy_group": seq, "outlet": outlet_of(report)})
        if report["sketch"]:
            pairs = sketches.bands(report["sketch"])
            self._found[tables.bands] += [{"band": b, "value": value, "report_seq": seq} for b, value in pairs]
        self._found[tables.places] += packed.places
        self._found[tables.place_names] += packed.names
        self._found[tables.blocks] += [{"report_seq": seq, **row} for row in packed.blocks]
        self._found[tables.drops] += [{"report_seq": seq, "origin": None, **row} for row in packed.drops]
        for row in packed.coverage:
            for counted in ("reports", "claims"):
                self._covered[row["outlet"], row["day"], row["country"], counted] += row[counted]

    def _known_from(self, published: str | None, before: _Versions) -> str:
        today = self._now.date().isoformat()
        if not before.version:
            return published or today
        return published if published and published > before.known_from else max(today, before.known_from)

    def _counts(self) -> list[rows.Row]:
        keys = sorted({key[:3] for key in self._covered})
        names = ("outlet", "day", "country")
        return [
            {
                **dict(zip(names, key, strict=True)),
                **{what: self._covered[*key, what] for what in ("reports", "claims")},
            }
            for key in keys
        ]

    def _versions(self, batch: Sequence[Packed]) -> dict[str, _Versions]:
        table, found = tables.reports, {packed.report["id"]: _Versions() for packed in batch}
        for some in rows.batches(found):
            columns = (table.c.id, table.c.hash, table.c.version, table.c.known_from)
            for row in self._connection.execute(select(*columns).where(table.c.id.in_(some))):
                one = found[row.id]
                one.hashes.add(row.hash)
                if row.version > one.version:
                    one.version, one.known_from = row.version, row.known_from
        return found


ORDER = (
    tables.reports, tables.voices, tables.bands, tables.blocks, tables.drops, tables.places, tables.place_names,
    tables.claims, tables.claim_places, tables.changed,
)  # fmt: skip
"""Rows before those that point to them."""


def _highest(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.coalesce(func.max(table.c.seq), 0))).scalar_one())


def _once(found: Iterable[rows.Row]) -> list[rows.Row]:
    """Each row once: the first of those that have one place, name or change."""
    kept: dict[tuple[Any, ...], rows.Row] = {}
    for row in found:
        key = (row["key"],) if "lat" in row else tuple(row.values())
        kept.setdefault(key, row)
    return list(kept.values())


def _supersede(connection: Connection, report_id: str, known_to: str) -> None:
    """Close the versions before: what they said is known up to this day."""
    reports, claims, where = tables.reports, tables.claims, tables.claim_places
    old = select(reports.c.seq).where(reports.c.id == report_id)
    ids = list(
        connection.execute(
            select(claims.c.seq).where(claims.c.report_seq.in_(old) & claims.c.known_to.is_(None))
        ).scalars()
    )
    until = {"known_to": known_to}
    mark_changed(connection, where.c.claim_seq.in_(ids))
    connection.execute(update(where).where(where.c.claim_seq.in_(ids)).values(**until))
    connection.execute(update(claims).where(claims.c.seq.in_(ids)).values(**until))
    connection.execute(update(reports).where(reports.c.seq.in_(old) & reports.c.known_to.is_(None)).values(**until))
