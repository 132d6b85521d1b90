"""Taking a report out on request, as the law may ask: the one exception to append-only.

What stays is the report's id, the hash of its text, its days, and the fact and the reason of its going, so that it
isn't taken in again and nobody wonders where it went.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, delete, insert, select, update

from whoholds.ledger import rows, tables
from whoholds.ledger.changes import mark_changed
from whoholds.ledger.dialects import alone, index_anew, overwrite_deleted, settle_file
from whoholds.records import Drop

ERASED = "erased"


class UnknownReportError(LookupError):
    """No report has this id."""


def erase(engine: Engine, report_id: str, reason: str) -> int:
    """Take out the text, title, address, outlet, blocks and claims of a report, all versions; how many claims went.

    Raises UnknownReportError. The places that it spoke of are marked, to be told anew.
    """
    with engine.begin() as connection:
        alone(connection)
        overwrite_deleted(connection)
        kept = select(tables.reports.c.seq, tables.reports.c.hash)
        found = connection.execute(kept.where(tables.reports.c.id == report_id)).all()
        if not found:
            raise UnknownReportError(report_id)
        numbers = [row.seq for row in found]
        gone = _erase_claims(connection, numbers)
        for table in (tables.blocks, tables.drops, tables.bands):
            connection.execute(delete(table).where(table.c.report_seq.in_(numbers)))
        _erase_outlet(connection, report_id, numbers)
        blank = {"text": "", "title": None, "url": None, "sketch": None}
        connection.execute(update(tables.reports).where(tables.reports.c.seq.in_(numbers)).values(**blank))
        index_anew(connection)
        detail = f"SHA-256 {', '.join(row.hash for row in found)}"
        noted = list(rows.drop_rows([Drop(ERASED, reason, detail=detail)]))
        connection.execute(insert(tables.drops), [{**row, "report_seq": None, "origin": report_id} for row in noted])
    settle_file(engine)
    return gone


def _erase_outlet(connection: Connection, report_id: str, numbers: list[int]) -> None:
    """Take out who printed a report, which may be a person: who sent nothing else is forgotten."""
    reports, voices, coverage = tables.reports, tables.voices, tables.coverage
    of_it = reports.c.seq.in_(numbers)
    outlets = set(connection.execute(select(reports.c.source).where(of_it, reports.c.source.is_not(None))).scalars())
    connection.execute(update(reports).where(of_it).values(source=None))
    connection.execute(update(voices).where(voices.c.copy_group.in_(numbers)).values(outlet=f"report {report_id}"))
    others = set(connection.execute(select(reports.c.source).where(reports.c.source.in_(outlets))).scalars())
    connection.execute(delete(coverage).where(coverage.c.outlet.in_(outlets - others)))


def _erase_claims(connection: Connection, numbers: list[int]) -> int:
    claims, where, judged = tables.claims, tables.claim_places, tables.judgements
    chosen = connection.execute(select(claims.c.seq, claims.c.id).where(claims.c.report_seq.in_(numbers))).all()
    for some in rows.batches(chosen):
        seqs, ids = [row.seq for row in some], [row.id for row in some]
        mark_changed(connection, where.c.claim_seq.in_(seqs))
        connection.execute(delete(where).where(where.c.claim_seq.in_(seqs)))
        connection.execute(delete(judged).where(judged.c.claim_id.in_(ids) | judged.c.corrected_id.in_(ids)))
        connection.execute(delete(claims).where(claims.c.seq.in_(seqs)))
    return len(chosen)
