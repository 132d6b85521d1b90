"""Copies of a report, printed by several outlets, form a group that speaks with one voice: the first outlet's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from whoholds.ledger import sketches
from whoholds.ledger.changes import mark_changed
from whoholds.ledger.packing import Packed
from whoholds.ledger.rows import batches
from whoholds.ledger.tables import bands, claim_places, claims, reports, voices


class Groups:
    """The groups that the reports of a batch join: each is asked in turn, and `settle` comes when their rows are in."""

    def __init__(self, connection: Connection, batch: Sequence[Packed]) -> None:
        self._connection = connection
        self._by_hash: dict[str, set[int]] = defaultdict(set)
        self._by_band: dict[tuple[int, str], set[int]] = defaultdict(set)
        self._sketch: dict[int, str] = {}
        self._group: dict[int, int] = {}
        self._merged: dict[int, int] = {}
        self._joined: set[int] = set()
        self._find_twins([packed.report["hash"] for packed in batch])
        self._find_alike([packed.report["sketch"] for packed in batch if packed.report["sketch"]])

    def join(self, seq: int, packed: Packed) -> int:
        """The group that a new report joins, its own number if it is no copy. Groups that it links become one."""
        text_hash, sketch = packed.report["hash"], packed.report["sketch"]
        found = {self._root(group) for group in self._by_hash[text_hash] | self._alike(sketch)}
        group = min(found, default=seq)
        self._merged.update({other: group for other in found if other != group})
        if found:
            self._joined.add(group)
        self._by_hash[text_hash].add(group)
        if sketch:
            self._know(seq, group, sketch)
        return group

    def settle(self) -> None:
        """Name the groups that have grown after the outlet that printed first; whom that changes is told anew."""
        for lost, kept in self._merged.items():
            root = self._root(kept)
            self._connection.execute(update(reports).where(reports.c.copy_group == lost).values(copy_group=root))
            self._connection.execute(delete(voices).where(voices.c.copy_group == lost))
        merged = {self._root(kept) for kept in self._merged.values()}
        for group in sorted({self._root(group) for group in self._joined}):
            self._name(group, anew=group in merged)

    def _root(self, group: int) -> int:
        while group in self._merged:
            group = self._merged[group]
        return group

    def _know(self, seq: int, group: int, sketch: str) -> None:
        self._sketch[seq], self._group[seq] = sketch, group
        for pair in sketches.bands(sketch):
            self._by_band[pair].add(seq)

    def _alike(self, sketch: str | None) -> set[int]:
        if not sketch:
            return set()
        near = {seq for pair in sketches.bands(sketch) for seq in self._by_band.get(pair, ())}
        return {self._group[seq] for seq in near if sketches.likeness(sketch, self._sketch[seq]) >= sketches.COPY}

    def _find_twins(self, hashes: Iterable[str]) -> None:
        """Groups of reports with the very same text, under whatever id."""
        for some in batches(hashes):
            query = select(reports.c.hash, reports.c.copy_group).where(reports.c.hash.in_(some))
            for row in self._connection.execute(query):
                self._by_hash[row.hash].add(row.copy_group)

    def _find_alike(self, found: Iterable[str]) -> None:
        """Reports that share a band with one of the batch."""
        by_band: dict[int, set[str]] = defaultdict(set)
        for band, value in (pair for sketch in found for pair in sketches.bands(sketch)):
            by_band[band].add(value)
        near: set[int] = set()
        for band, values in by_band.items():
            for some in batches(sorted(values)):
                query = select(bands.c.report_seq).where(bands.c.band == band, bands.c.value.in_(some))
                near.update(self._connection.execute(query).scalars())
        for seqs in batches(sorted(near)):
            rows = select(reports.c.seq, reports.c.copy_group, reports.c.sketch).where(reports.c.seq.in_(seqs))
            for row in self._connection.execute(rows):
                self._know(row.seq, row.copy_group, row.sketch)

    def _name(self, group: int, *, anew: bool) -> None:
        columns = (reports.c.seq, reports.c.source, reports.c.published, reports.c.id)
        members = self._connection.execute(select(*columns).where(reports.c.copy_group == group)).all()
        outlet = _first(members)
        before = self._connection.execute(select(voices.c.outlet).where(voices.c.copy_group == group)).scalar()
        if before != outlet:
            self._connection.execute(delete(voices).where(voices.c.copy_group == group))
            self._connection.execute(insert(voices).values(copy_group=group, outlet=outlet))
        if before != outlet or anew:
            _tell_anew(self._connection, [member.seq for member in members])


def outlet_of(report: dict[str, str | None]) -> str:
    """The voice of a report by itself."""
    return report["source"] or f"report {report['id']}"


def _first(members: Sequence[Any]) -> str:
    """The outlet that printed it first."""
    first = min(members, key=lambda member: (member.published or "9999", member.source or f"report {member.id}"))
    return first.source or f"report {first.id}"


def _tell_anew(connection: Connection, seqs: Collection[int]) -> None:
    """Places that copies speak of hear another voice now."""
    for some in batches(seqs):
        said = select(claims.c.seq).where(claims.c.report_seq.in_(some))
        mark_changed(connection, claim_places.c.claim_seq.in_(said))
