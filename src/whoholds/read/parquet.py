"""Parquet: a report a row. Needs the extra `parquet`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from whoholds.read.fields import row_report
from whoholds.read.mapping import FIELDS, Mapping
from whoholds.read.outcome import Failed, Unreadable, needs
from whoholds.read.source import Source
from whoholds.records import Report

_ROWS = 256


def read_parquet(source: Source) -> Iterator[Report | Failed]:
    """The reports of the rows; a broken one fails alone. Raises Unreadable where no column holds a text."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise needs("parquet", "a Parquet file") from None
    mapping = source.mapping or Mapping()
    with source.open() as stream:
        try:
            table = pq.ParquetFile(
                stream if source.path or source.data is not None else pa.BufferReader(source.content())
            )
            names = table.schema_arrow.names
            if mapping.column("text") not in names:
                shown = ", ".join(names)[:300]
                raise Unreadable(
                    f"no column {mapping.column('text')!r}; name the one that holds the text (there are {shown})"
                )
            columns = [column for field in FIELDS if (column := mapping.column(field)) in names]
            number = 0
            for batch in table.iter_batches(batch_size=_ROWS, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield _report(row, mapping, f"{source.name}:{number}", source)
        except (pa.ArrowException, OSError) as error:
            raise Unreadable(f"broken Parquet: {str(error)[:100]}") from error


def _report(row: dict[str, object], mapping: Mapping, name: str, source: Source) -> Report | Failed:
    fields = {key: _plain(value) for key, value in mapping.apply(row).items()}
    try:
        return row_report(fields, source.today)
    except Unreadable as error:
        return Failed(name, str(error))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value
