"""The tables of a ledger. Days are ISO dates; a row that another replaced keeps its `known_to`."""

from __future__ import annotations

from sqlalchemy import REAL, Column, Float, ForeignKey, Index, Integer, MetaData, Table, UniqueConstraint
from sqlalchemy import Text as PlainText
from sqlalchemy.dialects import postgresql

Text = PlainText().with_variant(PlainText(collation="C"), "postgresql")
"""Words in the order of their code points, on every database."""
Degrees: Float[float] = REAL().with_variant(postgresql.DOUBLE_PRECISION(), "postgresql")
"""Eight bytes: SQLite's REAL is as long as PostgreSQL's double."""

metadata = MetaData()

schema = Table(
    "schema_version",
    metadata,
    Column("name", Text, primary_key=True),
    Column("applied_at", Text, nullable=False),
    sqlite_strict=True,
)

reports = Table(
    "reports",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("published", Text),
    Column("title", Text),
    Column("source", Text),
    Column("url", Text),
    Column("language", Text, nullable=False),
    Column("told", Text),
    Column("known_from", Text, nullable=False),
    Column("known_to", Text),
    Column("ingested_at", Text, nullable=False),
    Column("copy_group", Integer, nullable=False),
    Column("sketch", Text),
    UniqueConstraint("id", "hash"),
    Index("reports_by_group", "copy_group"),
    Index("reports_by_day", "published"),
    Index("reports_by_hash", "hash"),
    sqlite_strict=True,
)

voices = Table(
    "voices",
    metadata,
    Column("copy_group", Integer, primary_key=True),
    Column("outlet", Text, nullable=False),
    sqlite_strict=True,
)

bands = Table(
    "sketch_bands",
    metadata,
    Column("band", Integer, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("report_seq", Integer, ForeignKey("reports.seq"), primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

blocks = Table(
    "blocks",
    metadata,
    Column("report_seq", Integer, ForeignKey("reports.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("body_start", Integer, nullable=False),
    Column("body_end", Integer, nullable=False),
    Column("date", Text),
    Column("author_start", Integer),
    Column("author_end", Integer),
    Column("handle", Text),
    sqlite_strict=True,
)

claims = Table(
    "claims",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("report_seq", Integer, ForeignKey("reports.seq"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("valid_from", Text),
    Column("valid_to", Text),
    Column("known_from", Text, nullable=False),
    Column("known_to", Text),
    Column("body", Text, nullable=False),
    UniqueConstraint("report_seq", "id"),
    Index("claims_by_id", "id"),
    Index("claims_by_day", "valid_from", "kind", "known_from", "known_to"),
    sqlite_strict=True,
)

places = Table(
    "places",
    metadata,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("country", Text),
    Column("admin1", Text),
    Column("lat", Degrees),
    Column("lon", Degrees),
    Column("cell", Integer),
    Column("place_id", Text),
    Index("places_by_cell", "cell"),
    Index("places_by_division", "country", "admin1"),
    sqlite_strict=True,
)

place_names = Table(
    "place_names",
    metadata,
    Column("folded", Text, primary_key=True),
    Column("key", Text, ForeignKey("places.key"), primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

claim_places = Table(
    "claim_places",
    metadata,
    Column("key", Text, primary_key=True),
    Column("control", Integer, primary_key=True),
    Column("known_from", Text, primary_key=True),
    Column("claim_seq", Integer, ForeignKey("claims.seq"), primary_key=True),
    Column("known_to", Text),
    Column("position", Integer, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Index("claim_places_by_claim", "claim_seq"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

tenures = Table(
    "tenures",
    metadata,
    Column("key", Text, primary_key=True),
    Column("since", Text, primary_key=True),
    Column("until", Text),
    Column("country", Text),
    Column("state", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("besieger", Text, nullable=False),
    Column("extent", Text),
    Column("basis", Text, nullable=False),
    Column("last_confirmed", Text),
    Column("supporting", Text, nullable=False),
    Column("opposing", Text, nullable=False),
    Column("inferred", Text),
    Index("tenures_by_country", "country", "since", "until"),
    Index("tenures_by_land", "country", "key", "since", "until", "last_confirmed"),
    sqlite_strict=True,
)

marks = Table(
    "marks",
    metadata,
    Column("key", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""From where a place's history can be told on."""

changed = Table(
    "changed",
    metadata,
    Column("key", Text, primary_key=True),
    Column("first", Text, primary_key=True),
    Column("last", Text, primary_key=True),
    Column("whole", Integer, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Days of a place that newer claims speak of, or lost ones did; `whole` if one was about all of a division."""

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("claim_id", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("judge", Text, nullable=False),
    Column("note", Text),
    Column("judged_at", Text, nullable=False),
    Column("known_from", Text, nullable=False),
    Column("corrected_id", Text),
    Index("judgements_by_claim", "claim_id"),
    sqlite_strict=True,
)

drops = Table(
    "drops",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("report_seq", Integer, ForeignKey("reports.seq")),
    Column("origin", Text),
    Column("stage", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("detail", Text, nullable=False),
    Index("drops_by_report", "report_seq"),
    sqlite_strict=True,
)

coverage = Table(
    "coverage",
    metadata,
    Column("outlet", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("country", Text, primary_key=True),
    Column("reports", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

told_by = Table(
    "told_by",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("rules", Text, nullable=False),
    sqlite_strict=True,
)
"""One row: by which rules the tenures were told."""
