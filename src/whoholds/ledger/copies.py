"""Copies of a report, printed by several outlets, form a group that speaks with one voice: the first outlet's."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, tuple_, update

from whoholds.ledger import sketches
from whoholds.ledger.dialects import keep
from whoholds.ledger.tables import bands, claim_places, claims, reports, stale, voices
from whoholds.records import Report


def group(connection: Connection, seq: int, report: Report) -> tuple[int, sketches.Sketch | None]:
    """The group that a new report joins, its own number if it is no copy, and its sketch.

    Groups that the report links become one.
    """
    numbers = sketches.sketch(report.text)
    found = _twins(connection, report)
    if numbers is not None:
        found |= _alike(connection, numbers)
    groups = sorted(found) or [seq]
    for other in groups[1:]:
        connection.execute(update(reports).where(reports.c.copy_group == other).values(copy_group=groups[0]))
        connection.execute(delete(voices).where(voices.c.copy_group == other))
    return groups[0], numbers


def join(connection: Connection, seq: int, copy_group: int, numbers: sketches.Sketch | None) -> None:
    """Name the group after the outlet that printed it first, now that the report is in."""
    if numbers is not None:
        placed = [{"band": band, "value": value, "report_seq": seq} for band, value in sketches.bands(numbers)]
        connection.execute(insert(bands), placed)
    query = select(reports.c.seq, reports.c.source, reports.c.published, reports.c.id).where(
        reports.c.copy_group == copy_group
    )
    members = connection.execute(query).all()
    first = min(members, key=lambda member: (member.published or "9999", member.source or f"report {member.id}"))
    outlet = first.source or f"report {first.id}"
    connection.execute(delete(voices).where(voices.c.copy_group == copy_group))
    connection.execute(insert(voices).values(copy_group=copy_group, outlet=outlet))
    if len(members) > 1:
        _retell(connection, [member.seq for member in members if member.seq != seq])


def _twins(connection: Connection, report: Report) -> set[int]:
    """Groups of reports with the very same text, under whatever id."""
    return set(connection.execute(select(reports.c.copy_group).where(reports.c.hash == report.text_hash)).scalars())


def _alike(connection: Connection, numbers: sketches.Sketch) -> set[int]:
    pairs = sketches.bands(numbers)
    shared = select(bands.c.report_seq).where(tuple_(bands.c.band, bands.c.value).in_(pairs)).distinct()
    query = select(reports.c.copy_group, reports.c.sketch).where(reports.c.seq.in_(shared))
    rows = connection.execute(query).all()
    return {row.copy_group for row in rows if sketches.likeness(numbers, sketches.read(row.sketch)) >= sketches.COPY}


def _retell(connection: Connection, seqs: list[int]) -> None:
    """Places that copies speak of have one voice less: their histories are told anew."""
    where = claims.c.report_seq.in_(seqs) & (claim_places.c.control == 1)
    query = select(claim_places.c.key).join(claims, claims.c.seq == claim_places.c.claim_seq).where(where).distinct()
    keys = [{"key": key} for key in connection.execute(query).scalars()]
    if keys:
        connection.execute(keep(connection, stale), keys)
